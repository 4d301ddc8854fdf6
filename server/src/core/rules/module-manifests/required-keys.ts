import type { Fix } from '../../findings/finding.ts'
import { firstLine } from '../../findings/words.ts'
import { lowerTier } from '../../fixes/demotion.ts'
import {
  addMissingKey,
  canTakeKey,
  isKnownForSure,
  type SkeletonValue,
  skeletonValue,
} from '../../fixes/manifest-fixes.ts'
import { valuesElsewhere } from '../../fixes/other-sources.ts'
import { fillKey } from '../../fixes/scalars.ts'
import { fillList, showEntries } from '../../fixes/unseen-lists.ts'
import { type ManifestKey, trimmedScalar } from '../../manifest/manifest-lines.ts'
import { isCovered } from '../../modules/covered-manifests.ts'
import { nearestOwner } from '../../modules/owners.ts'
import { type Manifest, type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { valueKind } from '../../schema/module-schema.ts'
import { foreignEncoding } from '../../text/encoding.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import { yamlText } from '../../yaml/yaml-text.ts'
import { onceSeen, onceSeenInManifests } from '../once-seen.ts'
import type { ManifestRule, RuleContext, RuleInfo } from '../rule.ts'

const common = { check: 'module-manifests', severity: 'error' } as const

const missingKey: RuleInfo = {
  ...common,
  code: 'missing-key',
  summary: 'A manifest lacks a required key.',
  key: ['manifest', 'key'],
  followUps: ['unfilled-value', 'import-not-allowed', 'pattern-matches-nothing'],
}
const emptyList: RuleInfo = {
  ...common,
  code: 'empty-list',
  summary: 'A required list of a manifest has no entry that CI sees.',
  key: ['manifest', 'key'],
  followUps: onceSeenInManifests(['allowed_imports', 'forbidden_imports', 'doc_paths', 'public_entrypoints']),
}
const emptyValue: RuleInfo = {
  ...common,
  code: 'empty-value',
  summary: 'A required key of a manifest has no value.',
  key: ['manifest', 'key'],
  followUps: ['unfilled-value'],
}
const listTooLong: RuleInfo = {
  ...common,
  code: 'list-too-long',
  summary: 'A list of a manifest has more entries than its limit.',
  key: ['manifest', 'key', 'limit'],
}

/** Required keys, in the order and with the limits of specs/module-manifest.schema.yaml. */
export const requiredKeys: ManifestRule = {
  scope: 'manifest',
  rules: [missingKey, emptyList, emptyValue, listTooLong],
  run(manifest, context) {
    const schema = context.snapshot.manifestSchema
    if (!schema || !isCovered(manifest)) return
    for (const key of schema.required) {
      const found = manifest.lines.get(key)
      const limit = schema.limits.get(key)
      if (!found) reportMissing(manifest, key, context)
      else if (schema.enums.has(key)) continue
      else if (limit !== undefined) checkList(manifest, key, found, limit, context)
      else if (!trimmedScalar(manifest.lines, key)?.text) reportEmpty(manifest, key, found, context)
    }
  },
}

function skeletonOf({ directory }: Manifest, key: string, snapshot: Snapshot): SkeletonValue {
  const isList = snapshot.manifestSchema?.limits.has(key) ?? false
  return skeletonValue(key, directory, nearestOwner(snapshot, directory), isList)
}

function reportMissing(manifest: Manifest, key: string, { t, report, snapshot }: RuleContext): void {
  const value = skeletonOf(manifest, key, snapshot)
  // What is a list without a limit, CI takes for a text.
  const isFittingKind = typeof value === 'string' || (snapshot.manifestSchema?.limits.has(key) ?? false)
  report(missingKey, {
    file: manifest.path,
    range: firstLine(manifest.source),
    key: [manifest.path, key],
    message: missingMessage(manifest, key, t),
    fixes: canTakeKey(manifest.source, key) && isFittingKind ? missingKeyFixes(manifest, key, value, snapshot, t) : [],
  })
}

/** With a value that another file has for it; a placeholder only where none has. */
function missingKeyFixes(
  manifest: Manifest,
  key: string,
  value: SkeletonValue,
  snapshot: Snapshot,
  t: Localize,
): Fix[] {
  const { source, path, directory } = manifest
  const values = valuesElsewhere(snapshot, directory, key)
  const add = (text: SkeletonValue): Fix => {
    const fix = addMissingKey(source, path, key, text, t)
    const tier = key === 'status' ? lowerTier(manifest, String(text), t) : []
    return tier.length > 0 ? { ...fix, edits: [...fix.edits, ...tier] } : fix
  }
  if (values.length === 0) return [add(value)]
  return values.map(known => ({ ...add(yamlText(known)), title: t('Add {entry}', { entry: `${key}: ${known}` }) }))
}

function missingMessage({ directory, path, source, lines }: Manifest, key: string, t: Localize): string {
  const encoding = foreignEncoding(source.text)
  const values = { directory, path, key, schema: specPaths.manifestSchema, encoding: encoding ?? '' }
  if (encoding !== undefined) {
    return t(
      'CI sees no {key} here: {path} is {encoding}, and CI reads UTF-8. Save it with the encoding UTF-8.',
      values,
    )
  }
  const missing = t('{directory} has no {key}, which {schema} requires: add it.', values)
  if (!lines.has('<<')) return missing
  return `${missing} ${t('CI does not merge: what << names counts for nothing, so write its keys out.')}`
}

function reportEmpty(manifest: Manifest, key: string, { at }: ManifestKey, context: RuleContext): void {
  const { t, report, snapshot } = context
  const value = skeletonOf(manifest, key, snapshot)
  const values = valuesElsewhere(snapshot, manifest.directory, key)
  report(emptyValue, {
    file: manifest.path,
    range: manifest.source.range(at),
    key: [manifest.path, key],
    message: t('{key} has no value, and {schema} requires one: write it behind the colon, on the same line.', {
      key,
      schema: specPaths.manifestSchema,
    }),
    fixes: (values.length > 0 ? values.map(known => yamlText(known)) : [value].flat().slice(0, 1)).flatMap(text =>
      fillKey(manifest, at, text, t, isKnownForSure(key)),
    ),
  })
}

/** Lists whose entries some check looks at: once it sees them it may object. */
const valuedLists: ReadonlySet<string> = new Set(['allowed_imports', 'forbidden_imports', 'doc_paths'])

function emptyListFixes(manifest: Manifest, key: string, at: Piece, limit: bigint, context: RuleContext): Fix[] {
  const { t, snapshot } = context
  const isForTexts = valueKind(key) === 'text'
  const shown = showEntries(manifest, at, t, entries => !valuedLists.has(key) && !isForTexts && entries <= limit)
  const fixes = shown.length > 0 ? shown : fillList(manifest, at, [skeletonOf(manifest, key, snapshot)].flat(), t)
  const followUps = onceSeen(manifest.path, [key])
  return fixes.map(fix => ({ ...fix, followUps }))
}

function checkList(manifest: Manifest, key: string, found: ManifestKey, limit: bigint, context: RuleContext): void {
  const { path, source } = manifest
  const { t, report } = context
  const { at, itemCount } = found
  if (itemCount === 0) {
    report(emptyList, {
      file: path,
      range: source.range(at),
      key: [path, key],
      message: t('{key} has no entry that CI sees: give each a line of its own, indented, that begins with "- ".', {
        key,
      }),
      fixes: emptyListFixes(manifest, key, at, limit, context),
    })
  }
  if (itemCount <= limit) return
  report(listTooLong, {
    file: path,
    range: source.range(found.items[limit > 0 ? Number(limit) : 0] ?? at),
    key: [path, key, String(limit)],
    message: t('{key} has {count} entries, and {schema} allows {limit}: drop or merge those from here on.', {
      key,
      count: itemCount,
      limit: String(limit),
      schema: specPaths.manifestSchema,
    }),
  })
}
