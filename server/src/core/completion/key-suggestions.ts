import { skeletonValue } from '../fixes/manifest-fixes.ts'
import { nearestOwner } from '../manifest/owners.ts'
import type { Localize } from '../text/localize.ts'
import { keyMeaning, manifestKeys } from '../yaml/manifest-keys.ts'
import { valueKind } from '../yaml/module-schema.ts'
import { type WorkspaceSchema, workspaceSchema } from '../yaml/schema-validation.ts'
import type { CompletionQuestion, Suggestion } from './manifest-completion.ts'

/** Keys that the manifest does not have yet, the required ones first, each with a value to begin with. */
export function keySuggestions(question: CompletionQuestion): Suggestion[] {
  const { snapshot, lines, cursor, t } = question
  const schema = workspaceSchema(snapshot.manifestSchema)
  const required = new Set(schema.required)
  const known = [...new Set([...manifestKeys, ...Object.keys(schema.properties), ...required])]
  const missing = known.filter(key => !lines.has(key) || key === cursor.key)
  const isRequired = (key: string): boolean => required.has(key)
  return [...missing.filter(isRequired), ...missing.filter(key => !isRequired(key))].map(key => {
    const meaning = keyMeaning(key, t)
    return {
      label: key,
      kind: 'key' as const,
      detail: isRequired(key) ? t('required') : t('optional'),
      ...(meaning === undefined ? {} : { documentation: documentationOf(key, meaning, schema, t) }),
      insertText: cursor.hasColon ? key : skeletonOf(key, question, schema),
      isSnippet: !cursor.hasColon,
    }
  })
}

function documentationOf(key: string, meaning: string, schema: WorkspaceSchema, t: Localize): string {
  const limit = schema.properties[key]?.maxItems
  return limit === undefined ? meaning : `${meaning} ${t('At most {limit} entries.', { limit })}`
}

/** A snippet: the choice among fixed values, the value that follows from the place, or a blank to fill. */
function skeletonOf(key: string, question: CompletionQuestion, schema: WorkspaceSchema): string {
  const property = schema.properties[key]
  const { directory, snapshot } = question
  const isList = (valueKind(key) ?? (property?.type === 'array' ? 'list' : 'text')) === 'list'
  const skeleton = skeletonValue(key, directory, nearestOwner(snapshot, directory), isList)
  if (valueKind(key) === 'map') return `${key}:\n  $1`
  if (typeof skeleton !== 'string') {
    const items = skeleton.map((item, index) => `  - \${${index + 1}:${escaped(item)}}`)
    return [`${key}:`, ...items].join('\n')
  }
  const choices = property?.enum ?? []
  if (choices.length === 0 || key === 'layer') return `${key}: \${1:${escaped(skeleton)}}`
  const ordered = [...choices.filter(value => value === skeleton), ...choices.filter(value => value !== skeleton)]
  return `${key}: \${1|${ordered.map(escapedChoice).join(',')}|}`
}

const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&')
const escapedChoice = (text: string): string => text.replace(/[\\,|]/g, '\\$&')
