import { type GoImports, readImports } from '../core/golang/imports.ts'
import { readPlainImports } from '../core/golang/plain-section.ts'
import type { Counters } from '../core/repo/counters.ts'
import { type EntryKind, FileTree } from '../core/repo/file-tree.ts'
import { isForeignDirectory, isGoFile, isTextOfInterest } from '../core/repo/interest.ts'
import type { DiskFile, LoadedWorkspace } from '../core/repo/repository.ts'
import { SourceText } from '../core/text/source-text.ts'
import { type DirectoryEntry, disk, type FileSystem } from './file-system.ts'
import { gitFacts } from './git-directory.ts'

/**
 * Import sections end well within this many bytes in all but a few files. Synchronous reads of just these are several
 * times faster than promises, and the whole repository takes milliseconds.
 */
const headLength = 4096
const head = Buffer.allocUnsafe(headLength)

/**
 * Reads a workspace: every path below `root`, the imports of its Go files and the texts that readings need. Git's data
 * and node_modules are left out. What cannot be read is told as unreadable, never thrown.
 * @throws where `root` itself cannot be listed
 */
export function loadWorkspace(root: string, counters: Counters, files: FileSystem = disk): LoadedWorkspace {
  const loaded = load(root, counters, files, () => true)
  // What a commit holds is all git's.
  return files === disk ? { ...loaded, git: () => gitFacts(root) } : loaded
}

/**
 * Reads a Plumego that somebody only imports. Its Go files are known by their paths alone: no question about a package
 * looks into them, and they are most of what there is to read.
 * @throws where `root` itself cannot be listed
 */
export function loadDependency(root: string, counters: Counters, files: FileSystem = disk): LoadedWorkspace {
  return load(root, counters, files, path => !isGoFile(path))
}

function load(
  root: string,
  counters: Counters,
  source: FileSystem,
  isRead: (path: string) => boolean,
): LoadedWorkspace {
  source.readAhead?.(root, path => isRead(path) && isOfInterest(path))
  const tree = new FileTree()
  const files = new Map<string, DiskFile>()
  const visit = (directory: string, entries: readonly DirectoryEntry[]): void => {
    const kinds = new Map<string, EntryKind>()
    const below = directory === '' ? '' : `${directory}/`
    tree.addDirectory(directory, kinds)
    for (const entry of entries) {
      const { name } = entry
      const relative = below + name
      const kind = kindOf(entry, root, relative, source)
      if (kind === undefined) continue
      const isPassedOver = kind === 'directory' && isForeignDirectory(name)
      // That a directory holds git's data says whose it is.
      if (!isPassedOver || name === '.git') kinds.set(name, kind)
      if (isPassedOver) continue
      if (kind === 'file') {
        if (isRead(relative)) addFile(files, root, relative, counters, source)
        // A link to a directory exists, but Plumego's programs do not walk into it.
      } else if (entry.isDirectory()) visit(relative, list(root, relative, source))
    }
  }
  visit('', source.list(root))
  return { tree, files, readText: path => readWholeText(root, path, source) }
}

/** What the disk holds at one path of a workspace now. */
export function readDiskFile(
  root: string,
  relative: string,
  counters: Counters,
  source: FileSystem = disk,
): DiskFile | 'missing' | 'directory' {
  const kind = source.kind(absolutePath(root, relative))
  if (kind !== 'file') return kind ?? 'missing'
  return readFile(root, relative, counters, source) ?? {}
}

/** The whole text of a file, byte order mark included; undefined where there is none to read. */
export function readWholeText(root: string, relative: string, source: FileSystem = disk): string | undefined {
  try {
    return source.read(absolutePath(root, relative)).toString()
  } catch {
    return undefined
  }
}

function addFile(
  files: Map<string, DiskFile>,
  root: string,
  relative: string,
  counters: Counters,
  source: FileSystem,
): void {
  const file = readFile(root, relative, counters, source)
  if (file) files.set(relative, file)
}

/** Undefined for a file of no interest. */
function readFile(root: string, relative: string, counters: Counters, source: FileSystem): DiskFile | undefined {
  if (!isOfInterest(relative)) return undefined
  counters.filesRead++
  const absolute = absolutePath(root, relative)
  try {
    if (isGoFile(relative)) return { imports: readGoImports(absolute, source) }
    return { source: new SourceText(source.read(absolute).toString()) }
  } catch (error) {
    return { unreadable: reasonOf(error) }
  }
}

function readGoImports(absolute: string, source: FileSystem): GoImports {
  const length = source.readHead(absolute, head)
  const complete = length < headLength
  const found =
    readPlainImports(head.toString('latin1', 0, length), complete) ?? readImports(head.subarray(0, length), complete)
  if (found) return found
  const whole = readImports(source.read(absolute), true)
  if (!whole) throw new Error('a complete file has a complete import section')
  return whole
}

function list(root: string, directory: string, source: FileSystem): readonly DirectoryEntry[] {
  try {
    return source.list(absolutePath(root, directory))
  } catch {
    return []
  }
}

function kindOf(entry: DirectoryEntry, root: string, relative: string, source: FileSystem): EntryKind | undefined {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'directory'
  if (!entry.isSymbolicLink()) return undefined
  return source.kind(absolutePath(root, relative))
}

const isOfInterest = (path: string): boolean => isGoFile(path) || isTextOfInterest(path)

/** Not path.join: nothing needs to be made normal here, and Windows takes either slash. */
const absolutePath = (root: string, relative: string): string => `${root}/${relative}`

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.split(',')[0]! : String(error)
}
