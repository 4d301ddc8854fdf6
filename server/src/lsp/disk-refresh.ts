import type { FileTree } from '../core/repo/file-tree.ts'
import { foreignTop, isForeignPath, isOfInterest, isWalkedFor } from '../core/repo/interest.ts'
import { baseName, isWithin, joinPath, parentPath } from '../core/repo/paths.ts'
import type { Platform } from './platform.ts'

/** What it takes to bring a workspace's tree up to date. */
interface Refreshed {
  readonly root: string
  readonly snapshot: { readonly tree: FileTree }
  /** Takes what the disk holds at exactly one path. */
  refreshEntry(path: string): void
  /** Takes whether a directory of other people's holds nothing. */
  noteEmpty(directory: string, isEmpty: boolean): void
}

/** Brings a workspace's tree up to date at a path: the path itself, what appeared below it, and what links lead there. */
export class DiskRefresh {
  readonly #platform: Pick<Platform, 'listEntries'>
  readonly #workspace: Refreshed

  constructor(platform: Pick<Platform, 'listEntries'>, workspace: Refreshed) {
    this.#platform = platform
    this.#workspace = workspace
  }

  at(path: string): void {
    if (isForeignPath(parentPath(path)) && !isWalkedFor(baseName(path))) this.#foreign(path)
    else this.#own(path)
    if (isForeignPath(parentPath(path))) this.#noteEmpty(parentPath(path))
    // What a link leads to is read as if it stood there.
    const isRead = (link: string): boolean => link !== path && isOfInterest(link)
    for (const link of [...this.#workspace.snapshot.tree.links].filter(isRead)) this.#workspace.refreshEntry(link)
  }

  /** Of other people's directories the tree holds only what Plumego's programs look for. */
  #foreign(path: string): void {
    const { tree } = this.#workspace.snapshot
    const top = foreignTop(path)
    if (tree.entry(top) === undefined) {
      this.#own(top)
      return
    }
    const known = tree.entry(path)
    if (known !== undefined || tree.hasAskedFor(path)) this.#workspace.refreshEntry(path)
    if (this.#isDirectory(path)) {
      if (known === undefined) this.#below(path)
      return
    }
    const gone = [...tree.knownEmpty].filter(directory => isWithin(directory, path))
    for (const directory of gone) this.#workspace.noteEmpty(directory, false)
  }

  #own(path: string): void {
    const before = this.#workspace.snapshot.tree.entry(path)
    this.#workspace.refreshEntry(path)
    if (before !== 'directory' && this.#workspace.snapshot.tree.entry(path) === 'directory') this.#below(path)
  }

  #below(directory: string): void {
    const isForeign = isForeignPath(directory)
    const entries = this.#platform.listEntries(this.#workspace.root, directory)
    if (isForeign) this.#workspace.noteEmpty(directory, entries.length === 0)
    for (const { name, isDirectory } of entries) {
      const path = joinPath(directory, name)
      if (!isForeign || isWalkedFor(name)) this.#own(path)
      else if (isDirectory) this.#below(path)
    }
  }

  #noteEmpty(directory: string): void {
    const { length } = this.#platform.listEntries(this.#workspace.root, directory)
    this.#workspace.noteEmpty(directory, length === 0 && this.#isDirectory(directory))
  }

  #isDirectory(path: string): boolean {
    const entries = this.#platform.listEntries(this.#workspace.root, parentPath(path))
    return entries.some(({ name, isDirectory }) => isDirectory && name === baseName(path))
  }
}
