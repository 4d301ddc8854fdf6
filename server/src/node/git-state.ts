import path from 'node:path'
import { longestText } from '../core/repo/limits.ts'
import type { OuterLook } from '../core/repo/outer-files.ts'
import { type DirectoryEntry, disk, type FileSystem } from './file-system.ts'
import { GitError } from './git.ts'
import { type GitPlace, namesBelowTop } from './git-place.ts'
import {
  type GitDirectory,
  type GitEntry,
  type GitFile,
  readBlobs,
  readTree,
  records,
  type Submodule,
} from './git-tree.ts'
import { exists, UnreadFile } from './regular-files.ts'

/** Something of the disk that a path of a state leads to: what git ignores, and what lies outside of the repository. */
interface OnDisk {
  readonly onDisk: string
}

/** As many links as Linux follows. */
const mostLinks = 40

/**
 * A state of a repository that git keeps, as if it lay on the disk. What git ignores, and whatever lies outside of the
 * repository or in another one within it, is no part of any state: the disk has it.
 */
export class GitState implements FileSystem {
  readonly #place: GitPlace
  readonly #tree: GitDirectory
  readonly #contents = new Map<string, Buffer>()
  readonly #submodules = new Map<Submodule, GitDirectory | OnDisk>()
  #ignored: ReadonlySet<string> | undefined

  constructor(place: GitPlace, tree: GitDirectory) {
    this.#place = place
    this.#tree = tree
  }

  list(directory: string): readonly DirectoryEntry[] {
    const found = this.#find(directory)
    if (found instanceof Map) return [...found].map(([name, entry]) => new StateEntry(name, entry))
    if (found && 'onDisk' in found) return disk.list(found.onDisk)
    throw new Error(`ENOENT: no such directory ${directory}`)
  }

  kind(file: string): 'directory' | 'file' | undefined {
    const found = this.#find(file)
    if (found instanceof Map) return 'directory'
    return found && ('onDisk' in found ? disk.kind(found.onDisk) : 'file')
  }

  names(directory: string): readonly string[] {
    return this.list(directory).map(({ name }) => name)
  }

  readLink(file: string): string {
    const names = namesBelowTop(this.#place, file)
    const above = names && this.#walk(names.slice(0, -1))
    const entry = above instanceof Map ? above.get(names?.at(-1) ?? '') : undefined
    if (entry && !(entry instanceof Map) && entry.kind === 'link') return this.#contentOf(entry).toString()
    if (above && 'onDisk' in above) return disk.readLink(file)
    throw new Error(`EINVAL: no link ${file}`)
  }

  isRegular(file: string): boolean {
    const found = this.#find(file)
    return found !== undefined && !(found instanceof Map) && (!('onDisk' in found) || disk.isRegular(found.onDisk))
  }

  lookerFor(root: string): (wanted: string) => OuterLook {
    return wanted => {
      const found = this.#find(path.resolve(root, wanted))
      if (found && !(found instanceof Map) && 'onDisk' in found) return disk.lookerFor(root)(found.onDisk)
      return { stat: found === undefined ? 'missing' : found instanceof Map ? 'directory' : 'file' }
    }
  }

  read(file: string, limit = longestText): Buffer {
    const found = this.#find(file)
    if (found && 'onDisk' in found) return disk.read(found.onDisk, limit)
    if (found && !(found instanceof Map)) {
      const content = this.#contentOf(found)
      if (content.length > limit) throw new UnreadFile('too-large')
      return content
    }
    throw new Error(`ENOENT: no such file ${file}`)
  }

  readHead(file: string, into: Buffer): number {
    return this.read(file, Number.POSITIVE_INFINITY).copy(into)
  }

  /** Reads them all at once, with all links: one at a time takes a process each. @throws GitError where git lacks one */
  readAhead(directory: string, isWanted: (path: string) => boolean): void {
    const wanted = new Map<string, Set<string>>()
    const visit = (entries: GitDirectory, below: string): void => {
      for (const [name, entry] of entries) {
        const found = entry instanceof Map || entry.kind !== 'submodule' ? entry : this.#submodules.get(entry)
        if (found instanceof Map) visit(found, `${below}${name}/`)
        else if (found && 'blob' in found && (found.kind === 'link' || isWanted(below + name))) {
          wanted.set(found.repository, (wanted.get(found.repository) ?? new Set()).add(found.blob))
        }
      }
    }
    this.#openSubmodules()
    const start = this.#find(directory)
    if (start instanceof Map) visit(start, '')
    for (const [repository, blobs] of wanted) this.#take(repository, blobs)
  }

  #take(repository: string, blobs: ReadonlySet<string>): void {
    for (const [blob, content] of readBlobs(repository, blobs)) this.#contents.set(blob, content)
  }

  #contentOf({ repository, blob }: GitFile): Buffer {
    if (!this.#contents.has(blob)) this.#take(repository, new Set([blob]))
    return this.#contents.get(blob) ?? Buffer.alloc(0)
  }

  #find(file: string): GitDirectory | GitFile | OnDisk | undefined {
    const names = namesBelowTop(this.#place, file)
    return names ? this.#walk(names) : { onDisk: file }
  }

  /** Goes down by names as the operating system does, link by link. */
  #walk(names: readonly string[]): GitDirectory | GitFile | OnDisk | undefined {
    const ahead = [...names]
    const passed: { readonly name: string; readonly directory: GitDirectory }[] = []
    for (let links = 0; ahead.length > 0; ) {
      const name = ahead.shift()
      if (name === undefined || name === '' || name === '.') continue
      const way = passed.map(one => one.name)
      if (name === '..') {
        if (passed.length === 0) return { onDisk: path.join(this.#place.top, '..', ...ahead) }
        passed.pop()
        continue
      }
      const entry = (passed.at(-1)?.directory ?? this.#tree).get(name)
      if (entry === undefined) return this.#unlessIgnored([...way, name, ...ahead])
      const found = entry instanceof Map || entry.kind !== 'submodule' ? entry : this.#opened(entry, [...way, name])
      if (found instanceof Map) passed.push({ name, directory: found })
      else if ('onDisk' in found) return { onDisk: path.join(found.onDisk, ...ahead) }
      else if (found.kind === 'file') return ahead.length === 0 ? found : undefined
      else {
        const target = this.#contentOf(found).toString()
        if (++links > mostLinks) return undefined
        if (!path.isAbsolute(target)) ahead.unshift(...target.split('/'))
        else {
          const elsewhere = namesBelowTop(this.#place, target)
          if (!elsewhere) return { onDisk: path.join(target, ...ahead) }
          passed.length = 0
          ahead.unshift(...elsewhere)
        }
      }
    }
    return passed.at(-1)?.directory ?? this.#tree
  }

  #openSubmodules(): void {
    const visit = (entries: GitDirectory, way: readonly string[]): void => {
      for (const [name, entry] of entries) {
        if (entry instanceof Map) visit(entry, [...way, name])
        else if (entry.kind === 'submodule') {
          const opened = this.#opened(entry, [...way, name])
          if (opened instanceof Map) visit(opened, [...way, name])
        }
      }
    }
    visit(this.#tree, [])
  }

  /** What a submodule holds: nothing where it is not there, and what lies on the disk where it lacks the commit. */
  #opened(submodule: Submodule, names: readonly string[]): GitDirectory | OnDisk {
    let opened = this.#submodules.get(submodule)
    if (!opened) {
      const directory = path.join(this.#place.top, ...names)
      opened = exists(path.join(directory, '.git')) ? treeOrDisk(directory, submodule.commit) : new Map()
      this.#submodules.set(submodule, opened)
    }
    return opened
  }

  #unlessIgnored(names: readonly string[]): OnDisk | undefined {
    this.#ignored ??= ignoredPaths(this.#place.top)
    const isIgnored =
      names.includes('.git') || names.some((_, i) => this.#ignored?.has(names.slice(0, i + 1).join('/')))
    return isIgnored ? { onDisk: path.join(this.#place.top, ...names) } : undefined
  }
}

class StateEntry implements DirectoryEntry {
  readonly name: string
  readonly #kind: 'directory' | 'file' | 'link'

  constructor(name: string, entry: GitEntry) {
    this.name = name
    this.#kind = entry instanceof Map || entry.kind === 'submodule' ? 'directory' : entry.kind
  }

  isDirectory(): boolean {
    return this.#kind === 'directory'
  }

  isFile(): boolean {
    return this.#kind === 'file'
  }

  isSymbolicLink(): boolean {
    return this.#kind === 'link'
  }
}

function treeOrDisk(directory: string, commit: string): GitDirectory | OnDisk {
  try {
    return readTree(directory, commit)
  } catch (error) {
    if (error instanceof GitError) return { onDisk: directory }
    throw error
  }
}

/**
 * What git ignores, and other repositories in the working tree, by path with `/`; of a directory of which it ignores
 * everything only that.
 */
function ignoredPaths(top: string): ReadonlySet<string> {
  const list = (...words: string[]): string[] =>
    records(top, ['ls-files', '-z', '--others', '--exclude-standard', ...words])
  const repositories = list().filter(name => name.endsWith('/'))
  return new Set([...list('--ignored', '--directory'), ...repositories].map(name => name.replace(/\/$/, '')))
}
