import { baseName, cleanPath, joinPath, parentPath } from './paths.ts'

export type EntryKind = 'file' | 'directory'

/** What os.Stat would say of a path: `unreadable` stands for every error but "does not exist". */
export type Stat = EntryKind | 'missing' | 'unreadable'

/** The longest name of a file that the usual file systems take, in bytes. */
const longestName = 255

/** The files and directories of a workspace, by their paths relative to its root, with `/` between the parts. */
export class FileTree {
  readonly #kinds = new Map<string, EntryKind>([['', 'directory']])
  /** Names directly in a directory, in no order. */
  readonly #children = new Map<string, string[]>()
  readonly #moduleRoots = new Map<string, string>()

  /** A tree that can be changed without a snapshot of this one noticing. */
  clone(): FileTree {
    const copy = new FileTree()
    for (const [path, kind] of this.#kinds) copy.#kinds.set(path, kind)
    for (const [directory, names] of this.#children) copy.#children.set(directory, [...names])
    return copy
  }

  /** Adds an entry and the directories above it. */
  add(path: string, kind: EntryKind): void {
    if (this.#kinds.get(path) === kind) return
    this.#moduleRoots.clear()
    const parent = parentPath(path)
    let siblings = this.#children.get(parent)
    if (!siblings) {
      if (path !== '') this.add(parent, 'directory')
      siblings = []
      this.#children.set(parent, siblings)
    }
    if (!this.#kinds.has(path)) siblings.push(baseName(path))
    this.#kinds.set(path, kind)
  }

  /** Removes an entry and everything below it; returns the files that went. */
  remove(path: string): string[] {
    this.#moduleRoots.clear()
    const gone: string[] = []
    if (this.#kinds.get(path) === 'file') gone.push(path)
    for (const name of [...(this.#children.get(path) ?? [])]) gone.push(...this.remove(joinPath(path, name)))
    this.#kinds.delete(path)
    this.#children.delete(path)
    const siblings = this.#children.get(parentPath(path))
    const at = siblings?.indexOf(baseName(path)) ?? -1
    if (at >= 0) siblings?.splice(at, 1)
    return gone
  }

  /** The kind of exactly this clean path. */
  kind(path: string): EntryKind | undefined {
    return this.#kinds.get(path)
  }

  /** The names directly in a directory, sorted as Go's os.ReadDir sorts them; none where it is no directory. */
  children(directory: string): string[] {
    return [...(this.#children.get(directory) ?? [])].sort()
  }

  /** What os.Stat says of a path as it is written in a manifest or a specs file. */
  stat(written: string): Stat {
    const path = cleanPath(written)
    const kind = this.#kinds.get(path)
    if (kind) return kind
    if (written.includes('\0')) return 'unreadable'
    // The error of the first part that is no directory decides, as it does for the operating system.
    const parts = path.split('/')
    let above = ''
    for (const part of parts) {
      if (this.#kinds.get(above) === 'file') return 'unreadable'
      if (!this.#kinds.has(above)) return 'missing'
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
    const isRoot = directory === '' || this.#kinds.has(joinPath(directory, 'go.mod'))
    const root = isRoot ? directory : this.moduleRoot(parentPath(directory))
    this.#moduleRoots.set(directory, root)
    return root
  }
}
