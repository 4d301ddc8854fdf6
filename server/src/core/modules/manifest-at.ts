import { readManifestLines } from '../manifest/manifest-lines.ts'
import { joinPath } from '../repo/paths.ts'
import type { Manifest, Snapshot } from '../repo/snapshot.ts'

/** The manifest of a directory, which may lie behind a link, where no walk finds it. */
export function manifestAt(snapshot: Snapshot, directory: string): Manifest | undefined {
  const path = joinPath(directory, 'module.yaml')
  const source = snapshot.text(path)
  const lines = snapshot.read(path, readManifestLines)
  return source && lines && { path, directory, source, lines }
}
