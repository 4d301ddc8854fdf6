import { readFileSync } from 'node:fs'

const END_OF_DIRECTORY = 0x06054b50
const END_SIZE = 22

/**
 * Lists a zip archive from its central directory.
 * @param {string} file @returns {{name: string, size: number}[]} uncompressed sizes in bytes
 */
export const listZip = file => {
  const bytes = readFileSync(file)
  let end = bytes.length - END_SIZE
  while (end >= 0 && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end--
  if (end < 0) throw new Error(`${file} is not a zip archive`)
  let at = bytes.readUInt32LE(end + 16)
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const size = bytes.readUInt32LE(at + 24)
    const [name, extra, comment] = [28, 30, 32].map(field => bytes.readUInt16LE(at + field))
    const entry = { name: bytes.toString('utf8', at + 46, at + 46 + name), size }
    at += 46 + name + extra + comment
    return entry
  })
}
