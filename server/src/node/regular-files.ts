import fs from 'node:fs'
import path from 'node:path'
import { longestText } from '../core/repo/limits.ts'
import { isOnForeignHost, namesForeignHost } from './foreign-hosts.ts'

/** Git's index of half a million files, and more than any list of refs, in bytes. */
export const gitDataLimit = 64 * 1024 * 1024

/**
 * Opening a pipe would wait for somebody who writes, and opening a terminal could make it ours. Windows has neither flag.
 */
const reading = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0) | (fs.constants.O_NOCTTY ?? 0)

/** A file that exists and is left unread: its message is a name that `unreadableReason` knows. */
export class UnreadFile extends Error {
  constructor(reason: 'special-file' | 'too-large' | 'other-host' | 'outside') {
    super(reason)
  }
}

/** Whether the system said it, such as ENOENT. */
export const isSystemError = (error: unknown): boolean => error instanceof Error && 'code' in error

/**
 * Reads a whole file. What a name stands for is asked of what was opened, for it may be another a moment later: pipes,
 * sockets and devices are not read, since that might never end.
 * @param limit in bytes
 * @throws UnreadFile for what is no regular file or longer than the limit, and the system's errors
 */
export function readRegular(file: string, limit = longestText): Buffer {
  if (isOnForeignHost(file)) throw new UnreadFile('other-host')
  const descriptor = fs.openSync(file, reading)
  try {
    const stat = fs.fstatSync(descriptor)
    if (stat.isDirectory()) {
      const message = `EISDIR: illegal operation on a directory, read '${file}'`
      throw Object.assign(new Error(message), { code: 'EISDIR' })
    }
    if (!stat.isFile()) throw new UnreadFile('special-file')
    if (stat.size > limit) throw new UnreadFile('too-large')
    return readAll(descriptor, stat.size, limit)
  } finally {
    fs.closeSync(descriptor)
  }
}

/**
 * Reads the beginning of a file that a listing called regular.
 * @param into is filled as far as the file goes
 * @returns how many bytes there are
 * @throws where it cannot be read
 */
export function readBeginning(file: string, into: Buffer): number {
  const descriptor = fs.openSync(file, reading)
  try {
    return fs.readSync(descriptor, into, 0, into.length, null)
  } finally {
    fs.closeSync(descriptor)
  }
}

/** Its size is a hint: a file may grow meanwhile, and those of /proc say that they hold nothing. */
function readAll(descriptor: number, size: number, limit: number): Buffer {
  let bytes = Buffer.allocUnsafe(size + 1)
  let length = 0
  for (;;) {
    const read = fs.readSync(descriptor, bytes, length, bytes.length - length, null)
    length += read
    if (length > limit) throw new UnreadFile('too-large')
    if (read === 0) return bytes.subarray(0, length)
    if (length < bytes.length) continue
    const longer = Buffer.allocUnsafe(Math.min(limit + 1, Math.max(64 * 1024, length * 2)))
    bytes.copy(longer, 0, 0, length)
    bytes = longer
  }
}

/** The text of a file; undefined where there is none that can be read. */
export function textOf(file: string, limit?: number): string | undefined {
  try {
    return readRegular(file, limit).toString()
  } catch {
    return undefined
  }
}

/** What is at a path, through links; undefined for what is not there and for what cannot be looked at. */
export function statOf(file: string): fs.Stats | undefined {
  if (isOnForeignHost(file)) return undefined
  try {
    return fs.statSync(file, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** Whether something is at a path that can be looked at. */
export const exists = (file: string): boolean => statOf(file) !== undefined

/** Whether a path is itself a link. */
export function isLink(file: string): boolean {
  if (namesForeignHost(file)) return false
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true
  } catch {
    return false
  }
}

/** The names in a directory; none where it cannot be listed. */
export function namesIn(directory: string): string[] {
  if (isOnForeignHost(directory)) return []
  try {
    return fs.readdirSync(directory)
  } catch {
    return []
  }
}

/** The path without links; undefined for what cannot be resolved. */
export function realPathOf(file: string): string | undefined {
  if (isOnForeignHost(file)) return undefined
  try {
    return fs.realpathSync.native(file)
  } catch {
    return undefined
  }
}

/** Whether a path is a directory's own, or lies below it. Both are absolute and without links. */
export const isAtOrBelow = (file: string, directory: string): boolean =>
  file === directory || file.startsWith(directory.endsWith(path.sep) ? directory : directory + path.sep)
