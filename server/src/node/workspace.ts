import fs from 'node:fs'
import { type GoImports, readImports } from '../core/golang/imports.ts'
import { readPlainImports } from '../core/golang/plain-section.ts'
import type { Counters } from '../core/repo/counters.ts'
import { type EntryKind, FileTree } from '../core/repo/file-tree.ts'
import { isForeignDirectory, isGoFile, isTextOfInterest } from '../core/repo/interest.ts'
import type { DiskFile, LoadedWorkspace } from '../core/repo/repository.ts'
import { SourceText } from '../core/text/source-text.ts'

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
export function loadWorkspace(root: string, counters: Counters): LoadedWorkspace {
  return load(root, counters, () => true)
}

/**
 * Reads a Plumego that somebody only imports. Its Go files are known by their paths alone: no question about a package
 * looks into them, and they are most of what there is to read.
 * @throws where `root` itself cannot be listed
 */
export function loadDependency(root: string, counters: Counters): LoadedWorkspace {
  return load(root, counters, path => !isGoFile(path))
}

function load(root: string, counters: Counters, isRead: (path: string) => boolean): LoadedWorkspace {
  const tree = new FileTree()
  const files = new Map<string, DiskFile>()
  const visit = (directory: string, entries: fs.Dirent[]): void => {
    const kinds = new Map<string, EntryKind>()
    const below = directory === '' ? '' : `${directory}/`
    tree.addDirectory(directory, kinds)
    for (const entry of entries) {
      const { name } = entry
      const relative = below + name
      const kind = kindOf(entry, root, relative)
      if (kind === undefined || (kind === 'directory' && isForeignDirectory(name))) continue
      kinds.set(name, kind)
      if (kind === 'file') {
        if (isRead(relative)) addFile(files, root, relative, counters)
        // A link to a directory exists, but Plumego's programs do not walk into it.
      } else if (entry.isDirectory()) visit(relative, list(root, relative))
    }
  }
  visit('', fs.readdirSync(root, { withFileTypes: true }))
  return { tree, files, readText: path => readWholeText(root, path) }
}

/** What the disk holds at one path of a workspace now. */
export function readDiskFile(root: string, relative: string, counters: Counters): DiskFile | 'missing' | 'directory' {
  const stat = fs.statSync(absolutePath(root, relative), { throwIfNoEntry: false })
  if (!stat) return 'missing'
  if (stat.isDirectory()) return 'directory'
  return readFile(root, relative, counters) ?? {}
}

/** The whole text of a file, byte order mark included; undefined where there is none to read. */
export function readWholeText(root: string, relative: string): string | undefined {
  try {
    return fs.readFileSync(absolutePath(root, relative), 'utf8')
  } catch {
    return undefined
  }
}

function addFile(files: Map<string, DiskFile>, root: string, relative: string, counters: Counters): void {
  const file = readFile(root, relative, counters)
  if (file) files.set(relative, file)
}

/** Undefined for a file of no interest. */
function readFile(root: string, relative: string, counters: Counters): DiskFile | undefined {
  const isGo = isGoFile(relative)
  if (!isGo && !isTextOfInterest(relative)) return undefined
  counters.filesRead++
  const absolute = absolutePath(root, relative)
  try {
    if (isGo) return { imports: readGoImports(absolute) }
    return { source: new SourceText(fs.readFileSync(absolute, 'utf8')) }
  } catch (error) {
    return { unreadable: reasonOf(error) }
  }
}

function readGoImports(absolute: string): GoImports {
  const descriptor = fs.openSync(absolute, fs.constants.O_RDONLY)
  try {
    const length = fs.readSync(descriptor, head, 0, headLength, null)
    const complete = length < headLength
    const found =
      readPlainImports(head.toString('latin1', 0, length), complete) ?? readImports(head.subarray(0, length), complete)
    if (found) return found
  } finally {
    fs.closeSync(descriptor)
  }
  const whole = readImports(fs.readFileSync(absolute), true)
  if (!whole) throw new Error('a complete file has a complete import section')
  return whole
}

function list(root: string, directory: string): fs.Dirent[] {
  try {
    return fs.readdirSync(absolutePath(root, directory), { withFileTypes: true })
  } catch {
    return []
  }
}

function kindOf(entry: fs.Dirent, root: string, relative: string): EntryKind | undefined {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'directory'
  if (!entry.isSymbolicLink()) return undefined
  const target = fs.statSync(absolutePath(root, relative), { throwIfNoEntry: false })
  return target && (target.isDirectory() ? 'directory' : 'file')
}

/** Not path.join: nothing needs to be made normal here, and Windows takes either slash. */
const absolutePath = (root: string, relative: string): string => `${root}/${relative}`

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.split(',')[0]! : String(error)
}
