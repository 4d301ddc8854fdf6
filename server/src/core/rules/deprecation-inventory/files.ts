import { type GoMarkers, readMarkers } from '../../golang/markers.ts'
import { layoutMemo } from '../../repo/layout-memo.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'

export const check = 'deprecation-inventory'

/** Directories that the program's walk passes by, at any depth. */
const skipped = /(?:^|\/)(?:\.git|\.next|gatus|node_modules|output|vendor|website)\//
const itself = 'internal/checks/deprecation-inventory/'

/** Whether the program comes by a path: tests, testdata and nested modules are no exception. */
export const isLookedAt = (path: string): boolean => !skipped.test(path) && !path.startsWith(itself)

/** A Go file that the program reads, and its markers; undefined where it cannot be read. */
interface SearchedFile {
  readonly file: GoFile
  readonly found: GoMarkers | undefined
}

/** Every Go file that the program reads. */
export const searchedFiles = (snapshot: Snapshot): readonly SearchedFile[] => snapshot.memo(findFiles)

function findFiles(snapshot: Snapshot): SearchedFile[] {
  return layoutMemo(snapshot, findLookedAt).map(file => {
    const isUnreadable = snapshot.unreadable.has(file.path)
    return { file, found: isUnreadable ? undefined : snapshot.goFact(file, readMarkers) }
  })
}

const findLookedAt = ({ goFiles }: Snapshot): GoFile[] => [...goFiles.values()].filter(({ path }) => isLookedAt(path))

/** The paths of those that hold a marker. */
export const markedFiles = (snapshot: Snapshot): string[] =>
  searchedFiles(snapshot).flatMap(({ file, found }) => (found && found.markers.length > 0 ? [file.path] : []))
