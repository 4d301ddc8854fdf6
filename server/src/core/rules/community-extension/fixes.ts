import type { Fix } from '../../findings/finding.ts'
import { insertBehind, replaceSpan } from '../../fixes/lines.ts'
import { addEntry } from '../../fixes/list-entries.ts'
import { canTakeKey } from '../../fixes/manifest-fixes.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { fillKey, replaceScalar } from '../../fixes/scalars.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import type { CommunityFile } from './manifests.ts'
import { declaredModule } from './module-path.ts'

/** None of these is safe: the file is what its owner promises to others. What only the owner knows has no fix at all. */

/** What a field is to say where that is not for its owner alone to know: never more than the lowest status. */
function knownValue({ path, schema, snapshot }: CommunityFile, field: string): string | readonly string[] | undefined {
  switch (field) {
    case 'handler_shape':
      return schema.handlerShape === '' ? undefined : `"${schema.handlerShape}"`
    case 'status':
      return schema.statuses.includes('experimental') ? 'experimental' : undefined
    case 'module_path':
      return declaredModule(snapshot, path)
    case 'test_commands':
      return ['go test -race -timeout 60s ./...', 'go vet ./...']
    case 'forbidden_imports':
      return schema.forbidden
    default:
      return undefined
  }
}

/** Writes a field that is not there behind all others, or the items that its key lacks. */
export function writeField(file: CommunityFile, field: string, t: Localize): Fix[] {
  const value = knownValue(file, field)
  const { source, manifest } = file
  if (value === undefined || value.length === 0) return []
  const items = typeof value === 'string' ? [] : value.map(item => `  - ${item}`)
  const key = manifest.keys.get(field)
  if (key) {
    if (typeof value === 'string') return fillKey(file, key, value, t, false)
    if (manifest.maps.has(field)) return []
    return [{ title: t('Fill {key}', { key: field }), edits: [insertBehind(file, key.start, items)], safe: false }]
  }
  if (!canTakeKey(source, field)) return []
  const lines = [typeof value === 'string' ? `${field}: ${value}` : `${field}:`, ...items]
  const end = { start: source.text.length, end: source.text.length }
  // The end of the file stays as it is.
  const isEnded = source.text === '' || source.text.endsWith('\n')
  const text = lines.map(line => (isEnded ? line + source.lineEnd : source.lineEnd + line)).join('')
  return [{ title: t('Add the key {key}', { key: field }), edits: [replaceSpan(file, end, text)], safe: false }]
}

/** Writes the value of a field that has none. */
export function fillField(file: CommunityFile, field: string, t: Localize): Fix[] {
  const value = knownValue(file, field)
  const at = file.manifest.scalars.get(field)?.at
  return at && typeof value === 'string' ? fillKey(file, at, value, t, false) : []
}

/** No fix promotes an extension. */
export function lowestStatus(file: CommunityFile, status: Piece, t: Localize): Fix[] {
  const nearest = nearestValue(status.text, file.schema.statuses)
  return nearest === 'experimental' ? [replaceScalar(file, status, nearest, t, false)] : []
}

export const rightShape = (file: CommunityFile, shape: Piece, t: Localize): Fix[] =>
  file.schema.handlerShape === '' ? [] : [replaceScalar(file, shape, file.schema.handlerShape, t, false)]

/** Adds one path that an extension has to forbid itself, or all that are missing. */
export function forbidMissing(file: CommunityFile, forbidden: string, t: Localize): Fix[] {
  const { manifest, schema } = file
  const items = manifest.lists.get('forbidden_imports')
  const at = manifest.keys.get('forbidden_imports')
  const last = items?.at(-1)
  if (!items || !at || !last) return writeField(file, 'forbidden_imports', t)
  const one = addEntry(file, { at, value: { text: '', start: at.end, end: at.end }, items }, forbidden)
  if (!one) return []
  const fix: Fix = { title: t('List {entry}', { entry: forbidden }), edits: [one], safe: false }
  const missing = [...new Set(schema.forbidden)].filter(path => !items.some(({ text }) => text === path))
  if (missing.length < 2) return [fix]
  const all = missing.map(path => one.newText.replace(forbidden, () => path)).join('')
  return [fix, { title: t('List all that are missing'), edits: [{ ...one, newText: all }], safe: false }]
}
