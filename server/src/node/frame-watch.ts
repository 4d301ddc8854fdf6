/** What a header may be long, in bytes: those of clients have two lines. */
const longestHeader = 4096

/** What a message may be long, in bytes: Node makes no string of more. */
const longestMessage = 256 * 1024 * 1024

const headerEnd = Buffer.from('\r\n\r\n')

/**
 * Looks at the bytes of a client as they come, whether they are frames of the protocol. Where they are not, nobody can tell
 * where the next message begins: the library waits for ever then, and answers nothing.
 */
export class FrameWatch {
  readonly #broken: (why: string) => void
  /** What has come of a header. */
  #header = Buffer.alloc(0)
  /** How much of a message is yet to come, in bytes. */
  #left = 0
  #isAtBody = false
  #isBroken = false

  /** @param broken is told once why what came is no frame, as a sentence */
  constructor(broken: (why: string) => void) {
    this.#broken = broken
  }

  take(chunk: Buffer): void {
    let rest = chunk
    while (rest.length > 0 && !this.#isBroken) rest = this.#left > 0 ? this.#takeBody(rest) : this.#takeHeader(rest)
  }

  #takeBody(bytes: Buffer): Buffer {
    if (this.#isAtBody && bytes[0] !== 0x7b && bytes[0] !== 0x5b) {
      this.#fail(`Expected a JSON object behind the header, got ${shown(bytes)}.`)
    }
    this.#isAtBody = false
    const taken = Math.min(this.#left, bytes.length)
    this.#left -= taken
    return bytes.subarray(taken)
  }

  #takeHeader(bytes: Buffer): Buffer {
    const before = this.#header.length
    // Enough of what comes for a header to end in it, or to be too long.
    this.#header = Buffer.concat([this.#header, bytes.subarray(0, longestHeader + headerEnd.length)])
    const end = this.#header.indexOf(headerEnd)
    if (end < 0) {
      if (this.#header.length >= longestHeader) this.#fail(`Expected a header, got ${shown(this.#header)}.`)
      return bytes.subarray(bytes.length)
    }
    const header = this.#header.subarray(0, end)
    this.#header = Buffer.alloc(0)
    this.#left = this.#lengthIn(header)
    this.#isAtBody = this.#left > 0
    return bytes.subarray(end + headerEnd.length - before)
  }

  #lengthIn(header: Buffer): number {
    const lines = header.toString('latin1').split('\r\n')
    const isHeader = lines.every(line => /^[A-Za-z-]+:/.test(line))
    const length = /^Content-Length:[ \t]*(\d{1,15})[ \t]*$/i.exec(
      lines.find(line => /^Content-Length:/i.test(line)) ?? '',
    )
    if (!isHeader || length?.[1] === undefined) {
      this.#fail(`Expected a header such as "Content-Length: 52", got ${shown(header)}.`)
      return 0
    }
    if (Number(length[1]) > longestMessage) {
      this.#fail(`A message of ${length[1]} bytes is longer than any that is read: ${longestMessage} bytes.`)
    }
    return Number(length[1])
  }

  #fail(why: string): void {
    if (this.#isBroken) return
    this.#isBroken = true
    this.#broken(why)
  }
}

const shown = (bytes: Buffer): string => JSON.stringify(bytes.toString('latin1', 0, 60))
