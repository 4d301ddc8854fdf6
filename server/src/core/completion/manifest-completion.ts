import { type ManifestLines, readManifestLines } from '../manifest/manifest-lines.ts'
import { parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import type { Position, Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { type CursorContext, cursorContext } from './cursor.ts'
import { keySuggestions } from './key-suggestions.ts'
import { valueSuggestions } from './value-suggestions.ts'

/** What kind of thing a completion inserts, for its icon. */
export type CompletionKind = 'key' | 'value' | 'package' | 'file' | 'person'

/** One line of a completion list. */
export interface CompletionEntry {
  readonly label: string
  readonly kind: CompletionKind
  /** Short, beside the label. */
  readonly detail?: string
  /** Markdown, shown on demand. */
  readonly documentation?: string
  /** With `$1` and `${1|a,b|}` in it where `isSnippet` says so; line breaks are LF. */
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
}

/** What suggestions are made from. */
export interface CompletionQuestion {
  readonly snapshot: Snapshot
  /** The directory that the manifest describes. */
  readonly directory: string
  /** The manifest as it is typed, the cursor's line included. */
  readonly lines: ManifestLines
  readonly cursor: CursorContext
  /** Items of the same key on other lines. */
  readonly listed: ReadonlySet<string>
  readonly t: Localize
}

/**
 * What can stand at a position of module.yaml: keys that are missing, values with what they mean, packages, documents,
 * owners. Works from the lines, so that it needs no valid YAML.
 * @param manifestPath relative to the workspace
 * @param text the document as the editor holds it
 * @param position 0-based, in UTF-16 code units
 * @returns in the order in which they should be offered; none where nothing is known
 */
export function manifestCompletions(
  snapshot: Snapshot,
  manifestPath: string,
  text: SourceText,
  position: Position,
  t: Localize,
): CompletionEntry[] {
  const cursor = cursorContext(text, position)
  if (!cursor) return []
  const lines = readManifestLines(text)
  const listed = itemsElsewhere(lines, cursor, text)
  const question = { snapshot, directory: parentPath(manifestPath), lines, cursor, listed, t }
  const suggestions = cursor.kind === 'key' ? keySuggestions(question) : valueSuggestions(question)
  return suggestions.map((suggestion, index) => ({
    ...suggestion,
    isSnippet: suggestion.isSnippet ?? false,
    insertText: cursor.lead + suggestion.insertText,
    range: cursor.range,
    sortText: String(index).padStart(5, '0'),
    filterText: suggestion.label,
  }))
}

function itemsElsewhere(lines: ManifestLines, cursor: CursorContext, text: SourceText): Set<string> {
  const items = lines.get(cursor.key)?.items ?? []
  const others = items.filter(item => text.positionAt(item.start).line !== cursor.range.start.line)
  return new Set(others.map(item => item.text))
}
