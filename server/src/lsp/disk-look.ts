import type { FileTree } from '../core/repo/file-tree.ts'
import { isGoFile, isTextOfInterest, pages } from '../core/repo/interest.ts'
import { joinPath, parentPath } from '../core/repo/paths.ts'
import type { Platform } from './platform.ts'

/** How far the clock of a file system may be behind the one that says when a workspace was read, in milliseconds. */
const clockTolerance = 2000

/** What speaks for the files of a directory, in it and in each directory above. */
const decisiveNames = ['module.yaml', 'go.mod', '.gitignore']

/**
 * Compares a workspace with the disk as it is now, for clients that do not tell what happens there, or not all of it. It
 * asks for names and for when files changed, and reads none.
 */
export class DiskLook {
  readonly #platform: Platform
  readonly #root: string
  /** When the workspace was read, in milliseconds: a file that has not changed since needs no stamp. */
  #readAt = 0
  /** Of files that were found to be other than before, as they were then. */
  readonly #stamps = new Map<string, string>()
  #gitStamp = ''

  constructor(platform: Platform, root: string) {
    this.#platform = platform
    this.#root = root
  }

  /** Takes that the whole disk is about to be read. */
  restart(): void {
    this.#readAt = Date.now()
    this.#stamps.clear()
    this.#gitStamp = this.#platform.gitStamp(this.#root)
  }

  /** Whether git's refs, or what it ignores or keeps, may be others than when this was last asked. */
  hasGitChanged(): boolean {
    const stamp = this.#platform.gitStamp(this.#root)
    if (stamp === this.#gitStamp) return false
    this.#gitStamp = stamp
    return true
  }

  /**
   * The paths that may be other than they were read, at a file and around it: the file, its directory, what speaks for it
   * in the directories above, the specs and the pages. Of a directory that is gone, that alone.
   */
  around(tree: FileTree, path: string): string[] {
    const directories: string[] = []
    for (let above = parentPath(path); above !== ''; above = parentPath(above)) directories.unshift(above)
    const gone = directories.find(one => tree.kind(one) === 'directory' && !this.#stampOf(one))
    if (gone !== undefined) return [gone]
    const decisive = ['', ...directories].flatMap(one => decisiveNames.map(name => joinPath(one, name)))
    const near = [parentPath(path), 'specs'].flatMap(one => this.inDirectory(tree, one))
    const own = this.#differs(tree, path, false) ? [path] : []
    return [...new Set([...own, ...this.among(tree, [...decisive, ...pages]), ...near])]
  }

  /** Those of some paths that may be other than they were read. */
  among(tree: FileTree, paths: readonly string[]): string[] {
    return paths.filter(path => this.#differs(tree, path))
  }

  /** The paths directly in a directory that may be other than they were read. */
  inDirectory(tree: FileTree, directory: string): string[] {
    const now = this.#platform.listDirectory(this.#root, directory).map(name => joinPath(directory, name))
    const before = tree.children(directory).map(name => joinPath(directory, name))
    const there = new Set(now)
    // A link that leads nowhere has a name and is not there.
    const added = now.filter(path => tree.kind(path) === undefined && this.#stampOf(path))
    return [...added, ...before.filter(path => !there.has(path) || this.#differs(tree, path))]
  }

  /** @param trustsClock whether a file that last changed before the workspace was read is taken to be as it was read */
  #differs(tree: FileTree, path: string, trustsClock = true): boolean {
    // Of all others, only whether they are there is known.
    if (!isGoFile(path) && !isTextOfInterest(path)) return false
    const stamp = this.#stampOf(path)
    const kind = tree.kind(path)
    if (stamp?.kind !== kind) return true
    if (!stamp || kind === 'directory') return false
    const known = this.#stamps.get(path)
    const isOld = known === undefined && trustsClock && stamp.changedAt < this.#readAt - clockTolerance
    if (isOld || known === stamp.text) return false
    this.#stamps.set(path, stamp.text)
    return true
  }

  #stampOf(path: string): ReturnType<Platform['stampOf']> {
    return this.#platform.stampOf(this.#root, path)
  }
}
