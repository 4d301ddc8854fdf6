import fs from 'node:fs'
import { type GoImports, readImports } from '../core/golang/imports.ts'
import { readPlainImports } from '../core/golang/plain-section.ts'
import { unreadImports } from '../core/golang/unread-imports.ts'
import type { Counters } from '../core/repo/counters.ts'
import { isEditorsLock, isGoFile, isOfInterest } from '../core/repo/interest.ts'
import { longestSection } from '../core/repo/limits.ts'
import { misread } from '../core/repo/misread.ts'
import { baseName } from '../core/repo/paths.ts'
import type { DiskEntry, DiskFile } from '../core/repo/repository.ts'
import type { Stat } from '../core/repo/stat.ts'
import { acknowledgeWord } from '../core/text/acknowledge-word.ts'
import { SourceText } from '../core/text/source-text.ts'
import { disk, type FileSystem } from './file-system.ts'
import { isMistake } from './mistake.ts'
import { UnreadFile } from './regular-files.ts'

/**
 * Import sections end well within this many bytes in all but a few files. Synchronous reads of just these are several
 * times faster than promises, and the whole repository takes milliseconds.
 */
const headLength = 4096
const head = Buffer.allocUnsafe(headLength)

/** What is kept of a regular file; undefined for one of no interest. */
export function readFile(root: string, relative: string, counters: Counters, source: FileSystem): DiskFile | undefined {
  if (!isOfInterest(relative)) return undefined
  counters.filesRead++
  const absolute = absolutePath(root, relative)
  try {
    if (isGoFile(relative)) return readGoFile(absolute, source)
    return { source: new SourceText(source.read(absolute).toString()) }
  } catch (error) {
    return unreadable(relative, isMistake(error) ? misread(error) : reasonOf(error))
  }
}

/** What is kept of a pipe, a socket or a device: reading it might never end. */
export const readSpecial = (relative: string): DiskFile | undefined =>
  isOfInterest(relative) ? unreadable(relative, 'special-file') : undefined

/**
 * What is kept of a link; undefined for one of no interest, and for one that leads out of the repository: that is told
 * elsewhere, and not read.
 * @param stat what lies behind it
 */
export function readLink(
  root: string,
  relative: string,
  stat: Stat,
  counters: Counters,
  source: FileSystem,
): DiskFile | undefined {
  if (!isOfInterest(relative)) return undefined
  switch (stat) {
    case 'file':
      return source.isRegular(absolutePath(root, relative))
        ? readFile(root, relative, counters, source)
        : readSpecial(relative)
    case 'outside':
      return undefined
    case 'missing':
      return unreadable(relative, 'dangling-link')
    case 'unreadable':
      return unreadable(relative, 'looping-link')
    case 'directory':
      return unreadable(relative, 'link-to-directory')
  }
}

/** What the disk holds at one path of a workspace now, and is to be kept. */
export function readDiskFile(root: string, relative: string, counters: Counters): DiskEntry {
  const absolute = absolutePath(root, relative)
  try {
    const found = fs.lstatSync(absolute, { throwIfNoEntry: false })
    if (!found) return 'missing'
    if (found.isDirectory()) return 'directory'
    if (!found.isSymbolicLink())
      return (found.isFile() ? readFile(root, relative, counters, disk) : readSpecial(relative)) ?? {}
    const { stat } = disk.lookerFor(root)(relative)
    if (stat === 'missing' && isEditorsLock(baseName(relative))) return 'missing'
    return { ...readLink(root, relative, stat, counters, disk), link: disk.readLink(absolute) }
  } catch {
    // It went meanwhile, or lies below something that is no directory any more.
    return 'missing'
  }
}

function unreadable(path: string, reason: string): DiskFile {
  return { unreadable: reason, ...(isGoFile(path) && { imports: unreadImports(reason) }) }
}

function readGoFile(absolute: string, source: FileSystem): DiskFile {
  const length = source.readHead(absolute, head)
  const imports = importsIn(absolute, length, source)
  return head.subarray(0, length).includes(acknowledgeWord) ? { imports, mayAcknowledge: true } : { imports }
}

/** @param length how much of the file `head` holds */
function importsIn(absolute: string, length: number, source: FileSystem): GoImports {
  const complete = length < headLength
  const found =
    readPlainImports(head.toString('latin1', 0, length), complete) ?? readImports(head.subarray(0, length), complete)
  if (found) return found
  const section = Buffer.allocUnsafe(longestSection)
  const read = source.readHead(absolute, section)
  const whole = readImports(section.subarray(0, read), read < longestSection)
  if (!whole) throw new UnreadFile('too-large')
  return whole
}

/** Not path.join: nothing needs to be made normal here, and Windows takes either slash. */
export const absolutePath = (root: string, relative: string): string => `${root}/${relative}`

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.split(',')[0]! : String(error)
}
