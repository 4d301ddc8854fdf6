import { skeletonValue } from '../fixes/manifest-fixes.ts'
import { prose } from '../hover/rich-text.ts'
import { fixedValues, type PlainSchema, type SchemaPath, takes } from '../schema/json-schema.ts'
import { valueMeaning } from '../schema/words.ts'
import { yamlText } from '../yaml/yaml-text.ts'
import type { CompletionQuestion, Suggestion } from './completion.ts'
import { providers } from './providers.ts'

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
  const known = schema.enum || takes(schema, 'boolean') ? fixed(question, schema) : provided(kind, question, path)
  const suggestions = known ?? (schema.examples ?? []).filter(isText).map(example => exampleOf(example, question))
  return suggestions.map(suggestion => ({ ...suggestion, insertText: lead + written(suggestion.insertText, question) }))
}

const provided = (kind: string, question: CompletionQuestion, path: SchemaPath): Suggestion[] | undefined =>
  Object.hasOwn(providers, kind) ? providers[kind]!(question, path) : undefined

/** The fixed values of a schema, the one that belongs to the file's place first. */
function fixed({ directory, t }: CompletionQuestion, schema: PlainSchema): Suggestion[] {
  const values = schema.enum ? fixedValues(schema) : ['true', 'false']
  const expected = schema['x-plumego'] === 'layer' ? skeletonValue('layer', directory) : undefined
  const ordered = [...values.filter(value => value === expected), ...values.filter(value => value !== expected)]
  return ordered.map(value => {
    const meaning = valueMeaning(schema, value, t)
    return {
      label: value,
      kind: 'value',
      insertText: value,
      ...(meaning !== undefined && { describe: () => ({ documentation: prose(meaning) }) }),
    }
  })
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
