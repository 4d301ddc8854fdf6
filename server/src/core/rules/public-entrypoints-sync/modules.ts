import { type GoSymbols, readSymbols } from '../../golang/symbols.ts'
import { listValues } from '../../manifest/manifest-lines.ts'
import { directoriesOfX, stableRoots } from '../../modules/covered-manifests.ts'
import { manifestAt } from '../../modules/manifest-at.ts'
import { topOf, topOfPath } from '../../repo/file-index.ts'
import { isWithin } from '../../repo/paths.ts'
import type { GoFile, Manifest, Snapshot } from '../../repo/snapshot.ts'
import type { Piece } from '../../text/go-strings.ts'

export const check = 'public-entrypoints-sync'

/** A module with public_entrypoints, which is all that the program looks into. */
export interface CheckedModule {
  readonly manifest: Manifest
  readonly entries: readonly Piece[]
  /** Where its walk leads: the same directory, unless x/ is a link; undefined where the module itself is one. */
  readonly walked: string | undefined
}

/** The directories whose manifests the program reads, where there are any. */
export const askedDirectories = ({ tree }: Snapshot): string[] => [...stableRoots, ...directoriesOfX(tree)]

export const checkedModules = (snapshot: Snapshot): readonly CheckedModule[] =>
  askedDirectories(snapshot).flatMap(directory => snapshot.memo(moduleAt, directory) ?? [])

/** The same object for as long as its manifest is the same, and the files. */
function moduleAt(snapshot: Snapshot, directory: string): CheckedModule | undefined {
  const { tree } = snapshot
  const manifest = manifestAt(snapshot, directory)
  const entries = manifest ? listValues(manifest.lines, 'public_entrypoints') : []
  if (!manifest || entries.length === 0) return undefined
  const isLink = stableRoots.some(root => root === directory) && tree.entry(directory) !== 'directory'
  return { manifest, entries, walked: isLink ? undefined : tree.place(directory).at }
}

/** A Go file that the program parses, and what it exports; undefined where it cannot be read. */
export interface ParsedFile {
  readonly file: GoFile
  readonly exported: GoSymbols | undefined
}

/** Test files alone are left out: whatever is below a module is merged, nested modules and testdata too. */
export function filesOf(snapshot: Snapshot, { walked }: CheckedModule): ParsedFile[] {
  if (walked === undefined) return []
  const files = snapshot.goFilesUnder(topOf, topOfPath(walked)).filter(({ path }) => isWithin(path, walked))
  return files.map(file => {
    const isUnreadable = snapshot.unreadable.has(file.path)
    return { file, exported: isUnreadable ? undefined : snapshot.goFact(file, readSymbols) }
  })
}
