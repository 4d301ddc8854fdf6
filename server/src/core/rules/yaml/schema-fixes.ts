import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import type { Fix, TextEdit } from '../../findings/finding.ts'
import { insertBehind, lineAround, removeLines, replaceSpan, startWithComments } from '../../fixes/lines.ts'
import { addMissingKey, canTakeKey, skeletonValue } from '../../fixes/manifest-fixes.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { mayClaim } from '../../fixes/other-sources.ts'
import { replaceScalar, writeKey } from '../../fixes/scalars.ts'
import { statusNamed } from '../../maturity/status.ts'
import { isManifestPath } from '../../repo/interest.ts'
import type { Snapshot } from '../../repo/snapshot.ts'
import { fixedValues, takes } from '../../schema/json-schema.ts'
import { indentOf, trimQuotes, trimSpace } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import type { Span } from '../../text/position.ts'
import { keyText, pairOf, scalarText, spanOf } from '../../yaml/document.ts'
import { yamlText } from '../../yaml/yaml-text.ts'
import { onceSeen } from '../once-seen.ts'
import type { SchemaFile } from './schema-files.ts'
import { hasKey, nodeAt, parentOf, schemaAt, schemaOfParent } from './schema-places.ts'
import type { Violation } from './violation.ts'

/** Mends for what a schema does not take. None is safe: what was meant is for a person to say. */
export function schemaFixes(found: Violation, snapshot: Snapshot, t: Localize): Fix[] {
  const { file, error } = found
  const shows = (fixes: readonly Fix[], ...more: readonly string[]): Fix[] => {
    const followUps = [...onceSeen(file.path, error.path), ...more]
    return fixes.map(fix => ({ followUps, ...fix }))
  }
  switch (error.keyword) {
    case 'additionalProperties':
      return [...renameKey(found, t), ...(isMisplaced(found) ? [] : removals(found, t))]
    case 'enum':
      return shows(replaceValue(found, snapshot, t))
    case 'required':
      return shows(addKey(found, t))
    case 'type':
      return shows(retype(found, t), 'schema-violation')
    case 'minItems':
    case 'minLength':
      return isOptional(found) ? removals(found, t) : []
    default:
      return []
  }
}

/**
 * A key that belongs elsewhere in the file may be where it belongs, and what is missing is above it; one with rare blanks
 * around it CI knows.
 */
const isMisplaced = ({ file, error }: Violation): boolean =>
  hasKey(file.schema.root, trimSpace(error.path.at(-1) ?? ''))

/** Gone is what CI asks for by its name, or reads wherever it stands. */
export const onceGone: readonly string[] = [
  'missing-key',
  'strict-boundary-missing',
  'subordinates-undeclared',
  'evidence-tier-unlisted',
]

const removals = (found: Violation, t: Localize): Fix[] =>
  removeKey(found, t).map(fix => ({ ...fix, followUps: onceGone }))

/** A key that is there already cannot be the one that was meant. */
function renameKey(found: Violation, t: Localize): Fix[] {
  const { file, error } = found
  const known = Object.keys(schemaOfParent(found).properties ?? {})
  const nearest = nearestValue(error.path.at(-1) ?? '', known)
  const span = spanOf(nodeAt(file.document, error.path).key)
  if (nearest === undefined || !span || pairOf(parentOf(found), nearest)) return []
  const followUps = [...onceSeen(file.path, [...error.path.slice(0, -1), nearest]), 'schema-violation']
  const title = t('Replace by {value}', { value: nearest })
  return [{ title, edits: [writeKey(file, span, nearest)], safe: false, followUps }]
}

/** A status and a tier are claims, which nobody should make by picking from a list of mends. */
const isClaim = (key: string): boolean => /status|tier/.test(key)

/** Whether a value would claim more for a module than the dashboard shows and the evidence carries. */
const isAbove = (snapshot: Snapshot, { path, name }: SchemaFile, key: string, value: string): boolean =>
  isClaim(key) && (isManifest({ path }) ? !mayClaim(snapshot, name, value) : statusNamed(value) !== 'experimental')

const isManifest = ({ path }: Pick<SchemaFile, 'path'>): boolean => isManifestPath(path)

/** What a manifest's layer must be, by its place. */
const layerOf = ({ name }: SchemaFile): string => (name.startsWith('x/') ? 'extension' : 'stable')

/** As many values as a list of mends takes without being one to search. */
const mostChoices = 4

function replaceValue(found: Violation, snapshot: Snapshot, t: Localize): Fix[] {
  const { file, error } = found
  const { value } = nodeAt(file.document, error.path)
  const span = spanOf(value)
  const allowed = fixedValues(schemaAt(found))
  const nearest = nearestValue(scalarText(value) ?? '', allowed)
  // A block of text begins with a mark of its own, and ends with its lines.
  if (!span || (isScalar(value) && value.type?.startsWith('BLOCK'))) return []
  const mayChoose = allowed.length <= mostChoices && !isClaim(error.path.at(-1) ?? '')
  const meant = nearest !== undefined ? [nearest] : mayChoose ? allowed : []
  const key = error.path.at(-1) ?? ''
  const wanted = meant.filter(
    text => !isAbove(snapshot, file, key, text) && (key !== 'layer' || !isManifest(file) || text === layerOf(file)),
  )
  const written = pieceAt(found, span)
  return wanted.map(text =>
    replaceScalar(
      file,
      written,
      isScalar(value) && value.type === 'PLAIN' && text.includes(', ') ? yamlText(text) : text,
      t,
      false,
    ),
  )
}

const pieceAt = ({ file }: Violation, span: Span) =>
  trimQuotes({ ...span, text: file.source.text.slice(span.start, span.end) })

/** Takes a key out with all that is below it, where it has its lines for itself. */
function removeKey(found: Violation, t: Localize): Fix[] {
  const { file, error } = found
  const { key, value } = nodeAt(file.document, error.path)
  const keySpan = spanOf(key)
  if (!keySpan) return []
  const first = lineAround(file.source, keySpan.start)
  const end = lineAround(file.source, Math.max(keySpan.end, lastOffset(value)))
  const isAlone = file.source.text.slice(first.start, keySpan.start).trim() === ''
  if (!isAlone || (parentOf(found)?.items.length ?? 0) < 2) return []
  const lineOf = (offset: number): number => file.source.positionAt(offset).line
  const edit = removeLines(file, lineOf(first.start), lineOf(end.start))
  const entry = error.path.at(-1) ?? ''
  const isExplained = /(?:^|\s)#/m.test(file.source.text.slice(first.start, end.end))
  const title = isExplained ? t('Remove {entry} and its comments', { entry }) : t('Remove {entry}', { entry })
  return [{ title, edits: [edit], safe: false }]
}

/** The offset of the last character of a node's own text. */
function lastOffset(node: unknown): number {
  if (isMap(node) || isSeq(node)) {
    if (node.flow) return (spanOf(node)?.end ?? 1) - 1
    const last = node.items.at(-1)
    return isMap(node)
      ? Math.max(lastOffset(node.items.at(-1)?.key), lastOffset(node.items.at(-1)?.value))
      : lastOffset(last)
  }
  const span = spanOf(node)
  return span ? Math.max(span.start, span.end - 1) : 0
}

function isOptional(found: Violation): boolean {
  const key = found.error.path.at(-1) ?? ''
  return !(schemaOfParent(found).required ?? []).includes(key)
}

function addKey(found: Violation, t: Localize): Fix[] {
  const { file, error } = found
  const key = error.path.at(-1) ?? ''
  if (error.path.length === 1 && isManifestPath(file.path)) {
    const value = skeletonValue(key, file.name, undefined, takes(schemaAt(found), 'array'))
    return canTakeKey(file.source, key)
      ? [{ ...addMissingKey(file.source, file.path, key, value, t), safe: false }]
      : []
  }
  const parent = nodeAt(file.document, error.path.slice(0, -1)).value
  const value = valueFor(found, key)
  if (!isMap(parent) || parent.flow || value === undefined) return []
  const edit = keyEdit(found, parent, value)
  return edit ? [{ title: t('Add the key {key}', { key }), edits: [edit], safe: false }] : []
}

/** Behind the last of the keys that the schema has in front of it, for CI may read on with what it knows by then. */
function keyEdit(found: Violation, parent: YAMLMap, value: string | readonly string[]): TextEdit | undefined {
  const { file, error } = found
  const key = error.path.at(-1) ?? ''
  const first = spanOf(parent.items[0]?.key)
  if (!first) return undefined
  const order = Object.keys(schemaOfParent(found).properties ?? {})
  const rank = order.indexOf(key)
  const before = parent.items.findLast(pair => rank < 0 || order.indexOf(keyText(pair)) < rank)
  const indent = ' '.repeat(file.source.positionAt(first.start).character)
  const lines =
    typeof value === 'string'
      ? [`${indent}${key}: ${value}`]
      : [`${indent}${key}:`, ...value.map(item => `${indent}  - ${item}`)]
  if (before) return insertBehind(file, Math.max(lastOffset(before.key), lastOffset(before.value)), lines)
  // The dash of a list stands in front of its first key.
  if (indentOf(lineAround(file.source, first.start).text) < indent.length) return undefined
  const { lineEnd } = file.source
  const { start } = startWithComments(file.source, first.start)
  return replaceSpan(file, { start, end: start }, lines.map(text => text + lineEnd).join(''))
}

/** A value that follows from what stands beside it; none where only a person knows it. */
function valueFor({ file, error }: Violation, key: string): string | readonly string[] | undefined {
  const beside = (name: string): string | undefined =>
    scalarText(nodeAt(file.document, [...error.path.slice(0, -1), name]).value)
  if (key === 'path') return error.path.at(-2)
  if (key === 'roots') return beside('canonical_root') === undefined ? undefined : [beside('canonical_root')!]
  if (key !== 'canonical_root') return undefined
  const roots = nodeAt(file.document, [...error.path.slice(0, -1), 'roots']).value
  return isSeq(roots) && isScalar(roots.items[0]) ? scalarText(roots.items[0]) : undefined
}

/** Makes of a value what was most likely meant: a text of a number, a list of a text. */
function retype(found: Violation, t: Localize): Fix[] {
  const { file, error } = found
  const { value } = nodeAt(file.document, error.path)
  const schema = schemaAt(found)
  const span = spanOf(value)
  if (isScalar(value) && value.value === null) return isOptional(found) ? removals(found, t) : []
  if (span && isSeq(value) && takes(schema, 'string')) return onlyItem(found, span, t)
  if (!span || !isScalar(value) || file.source.text.slice(span.start, span.end).includes('\n')) return []
  const written = file.source.text.slice(span.start, span.end)
  if (takes(schema, 'string')) return [replaced(found, span, `"${written}"`, t('Put it in quotes'))]
  if (takes(schema, 'array')) return listOfOne(found, span, written, t)
  const plain = scalarText(value) ?? ''
  if (takes(schema, 'integer') && /^\d+$/.test(plain))
    return [replaced(found, span, plain, t('Replace by {value}', { value: plain }))]
  const meant = takes(schema, 'boolean') ? booleans[plain.toLowerCase()] : undefined
  // A tag in front makes a text of it.
  if (meant === undefined || meant === written) return []
  return [replaced(found, span, meant, t('Replace by {value}', { value: meant }))]
}

/** What older YAML took for booleans, and what people write. */
const booleans: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  true: 'true',
  no: 'false',
  off: 'false',
  false: 'false',
}

const replaced = ({ file }: Violation, span: Span, text: string, title: string): Fix => ({
  title,
  edits: [replaceSpan(file, span, text)],
  safe: false,
})

/** Of a list of one in brackets, where a text belongs, that text is meant. */
function onlyItem(found: Violation, span: Span, t: Localize): Fix[] {
  const { value } = nodeAt(found.file.document, found.error.path)
  const item = isSeq(value) && value.flow && value.items.length === 1 ? spanOf(value.items[0]) : undefined
  if (!item) return []
  const text = found.file.source.text.slice(item.start, item.end)
  return [replaced(found, span, text, t('Replace by {value}', { value: text }))]
}

function listOfOne(found: Violation, span: Span, written: string, t: Localize): Fix[] {
  const { file } = found
  if (/^["']*$/.test(written)) return []
  const line = lineAround(file.source, span.start)
  const [, indent = '', gap = ''] = /^( *)[\w./-]+:( +)$/.exec(line.text.slice(0, span.start - line.start)) ?? []
  if (gap === '') return []
  const text = `${file.source.lineEnd}${indent}  - ${written}`
  return [replaced(found, { start: span.start - gap.length, end: span.end }, text, t('Write one item a line'))]
}
