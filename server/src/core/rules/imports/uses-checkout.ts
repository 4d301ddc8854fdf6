import { isPassedOver } from '../../application/own-files.ts'
import { readGoMod } from '../../golang/mod/go-mod.ts'
import { cleanPath, joinPath } from '../../repo/paths.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import { plumegoModule } from '../../spec/repo.ts'
import type { SourceText } from '../../text/source-text.ts'

/**
 * A module within a checkout uses it only where its go.mod, or a go.work, says so. Files that the go command passes over
 * are built with nothing.
 */
export function usesCheckout({ path, directory }: GoFile, snapshot: Snapshot): boolean {
  if (path.split('/').some(isPassedOver)) return false
  const root = snapshot.tree.moduleRoot(directory)
  if (root === '' || snapshot.tree.kind('go.work') === 'file') return true
  const replacement = snapshot.read(joinPath(root, 'go.mod'), replacementOfPlumego)
  return replacement !== undefined && cleanPath(joinPath(root, replacement)) === ''
}

/** What a go.mod replaces Plumego by: a path as written, or another module's. */
const replacementOfPlumego = ({ text }: SourceText): string | undefined =>
  readGoMod(text).replaces.find(({ oldPath }) => oldPath.text === plumegoModule)?.newPath.text
