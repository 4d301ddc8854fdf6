import { skeletonValue } from '../fixes/manifest-fixes.ts'
import { ownersNamed } from '../maturity/owners.ts'
import { nearestOwner, ownersInUse } from '../modules/owners.ts'
import { isManifestPath } from '../repo/interest.ts'
import { definition, fixedValues, type JsonSchema, type PlainSchema, takes } from '../schema/json-schema.ts'
import { yamlText } from '../yaml/yaml-text.ts'
import type { CompletionQuestion } from './completion-types.ts'
import { orderedStatuses } from './status-order.ts'

/** What a text may be, for what its schema says and the key that it stands behind; none where nobody knows. */
type ChoicesOf = (schema: PlainSchema, key: string | undefined) => readonly string[]

/** Numbers the places of a snippet that are to be filled, from 1 on. */
export class Places {
  readonly #choicesOf: ChoicesOf
  #count = 0

  /** @param choicesOf of texts that no schema lists */
  constructor(choicesOf: ChoicesOf = () => []) {
    this.#choicesOf = choicesOf
  }

  /** A place for a text of a schema: the choice among what it may be. */
  putOne(schema: PlainSchema, key?: string): string {
    const fixed = valuesOf(schema)
    return this.put(fixed.length > 0 ? fixed : this.#choicesOf(schema, key).map(text => yamlText(text)))
  }

  /** A place with a text to begin with, or the choice among several. */
  put(texts: readonly string[]): string {
    this.#count++
    const [first = ''] = texts
    if (texts.length === 1) return `\${${this.#count}:${escaped(first)}}`
    return texts.length === 0 ? `$${this.#count}` : `\${${this.#count}|${texts.map(escapedChoice).join(',')}|}`
  }
}

/** A text within a snippet. */
export const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&')
const escapedChoice = (text: string): string => text.replace(/[\\,|]/g, '\\$&')

/**
 * A snippet of a key with a value to begin with: the choice among fixed values, the value that follows from the place,
 * or a blank to fill.
 * @param lead what stands in front of the key, so that what is below it is indented behind that
 */
export function keySkeleton(question: CompletionQuestion, key: string, schema: PlainSchema, lead: string): string {
  const { cursor, path, root } = question
  const places = new Places()
  if (cursor.isFlow) return `${key}: ${places.put([])}`
  const isManifestKey = isManifestPath(path) && cursor.path.length === 0
  if (isManifestKey) return manifestSkeleton(question, key, schema, places)
  return genericSkeleton(key, schema, root, columnBehind(question, lead), places)
}

/** The column of what stands behind `lead`, relative to the indent of the line that the cursor is on. */
export function columnBehind({ cursor, text }: CompletionQuestion, lead: string): number {
  if (lead.startsWith('\n')) return lead.length - 1
  const indent = /^\s*/.exec(text.lineText(cursor.range.start.line))?.[0].length ?? 0
  return Math.max(0, cursor.range.start.character - indent) + lead.length
}

/** A top-level key of a manifest, whose value may follow from the place. */
export function manifestSkeleton(
  question: CompletionQuestion,
  key: string,
  schema: PlainSchema,
  places: Places,
): string {
  const { directory, snapshot, root } = question
  const [named] = ownersNamed(snapshot, directory, question.path)
  const owner = named?.name ?? nearestOwner(snapshot, directory)
  if (takes(schema, 'object')) return genericSkeleton(key, schema, root, 0, places)
  if (key === 'owner' && owner === undefined) {
    const owners = ownersInUse(snapshot, directory).map(({ name }) => name)
    return `${key}: ${places.put(owners.length > 0 ? owners : [''])}`
  }
  const skeleton = skeletonValue(key, directory, owner, takes(schema, 'array'))
  if (typeof skeleton !== 'string') {
    return [`${key}:`, ...skeleton.map(item => `  - ${places.put([item])}`)].join('\n')
  }
  const values = fixedValues(schema)
  const isStatus = schema['x-plumego'] === 'status'
  const choices = isStatus ? orderedStatuses(snapshot, directory, values).map(({ value }) => value) : values
  if (choices.length === 0 || key === 'layer') return `${key}: ${places.put([skeleton])}`
  return `${key}: ${places.put([...new Set([...choices.filter(value => value === skeleton), ...choices])])}`
}

function genericSkeleton(key: string, schema: PlainSchema, root: JsonSchema, column: number, places: Places): string {
  const name = yamlText(key)
  const next = ' '.repeat(column + 2)
  if (takes(schema, 'array')) return `${name}:\n${next}- ${itemSkeleton(schema.items, root, column + 4, places)}`
  if (takes(schema, 'object')) {
    const [first] = schema.required ?? []
    return `${name}:\n${next}${first === undefined ? places.put([]) : `${first}: ${places.put([])}`}`
  }
  return `${name}: ${places.putOne(schema, key)}`
}

/** The keys of a whole item that is a map, each on a line; what a text may be for any other. */
function itemSkeleton(items: JsonSchema | undefined, root: JsonSchema, column: number, places: Places): string {
  const schema = items?.$ref === undefined ? (items ?? {}) : definition(items.$ref, root)
  if (!takes(schema, 'object')) return places.putOne(schema)
  return mapSkeleton(schema, wholeKeys(schema), root, column, places)
}

/** What a whole map has: the keys that it must have, and those whose values a new one begins with. */
export function wholeKeys({ required = [], properties = {} }: PlainSchema): string[] {
  const begun = Object.keys(properties).filter(key => properties[key]?.default !== undefined)
  return [...required, ...begun.filter(key => !required.includes(key))]
}

/**
 * Keys of a map, each on a line with its value or a place for it.
 * @param column of the keys, relative to the cursor's line
 */
export function mapSkeleton(
  schema: PlainSchema,
  keys: readonly string[],
  root: JsonSchema,
  column: number,
  places: Places,
): string {
  const lines = keys.map(key => {
    const below = schema.properties?.[key] ?? {}
    const begun = below.default
    return begun === undefined ? genericSkeleton(key, below, root, column, places) : begunSkeleton(key, begun, column)
  })
  return lines.length === 0 ? places.put([]) : lines.join(`\n${' '.repeat(column)}`)
}

/** A key with the value that it begins with. */
function begunSkeleton(key: string, begun: NonNullable<JsonSchema['default']>, column: number): string {
  if (typeof begun === 'string') return `${key}: ${escaped(yamlText(begun))}`
  if (begun.length === 0) return `${key}: []`
  const next = `\n${' '.repeat(column + 2)}`
  return [`${key}:`, ...begun.map(item => `- ${escaped(yamlText(item))}`)].join(next)
}

const valuesOf = (schema: PlainSchema): string[] =>
  takes(schema, 'boolean') && !schema.enum ? ['true', 'false'] : fixedValues(schema).map(text => yamlText(text))
