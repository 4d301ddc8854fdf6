import type { Span } from '../../text/position.ts'
import { Scanner } from '../scanner.ts'
import { endOfFile } from '../tokens.ts'
import { decodeUtf8 } from '../utf8.ts'
import type { Writer } from './writer.ts'

/** Writes the tokens of a part of a file, with a blank wherever something stands between two of them. */
export function writeAsWritten(out: Writer, file: Uint8Array, { start, end }: Span): void {
  const bytes = file.subarray(start, end)
  const scanner = new Scanner(bytes, true)
  out.blank()
  let behind = 0
  for (scanner.next(); scanner.kind !== endOfFile; scanner.next()) {
    // Semicolons that Go puts in are nowhere in the text.
    if (scanner.start === scanner.end) continue
    if (scanner.start > behind && behind > 0) out.blank()
    out.word(decodeUtf8(bytes, scanner.start, scanner.end))
    behind = scanner.end
  }
  out.at(end - 1)
}
