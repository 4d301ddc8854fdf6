import { skeletonValue } from '../fixes/manifest-fixes.ts'
import { prose } from '../hover/rich-text.ts'
import { callsFor } from '../maturity/blockers.ts'
import { fixedValues, type PlainSchema, type SchemaPath, takes } from '../schema/json-schema.ts'
import { valueMeaning } from '../schema/words.ts'
import { readBetaEvidence } from '../spec/beta-evidence.ts'
import type { Localize } from '../text/localize.ts'
import { yamlText } from '../yaml/yaml-text.ts'
import type { CompletionQuestion, Suggestion } from './completion-types.ts'
import { heaviestFirst } from './ordering.ts'
import { providers } from './providers.ts'
import { orderedStatuses } from './status-order.ts'
import { subjectOf } from './subject.ts'

/**
 * Texts for a place: the fixed ones of its schema, those that the repository knows for it, or examples where nothing
 * else is known.
 * @param path the way to the text
 * @param lead what has to stand in front of it
 */
export function valueSuggestions(
  question: CompletionQuestion,
  schema: PlainSchema,
  path: SchemaPath,
  lead: string,
): Suggestion[] {
  const kind = schema['x-plumego'] ?? ''
  // In quotes a boolean would be a text.
  if (takes(schema, 'boolean') && !takes(schema, 'string') && /^["']/.test(question.cursor.typed)) return []
  const known = schema.enum || takes(schema, 'boolean') ? fixed(question, schema, path) : provided(kind, question, path)
  const suggestions = known ?? (schema.examples ?? []).filter(isText).map(example => exampleOf(example, question))
  return suggestions.map(suggestion => ({ ...suggestion, insertText: lead + written(suggestion.insertText, question) }))
}

const provided = (kind: string, question: CompletionQuestion, path: SchemaPath): Suggestion[] | undefined =>
  Object.hasOwn(providers, kind) ? providers[kind]!(question, path) : undefined

/** The fixed values of a schema, the one that belongs to the file's place first. */
function fixed(question: CompletionQuestion, schema: PlainSchema, path: SchemaPath): Suggestion[] {
  const { directory, t } = question
  if (schema['x-plumego'] === 'status') return statusSuggestions(question, schema, path)
  if (schema['x-plumego'] === 'blocker') return blockerSuggestions(question, schema)

  const values = schema.enum ? fixedValues(schema) : ['true', 'false']
  const expected = schema['x-plumego'] === 'layer' ? skeletonValue('layer', directory) : undefined
  const ordered = [...values.filter(value => value === expected), ...values.filter(value => value !== expected)]
  return ordered.map(value => fixedSuggestion(schema, value, t))
}

/** @param remark what speaks against the value */
function fixedSuggestion(schema: PlainSchema, value: string, t: Localize, remark?: string): Suggestion {
  const meaning = valueMeaning(schema, value, t)
  const description = {
    ...(remark !== undefined && { detail: remark, mark: remark }),
    ...(meaning !== undefined && { documentation: prose(meaning) }),
  }
  return { label: value, kind: 'value', insertText: value, isLast: remark !== undefined, describe: () => description }
}

function statusSuggestions(question: CompletionQuestion, schema: PlainSchema, path: SchemaPath): Suggestion[] {
  const { snapshot, t } = question
  const ordered = orderedStatuses(snapshot, subjectOf(question, path), fixedValues(schema))
  return ordered.map(({ value, needsEvidence }) =>
    fixedSuggestion(schema, value, t, needsEvidence ? t('needs signed evidence') : undefined),
  )
}

/** Of an entry of the ledger, what it lacks first; what nothing calls for is marked. */
function blockerSuggestions({ text, cursor, t }: CompletionQuestion, schema: PlainSchema): Suggestion[] {
  const offset = text.offsetAt(cursor.range.start)
  const entry = readBetaEvidence(text).findLast(({ line }) => line.start < offset)
  const isCalledFor = (blocker: string): boolean => !entry || callsFor(entry, blocker)
  return heaviestFirst(fixedValues(schema), blocker => Number(isCalledFor(blocker))).map(blocker =>
    fixedSuggestion(schema, blocker, t, isCalledFor(blocker) ? undefined : t('nothing calls for it')),
  )
}

const exampleOf = (text: string, { t }: CompletionQuestion): Suggestion => ({
  label: text,
  kind: 'value',
  describe: () => ({ detail: t('example') }),
  insertText: text,
  isExample: true,
})

/** Within quotes that were there before, those stay; elsewhere a text gets quotes where YAML needs them. */
function written(text: string, { cursor }: CompletionQuestion): string {
  const quote = cursor.typed[0]
  if (quote === '"') return `"${text.replace(/[\\"]/g, '\\$&')}"`
  if (quote === "'") return `'${text.replaceAll("'", "''")}'`
  return /^(?:true|false)$/.test(text) ? text : yamlText(text, cursor.isFlow)
}

const isText = (example: unknown): example is string => typeof example === 'string'
