import { type GoMarkers, readMarkers } from '../../golang/markers.ts'
import type { Indexer } from '../../repo/file-index.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'

export const check = 'deprecation-inventory'

/** Directories that the program's walk passes by, at any depth. */
const skipped = /(?:^|\/)(?:\.git|\.next|gatus|node_modules|output|vendor|website)\//
const itself = 'internal/checks/deprecation-inventory/'

/** Whether the program comes by a path: tests, testdata and nested modules are no exception. */
export const isLookedAt = (path: string): boolean => !skipped.test(path) && !path.startsWith(itself)

/** A Go file that the program reads, and its markers. */
interface SearchedFile {
  readonly file: GoFile
  readonly found: GoMarkers
}

const markedOrOverlong: Indexer = (file, factsOf) => {
  const found = isLookedAt(file.path) ? factsOf(file, readMarkers) : undefined
  return found && (found.markers.length > 0 || found.overlong) ? [''] : []
}

/** The Go files that the program reads and that hold a marker, or a line that is too long for it. */
export const searchedFiles = (snapshot: Snapshot): readonly SearchedFile[] => snapshot.memo(findFiles)

const findFiles = (snapshot: Snapshot): SearchedFile[] =>
  snapshot.goFilesUnder(markedOrOverlong, '').flatMap(file => {
    const found = snapshot.unreadable.has(file.path) ? undefined : snapshot.goFact(file, readMarkers)
    return found ? [{ file, found }] : []
  })

/** The paths of those that hold a marker. */
export const markedFiles = (snapshot: Snapshot): string[] =>
  searchedFiles(snapshot).flatMap(({ file, found }) => (found.markers.length > 0 ? [file.path] : []))
