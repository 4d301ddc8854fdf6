import { URI, Utils } from 'vscode-uri'

/** The URI of a file or directory of the platform. */
export const uriOfPath = (path: string): URI => URI.file(path)

/** The platform's path of a URI; undefined where it names nothing on the disk. */
export function pathOfUri(uri: string): string | undefined {
  const parsed = URI.parse(uri)
  return parsed.scheme === 'file' ? parsed.fsPath : undefined
}

/** The platform's path of the directory that holds a file. */
export const directoryOfUri = (uri: string): string | undefined => {
  const parsed = URI.parse(uri)
  return parsed.scheme === 'file' ? Utils.dirname(parsed).fsPath : undefined
}

/** The path of `uri` relative to a root, the empty string for the root itself; undefined where it lies elsewhere. */
export function relativePath(root: URI, uri: string): string | undefined {
  const parsed = URI.parse(uri)
  if (parsed.scheme !== root.scheme || parsed.authority !== root.authority) return undefined
  const below = comparable(parsed)
  const above = comparable(root)
  if (below === above) return ''
  return below.startsWith(`${above}/`) ? below.slice(above.length + 1) : undefined
}

/** Clients disagree about the case of a drive's letter, and about the slash behind a directory. */
const comparable = (uri: URI): string => uri.path.replace(/^\/[A-Z]:/, drive => drive.toLowerCase()).replace(/\/$/, '')

/** The URI of a path relative to a root, as VS Code writes URIs. */
export const uriBelow = (root: URI, path: string): string =>
  (path === '' ? root : Utils.joinPath(root, path)).toString()

/** True for a module's manifest. */
const isManifest = (uri: string): boolean => uri.endsWith('/module.yaml')

/** True for a specs file. */
const isSpec = (uri: string): boolean => /\/specs\/(?:change-recipes\/)?[^/]+\.yaml$/.test(uri)

/** True for the YAML files that may have a schema: completion and hover look no further at any other. */
export const isGuided = (uri: string): boolean =>
  isManifest(uri) || isSpec(uri) || uri.endsWith('/community-extension.yaml')

/** True for the file that says which modules a module requires. */
export const isGoMod = (uri: string): boolean => uri.endsWith('/go.mod')
