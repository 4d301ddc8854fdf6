import { specPaths } from '../repo/snapshot.ts'
import { yamlText } from '../yaml/yaml-text.ts'
import type { CompletionEntry, CompletionQuestion, PlacedText, Suggestion } from './completion-types.ts'

type Place = Pick<CompletionEntry, 'insertText' | 'range' | 'filterText' | 'moreEdits'>

/**
 * Where a suggestion goes. A list that Plumego's programs would not see, in brackets or at the column of its key's parent,
 * is written as they read it: one indented item a line.
 * @param before the line of the cursor, up to the cursor
 */
export function placeOf(suggestion: Suggestion, question: CompletionQuestion, before: string): Place {
  const place =
    blockPlace(suggestion, question) ?? indentedPlace(suggestion, question) ?? plainPlace(suggestion, question)
  // What is typed up to the cursor, blanks in front left out as editors do.
  const typed = before.slice(place.range.start.character).trimStart()
  return { ...place, filterText: typed === '' ? suggestion.label : typed }
}

type Unfiltered = Omit<Place, 'filterText'>

/** What goes to a line of its own leaves no blank behind the colon. */
function plainPlace({ insertText }: Suggestion, { cursor: { range, lead, typed } }: CompletionQuestion): Unfiltered {
  if (!insertText.startsWith('\n') || lead !== '' || typed !== '') return { insertText, range }
  const { line, character } = range.start
  return { insertText, range: { start: { line, character: Math.max(0, character - 1) }, end: range.end } }
}

/** The ledger alone is read with lists in brackets. */
const readsBrackets = (path: string): boolean => path === specPaths.betaEvidence || !isReadByLines(path)

const isReadByLines = (path: string): boolean => path.endsWith('module.yaml') || path.startsWith('specs/')

/** All items of a list in brackets below one another, the new one last. */
function blockPlace({ insertText }: Suggestion, { path, text, cursor }: CompletionQuestion): Unfiltered | undefined {
  const { brackets: range, node, siblings } = cursor
  if (!range || readsBrackets(path)) return undefined
  const indent = /^\s*/.exec(text.lineText(node.line))?.[0].length ?? 0
  const lead = `\n${' '.repeat(node.column - indent + 2)}- `
  const items = [...siblings].map(item => yamlText(item))
  return { insertText: [...items, insertText].map(item => lead + item).join(''), range }
}

/** A list whose items stand in column 0 gets an indent, all of it. */
function indentedPlace({ insertText }: Suggestion, question: CompletionQuestion): Unfiltered | undefined {
  const { path, cursor, text } = question
  if (cursor.kind !== 'item' || cursor.isFlow || cursor.node.column > 0 || !isReadByLines(path)) return undefined
  const { line } = cursor.range.start
  const range = { start: { line, character: 0 }, end: cursor.range.end }
  const moreEdits = itemLines(question).map((other): PlacedText => {
    const start = { line: other, character: 0 }
    return { range: { start, end: start }, newText: '  ' }
  })
  const dash = text.lineText(line).startsWith('-') ? '- ' : ''
  return { insertText: `  ${dash}${insertText.trimStart()}`, range, moreEdits }
}

/** The other lines of the list around the cursor whose items stand in column 0. */
function itemLines({ text, cursor }: CompletionQuestion): number[] {
  const { line } = cursor.range.start
  const isOfList = (other: number): boolean => /^(?:-\s|\s|#|$)/.test(text.lineText(other))
  const found: number[] = []
  for (let above = line - 1; above >= 0 && isOfList(above); above--) found.push(above)
  for (let below = line + 1; below < text.lineCount && isOfList(below); below++) found.push(below)
  return found.filter(other => /^[-\s]/.test(text.lineText(other)) && text.lineText(other).trim() !== '')
}
