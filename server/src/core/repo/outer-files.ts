import type { Stat } from './stat.ts'

/** What the disk says of a path that the tree of a workspace does not hold. */
export interface OuterLook {
  readonly stat: Stat
  /** Its real path in the workspace, where it lies there after all. */
  readonly within?: string
}

/**
 * Files beside those that a workspace's tree holds: what links lead to elsewhere in its git repository, and what only a
 * single question may be about, in directories that are other people's. They are looked up when they are asked for.
 */
export interface OuterFiles {
  /** Absolute path of the workspace. */
  readonly root: string
  /** Whether the tree holds but a part of a directory. */
  isSparse(directory: string): boolean
  /** @param path absolute, or relative to the workspace; it may leave it */
  look(path: string): OuterLook
  /** The whole text of a file that `look` found; undefined where it cannot be read. */
  readText(path: string): string | undefined
}
