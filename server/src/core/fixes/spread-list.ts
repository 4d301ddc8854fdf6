import { isScalar, isSeq } from 'yaml'
import type { SourceText } from '../text/source-text.ts'
import { scalarText, spanOf } from '../yaml/document.ts'
import { lineAround } from './lines.ts'

/** A value that is to stand one item a line. */
export interface SpreadList {
  /** Comments and items in their order, each for a line of its own, without an indent. */
  readonly lines: readonly string[]
  readonly items: number
  /** Behind the value and what else stands on its last line. */
  readonly end: number
}

/**
 * Writes a list in brackets, or a text where a list belongs, one item a line. What needs quotes keeps them, and a comment
 * goes to a line of its own, for behind a value CI would read it.
 * @returns undefined where an item is more than a text of one line, or something else stands on the line
 */
export function spreadList(source: SourceText, node: unknown): SpreadList | undefined {
  const span = spanOf(node)
  if (!span) return undefined
  const { end } = lineAround(source, span.end)
  const behind = source.text.slice(span.end, end)
  if (!/^\s*(?:\s#.*)?$/.test(behind)) return undefined
  const nodes: readonly unknown[] = isSeq(node) && node.flow ? node.items : [node]
  const lines = commentsIn(behind)
  let last = span.start
  let items = 0
  for (const item of nodes) {
    const place = spanOf(item)
    const text = place && itemText(item, source.text.slice(place.start, place.end))
    if (!place || text === undefined) return undefined
    if (isSeq(node)) lines.push(...commentsIn(source.text.slice(last, place.start)))
    lines.push(`- ${text}`)
    last = place.end
    items++
  }
  if (isSeq(node)) lines.push(...commentsIn(source.text.slice(last, span.end)))
  return items === 0 ? undefined : { lines, items, end }
}

/** As it is written, where CI reads that as YAML does. */
function itemText(item: unknown, written: string): string | undefined {
  const text = isScalar(item) && !item.anchor && !item.tag ? scalarText(item) : undefined
  if (text === undefined || text === '' || text !== text.trim() || /["'\\\r\n]/.test(text)) return undefined
  if (written === text) return /^[^-?:#&*!|>%@`[\]{},]/.test(text) && !/\s#|:\s|:$/.test(text) ? text : undefined
  return /^(["'])[^"'\\\r\n]*\1$/.test(written) ? written : undefined
}

/** What stands between two items: blanks, commas, brackets, comments. */
const commentsIn = (text: string): string[] => [...text.matchAll(/#.*/g)].map(([comment]) => comment.trimEnd())
