/**
 * The commonest thing in Plumego's files, taken in one go: an indented list of plain texts, with blank lines and
 * comments between them. Numbers, booleans, quotes other than a plain pair and comments behind items are left to others.
 */

const blank = String.raw` *(?:#.*)?\r?\n`
const word = '(?:true|True|TRUE|false|False|FALSE|null|Null|NULL)'
/** The source of a regular expression. */
export const plainText = String.raw`(?!${word}\r?(?:\n|$))[A-Za-z_/(\u00a1-\ud7ff](?:[^#:\r\n]|:(?=[^\s]))*(?<![\s"'])`
/** The source of a regular expression. */
export const quotedText = String.raw`"(?![\s'])[^"\\#\r\n]+(?<![\s'])"`
const item = `- (?:${plainText}|${quotedText})\\r?(?:\\n|$)`

/** By the indent of the items: lists further in are taken line by line. */
const listPatterns: readonly (readonly [indent: number, pattern: RegExp])[] = [2, 4, 6].map(indent => [
  indent,
  new RegExp(`(?:${blank})*(?: {${indent}}${item}(?:${blank})*)+`, 'y'),
])

/** Texts, one an item. */
export class PlainList {
  /** The lines of the list, with the blank lines and comments among them. */
  readonly body: string
  readonly indent: number

  constructor(body: string, indent: number) {
    this.body = body
    this.indent = indent
  }

  get length(): number {
    const start = `\n${' '.repeat(this.indent)}- `
    let count = this.body.startsWith(start.slice(1)) ? 1 : 0
    for (let at = this.body.indexOf(start); at >= 0; at = this.body.indexOf(start, at + 1)) count++
    return count
  }

  /** Without quotes, in the file's order. */
  get items(): string[] {
    const pattern = new RegExp(`^ {${this.indent}}- (.*?)\\r?$`, 'gm')
    return [...this.body.matchAll(pattern)].map(([, text = '']) => text.replace(/^"(.*)"$/, '$1'))
  }
}

/** The offset behind a list whose first line may begin at `start`; undefined where there is none, or more than that. */
export function plainListEnd(text: string, start: number, indent: number): number | undefined {
  const pattern = listPatterns.find(([own]) => own === indent)?.[1]
  if (!pattern) return undefined
  pattern.lastIndex = start
  if (!pattern.test(text)) return undefined
  const end = pattern.lastIndex
  // A line that goes on with the list, or with its last item, makes it something else.
  return text.startsWith(' '.repeat(indent), end) || text.startsWith(' '.repeat(indent - 1), end) ? undefined : end
}
