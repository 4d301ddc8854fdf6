import { cursorAt } from '../cursor/cursor.ts'
import { parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { schemaOf } from '../schema/file-schemas.ts'
import { type PlainSchema, schemasAt, takes } from '../schema/json-schema.ts'
import type { Localize } from '../text/localize.ts'
import type { Position } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import type { CompletionCause, CompletionEntry, CompletionQuestion, Suggestion } from './completion-types.ts'
import { keySuggestions } from './key-suggestions.ts'
import { matching, mayBecome } from './matching.ts'
import { placeOf } from './placing.ts'
import { valueSuggestions } from './value-suggestions.ts'

/**
 * What the text in front of a position of a manifest or specs file may become: keys that are missing, values with what
 * they mean, and whatever the repository knows. Works from the lines, so that it needs no valid YAML.
 * @param path relative to the workspace
 * @param text the document as the editor holds it
 * @param position 0-based, in UTF-16 code units
 * @returns in the order in which they should be offered, and only for the text as it is; none where nothing is known,
 *   where the text is whole, where a line break is the natural next key, and for other files
 */
export function completionsAt(
  snapshot: Snapshot,
  path: string,
  text: SourceText,
  position: Position,
  t: Localize,
  cause: CompletionCause = 'request',
): CompletionEntry[] {
  const root = schemaOf(path, snapshot)?.root
  const cursor = root && cursorAt(text, position)
  if (!root || !cursor) return []
  const before = text.lineText(position.line).slice(0, position.character)
  if (/:$/.test(before) || (cause === 'typing' && before.trim() === '')) return []
  // What is replaced may begin with blanks, a dash or a quote, which belong to no suggestion's label.
  const typed = before.slice(cursor.range.start.character).replace(/^\s*-?\s*["']?/, '')
  const mayBe = (label: string): boolean => mayBecome(label, typed)
  const question = {
    snapshot: snapshot.seenFrom(path),
    path,
    directory: parentPath(path),
    text,
    cursor,
    typed,
    root,
    t,
    mayBe,
  }
  const suggestions = suggestionsAt(question).filter(
    ({ isExample, kind, isOpen }) =>
      // Any path may follow, so a list of all opens for who asks for it.
      (cause === 'request' && typed === '') || !(isExample || (kind === 'file' && isOpen && typed === '')),
  )
  // What stands in the list or map already is whole as well.
  if (!cursor.hasColon && cursor.siblings.has(typed)) return []
  const lines = isMoved(question) ? suggestions.filter(({ insertText }) => !insertText.includes('\n')) : suggestions
  return placed(matching(distinct(lines), typed), question, before)
}

/**
 * True where what is typed goes to another column: editors differ in how they indent further lines then, so there are none.
 */
const isMoved = ({ cursor: { range, lead } }: CompletionQuestion): boolean =>
  range.start.character === 0 && lead.startsWith(' ')

/**
 * Everything that may stand at a position of a manifest or specs file, as far as anybody knows, whatever stands there
 * already: keys, values and examples, by their labels.
 */
export function possibleTexts(
  snapshot: Snapshot,
  path: string,
  text: SourceText,
  position: Position,
  t: Localize,
): string[] {
  const root = schemaOf(path, snapshot)?.root
  const cursor = root && cursorAt(text, position)
  if (!root || !cursor) return []
  const question = { snapshot, path, directory: parentPath(path), text, cursor, typed: '', root, t, mayBe: () => true }
  return suggestionsAt(question).map(({ label }) => label)
}

function suggestionsAt(question: CompletionQuestion): Suggestion[] {
  const { kind, path } = question.cursor
  const here = (steps: readonly (string | 0)[]): PlainSchema[] => schemasAt(question.root, steps)
  if (kind === 'key') return here(path).flatMap(schema => keySuggestions(question, schema, path, question.cursor.lead))
  if (kind === 'item') return itemSuggestions(question, [...path, 0], question.cursor.lead)
  return here(path).flatMap(schema => {
    if (takes(schema, 'array'))
      return itemSuggestions(question, [...path, 0], kind === 'value' ? below(question, '- ') : '- ')
    if (takes(schema, 'object'))
      return keySuggestions(question, schema, path, kind === 'value' ? below(question, '') : '')
    return kind === 'value' ? valueSuggestions(question, schema, path, question.cursor.lead) : []
  })
}

function itemSuggestions(question: CompletionQuestion, path: readonly (string | 0)[], lead: string): Suggestion[] {
  const { root, cursor } = question
  const limits = schemasAt(root, path.slice(0, -1)).flatMap(({ maxItems }) => maxItems ?? [])
  if (limits.some(limit => cursor.siblings.size >= limit)) return []
  return schemasAt(root, path).flatMap(schema =>
    takes(schema, 'object')
      ? keySuggestions(question, schema, path, lead)
      : valueSuggestions(question, schema, path, lead).filter(({ label }) => !cursor.siblings.has(label)),
  )
}

/** What belongs below a key that the cursor stands behind goes to a line of its own. */
function below({ cursor, text }: CompletionQuestion, lead: string): string {
  if (cursor.isFlow) return ''
  const indent = /^\s*/.exec(text.lineText(cursor.node.line))?.[0].length ?? 0
  return `\n${' '.repeat(cursor.node.column - indent + 2)}${lead}`
}

/** Of equal labels the first. */
function distinct(suggestions: readonly Suggestion[]): Suggestion[] {
  const byLabel = new Map<string, Suggestion>()
  for (const suggestion of suggestions) if (!byLabel.has(suggestion.label)) byLabel.set(suggestion.label, suggestion)
  return [...byLabel.values()]
}

/** @param before the line of the cursor, up to the cursor */
function placed(suggestions: readonly Suggestion[], question: CompletionQuestion, before: string): CompletionEntry[] {
  return suggestions.map((suggestion, index) => ({
    label: suggestion.label,
    kind: suggestion.kind,
    isSnippet: suggestion.isSnippet ?? false,
    isExample: suggestion.isExample ?? false,
    sortText: String(index).padStart(5, '0'),
    ...placeOf(suggestion, question, before),
    ...suggestion.describe?.(),
  }))
}
