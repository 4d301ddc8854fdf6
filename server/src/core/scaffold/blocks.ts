import type { TextEdit } from '../findings/finding.ts'
import { insertBehind, lineAround, type Mendable } from '../fixes/lines.ts'
import { indentOf } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'

/** An offset in the last line of the block that the line around `offset` opens: what is indented more deeply follows it. */
function endOfBlock(source: SourceText, offset: number): number {
  const { text, start } = lineAround(source, offset)
  const depth = indentOf(text)
  let last = start
  for (const line of source.lines) {
    if (line.start <= start || line.text.trim() === '') continue
    if (indentOf(line.text) <= depth) break
    last = line.start
  }
  return last
}

/**
 * Adds an item behind the one around an offset and all that belongs to it, written as that one is.
 * @param below the lines that go on with it
 */
export function addItemLike(file: Mendable, offset: number, item: string, below: readonly string[] = []): TextEdit {
  const [lead = '  - '] = /^\s*- +/.exec(lineAround(file.source, offset).text) ?? []
  const lines = [lead + item, ...below.map(line => ' '.repeat(lead.length) + line)]
  return insertBehind(file, endOfBlock(file.source, offset), lines)
}

/** Adds a block behind the one that begins around an offset, with a blank line between them. */
export const addBlock = (file: Mendable, offset: number, lines: readonly string[]): TextEdit =>
  insertBehind(file, endOfBlock(file.source, offset), ['', ...lines])
