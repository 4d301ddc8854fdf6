import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { isAtOrBelow, readRegular, realPathOf } from './regular-files.ts'

/** Why a file was not written, as a key for a message, or in the system's words. */
export type WriteFailure = 'linked' | 'changed' | { readonly reason: string }

/**
 * Puts another text in a file's place: all of it or nothing, whenever the machine stops. The text is written to a file
 * beside it, whose name nobody can foresee and which did not exist, comes to rest on the disk, gets the file's mode and
 * owner, and takes its name. Libraries for this open what may be a link and do not notice that a full disk took a part.
 * @param root absolute path of the workspace
 * @param file relative to it, with `/`
 * @param before what the file has to hold, byte for byte
 * @returns undefined where it is done, else why the file is as it was
 */
export function replaceText(root: string, file: string, before: string, text: string): WriteFailure | undefined {
  try {
    const target = ownPath(root, file)
    if (target === undefined) return 'linked'
    if (!readRegular(target).equals(Buffer.from(before))) return 'changed'
    replace(target, Buffer.from(text))
    return undefined
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}

/** The path of a regular file of the workspace without any link; undefined for what a link leads to, and no file. */
function ownPath(root: string, file: string): string | undefined {
  const top = realPathOf(root)
  if (top === undefined) return undefined
  const own = path.resolve(top, file)
  const isOwn = own !== top && isAtOrBelow(own, top) && realPathOf(own) === own && fs.lstatSync(own).isFile()
  return isOwn ? own : undefined
}

function replace(target: string, bytes: Buffer): void {
  const { mode, uid, gid } = fs.statSync(target)
  // Who may not write the file may still be able to take its place, and must not.
  fs.accessSync(target, fs.constants.W_OK)
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(8).toString('hex')}.tmp`)
  const descriptor = fs.openSync(beside, 'wx', 0o600)
  try {
    try {
      for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(fs.writeSync(descriptor, rest))
      keepOwner(descriptor, uid, gid)
      fs.fchmodSync(descriptor, mode & 0o7777)
      fs.fsyncSync(descriptor)
    } finally {
      fs.closeSync(descriptor)
    }
    fs.renameSync(beside, target)
  } catch (error) {
    fs.rmSync(beside, { force: true })
    throw error
  }
  settle(path.dirname(target))
}

/** Only root may give a file away, and to a group only its members: what cannot be kept is the writer's. */
function keepOwner(descriptor: number, uid: number, gid: number): void {
  const now = fs.fstatSync(descriptor)
  if (now.uid === uid && now.gid === gid) return
  try {
    fs.fchownSync(descriptor, uid, gid)
  } catch {}
}

/** Has the new name come to rest too, where the system lets directories be opened for that. */
function settle(directory: string): void {
  try {
    const descriptor = fs.openSync(directory, fs.constants.O_RDONLY)
    try {
      fs.fsyncSync(descriptor)
    } finally {
      fs.closeSync(descriptor)
    }
  } catch {}
}
