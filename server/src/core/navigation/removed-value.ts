import type { TextEdit } from '../findings/finding.ts'
import { lineAround, type Mendable, removeLines } from '../fixes/lines.ts'
import { goesOnBelow, removeEntry } from '../fixes/list-entries.ts'
import { indentOf } from '../text/go-strings.ts'
import { english } from '../text/localize.ts'
import type { Span } from '../text/position.ts'

/**
 * Takes a value out of a manifest: an item of a list, or a line `key: value`, with the key above it where nothing else stands
 * below that.
 * @returns undefined where it stands in another form
 */
export function removedValue(file: Mendable, { start, end }: Span): TextEdit | undefined {
  const { source } = file
  const { text } = lineAround(source, start)
  const { line } = source.positionAt(start)
  if (!/^\s+[\w-]+:\s/.test(text)) {
    const [fix] = removeEntry(file, { text: source.text.slice(start, end), start, end }, english, false)
    return fix?.edits[0]
  }
  if (goesOnBelow(source, start)) return undefined
  const isOnly = isKeyAlone(source.lineText(line - 1)) && indentOf(source.lineText(line + 1)) < indentOf(text)
  return removeLines(file, isOnly ? line - 1 : line, line)
}

const isKeyAlone = (text: string): boolean => /^[\w-]+:\s*$/.test(text)
