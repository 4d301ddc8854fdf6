import { type ManifestState, readManifestState, type StateKey } from '../../manifest/manifest-state.ts'
import { cleanPath, joinPath } from '../../repo/paths.ts'
import type { Snapshot } from '../../repo/snapshot.ts'
import type { Piece } from '../../text/go-strings.ts'

export const check = 'extension-maturity'

/** An extension that specs/repo.yaml declares. */
export interface Family {
  /** As specs/repo.yaml writes it: the programs compare it as text. */
  readonly path: string
  /** Where specs/repo.yaml declares it. */
  readonly declared: Piece
  readonly manifestPath: string
  /** Undefined where the manifest cannot be read: the check is blocked there. */
  readonly state: ManifestState | undefined
}

/** The declared extensions, each once, sorted; none where specs/repo.yaml cannot be read. */
export function families(snapshot: Snapshot): Family[] {
  const declarations = new Map(snapshot.repoSpec?.extensionPaths.map(declared => [declared.text, declared]))
  const list = [...declarations.values()].map(declared => snapshot.memo(familyOf, declared))
  return list.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The same object for as long as declaration and manifest are the same. */
function familyOf(snapshot: Snapshot, declared: Piece): Family {
  const manifestPath = manifestOf(declared.text)
  return { path: declared.text, declared, manifestPath, state: snapshot.read(manifestPath, readManifestState) }
}

/** The manifest of a package as it is written in a specs file. */
export const manifestOf = (writtenPackage: string): string => joinPath(cleanPath(writtenPackage), 'module.yaml')

const needed: readonly StateKey[] = ['status', 'risk', 'owner']

/** The keys of a manifest without which the program stops. */
export function missingState(snapshot: Snapshot, manifestPath: string): StateKey[] {
  const state = snapshot.read(manifestPath, readManifestState)
  return needed.filter(key => state?.[key] === undefined)
}
