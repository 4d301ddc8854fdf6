import fs from 'node:fs'
import type { OuterLook } from '../core/repo/outer-files.ts'
import { lookerOnDisk } from './disk-looker.ts'
import { readBeginning, readRegular, statOf } from './regular-files.ts'

/** An entry of a directory, as it is itself: a link is a link. */
export type DirectoryEntry = Pick<fs.Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'>

/**
 * What a workspace is read from: the disk, or a state that git keeps. Paths are absolute paths of the platform, where `/`
 * will do for any separator; links are followed.
 */
export interface FileSystem {
  /** @throws where it cannot be listed */
  list(directory: string): readonly DirectoryEntry[]
  /** Undefined for what is not there, and for a link to nowhere. */
  kind(path: string): 'directory' | 'file' | undefined
  /** The names in a directory, which may come cheaper without their kinds. @throws where it cannot be listed */
  names(directory: string): readonly string[]
  /** What a link says. @throws where there is none */
  readLink(path: string): string
  /** Whether something is a file whose reading ends: no pipe, socket or device. */
  isRegular(path: string): boolean
  /** Makes what looks up paths for a workspace, and follows no link out of its repository. */
  lookerFor(root: string): (path: string) => OuterLook
  /** @param limit in bytes, that of texts unless another is given @throws UnreadFile, and where it cannot be read */
  read(file: string, limit?: number): Buffer
  /**
   * Reads the beginning of a file.
   * @param into is filled as far as the file goes
   * @returns how many bytes there are
   * @throws where it cannot be read
   */
  readHead(file: string, into: Buffer): number
  /**
   * Takes that many files will be asked for, where they come one at a time at a price.
   * @param isWanted is asked for paths relative to `directory`, with `/`
   * @throws where one of them cannot be had
   */
  readAhead?(directory: string, isWanted: (path: string) => boolean): void
}

export const disk: FileSystem = {
  list: directory => fs.readdirSync(directory, { withFileTypes: true }),
  kind: path => {
    const stat = statOf(path)
    return stat && (stat.isDirectory() ? 'directory' : 'file')
  },
  names: directory => fs.readdirSync(directory),
  readLink: path => fs.readlinkSync(path),
  isRegular: path => statOf(path)?.isFile() === true,
  lookerFor: lookerOnDisk,
  read: readRegular,
  readHead: readBeginning,
}

/** A state in which a workspace is not there. */
export const nothing: FileSystem = {
  list: () => [],
  kind: () => undefined,
  names: () => [],
  readLink: absent,
  isRegular: () => false,
  lookerFor: () => () => ({ stat: 'missing' }),
  read: absent,
  readHead: absent,
}

function absent(file: string): never {
  throw new Error(`ENOENT: no such file ${file}`)
}
