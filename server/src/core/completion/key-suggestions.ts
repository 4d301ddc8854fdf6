import { prose } from '../hover/rich-text.ts'
import { type PlainSchema, type SchemaPath, schemasAt } from '../schema/json-schema.ts'
import { meaningOf } from '../schema/words.ts'
import type { Localize } from '../text/localize.ts'
import type { CompletionQuestion, Description, Suggestion } from './completion-types.ts'
import { knownKeys } from './known-keys.ts'
import { keySkeleton } from './skeleton.ts'
import { wholeMap } from './whole-map.ts'

/**
 * Keys that a map does not have yet, the required ones first, each with a value to begin with.
 * @param path the way to the map
 * @param lead what has to stand in front of the key
 */
export function keySuggestions(
  question: CompletionQuestion,
  schema: PlainSchema,
  path: SchemaPath,
  lead: string,
): Suggestion[] {
  const { cursor, t } = question
  const required = new Set(schema.required)
  const isRequired = (key: string): boolean => required.has(key)
  const names = [...new Set([...Object.keys(schema.properties ?? {}), ...required, ...knownKeys(question, schema)])]
  // In a new item the keys beside the cursor are those of no map.
  const missing = names.filter(key => cursor.kind === 'item' || !cursor.siblings.has(key))
  const needed = missing.filter(isRequired)
  const ordered = [...needed, ...missing.filter(key => !isRequired(key))]
  const keys = ordered.map((key): Suggestion => {
    const [below = {}] = schemasAt(question.root, [...path, key])
    return {
      label: key,
      kind: 'key',
      describe: () => describeKey(below, isRequired(key), t),
      insertText: lead + (cursor.hasColon ? key : keySkeleton(question, key, below, lead)),
      isSnippet: !cursor.hasColon,
    }
  })
  const whole = wholeMap(question, schema, path, needed, lead)
  // Where there is nothing yet all at once is what is wanted; later, one key after the other.
  const isNew = cursor.kind === 'item' || cursor.siblings.size === 0
  return isNew ? [...whole, ...keys] : [...keys.slice(0, needed.length), ...whole, ...keys.slice(needed.length)]
}

function describeKey(schema: PlainSchema, isRequired: boolean, t: Localize): Description {
  const documentation = documentationOf(schema, t)
  return {
    detail: isRequired ? t('required') : t('optional'),
    ...(isRequired && { mark: t('required') }),
    ...(documentation !== '' && { documentation: prose(documentation) }),
  }
}

function documentationOf(schema: PlainSchema, t: Localize): string {
  const limit = schema.maxItems
  const facts = limit === undefined ? [] : [t('At most {limit} entries.', { limit })]
  return [meaningOf(schema, t) ?? '', ...facts].filter(text => text !== '').join(' ')
}
