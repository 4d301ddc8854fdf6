import type { Localize } from '../text/localize.ts'
import { fixedValues, type PlainSchema } from './json-schema.ts'

/** The words of the schemas in a person's language: their English is the template that a translation is found under. */

export const titleOf = (schema: PlainSchema, t: Localize): string | undefined => schema.title && t(schema.title)

export const meaningOf = (schema: PlainSchema, t: Localize): string | undefined =>
  schema.description && t(schema.description)

/** What one of the fixed values means; undefined where nothing is known of it, as of a value that a workspace added. */
export function valueMeaning(schema: PlainSchema, value: string, t: Localize): string | undefined {
  const meaning = schema.markdownEnumDescriptions?.[fixedValues(schema).indexOf(value)]
  return meaning ? t(meaning) : undefined
}
