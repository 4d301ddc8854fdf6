import { utf8Length } from '../text/utf8-length.ts'
import type { OuterFiles } from './outer-files.ts'
import { baseName, cleanPath, isWithin, joinPath, leavesRoot, parentPath } from './paths.ts'
import type { EntryKind, Stat } from './stat.ts'

/** A symbolic link, by what it says: a path, from its own directory on, or an absolute one. */
export class Link {
  readonly target: string

  constructor(target: string) {
    this.target = target
  }
}

/** What a directory holds under a name. Whatever is neither directory nor link counts as a file. */
export type Entry = EntryKind | Link

/** Where a path leads once links are followed. */
export interface Place {
  readonly stat: Stat
  /** The clean path, in the workspace, that has no link in it; undefined for what exists elsewhere, or not at all. */
  readonly at?: string
  /** What to ask the disk for instead, for what exists elsewhere. */
  readonly elsewhere?: string
  /** The link that led out of the repository, or the empty string where the path itself does. */
  readonly left?: string
}

/** The longest name of a file that the usual file systems take, in bytes. */
const longestName = 255
/** The longest path that Linux takes, in bytes, its end included. */
const longestPath = 4096
/** After so many links Linux takes a path for a circle. */
const mostLinks = 40

/** What one directory holds, by name, in no order. */
type Entries = Map<string, Entry>

/** The files and directories of a workspace, by their paths relative to its root, with `/` between the parts. */
export class FileTree {
  /** By path: a tree of thousands of files is loaded at every start, so no file has a path of its own here. */
  readonly #directories = new Map<string, Entries>([['', new Map()]])
  readonly #moduleRoots = new Map<string, string>()
  readonly #links = new Set<string>()
  readonly #empty = new Set<string>()
  readonly #outer: OuterFiles | undefined
  /** Paths that the tree did not hold when the disk was asked for them. */
  #asked = new Set<string>()

  /** @param outer where nothing is known of files that the tree does not hold, they count as absent */
  constructor(outer?: OuterFiles) {
    this.#outer = outer
  }

  /** A tree that can be changed without a snapshot of this one noticing. */
  clone(): FileTree {
    const copy = new FileTree(this.#outer)
    for (const [path, entries] of this.#directories) copy.#directories.set(path, new Map(entries))
    for (const link of this.#links) copy.#links.add(link)
    for (const path of this.#empty) copy.#empty.add(path)
    copy.#asked = this.#asked
    return copy
  }

  /** Takes a directory with all that it holds, which the caller may still be adding to; what is above it is there. */
  addDirectory(path: string, entries: Map<string, Entry>): void {
    this.#moduleRoots.clear()
    this.#directories.set(path, entries)
  }

  /** Tells of a directory of other people's, of which the tree holds but a part, whether it holds nothing at all. */
  noteEmpty(path: string, isEmpty: boolean): void {
    if (isEmpty) this.#empty.add(path)
    else this.#empty.delete(path)
  }

  /** Directories of other people's that are known to hold nothing. */
  get knownEmpty(): ReadonlySet<string> {
    return this.#empty
  }

  /** Tells of a link among the entries of a directory that was taken whole. */
  noteLink(path: string): void {
    this.#links.add(path)
  }

  /** Adds an entry and the directories above it. */
  add(path: string, entry: Entry): void {
    const known = this.entry(path)
    if (known === entry) return
    this.#moduleRoots.clear()
    const parent = parentPath(path)
    if (this.entry(parent) !== 'directory') this.add(parent, 'directory')
    this.#entriesOf(parent).set(baseName(path), entry)
    if (entry instanceof Link) this.#links.add(path)
    else this.#links.delete(path)
  }

  /** Removes an entry and everything below it; returns the files that went, links among them. */
  remove(path: string): string[] {
    this.#moduleRoots.clear()
    const gone: string[] = []
    const entry = this.entry(path)
    if (entry !== undefined && entry !== 'directory') gone.push(path)
    for (const name of [...(this.#directories.get(path)?.keys() ?? [])]) gone.push(...this.remove(joinPath(path, name)))
    if (path === '') return gone
    this.#directories.delete(path)
    this.#directories.get(parentPath(path))?.delete(baseName(path))
    this.#links.delete(path)
    for (const empty of this.#empty) if (isWithin(empty, path)) this.#empty.delete(empty)
    return gone
  }

  /** What the tree holds at exactly this clean path: links are not followed, as walks do not follow them. */
  entry(path: string): Entry | undefined {
    return path === '' ? 'directory' : this.#directories.get(parentPath(path))?.get(baseName(path))
  }

  /** What exists at this clean path, through links; undefined where nothing does, or nothing that may be looked at. */
  kind(path: string): EntryKind | undefined {
    const entry = this.entry(path)
    if (typeof entry === 'string') return entry
    if (this.#links.size === 0) return undefined
    const { stat } = this.place(path)
    return stat === 'file' || stat === 'directory' ? stat : undefined
  }

  /** The names directly in a directory, sorted as Go's os.ReadDir sorts them; none where it is no directory. */
  children(directory: string): string[] {
    return [...(this.#directories.get(directory)?.keys() ?? [])].sort()
  }

  /** Every link that the tree holds, in no order. */
  get links(): ReadonlySet<string> {
    return this.#links
  }

  /** The link that a path leads through before its last part; undefined where there is none. */
  linkAbove(path: string): string | undefined {
    if (this.#links.size === 0) return undefined
    for (let above = parentPath(path); above !== ''; above = parentPath(above)) if (this.#links.has(above)) return above
    return undefined
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
    const entry = this.entry(path)
    if (typeof entry === 'string') return entry
    if (written.includes('\0')) return 'unreadable'
    return this.place(path).stat
  }

  /** Where a clean path leads: part by part, as the operating system goes. */
  place(path: string): Place {
    if (leavesRoot(path)) return { stat: 'outside', left: '' }
    if (this.#isTooLong(path)) return { stat: 'unreadable' }
    const rest = path.split('/')
    let left = mostLinks
    let link = ''
    let at = ''
    for (let part = rest.shift(); part !== undefined; part = rest.shift()) {
      if (part === '' || part === '.') continue
      if (part === '..') {
        if (at === '') return this.#beyond(link, ['..', ...rest].join('/'))
        at = parentPath(at)
        continue
      }
      const next = joinPath(at, part)
      const entry = this.#directories.get(at)?.get(part)
      if (entry instanceof Link) {
        if (--left < 0) return { stat: 'unreadable' }
        link = next
        if (entry.target.startsWith('/')) return this.#beyond(link, [entry.target, ...rest].join('/'))
        rest.unshift(...entry.target.split('/'))
      } else if (entry === 'file') return rest.length > 0 ? { stat: 'unreadable' } : { stat: 'file', at: next }
      else if (entry === undefined) return this.#absent(at, part, rest)
      else at = next
    }
    return { stat: 'directory', at }
  }

  /** Of what the tree does not hold: the error of the first part that is not there decides. */
  #absent(at: string, part: string, rest: readonly string[]): Place {
    if (part.length * 3 > longestName && utf8Length(part) > longestName) return { stat: 'unreadable' }
    const path = [...(at === '' ? [] : [at]), part, ...rest].join('/')
    if (!this.#outer?.isSparse(at)) return { stat: 'missing' }
    this.#asked.add(path)
    const { stat } = this.#outer.look(path)
    return stat === 'file' || stat === 'directory' ? { stat, at: path } : { stat }
  }

  /** Whether an answer hung on a path that the tree does not hold: it may be another once something happens there. */
  hasAskedFor(path: string): boolean {
    return this.#asked.has(path)
  }

  /** @param path absolute, or from the root on, which it leaves */
  #beyond(link: string, path: string): Place {
    const { stat, within } = this.#outer?.look(path) ?? { stat: 'outside' }
    if (stat === 'outside') return { stat, left: link }
    return within === undefined ? { stat, elsewhere: path } : { stat, at: within }
  }

  #isTooLong(path: string): boolean {
    const root = this.#outer?.root.length ?? 0
    if ((root + path.length) * 3 < longestPath) return false
    return utf8Length(this.#outer?.root ?? '') + 1 + utf8Length(path) >= longestPath
  }

  /**
   * The nearest directory, at or above the given one, with something called go.mod, of whatever kind: the Go module, as
   * Plumego's programs tell it. The empty string, the workspace's root, where none is nearer.
   */
  moduleRoot(directory: string): string {
    const known = this.#moduleRoots.get(directory)
    if (known !== undefined) return known
    const root = directory === '' || this.#hasGoMod(directory) ? directory : this.moduleRoot(parentPath(directory))
    this.#moduleRoots.set(directory, root)
    return root
  }

  /** A link to nowhere makes no module. */
  #hasGoMod(directory: string): boolean {
    const entry = this.#directories.get(directory)?.get('go.mod')
    return entry instanceof Link ? this.stat(joinPath(directory, 'go.mod')) !== 'missing' : entry !== undefined
  }
}
