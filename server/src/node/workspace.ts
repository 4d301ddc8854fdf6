import type { Counters } from '../core/repo/counters.ts'
import { type Entry, FileTree, Link } from '../core/repo/file-tree.ts'
import { isEditorsLock, isForeignDirectory, isGoFile, isOfInterest, isWalkedFor } from '../core/repo/interest.ts'
import { baseName } from '../core/repo/paths.ts'
import type { DiskFile, LoadedWorkspace } from '../core/repo/repository.ts'
import { absolutePath, readFile, readLink, readSpecial, reasonOf } from './disk-files.ts'
import { type DirectoryEntry, disk, type FileSystem } from './file-system.ts'
import { gitFacts } from './git-directory.ts'
import { outerFilesOf } from './outer-files.ts'

/**
 * Reads a workspace: every path below `root`, the imports of its Go files and the texts that readings need. Of git's data
 * and node_modules only what the walks of Plumego's programs look for. What cannot be read is told as unreadable, never
 * thrown.
 * @throws where `root` itself cannot be listed
 */
export function loadWorkspace(root: string, counters: Counters, files: FileSystem = disk): LoadedWorkspace {
  const loaded = new Loader(root, counters, files, { readsGo: true, walksForeign: true }).load()
  // What a commit holds is all git's.
  return files === disk ? { ...loaded, git: () => gitFacts(root) } : loaded
}

/**
 * Reads a Plumego that somebody only imports. Its Go files are known by their paths alone: no question about a package
 * looks into them, and they are most of what there is to read.
 * @throws where `root` itself cannot be listed
 */
export function loadDependency(root: string, counters: Counters, files: FileSystem = disk): LoadedWorkspace {
  return new Loader(root, counters, files, { readsGo: false, walksForeign: false }).load()
}

interface Choice {
  readonly readsGo: boolean
  readonly walksForeign: boolean
}

class Loader {
  readonly #root: string
  readonly #counters: Counters
  readonly #source: FileSystem
  readonly #choice: Choice
  readonly #outer: LoadedWorkspace['outer']
  readonly #tree: FileTree
  readonly #files = new Map<string, DiskFile>()

  constructor(root: string, counters: Counters, source: FileSystem, choice: Choice) {
    this.#root = root
    this.#counters = counters
    this.#source = source
    this.#choice = choice
    this.#outer = outerFilesOf(root, source)
    this.#tree = new FileTree(this.#outer)
  }

  load(): LoadedWorkspace {
    this.#source.readAhead?.(this.#root, path => this.#isKept(path))
    this.#visit('', this.#source.list(this.#root))
    // Where links lead is known once everything is.
    for (const link of this.#tree.links) this.#keepLink(link)
    const readBytes = (path: string): Buffer | undefined =>
      this.#tree.place(path).stat === 'outside' ? undefined : readWhole(this.#root, path, this.#source)
    const readText = (path: string): string | undefined => readBytes(path)?.toString()
    return { tree: this.#tree, files: this.#files, outer: this.#outer, readText, readBytes }
  }

  #visit(directory: string, listed: readonly DirectoryEntry[]): void {
    const entries = new Map<string, Entry>()
    const below = directory === '' ? '' : `${directory}/`
    this.#tree.addDirectory(directory, entries)
    for (const dirent of listed) {
      const { name } = dirent
      const path = below + name
      if (dirent.isFile()) {
        entries.set(name, 'file')
        this.#keep(path, readFile)
      } else if (dirent.isDirectory()) {
        const isForeign = isForeignDirectory(name)
        if (isForeign && !this.#choice.walksForeign) continue
        entries.set(name, 'directory')
        if (isForeign) this.#visitForeign(path)
        else this.#visit(path, this.#list(path))
      } else this.#addOther(dirent, path, entry => entries.set(name, entry))
    }
  }

  /** There is far more in it than matters, so only what does gets into the tree. */
  #visitForeign(directory: string): void {
    if (isObjectFolder.test(directory) && this.#holdsObjectsAlone(directory)) return
    const listed = this.#list(directory)
    // One that cannot be listed may hold anything.
    if (listed.length === 0 && !this.#files.has(directory)) this.#tree.noteEmpty(directory, true)
    for (const dirent of listed) {
      const { name } = dirent
      const path = `${directory}/${name}`
      if (dirent.isDirectory()) {
        if (isWalkedFor(name)) this.#tree.add(path, 'directory')
        this.#visitForeign(path)
      } else if (!isWalkedFor(name)) continue
      else if (dirent.isFile()) {
        this.#tree.add(path, 'file')
        this.#keep(path, readFile)
      } else this.#addOther(dirent, path, entry => this.#tree.add(path, entry))
    }
  }

  /** Git has hundreds of these folders; their names alone are listed quicker than with their kinds. */
  #holdsObjectsAlone(directory: string): boolean {
    try {
      const names = this.#source.names(absolutePath(this.#root, directory))
      return names.length > 0 && names.every(name => isObject.test(name))
    } catch {
      return false
    }
  }

  /** A link, or what is neither file nor directory. */
  #addOther(dirent: DirectoryEntry, path: string, add: (entry: Entry) => void): void {
    if (!dirent.isSymbolicLink()) {
      add('file')
      this.#keep(path, (_root, relative) => readSpecial(relative))
      return
    }
    try {
      add(new Link(this.#source.readLink(absolutePath(this.#root, path))))
      this.#tree.noteLink(path)
    } catch {
      // It went meanwhile.
    }
  }

  #keepLink(path: string): void {
    const { stat } = this.#tree.place(path)
    if (stat === 'missing' && isEditorsLock(baseName(path))) this.#tree.remove(path)
    else this.#keep(path, (root, relative, counters, source) => readLink(root, relative, stat, counters, source))
  }

  #keep(path: string, read: typeof readFile): void {
    const file = this.#isKept(path) ? read(this.#root, path, this.#counters, this.#source) : undefined
    if (file) this.#files.set(path, file)
  }

  #isKept(path: string): boolean {
    return isOfInterest(path) && (this.#choice.readsGo || !isGoFile(path))
  }

  #list(directory: string): readonly DirectoryEntry[] {
    try {
      return this.#source.list(absolutePath(this.#root, directory))
    } catch (error) {
      this.#files.set(directory, { unreadable: reasonOf(error) })
      return []
    }
  }
}

/** A folder of git's objects, and an object in it. */
const isObjectFolder = /(?:^|\/)\.git\/objects\/[0-9a-f]{2}$/
const isObject = /^[0-9a-f]{38,62}$/

/** The whole text of a file, byte order mark included; undefined where there is none to read in the repository. */
export function readWholeText(root: string, relative: string, source: FileSystem = disk): string | undefined {
  return readWhole(root, relative, source)?.toString()
}

function readWhole(root: string, relative: string, source: FileSystem): Buffer | undefined {
  try {
    if (source.lookerFor(root)(relative).stat !== 'file') return undefined
    return source.read(absolutePath(root, relative))
  } catch {
    return undefined
  }
}

/** What a directory holds; nothing where it cannot be listed. */
export function listDirectory(root: string, directory: string): { name: string; isDirectory: boolean }[] {
  try {
    const listed = disk.list(absolutePath(root, directory))
    return listed.map(dirent => ({ name: dirent.name, isDirectory: dirent.isDirectory() }))
  } catch {
    return []
  }
}
