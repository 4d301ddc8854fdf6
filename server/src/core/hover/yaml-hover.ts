import { cursorAt } from '../cursor/cursor.ts'
import { unquoted } from '../cursor/line-tokens.ts'
import { baseName, parentPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { schemaOf } from '../schema/file-schemas.ts'
import { fixedValues, type PlainSchema, schemasAt, takes } from '../schema/json-schema.ts'
import { meaningOf, titleOf, valueMeaning } from '../schema/words.ts'
import type { Localize } from '../text/localize.ts'
import type { Position, Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import type { HoverQuestion } from './hover-question.ts'
import { type HoverContent, type Line, render } from './rich-text.ts'
import { valueFacts } from './value-facts.ts'

/** What a hover in a manifest or specs file says, and the word that it is about. */
export interface YamlHover extends HoverContent {
  readonly range: Range
}

/**
 * The hover on a key or a value of a manifest or specs file.
 * @param path relative to the workspace
 * @param text the document as the editor holds it
 * @param position 0-based, in UTF-16 code units
 * @returns undefined anywhere else, and for what nothing is known of
 */
export function yamlHover(
  snapshot: Snapshot,
  path: string,
  text: SourceText,
  position: Position,
  t: Localize,
): YamlHover | undefined {
  const root = schemaOf(path, snapshot)?.root
  const cursor = root && cursorAt(text, position)
  if (!root || !cursor || cursor.typed === '') return undefined
  const question = { snapshot, path, cursor, root, t }
  const content = cursor.kind === 'key' && cursor.hasColon ? keyHover(question) : valueHover(question)
  return content && { ...content, range: cursor.range }
}

function keyHover(question: HoverQuestion): HoverContent | undefined {
  const { cursor, root, t } = question
  const key = unquoted(cursor.typed)
  const schema = schemasAt(root, [...cursor.path, key])[0]
  if (!schema) return undefined
  const isRequired = schemasAt(root, cursor.path).some(({ required }) => required?.includes(key))
  const meaning = meaningOf(schema, t)
  const head: Line = [{ bold: titleOf(schema, t) ?? key }, ` · ${isRequired ? t('required') : t('optional')}`]
  const facts = keyFacts(question, schema)
  if (isFromWorkspace(question, key)) facts.push([t('By {schema}.', { schema: specPaths.manifestSchema })])
  const body = facts.length > 0 ? [facts] : []
  return render({ head: meaning === undefined ? [[head]] : [[head], [[meaning]]], body })
}

/** True where the workspace's own schema says something of a key of a manifest. */
function isFromWorkspace({ path, cursor, snapshot }: HoverQuestion, key: string): boolean {
  const dialect = snapshot.manifestSchema
  if (!dialect || cursor.path.length > 0 || baseName(path) !== 'module.yaml') return false
  return dialect.required.includes(key) || dialect.limits.has(key) || dialect.enums.has(key)
}

function keyFacts({ path, cursor, t }: HoverQuestion, schema: PlainSchema): Line[] {
  const facts: Line[] = []
  if (schema['x-plumego'] === 'own-directory') facts.push([t('Here: {directory}.', { directory: parentPath(path) })])
  const used = takes(schema, 'array') ? cursor.items() : 0
  if (schema.maxItems !== undefined) {
    facts.push([t('Entries: {used} of at most {limit}.', { used, limit: schema.maxItems })])
  } else if (used > 0) facts.push([t('Entries: {used}.', { used })])
  const values = fixedValues(schema)
  if (values.length > 0) facts.push([t('Values: {values}.', { values: values.join(', ') })])
  const [example] = schema.examples ?? []
  if (typeof example === 'string') facts.push([t('Example: {example}', { example })])
  return facts
}

function valueHover(question: HoverQuestion): HoverContent | undefined {
  const { cursor, root, t } = question
  if (cursor.kind === 'key' || cursor.kind === 'below') return undefined
  const steps = cursor.kind === 'item' ? ([...cursor.path, 0] as const) : cursor.path
  const value = unquoted(cursor.typed)
  for (const schema of schemasAt(root, steps)) {
    if (fixedValues(schema).includes(value)) return fixedHover(schema, value, keyAbove(question), t)
    const facts = valueFacts(question, schema, value)
    if (facts) return facts
  }
  return undefined
}

/** The title of the key that a value belongs to. */
function keyAbove({ cursor, root, t }: HoverQuestion): string {
  const [schema] = schemasAt(root, cursor.path)
  return (schema && titleOf(schema, t)) ?? String(cursor.path.at(-1) ?? '')
}

function fixedHover(schema: PlainSchema, value: string, key: string, t: Localize): HoverContent {
  const head: Line[][] = [[[{ bold: value }, ` · ${key}`]]]
  const meaning = valueMeaning(schema, value, t)
  if (meaning !== undefined) head.push([[meaning]])
  return render({ head, body: [] })
}
