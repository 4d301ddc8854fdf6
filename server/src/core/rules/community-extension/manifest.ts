import type { Fix } from '../../findings/finding.ts'
import { firstLine, listed } from '../../findings/words.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { Range } from '../../text/position.ts'
import type { RuleContext, RuleInfo } from '../rule.ts'
import { fillField, forbidMissing, lowestStatus, rightShape, writeField } from './fixes.ts'
import { type CommunityFile, check, schemaPath } from './manifests.ts'

const common = { check, severity: 'error' } as const

const fieldMissing: RuleInfo = {
  ...common,
  code: 'community-field-missing',
  summary: 'community-extension.yaml lacks a field that the schema of extensions requires.',
  key: ['field'],
  followUps: ['community-forbidden-import'],
}
const fieldEmpty: RuleInfo = {
  ...common,
  code: 'community-field-empty',
  summary: 'A field of community-extension.yaml has no value.',
  key: ['field'],
}
const statusInvalid: RuleInfo = {
  ...common,
  code: 'community-status-invalid',
  summary: 'The status in community-extension.yaml is none that extensions may have.',
  key: ['status'],
}
const handlerShape: RuleInfo = {
  ...common,
  code: 'community-handler-shape',
  summary: 'The handler shape in community-extension.yaml is another than that of net/http.',
  key: [],
}
const listTooShort: RuleInfo = {
  ...common,
  code: 'community-list-too-short',
  summary: 'A list of community-extension.yaml has fewer items than the schema of extensions asks for.',
  key: ['field', 'minimum'],
}
const flagNotTrue: RuleInfo = {
  ...common,
  code: 'community-flag-not-true',
  summary: 'A promise of community-extension.yaml is not true, which it has to be.',
  key: ['field'],
}
const forbiddenMissing: RuleInfo = {
  ...common,
  code: 'community-forbidden-missing',
  summary: 'forbidden_imports of community-extension.yaml lacks a stable root.',
  key: ['import path'],
  followUps: ['community-forbidden-import'],
}

export const manifestRules: readonly RuleInfo[] = [
  fieldMissing,
  fieldEmpty,
  statusInvalid,
  handlerShape,
  listTooShort,
  flagNotTrue,
  forbiddenMissing,
]

/** Fields that must not be empty where they are required. */
const texts: ReadonlySet<string> = new Set(['name', 'module_path', 'status', 'handler_shape', 'owner'])
/** Fields whose items the program counts: to it, all others are lists of none. */
const counted: ReadonlySet<string> = new Set(['test_commands', 'forbidden_imports'])

/** What community-extension says of a manifest that it can read. */
export function checkManifest(file: CommunityFile, context: RuleContext): void {
  const { schema } = file
  for (const field of schema.required) checkField(file, field, context)
  checkValues(file, context)
  for (const [field, minimum] of schema.minimums) checkLength(file, field, minimum, context)
  for (const field of schema.mustBeTrue) checkFlag(file, field, context)
  for (const forbidden of schema.forbidden) checkForbidden(file, forbidden, context)
}

const textOf = ({ manifest }: CommunityFile, field: string): string => manifest.scalars.get(field)?.value.text ?? ''

/** The key; the first line where there is none. */
const keyRange = ({ manifest, source }: CommunityFile, field: string): Range => {
  const key = manifest.scalars.get(field)?.at ?? manifest.keys.get(field)
  return key ? source.range(key) : firstLine(source)
}

function checkField(file: CommunityFile, field: string, { t, report }: RuleContext): void {
  const { path, manifest } = file
  const values = { path, field, schema: schemaPath }
  if (!manifest.isPresent(field)) {
    const message = manifest.keys.has(field)
      ? t('{path}: {field} has neither a value nor an item below it, and {schema} requires it: write one.', values)
      : t('{path} lacks {field}, which {schema} requires: add it.', values)
    report(fieldMissing, {
      file: path,
      range: firstLine(file.source),
      key: [field],
      message,
      fixes: writeField(file, field, t),
    })
  } else if (texts.has(field) && textOf(file, field) === '') {
    const message = t('{path}: {field} is empty, and {schema} requires a text: write it behind the colon.', values)
    report(fieldEmpty, {
      file: path,
      range: keyRange(file, field),
      key: [field],
      message,
      fixes: fillField(file, field, t),
    })
  }
}

function checkValues(file: CommunityFile, context: RuleContext): void {
  const { manifest, schema } = file
  const { t } = context
  const tell = (rule: RuleInfo, value: Piece, key: readonly string[], message: string, fixes: readonly Fix[]): void =>
    context.report(rule, { file: file.path, range: file.source.range(value), key, message, fixes })
  const status = manifest.scalars.get('status')?.value
  if (status && status.text !== '' && !schema.statuses.includes(status.text)) {
    const values = { value: status.text, allowed: listed(schema.statuses) }
    const message = t('An extension cannot have the status "{value}": expected one of {allowed}.', values)
    tell(statusInvalid, status, [status.text], message, lowestStatus(file, status, t))
  }
  const shape = manifest.scalars.get('handler_shape')?.value
  if (shape && shape.text !== '' && shape.text !== schema.handlerShape) {
    const values = { value: shape.text, expected: schema.handlerShape }
    const message = t('Handlers of an extension have the type {expected}, and no other: write that.', values)
    tell(handlerShape, shape, [], message, rightShape(file, shape, t))
  }
}

function checkLength(file: CommunityFile, field: string, minimum: bigint, { t, report }: RuleContext): void {
  const { path, manifest } = file
  const items = counted.has(field) ? (manifest.lists.get(field) ?? []) : []
  if (BigInt(items.length) >= minimum) return
  const values = { path, field, check, count: items.length, minimum: String(minimum), schema: schemaPath }
  const message = manifest.scalars.get(field)?.value.text.startsWith('[')
    ? t(
        '{path}: {check} takes brackets for a text, so {field} has {count} items for it, and {schema} asks for {minimum}: give each a line of its own, indented, that begins with "- ".',
        values,
      )
    : t('{path}: {field} has {count} items, and {schema} asks for {minimum}: add the rest.', values)
  report(listTooShort, { file: path, range: keyRange(file, field), key: [field, String(minimum)], message })
}

function checkFlag(file: CommunityFile, field: string, { t, report }: RuleContext): void {
  const { path, manifest, source } = file
  if (manifest.flag(field) === true) return
  const value = manifest.scalars.get(field)?.value
  report(flagNotTrue, {
    file: path,
    range: value ? source.range(value) : keyRange(file, field),
    key: [field],
    message: t('{path}: {field} has to be true. Where the extension cannot promise that yet, change its code first.', {
      path,
      field,
    }),
  })
}

function checkForbidden(file: CommunityFile, forbidden: string, { t, report }: RuleContext): void {
  const { path, manifest } = file
  const field = 'forbidden_imports'
  if (manifest.lists.get(field)?.some(({ text }) => text === forbidden)) return
  const values = { path, forbidden, schema: schemaPath }
  const message = t(
    '{path}: forbidden_imports does not name {forbidden}, which each extension has to ({schema}): add it by exactly that path.',
    values,
  )
  report(forbiddenMissing, {
    file: path,
    range: keyRange(file, field),
    key: [forbidden],
    message,
    fixes: forbidMissing(file, forbidden, t),
  })
}
