import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema'
import type { ManifestSchema } from '../spec/manifest-schema.ts'
import { dataOf, type YamlDocument } from './document.ts'
import { moduleSchema } from './module-schema.ts'

/** A place of a manifest that the JSON Schema does not take. */
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

/** What is asked of a key's schema one by one. The type is one of JSON Schema's, which the JSON file cannot tell. */
export interface KeySchema {
  readonly enum?: readonly string[]
  readonly maxItems?: number
  readonly type?: string
}

/** The schema of a workspace's manifests: the shipped one, with the workspace's own required keys, values and limits. */
export interface WorkspaceSchema {
  readonly required: readonly string[]
  /** By key; what is said of a key here decides, other keywords of the shipped schema stay. */
  readonly properties: Readonly<Record<string, KeySchema>>
  readonly validator: () => Validator
}

const shipped = once(() => schemaWith(moduleSchema.required, moduleSchema.properties))
const overlaid = new WeakMap<ManifestSchema, WorkspaceSchema>()

/** Made once for each reading of specs/module-manifest.schema.yaml; the shipped schema where a workspace has none. */
export function workspaceSchema(dialect: ManifestSchema | undefined): WorkspaceSchema {
  if (!dialect) return shipped()
  const known = overlaid.get(dialect)
  if (known) return known
  const schema = schemaWith(dialect.required, overlay(dialect))
  overlaid.set(dialect, schema)
  return schema
}

/** Most runs never validate anything, and preparing the validator takes longer than starting up may. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function overlay(dialect: ManifestSchema): Record<string, KeySchema> {
  const properties: Record<string, KeySchema> = {}
  for (const [key, { maxItems: _, ...property }] of Object.entries<KeySchema>(moduleSchema.properties)) {
    const limit = dialect.limits.get(key)
    properties[key] = limit === undefined ? property : { ...property, maxItems: limit }
  }
  for (const [key, values] of dialect.enums) properties[key] = { ...properties[key], type: 'string', enum: values }
  for (const [key, limit] of dialect.limits) properties[key] ??= { type: 'array', maxItems: limit }
  for (const key of dialect.required) properties[key] ??= {}
  return properties
}

function schemaWith(required: readonly string[], properties: Readonly<Record<string, KeySchema>>): WorkspaceSchema {
  // The library's type of a schema knows the names of JSON's types; those of a JSON file are just strings.
  const schema = { ...moduleSchema, required, properties } as unknown as Schema
  return { required, properties, validator: once(() => new Validator(schema, '7', false)) }
}

/** Everything in a document that the schema does not take, outermost first; one error for each place. */
export function schemaErrors(document: YamlDocument, { validator, required }: WorkspaceSchema): SchemaError[] {
  const value = dataOf(document)
  const { errors } = validator().validate(value)
  const found = new Map<string, SchemaError>()
  for (const error of errors.flatMap(unit => toSchemaErrors(unit, value, required))) {
    const place = error.path.join('\0')
    // What is of the wrong type breaks other keywords, too.
    if (!found.has(place) || error.keyword === 'type') found.set(place, error)
  }
  return [...found.values()]
}

function toSchemaErrors(error: OutputUnit, value: unknown, required: readonly string[]): SchemaError[] {
  // What each alternative says of a value that fits none of them is more than a person wants to know.
  if (error.keywordLocation.includes('/anyOf/')) return []
  const path = pointerKeys(error.instanceLocation)
  if (error.keyword === 'required') {
    const present = typeof value === 'object' && value !== null ? value : {}
    return required.filter(key => !Object.hasOwn(present, key)).map(key => ({ path: [key], keyword: 'required' }))
  }
  // The validator says of a key that nothing allows that its schema is `false`.
  if (error.keyword === 'false') return [{ path, keyword: 'additionalProperties' }]
  const keyword = keywords.find(known => known === error.keyword && known !== 'additionalProperties')
  return keyword ? [{ path, keyword }] : []
}

const pointerKeys = (location: string): string[] =>
  location
    .split('/')
    .slice(1)
    .map(part => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))

/** The JSON pointer of a path. */
export const pointerOf = (path: readonly string[]): string =>
  path.map(key => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
