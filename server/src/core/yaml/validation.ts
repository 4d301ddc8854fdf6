import type { OutputUnit } from '@cfworker/json-schema'
import type { FileSchema } from '../schema/file-schema.ts'
import { type JsonSchema, type SchemaPath, schemasAt } from '../schema/json-schema.ts'
import { dataOf, type YamlDocument } from './document.ts'

/** A place of a file that its JSON Schema does not take. */
export interface SchemaError {
  /** Keys and indexes from the root; those of the key itself where it is missing or not known. */
  readonly path: readonly string[]
  readonly keyword: Keyword
}

const keywords = [
  'type',
  'enum',
  'minItems',
  'maxItems',
  'minLength',
  'required',
  'additionalProperties',
  'anyOf',
] as const
export type Keyword = (typeof keywords)[number]

/** Everything in a document that the schema does not take, outermost first; one error for each place. */
export function schemaErrors(document: YamlDocument, { validator, root }: FileSchema): SchemaError[] {
  const value = dataOf(document)
  const { errors } = validator().validate(value)
  const found = new Map<string, SchemaError>()
  for (const error of errors.flatMap(unit => toSchemaErrors(unit, value, root))) {
    const place = error.path.join('\0')
    // What is of the wrong type breaks other keywords, too.
    if (!found.has(place) || error.keyword === 'type') found.set(place, error)
  }
  return [...found.values()].filter(error => !isToldBelow(error, found))
}

/** That none of several alternatives fits is told by what is wrong below, where anything is. */
const isToldBelow = ({ keyword, path }: SchemaError, found: ReadonlyMap<string, SchemaError>): boolean =>
  keyword === 'anyOf' && [...found.keys()].some(place => place.startsWith(`${path.join('\0')}\0`))

function toSchemaErrors(error: OutputUnit, value: unknown, root: JsonSchema): SchemaError[] {
  // What each alternative says of a value that fits none of them is more than a person wants to know.
  if (error.keywordLocation.includes('/anyOf/')) return []
  const path = pointerKeys(error.instanceLocation)
  if (error.keyword === 'required') {
    const at = stepsOf(path, value)
    const required = schemasAt(root, at.steps).flatMap(schema => schema.required ?? [])
    const present = typeof at.value === 'object' && at.value !== null ? at.value : {}
    const missing = required.filter(key => !Object.hasOwn(present, key))
    return missing.map(key => ({ path: [...path, key], keyword: 'required' }))
  }
  // The validator says of a key that nothing allows that its schema is `false`.
  if (error.keyword === 'false') return [{ path, keyword: 'additionalProperties' }]
  const keyword = keywords.find(known => known === error.keyword && known !== 'additionalProperties')
  return keyword ? [{ path, keyword }] : []
}

/** A path as steps of a schema, for which all items of a list are alike, and what is there. */
function stepsOf(path: readonly string[], root: unknown): { readonly steps: SchemaPath; readonly value: unknown } {
  let value = root
  const steps = path.map(key => {
    const step: string | 0 = Array.isArray(value) ? 0 : key
    value =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === key)?.[1]
        : undefined
    return step
  })
  return { steps, value }
}

const pointerKeys = (location: string): string[] =>
  location
    .split('/')
    .slice(1)
    .map(part => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))

/** The JSON pointer of a path. */
export const pointerOf = (path: readonly string[]): string =>
  path.map(key => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
