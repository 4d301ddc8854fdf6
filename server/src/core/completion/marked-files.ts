import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { markedFiles } from '../rules/deprecation-inventory/files.ts'
import { listedFiles } from '../spec/deprecation-inventory.ts'

/** Go files that hold markers, those first that no entry of the deprecation inventory lists. */
export function inventoryFiles(snapshot: Snapshot): string[] {
  const listed = snapshot.read(specPaths.deprecationInventory, listedFiles)
  const marked = markedFiles(snapshot).filter(path => snapshot.own.goFiles.has(path))
  const isListed = (path: string): boolean => listed?.has(path) ?? false
  return [...marked.filter(path => !isListed(path)), ...marked.filter(isListed)]
}
