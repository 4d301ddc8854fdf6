import fs from 'node:fs'
import tty from 'node:tty'

/** What became of a text: `gone` is a reader that wants no more, such as `head`. */
export type Written = 'all' | 'gone' | { readonly reason: string }

/**
 * Writes a text, all of it or as much as can be.
 *
 * Streams of Node drop what a disk that runs full does not take, and take a millisecond to set up: files and pipes are
 * written to directly. A terminal has an encoding of its own on Windows, and a pipe may be one that does not wait:
 * streams do these justice.
 */
export async function write(stream: 'stdout' | 'stderr', text: string): Promise<Written> {
  const descriptor = stream === 'stdout' ? 1 : 2
  // Whoever closes the other one wants no words.
  if (stream === 'stdout' && wasClosed(descriptor)) return { reason: 'EBADF: the descriptor is closed' }
  let rest: Uint8Array = Buffer.from(text)
  if (!tty.isatty(descriptor)) {
    try {
      while (rest.length > 0) rest = rest.subarray(fs.writeSync(descriptor, rest))
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') return failure(error)
    }
  }
  return rest.length === 0 ? 'all' : streamed(process[stream], rest)
}

function streamed(stream: NodeJS.WriteStream, bytes: Uint8Array): Promise<Written> {
  return new Promise(resolve => {
    stream.once('error', error => resolve(failure(error)))
    stream.write(bytes, error => resolve(error ? failure(error) : 'all'))
  })
}

const failure = (error: unknown): Written =>
  ['EPIPE', 'ECONNRESET', 'EOF'].includes(codeOf(error) ?? '') ? 'gone' : { reason: reasonOf(error) }

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Whether a shell closed a descriptor (`>&-`). Node opens the null device in its place, for reading and writing, where a
 * shell opens what it redirects to for writing alone; the shell can also have been handed such a descriptor itself.
 * Elsewhere than on Linux nothing tells.
 */
function wasClosed(descriptor: number): boolean {
  try {
    const isShell = /\/(?:ba|da|z|k|mk|fi|a)?sh$|\/busybox$/.test(fs.readlinkSync(`/proc/${process.ppid}/exe`))
    return isShell && isReadableNull('self', descriptor) && !isReadableNull(process.ppid, descriptor)
  } catch {
    return false
  }
}

/** False for one that is closed. */
function isReadableNull(pid: number | 'self', descriptor: number): boolean {
  const link = `/proc/${pid}/fd/${descriptor}`
  if (!fs.lstatSync(link, { throwIfNoEntry: false }) || fs.readlinkSync(link) !== '/dev/null') return false
  const flags = /^flags:\s*(\d+)$/m.exec(fs.readFileSync(`/proc/${pid}/fdinfo/${descriptor}`, 'utf8'))?.[1] ?? '0'
  return (Number.parseInt(flags, 8) & 3) === fs.constants.O_RDWR
}
