import { trimmedScalar } from '../manifest/manifest-lines.ts'
import type { Place } from '../maturity/maturity.ts'
import { hasGoFiles } from '../maturity/packages.ts'
import { isPackageFile } from '../repo/interest.ts'
import { isWithin, joinPath, parentPath } from '../repo/paths.ts'
import type { Manifest, Snapshot } from '../repo/snapshot.ts'
import { startOfFile } from '../text/position.ts'
import type { PathMention } from './mention.ts'

/**
 * Where a mentioned path leads: to the file; of a directory to its manifest, else to a file that stands for it; of a
 * pattern to every manifest that it reaches as well. None where nothing exists there.
 */
export function targetsOf(snapshot: Snapshot, { path, reach }: PathMention): Place[] {
  const own = placeOfPath(snapshot, path)
  if (reach === 'exact') return own ? [own] : []
  const below = [...snapshot.own.manifests.values()].filter(
    ({ directory }) =>
      directory !== path && (reach === 'below' ? isWithin(directory, path) : parentPath(directory) === path),
  )
  return [...(own ? [own] : []), ...below.map(placeOfManifest)]
}

/** A manifest, at the name that it gives its module. */
export function placeOfManifest({ path, source, lines }: Manifest): Place {
  const name = trimmedScalar(lines, 'name')
  return { file: path, range: name ? source.range(name) : startOfFile }
}

function placeOfPath(snapshot: Snapshot, path: string): Place | undefined {
  if (snapshot.tree.kind(path) === 'file') return { file: path, range: startOfFile }
  const manifest = snapshot.manifests.get(path)
  if (manifest) return placeOfManifest(manifest)
  const file = representative(snapshot, path)
  return file === undefined ? undefined : { file: joinPath(path, file), range: startOfFile }
}

/** The file of a directory that says what the directory is: of a package its documentation or else its first file. */
function representative(snapshot: Snapshot, directory: string): string | undefined {
  const names = snapshot.tree.children(directory)
  if (names.includes('README.md')) return 'README.md'
  if (!hasGoFiles(snapshot, directory)) return names.find(name => name === 'go.mod')
  return names.find(name => name === 'doc.go') ?? names.find(name => isPackageFile(name))
}
