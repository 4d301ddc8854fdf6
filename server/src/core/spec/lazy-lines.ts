/** More lines than any paragraph of a list item has. */
const longest = 200

/** Begin a quotation, and an item, whose paragraph goes on in lines without that mark. */
const quotes = /^ {0,3}>/
const items = /^ {0,3}(?:[-+*]|\d{1,9}[.)])/

/**
 * A page with blanks in place of its quotations, and of items whose paragraph goes on for hundreds of lines: the Markdown parser
 * reads such a paragraph anew for each line of it that could be a row of a table, and looks at each quotation several times. No
 * table at the top of a page lies there, and places stay as they are.
 */
export function withoutQuotations(text: string): string {
  if (!text.includes('>') && !text.includes('|')) return text
  const lines = text.split('\n')
  let start: number | undefined
  let isQuotation = false
  for (let i = 0; i <= lines.length; i++) {
    const line = lines[i]
    if (line !== undefined && line.trim() !== '') {
      if (start === undefined || (!isQuotation && quotes.test(line))) {
        isQuotation = quotes.test(line)
        if (isQuotation || items.test(line)) start = i
      }
      continue
    }
    if (start !== undefined && (isQuotation || i - start > longest)) blank(lines, start, i)
    start = undefined
    isQuotation = false
  }
  return lines.join('\n')
}

/** @param end the first line that stays */
function blank(lines: string[], start: number, end: number): void {
  for (let at = start; at < end; at++) lines[at] = ' '.repeat(lines[at]?.length ?? 0)
}
