import { changeBetween } from '../text/change.ts'
import { comparePositions } from '../text/position.ts'
import { SourceText } from '../text/source-text.ts'
import { ImportList } from './import-list.ts'
import type { GoImports, ImportSpec } from './import-spec.ts'
import { Scanner } from './scanner.ts'
import * as token from './tokens.ts'
import { encodeUtf8 } from './utf8.ts'

/** A text of a Go file, and what is known of its imports. */
export interface ReadText {
  readonly text: string
  readonly imports: GoImports
}

/**
 * The imports of a text that does not parse for a moment: those that can be read in it, and of an earlier text's those
 * that it still holds, at the places where it holds them. An import that somebody is typing, or that went into a comment,
 * is none of them. As if the text parsed: gopls says what is wrong with it.
 * @param before an earlier text, best the one right before, whose imports all stand where they say
 * @param now the imports as they are read from `text`, with the error
 */
export function halfTypedImports(before: ReadText, { text, imports: now }: ReadText): GoImports {
  const source = new SourceText(text)
  const carried = withoutComments(carriedSpans(before, text), text).map(({ spec, start }): ImportSpec => {
    const end = start + spec.literal.length
    const { path, literal, name } = spec
    return { path, literal, name, ...bytesOf(text, start, end), range: source.range({ start, end }), lines: undefined }
  })
  const imports = [...trusted(now, carried)]
  const taken = new Set(imports.map(({ start }) => start))
  imports.push(...carried.filter(({ start }) => !taken.has(start)))
  imports.sort((a, b) => a.start - b.start)
  const packageName = now.packageName ?? before.imports.packageName
  return new ImportList({ packageName, head: now.head, imports, error: undefined })
}

/**
 * What was read in front of the error is there. What was read behind it may be a mistake, such as the strings of a body
 * behind an open backquote: it counts where it stands in front of an import of which that is known.
 */
function trusted({ imports, error }: GoImports, carried: readonly ImportSpec[]): ImportSpec[] {
  const last = carried.at(-1)?.start ?? -1
  return imports.filter(
    ({ range, start }) =>
      // No path holds a line end: that is a backquote which met another one.
      range.start.line === range.end.line &&
      (!error || comparePositions(range.end, error.range.start) <= 0 || start <= last),
  )
}

/** An import of an earlier text, and the offset in this text where its literal stands now. */
interface Carried {
  readonly spec: ImportSpec
  readonly start: number
}

function carriedSpans(before: ReadText, text: string): Carried[] {
  const source = new SourceText(before.text)
  const change = changeBetween(before.text, text)
  const shift = change.endAfter - change.endBefore
  const carried: Carried[] = []
  // Where to look for the next line that an edit of many places moved.
  let searched = before.text.lastIndexOf('\n', change.start - 1) + 1
  for (const spec of before.imports.imports) {
    const start = source.offsetAt(spec.range.start)
    const end = start + spec.literal.length
    if (before.text.slice(start, end) !== spec.literal) continue
    if (end <= change.start) carried.push({ spec, start })
    else if (start >= change.endBefore) carried.push({ spec, start: start + shift })
    else {
      const found = sameLine(before.text, start, text, searched, change.endAfter)
      if (found === undefined) continue
      carried.push({ spec, start: found })
      searched = found + spec.literal.length
    }
  }
  return carried
}

/** The offset in `text`, between `from` and `to`, of what stands at an offset of another text: on a line that is the same. */
function sameLine(before: string, offset: number, text: string, from: number, to: number): number | undefined {
  const lineStart = before.lastIndexOf('\n', offset - 1) + 1
  const lineEnd = endOfLine(before, offset)
  const line = before.slice(lineStart, lineEnd).trimEnd()
  for (let at = text.indexOf(line, from); at >= 0 && at <= to; at = text.indexOf(line, at + 1)) {
    const isWhole =
      (at === 0 || text[at - 1] === '\n') && text.slice(at + line.length, endOfLine(text, at)).trim() === ''
    if (isWhole) return at + offset - lineStart
  }
  return undefined
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

/**
 * Leaves out what stands in a comment. One that is not closed is none yet: somebody is just about to write it, and it
 * would take all that follows.
 */
function withoutComments(carried: readonly Carried[], text: string): readonly Carried[] {
  const last = carried.at(-1)
  if (!last) return carried
  const end = last.start + last.spec.literal.length
  const bytes = encodeUtf8(text.slice(0, end))
  const isClosedBehind = text.includes('*/', end)
  const scanner = new Scanner(bytes, true)
  const comments: { readonly start: number; readonly end: number }[] = []
  scanner.onComment = (start, end) => {
    const isLine = bytes[start + 1] === slash
    if (isLine || end < bytes.length || isClosedBehind) comments.push({ start, end })
  }
  do scanner.next()
  while (scanner.kind !== token.endOfFile)
  if (comments.length === 0) return carried
  return carried.filter(({ start }) => {
    const at = byteLength(text.slice(0, start))
    return !comments.some(comment => comment.start <= at && at < comment.end)
  })
}

const slash = 47

const byteLength = (text: string): number => encodeUtf8(text).length

function bytesOf(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const from = byteLength(text.slice(0, start))
  return { start: from, end: from + byteLength(text.slice(start, end)) }
}
