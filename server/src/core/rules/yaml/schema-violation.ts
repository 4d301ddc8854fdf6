import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { listed } from '../../findings/words.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { fixedValues, type PlainSchema, takes } from '../../schema/json-schema.ts'
import type { Localize } from '../../text/localize.ts'
import type { Range } from '../../text/position.ts'
import { scalarText, spanOf } from '../../yaml/document.ts'
import { pointerOf, schemaErrors } from '../../yaml/validation.ts'
import { onceSeenAnywhere } from '../once-seen.ts'
import type { ManifestRule, RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { emptyManifest } from './empty-manifest.ts'
import { firstLineOf } from './ranges.ts'
import { otherSchemaFiles, type SchemaFile, unusualManifestFile } from './schema-files.ts'
import { onceGone, schemaFixes } from './schema-fixes.ts'
import { nodeAt, schemaAt, schemaOfParent } from './schema-places.ts'
import { toldByCheck } from './told-by-check.ts'
import { toldByCommunityCheck } from './told-by-community-check.ts'
import { toldByEvidenceCheck } from './told-by-evidence-check.ts'
import { toldByInventoryCheck } from './told-by-inventory-check.ts'
import { toldByWorkflowCheck } from './told-by-workflow-check.ts'
import type { Violation } from './violation.ts'

export const violation: RuleInfo = {
  code: 'schema-violation',
  check: null,
  severity: 'warning',
  summary: 'A manifest or specs file does not fit its JSON Schema: a type, a key or a shape is not as expected.',
  key: ['file', 'JSON pointer', 'keyword'],
  followUps: new Map([
    ...onceSeenAnywhere,
    ['', [...(onceSeenAnywhere.get('') ?? []), ...onceGone, 'schema-violation']],
  ]),
}

export const manifestSchemaViolation: ManifestRule = {
  scope: 'manifest',
  rules: [violation],
  run(manifest, context) {
    const isEmpty = emptyManifest(manifest, context.snapshot, context.t)
    if (isEmpty) return context.report(violation, isEmpty)
    const file = unusualManifestFile(manifest, context.snapshot)
    for (const found of file ? violationsOf(file) : []) {
      if (!toldByCheck(found.error, manifest, context.snapshot)) reportViolation(found, context)
    }
  },
}

export const specSchemaViolation: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    for (const file of otherSchemaFiles(context.snapshot)) {
      reportViolations(file, found => isToldByCheck(found, context), context)
    }
  },
}

/** What a file's schema does not take of it, but for what a check tells. */
export function reportViolations(file: SchemaFile, isTold: (found: Violation) => boolean, context: RuleContext): void {
  for (const found of violationsOf(file)) {
    if (!isEmptyCollection(found) && !isTold(found)) reportViolation(found, context)
  }
}

const isToldByCheck = ({ error, file }: Violation, { snapshot }: RuleContext): boolean =>
  [toldByEvidenceCheck, toldByWorkflowCheck, toldByInventoryCheck, toldByCommunityCheck].some(isTold =>
    isTold(error, file.path, snapshot),
  )

/** A key that is missing because it is misspelt is told as that alone. */
function violationsOf(file: SchemaFile): Violation[] {
  const found = schemaErrors(file.document, file.schema).map(error => ({ file, error }))
  const meant = new Set(found.flatMap(one => meantPath(one) ?? []))
  return found.filter(({ error }) => error.keyword !== 'required' || !meant.has(pointerOf(error.path)))
}

/** The pointer of the key that an unknown one was most likely meant to be. */
function meantPath(found: Violation): string | undefined {
  const { path, keyword } = found.error
  if (keyword !== 'additionalProperties') return undefined
  const nearest = nearestValue(path.at(-1) ?? '', knownKeys(schemaOfParent(found)))
  return nearest === undefined ? undefined : pointerOf([...path.slice(0, -1), nearest])
}

/** A key of a specs file with nothing behind it is an empty list, or a map of no keys, to all of Plumego's programs. */
function isEmptyCollection(found: Violation): boolean {
  const { value } = nodeAt(found.file.document, found.error.path)
  if (found.error.keyword !== 'type' || !isScalar(value) || value.value !== null) return false
  const schema = schemaAt(found)
  return takes(schema, 'array') || (takes(schema, 'object') && (schema.required ?? []).length === 0)
}

function reportViolation(found: Violation, { snapshot, t, report }: RuleContext): void {
  const { error, file } = found
  report(violation, {
    file: file.path,
    range: rangeOf(found),
    key: [file.path, pointerOf(error.path), error.keyword],
    message: messageOf(found, t),
    fixes: schemaFixes(found, snapshot, t),
  })
}

function rangeOf(found: Violation): Range {
  const { error, file } = found
  const whole = { start: 0, end: file.source.text.length }
  if (error.keyword === 'required') {
    // Where the map is that lacks the key: at its own key, or at its first line.
    const parent = nodeAt(file.document, error.path.slice(0, -1))
    const first = isMap(parent.value) ? spanOf(parent.value.items[0]?.key) : undefined
    return firstLineOf((error.path.length === 1 ? undefined : (spanOf(parent.key) ?? first)) ?? whole, file.source)
  }
  const { key, value } = nodeAt(file.document, error.path)
  const over = error.keyword === 'maxItems' && isSeq(value) ? value.items[schemaAt(found).maxItems ?? 0] : undefined
  const isAboutKey = isWholeBlock(value) || error.keyword === 'additionalProperties'
  const span = spanOf(over) ?? (isAboutKey ? spanOf(key) : undefined)
  return firstLineOf(span ?? spanOf(value) ?? spanOf(key) ?? whole, file.source)
}

/** A list or map over several lines, or nothing at all: its key is the better place to underline. */
const isWholeBlock = (node: Node | undefined): boolean =>
  (isSeq(node) || isMap(node)) && !node.flow ? true : isScalar(node) && node.value === null

function messageOf(found: Violation, t: Localize): string {
  const { error, file } = found
  const schema = schemaAt(found)
  const { value } = nodeAt(file.document, error.path)
  const values = { subject: file.name, place: placeOf(error.path) }
  switch (error.keyword) {
    case 'required':
      return t('{subject} lacks {place}, which must be there: add it.', values)
    case 'additionalProperties':
      if (isMergeKey(error.path)) {
        return t(
          '{subject}: CI does not merge: what {place} names counts for nothing. Write its keys out, and delete {place}.',
          values,
        )
      }
      return t('{subject}: {place} is no known key. {advice}', { ...values, advice: adviceOn(found, t) })
    case 'enum':
      return t('{subject}: {place} "{value}": expected {allowed}.', {
        ...values,
        value: scalarText(value) ?? '',
        allowed: listed(fixedValues(schema)),
      })
    case 'maxItems':
      return t('{subject}: {place} has {count} entries, and {limit} are the most: merge or drop some.', {
        ...values,
        count: isSeq(value) ? value.items.length : 0,
        limit: schema.maxItems ?? 0,
      })
    case 'minItems':
      if (schema.minItems !== undefined && schema.minItems > 1) {
        const count = isSeq(value) ? value.items.length : 0
        const counts = { ...values, count, limit: schema.minItems }
        return t('{subject}: {place} has {count} entries, and {limit} are the least: add the rest.', counts)
      }
      return t('{subject}: {place} is empty: fill it, or delete the key.', values)
    case 'minLength':
      return t('{subject}: {place} is empty: fill it, or delete the key.', values)
    case 'type':
    case 'anyOf': {
      const kinds = { ...values, found: kindOf(value, t), expected: expectedKinds(found, t) }
      return t('{subject}: {place} is {found}: expected {expected}.', kinds)
    }
  }
}

/** YAML 1.1 took the keys of another map over by it. */
const isMergeKey = (path: readonly string[]): boolean => path.at(-1) === '<<'

/** `landing_zones.broker`, `responsibilities[2]`: as people write places in data. */
const placeOf = (path: readonly string[]): string =>
  path.map((key, index) => (/^\d+$/.test(key) ? `[${key}]` : index === 0 ? key : `.${key}`)).join('') || '/'

function kindOf(node: Node | undefined, t: Localize): string {
  if (isSeq(node)) return t('a list')
  if (isMap(node)) return t('a map of keys')
  const value = isScalar(node) ? node.value : null
  if (value === null) return t('empty')
  if (typeof value === 'string') return t('a text')
  return t('{value}, a number or a boolean to YAML', { value: String(value) })
}

function expectedKinds(found: Violation, t: Localize): string {
  if (found.error.keyword === 'anyOf') return t('a text, or keys with texts')
  const { type } = schemaAt(found)
  switch (typeof type === 'string' ? type : type?.[0]) {
    case 'array':
      return t('a list, one item a line')
    case 'object':
      return t('a map of keys')
    case 'integer':
      return t('a whole number')
    case 'boolean':
      return t('true or false')
    default:
      return t('a text, in quotes if it looks like something else')
  }
}

/** More keys than these are no help in a message. */
const mostKeys = 8

function adviceOn(found: Violation, t: Localize): string {
  const known = knownKeys(schemaOfParent(found))
  const nearest = nearestValue(found.error.path.at(-1) ?? '', known)
  if (nearest !== undefined) return t('Did you mean {key}?', { key: nearest })
  if (known.length > mostKeys || known.length === 0) return t('Delete it, or put it into a comment.')
  return t('Known here: {keys}. Delete it, or put it into a comment.', { keys: listed(known) })
}

const knownKeys = ({ properties = {} }: PlainSchema): string[] => Object.keys(properties)
