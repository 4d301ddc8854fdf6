import { baseName, cleanPath, joinPath, parentPath } from './paths.ts'

export type EntryKind = 'file' | 'directory'

/** What os.Stat would say of a path: `unreadable` stands for every error but "does not exist". */
export type Stat = EntryKind | 'missing' | 'unreadable'

/** The longest name of a file that the usual file systems take, in bytes. */
const longestName = 255

/** What one directory holds, by name, in no order. */
type Entries = Map<string, EntryKind>

/** The files and directories of a workspace, by their paths relative to its root, with `/` between the parts. */
export class FileTree {
  /** By path: a tree of thousands of files is loaded at every start, so no file has a path of its own here. */
  readonly #directories = new Map<string, Entries>([['', new Map()]])
  readonly #moduleRoots = new Map<string, string>()

  /** A tree that can be changed without a snapshot of this one noticing. */
  clone(): FileTree {
    const copy = new FileTree()
    for (const [path, entries] of this.#directories) copy.#directories.set(path, new Map(entries))
    return copy
  }

  /** Takes a directory with all that it holds, which the caller may still be adding to; what is above it is there. */
  addDirectory(path: string, entries: Entries): void {
    this.#moduleRoots.clear()
    this.#directories.set(path, entries)
  }

  /** Adds an entry and the directories above it. */
  add(path: string, kind: EntryKind): void {
    if (this.kind(path) === kind) return
    this.#moduleRoots.clear()
    const parent = parentPath(path)
    if (this.kind(parent) !== 'directory') this.add(parent, 'directory')
    this.#entriesOf(parent).set(baseName(path), kind)
  }

  /** Removes an entry and everything below it; returns the files that went. */
  remove(path: string): string[] {
    this.#moduleRoots.clear()
    const gone: string[] = []
    if (this.kind(path) === 'file') gone.push(path)
    for (const name of [...(this.#directories.get(path)?.keys() ?? [])]) gone.push(...this.remove(joinPath(path, name)))
    if (path === '') return gone
    this.#directories.delete(path)
    this.#directories.get(parentPath(path))?.delete(baseName(path))
    return gone
  }

  /** The kind of exactly this clean path. */
  kind(path: string): EntryKind | undefined {
    return path === '' ? 'directory' : this.#directories.get(parentPath(path))?.get(baseName(path))
  }

  /** The names directly in a directory, sorted as Go's os.ReadDir sorts them; none where it is no directory. */
  children(directory: string): string[] {
    return [...(this.#directories.get(directory)?.keys() ?? [])].sort()
  }

  #entriesOf(directory: string): Entries {
    let entries = this.#directories.get(directory)
    if (!entries) {
      entries = new Map()
      this.#directories.set(directory, entries)
    }
    return entries
  }

  /** What os.Stat says of a path as it is written in a manifest or a specs file. */
  stat(written: string): Stat {
    const path = cleanPath(written)
    const kind = this.kind(path)
    if (kind) return kind
    if (written.includes('\0')) return 'unreadable'
    // The error of the first part that is no directory decides, as it does for the operating system.
    const parts = path.split('/')
    let above = ''
    for (const part of parts) {
      const kindAbove = this.kind(above)
      if (kindAbove === 'file') return 'unreadable'
      if (!kindAbove) return 'missing'
      if (part.length > longestName) return 'unreadable'
      above = joinPath(above, part)
    }
    return 'missing'
  }

  /**
   * The nearest directory, at or above the given one, with an entry called go.mod, of whatever kind: the Go module, as
   * Plumego's programs tell it. The empty string, the workspace's root, where none is nearer.
   */
  moduleRoot(directory: string): string {
    const known = this.#moduleRoots.get(directory)
    if (known !== undefined) return known
    const isRoot = directory === '' || this.#directories.get(directory)?.has('go.mod')
    const root = isRoot ? directory : this.moduleRoot(parentPath(directory))
    this.#moduleRoots.set(directory, root)
    return root
  }
}
