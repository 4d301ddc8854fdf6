import { gitDataLimit, readRegular } from './regular-files.ts'

/** What each entry holds in front of its object's name: times, device, owner, mode, size. */
const statLength = 40
const hashLengths = { sha1: 20, sha256: 32 }
const isExtended = 0x4000

/**
 * The files that git keeps in a work tree, relative to its top, as its index lists them: gitformat-index, versions 2 to 4.
 * @param file path of the index
 * @returns none where there is no index, or none that can be read
 */
export function trackedFiles(file: string, hash: keyof typeof hashLengths): ReadonlySet<string> {
  try {
    return entriesIn(readRegular(file, gitDataLimit), hashLengths[hash])
  } catch {
    return new Set()
  }
}

function entriesIn(index: Buffer, hashLength: number): Set<string> {
  const names = new Set<string>()
  if (index.toString('latin1', 0, 4) !== 'DIRC') return names
  const version = index.readUInt32BE(4)
  const isCompressed = version === 4
  let at = 12
  let name = Buffer.alloc(0)
  for (let left = index.readUInt32BE(8); left > 0; left--) {
    const flagsAt = at + statLength + hashLength
    const flags = index.readUInt16BE(flagsAt)
    let start = flagsAt + (version > 2 && flags & isExtended ? 4 : 2)
    let kept = 0
    if (isCompressed) {
      const dropped = readOffset(index, start)
      start = dropped.end
      kept = name.length - dropped.value
    }
    const end = index.indexOf(0, start)
    name = Buffer.concat([name.subarray(0, kept), index.subarray(start, end)])
    names.add(name.toString('utf8'))
    // Entries are filled up with zeros to a multiple of eight bytes, where names are not compressed.
    at = isCompressed ? end + 1 : at + ((end - at + 8) & ~7)
  }
  return names
}

/** A number as git's packs write offsets: seven bits a byte, the highest first. */
function readOffset(bytes: Buffer, start: number): { value: number; end: number } {
  let at = start
  let byte = bytes.readUInt8(at++)
  let value = byte & 0x7f
  while (byte & 0x80) {
    byte = bytes.readUInt8(at++)
    value = ((value + 1) << 7) | (byte & 0x7f)
  }
  return { value, end: at }
}
