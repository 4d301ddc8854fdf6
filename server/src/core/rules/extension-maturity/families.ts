import { type ManifestState, readManifestState } from '../../manifest/manifest-state.ts'
import { cleanPath, joinPath } from '../../repo/paths.ts'
import type { Snapshot } from '../../repo/snapshot.ts'

export const check = 'extension-maturity'

/** An extension that specs/repo.yaml declares. */
export interface Family {
  /** As specs/repo.yaml writes it: the programs compare it as text. */
  readonly path: string
  readonly manifestPath: string
  /** Undefined where the manifest cannot be read: the check is blocked there. */
  readonly state: ManifestState | undefined
}

/** The declared extensions, each once, sorted; none where specs/repo.yaml cannot be read. */
export function families(snapshot: Snapshot): Family[] {
  const paths = new Set(snapshot.repoSpec?.extensionPaths.map(({ text }) => text))
  return [...paths].sort().map(path => {
    const manifestPath = manifestOf(path)
    return { path, manifestPath, state: snapshot.read(manifestPath, readManifestState) }
  })
}

/** The manifest of a package as it is written in a specs file. */
export const manifestOf = (writtenPackage: string): string => joinPath(cleanPath(writtenPackage), 'module.yaml')
