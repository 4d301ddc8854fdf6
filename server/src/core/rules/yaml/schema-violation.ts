import { isMap, isNode, isScalar, isSeq, type Node } from 'yaml'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { replaceScalar } from '../../fixes/scalars.ts'
import type { Manifest } from '../../repo/snapshot.ts'
import { trimQuotes } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import type { Range } from '../../text/position.ts'
import { pairOf, resolved, scalarText, spanOf, type YamlDocument } from '../../yaml/document.ts'
import {
  pointerOf,
  type SchemaError,
  schemaErrors,
  type WorkspaceSchema,
  workspaceSchema,
} from '../../yaml/schema-validation.ts'
import type { Fix } from '../finding.ts'
import type { ManifestRule, RuleContext, RuleInfo } from '../rule.ts'
import { listed } from '../words.ts'
import { isReadable, unusualManifest } from './plain.ts'
import { firstLineOf } from './ranges.ts'
import { toldByCheck } from './told-by-check.ts'

const violation: RuleInfo = {
  code: 'schema-violation',
  check: null,
  severity: 'warning',
  summary: 'A manifest does not fit the JSON Schema of module.yaml: a type, a key or a shape is not as expected.',
  key: ['file', 'JSON pointer', 'keyword'],
}

export const schemaViolation: ManifestRule = {
  scope: 'manifest',
  rules: [violation],
  run(manifest, context) {
    const document = unusualManifest(manifest, context.snapshot)
    if (!document || !isReadable(document)) return
    const schema = workspaceSchema(context.snapshot.manifestSchema)
    for (const error of schemaErrors(document, schema)) {
      if (toldByCheck(error, manifest, context.snapshot)) continue
      reportViolation({ error, manifest, document, schema }, context)
    }
  },
}

interface Violation {
  readonly error: SchemaError
  readonly manifest: Manifest
  readonly document: YamlDocument
  readonly schema: WorkspaceSchema
}

function reportViolation(found: Violation, { t, report }: RuleContext): void {
  const { error, manifest } = found
  report(violation, {
    file: manifest.path,
    range: rangeOf(found),
    key: [manifest.path, pointerOf(error.path), error.keyword],
    message: messageOf(found, t),
    fixes: fixesOf(found, t),
  })
}

/** The node at a path and the key or item that holds it; undefined where the document has none there. */
function nodeAt({ document, error }: Violation): { key: Node | undefined; value: Node | undefined } {
  let value = resolved(document.contents, document)
  let key: Node | undefined
  for (const step of error.path) {
    const pair = pairOf(value, step)
    const next: unknown = isSeq(value) ? value.items[Number(step)] : pair?.value
    key = pair && isNode(pair.key) ? pair.key : undefined
    value = resolved(next, document)
  }
  return { key, value }
}

function rangeOf(found: Violation): Range {
  const { error, manifest, schema } = found
  const { source } = manifest
  if (error.keyword === 'required') return firstLineOf({ start: 0, end: source.text.length }, source)
  const { key, value } = nodeAt(found)
  const limit = schema.properties[error.path[0] ?? '']?.maxItems
  const over = error.keyword === 'maxItems' && isSeq(value) ? value.items[limit ?? 0] : undefined
  const span =
    spanOf(over) ?? (isWholeBlock(value) || error.keyword === 'additionalProperties' ? spanOf(key) : undefined)
  return firstLineOf(span ?? spanOf(value) ?? spanOf(key) ?? { start: 0, end: source.text.length }, source)
}

/** A list or map over several lines, or nothing at all: its key is the better place to underline. */
const isWholeBlock = (node: Node | undefined): boolean =>
  (isSeq(node) || isMap(node)) && !node.flow ? true : isScalar(node) && node.value === null

function messageOf(found: Violation, t: Localize): string {
  const { error, manifest, schema } = found
  const key = error.path.at(-1) ?? ''
  const property = error.path.length === 1 ? schema.properties[key] : undefined
  const { value } = nodeAt(found)
  const values = { directory: manifest.directory, place: placeOf(error.path) }
  switch (error.keyword) {
    case 'required':
      return t('{directory} has no {place}, which every manifest needs: add it.', values)
    case 'additionalProperties':
      return t('{directory}: {place} is no key of a manifest. {nearest}', { ...values, nearest: nearestKey(found, t) })
    case 'enum':
      return t('{directory}: {place} "{value}": expected {allowed}.', {
        ...values,
        value: scalarText(value) ?? '',
        allowed: listed(property?.enum ?? []),
      })
    case 'maxItems':
      return t('{directory}: {place} has {count} entries, and {limit} are the most: merge or drop some.', {
        ...values,
        count: isSeq(value) ? value.items.length : 0,
        limit: property?.maxItems ?? 0,
      })
    case 'minItems':
    case 'minLength':
      return t('{directory}: {place} is empty: fill it, or delete the key.', values)
    case 'type':
      return t('{directory}: {place} is {found}: expected {expected}.', {
        ...values,
        found: kindOf(value, t),
        expected: expectedAt(error.path, schema, t),
      })
    case 'anyOf':
      return t(
        '{directory}: {place} is {found}, which has not the form that belongs there: a text, or keys with texts.',
        {
          ...values,
          found: kindOf(value, t),
        },
      )
  }
}

/** `landing_zones.broker`, `responsibilities[2]`: as people write places in data. */
const placeOf = (path: readonly string[]): string =>
  path.map((key, index) => (/^\d+$/.test(key) ? `[${key}]` : index === 0 ? key : `.${key}`)).join('') || 'module.yaml'

function kindOf(node: Node | undefined, t: Localize): string {
  if (isSeq(node)) return t('a list')
  if (isMap(node)) return t('a map of keys')
  const value = isScalar(node) ? node.value : null
  if (value === null) return t('empty')
  if (typeof value === 'string') return t('a text')
  return t('{value}, a number or a boolean to YAML', { value: String(value) })
}

function expectedAt(path: readonly string[], { properties }: WorkspaceSchema, t: Localize): string {
  if (path.length === 0) return t('a map of keys')
  const type = path.length === 1 ? properties[path[0] ?? '']?.type : undefined
  if (type === 'array') return t('a list, one item a line')
  if (type === 'object') return t('a map of keys')
  return t('a text, in quotes if it looks like something else')
}

function nearestKey({ error, schema }: Violation, t: Localize): string {
  if (error.path.length > 1) return t('Delete it, or move it where it belongs.')
  const key = nearestValue(error.path[0] ?? '', Object.keys(schema.properties))
  if (key === undefined) return t('Delete it, or put it into a comment.')
  return t('Did you mean {key}?', { key })
}

function fixesOf(found: Violation, t: Localize): Fix[] {
  const { error, manifest, schema } = found
  const { key, value } = nodeAt(found)
  const [name = ''] = error.path
  const isKey = error.keyword === 'additionalProperties'
  if (error.path.length !== 1 || !(isKey || error.keyword === 'enum')) return []
  const allowed = isKey ? Object.keys(schema.properties) : (schema.properties[name]?.enum ?? [])
  const nearest = nearestValue(isKey ? name : (scalarText(value) ?? ''), allowed)
  const span = spanOf(isKey ? key : value)
  // A key that is there already cannot be the one that was meant.
  if (nearest === undefined || !span || (isKey && manifest.lines.has(nearest))) return []
  const written = trimQuotes({ ...span, text: manifest.source.text.slice(span.start, span.end) })
  return [replaceScalar(manifest, written, nearest, t, false)]
}
