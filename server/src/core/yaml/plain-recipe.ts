import type { SourceText } from '../text/source-text.ts'

/**
 * Proves of a recipe, without the YAML library, that it is YAML and fits its schema. The recipes are prose, which the
 * recogniser of plain files leaves to the library. False means only: not proved.
 */
export function isPlainRecipe({ lines }: SourceText): boolean {
  let last = -1
  let hasItem = true
  for (const { text } of lines) {
    if (text === '' || /^#/.test(text)) continue
    if (text.startsWith('  - ')) {
      if (last < firstList || !isSentence(text.slice(4))) return false
      hasItem = true
      continue
    }
    const order = openings.findIndex(opening => opening.test(text))
    if (!hasItem || order !== last + 1 || (order < firstList && !isWord(text))) return false
    last = order
    hasItem = order < firstList
  }
  return hasItem && last === openings.length - 1
}

/** The keys in their order: two with a text behind them, and two with a list below them. */
const openings: readonly RegExp[] = [/^name: [A-Za-z]/, /^scope: [A-Za-z]/, /^steps:$/, /^stop_conditions:$/]
const firstList = 2

/** Of what stands behind a key, no word that is more than a word to YAML. */
const isWord = (line: string): boolean => isProse(line.slice(line.indexOf(' ') + 1)) && !/: |:$/.test(line.slice(8))

/** A text, or one key with a text behind it. */
function isSentence(text: string): boolean {
  const [key = '', ...rest] = text.split(': ')
  if (rest.length > 1 || text.endsWith(':')) return false
  return isProse(key) && rest.every(isProse)
}

/** It begins with a letter, holds no comment, no control character and is no word of YAML's own. */
const isProse = (text: string): boolean =>
  /^[A-Za-z]/.test(text) &&
  !/[ \t]#|\t|[^\x20-\x7e\u00a1-\u2027\u2030-\ud7ff]/.test(text) &&
  !/^(?:true|false|null|yes|no|on|off)$/i.test(text.trim())
