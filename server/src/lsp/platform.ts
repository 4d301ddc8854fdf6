import type { LocatedModule, LocatedPlumego } from '../core/locate/module.ts'
import type { Counters } from '../core/repo/counters.ts'
import type { DiskEntry, LoadedWorkspace } from '../core/repo/repository.ts'
import type { Commits } from '../core/repo/snapshot.ts'

/**
 * What the server asks of the machine that it runs on. Coarse on purpose: each platform loads a tree in its own best
 * way. Roots and directories are absolute paths of the platform; other paths are relative to a root, with `/`.
 * Nothing here throws: what cannot be read is missing or says so in its `DiskFile`.
 */
export interface Platform {
  /** Checkouts, and the directories of modules that name Plumego, a little below a directory. */
  findModulesBelow(directory: string): { readonly checkouts: readonly string[]; readonly modules: readonly string[] }
  /**
   * The module that owns the Go files of a directory, and the Plumego that it uses.
   * @param asked is given each absolute path whose state decides about that, before it is looked at
   */
  locateModule(directory: string, asked?: (path: string) => void): LocatedModule | undefined
  /** Whether a module, by the directory of its go.mod, is built with the checkout at `root`. */
  isBuiltWith(module: string, root: string): boolean
  /** The newest Plumego in the module cache; undefined where it holds none. */
  newestCachedPlumego(): LocatedPlumego | undefined
  /** The own files of a module that uses Plumego. */
  loadApplication(root: string, counters: Counters): LoadedWorkspace
  loadWorkspace(root: string, counters: Counters): LoadedWorkspace
  /** A Plumego that nobody edits: its Go files by their paths alone. */
  loadDependency(root: string, counters: Counters): LoadedWorkspace
  readDiskFile(root: string, path: string, counters: Counters): DiskEntry
  /**
   * What tells one state of a file or directory from another, and when it last changed, in milliseconds of the file
   * system's clock; undefined where nothing is there.
   */
  stampOf(
    root: string,
    path: string,
  ): { readonly kind: 'file' | 'directory'; readonly changedAt: number; readonly text: string } | undefined
  /** The same for an absolute path. */
  stampOfPath(path: string): ReturnType<Platform['stampOf']>
  /** The same for all that git says of a workspace: its refs, what it ignores and keeps. */
  gitStamp(root: string): string
  /** The names in a directory; none where it cannot be listed. */
  listDirectory(root: string, path: string): string[]
  /** What a directory holds, with which of it are directories; nothing where it cannot be listed. */
  listEntries(root: string, path: string): { readonly name: string; readonly isDirectory: boolean }[]
  /** The whole text of a file, its byte order mark included; undefined where it cannot be read. */
  readWholeText(root: string, path: string): string | undefined
  /** The page that explains a rule, where pages were packaged with the server. @param folder of the reader's language */
  rulePage(code: string, folder?: string): string | undefined
  /** The day of the person's calendar, as `2027-01-31`. */
  today(): string
  /** The commit in which the branch of a repository left another; undefined where git knows none. */
  branchPoint(root: string, base: string): string | undefined
  /** A workspace as a commit has it; undefined where there is none. */
  loadCommit(root: string, commit: string, counters: Counters): LoadedWorkspace | undefined
  /** Which release refs name commits of the repository at `root`. */
  resolveCommits(root: string, refs: readonly string[]): Promise<Commits>
}
