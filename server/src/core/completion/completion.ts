import { type Cursor, cursorAt } from '../cursor/cursor.ts'
import type { HoverContent } from '../hover/rich-text.ts'
import { parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { schemaOf } from '../schema/file-schemas.ts'
import { type JsonSchema, type PlainSchema, schemasAt, takes } from '../schema/json-schema.ts'
import type { Localize } from '../text/localize.ts'
import type { Position, Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { keySuggestions } from './key-suggestions.ts'
import { valueSuggestions } from './value-suggestions.ts'

/** What kind of thing a completion inserts, for its icon. */
export type CompletionKind = 'key' | 'value' | 'package' | 'file' | 'person' | 'skeleton'

/** One line of a completion list. */
export interface CompletionEntry {
  readonly label: string
  readonly kind: CompletionKind
  /** Short, beside the label of the entry that is chosen. */
  readonly detail?: string
  /** Short, beside the label in the list, for what tells entries apart at a glance. */
  readonly mark?: string
  /** Shown on demand. */
  readonly documentation?: HoverContent
  /** True for what only shows how such a text may look. */
  readonly isExample?: boolean
  /**
   * With `$1` and `${1|a,b|}` in it where `isSnippet` says so. Line breaks are LF, and lines behind the first are
   * indented relative to the line that the cursor is on.
   */
  readonly insertText: string
  readonly isSnippet: boolean
  /** What it replaces: within one line, and around the cursor. */
  readonly range: Range
  readonly sortText: string
  readonly filterText: string
}

/** A completion before it is known where it goes: its place in the list is its place among the others. */
export type Suggestion = Omit<CompletionEntry, 'range' | 'sortText' | 'filterText' | 'isSnippet'> & {
  readonly isSnippet?: boolean
  /** What a person may type to find it, where that is not its label. */
  readonly filterText?: string
}

/** What suggestions are made from. */
export interface CompletionQuestion {
  readonly snapshot: Snapshot
  /** Of the file, relative to the workspace. */
  readonly path: string
  /** The directory that holds the file: of a manifest, the module. */
  readonly directory: string
  readonly text: SourceText
  readonly cursor: Cursor
  readonly root: JsonSchema
  readonly t: Localize
}

/**
 * What can stand at a position of a manifest or specs file: keys that are missing, values with what they mean, and
 * whatever the repository knows. Works from the lines, so that it needs no valid YAML.
 * @param path relative to the workspace
 * @param text the document as the editor holds it
 * @param position 0-based, in UTF-16 code units
 * @returns in the order in which they should be offered; none where nothing is known, and for other files
 */
export function completionsAt(
  snapshot: Snapshot,
  path: string,
  text: SourceText,
  position: Position,
  t: Localize,
): CompletionEntry[] {
  const root = schemaOf(path, snapshot)?.root
  const cursor = root && cursorAt(text, position)
  if (!root || !cursor) return []
  const question = { snapshot, path, directory: parentPath(path), text, cursor, root, t }
  return placed(suggestionsAt(question), cursor)
}

function suggestionsAt(question: CompletionQuestion): Suggestion[] {
  const { kind, path } = question.cursor
  const here = (steps: readonly (string | 0)[]): PlainSchema[] => schemasAt(question.root, steps)
  if (kind === 'key') return here(path).flatMap(schema => keySuggestions(question, schema, path, ''))
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
  return schemasAt(question.root, path).flatMap(schema =>
    takes(schema, 'object')
      ? keySuggestions(question, schema, path, lead)
      : valueSuggestions(question, schema, path, lead).filter(({ label }) => !question.cursor.siblings.has(label)),
  )
}

/** What belongs below a key that the cursor stands behind goes to a line of its own. */
function below({ cursor, text }: CompletionQuestion, lead: string): string {
  if (cursor.isFlow) return ''
  const indent = /^\s*/.exec(text.lineText(cursor.node.line))?.[0].length ?? 0
  return `\n${' '.repeat(cursor.node.column - indent + 2)}${lead}`
}

function placed(suggestions: readonly Suggestion[], cursor: Cursor): CompletionEntry[] {
  const byLabel = new Map<string, Suggestion>()
  for (const suggestion of suggestions) if (!byLabel.has(suggestion.label)) byLabel.set(suggestion.label, suggestion)
  // What is replaced begins with the quote, so that is what a client compares with.
  const quote = /^["']/.exec(cursor.typed)?.[0] ?? ''
  return [...byLabel.values()].map((suggestion, index) => ({
    ...suggestion,
    isSnippet: suggestion.isSnippet ?? false,
    range: rangeFor(suggestion, cursor),
    sortText: String(index).padStart(5, '0'),
    filterText: quote + (suggestion.filterText ?? suggestion.label),
  }))
}

/** What goes to a line of its own leaves no blank behind the colon. */
function rangeFor({ insertText }: Suggestion, { range, lead, typed }: Cursor): Range {
  if (!insertText.startsWith('\n') || lead !== '' || typed !== '') return range
  const { line, character } = range.start
  return { start: { line, character: Math.max(0, character - 1) }, end: range.end }
}
