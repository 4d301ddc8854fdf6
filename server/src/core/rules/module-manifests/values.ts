import type { Fix } from '../../findings/finding.ts'
import { listed } from '../../findings/words.ts'
import { claimStatus } from '../../fixes/demotion.ts'
import { removeEntry } from '../../fixes/list-entries.ts'
import { nearestPath } from '../../fixes/nearest-path.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { mayClaim, valuesElsewhere } from '../../fixes/other-sources.ts'
import { replaceScalar, valueWithoutComment } from '../../fixes/scalars.ts'
import { listValues, trimmedScalar } from '../../manifest/manifest-lines.ts'
import { isCovered, isStableRoot } from '../../modules/covered-manifests.ts'
import { type Manifest, type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { shippedValues } from '../../schema/module-schema.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import { isOpen } from '../../text/placeholder.ts'
import { families } from '../reference-layout/families.ts'
import { subordinates } from '../reference-layout/subordinates.ts'
import type { ManifestRule, RuleContext, RuleInfo } from '../rule.ts'
import { bringsAbout } from '../tried.ts'

const common = { check: 'module-manifests', severity: 'error' } as const

const invalidValue: RuleInfo = {
  ...common,
  code: 'invalid-value',
  summary: 'A value of a manifest is none of those that its key takes.',
  key: ['manifest', 'key', 'value'],
  // What other files say of a module whose status could not be read.
  followUps: ['maturity-conflict'],
}
const pathMismatch: RuleInfo = {
  ...common,
  code: 'path-mismatch',
  summary: 'The path of a manifest is not the directory that it lies in.',
  key: ['manifest', 'value', 'directory'],
  followUps: [
    ...['parent-family-missing', 'parent-family-wrong', 'subordinates-undeclared', 'subordinate-not-found'],
    ...['subordinate-without-parent', 'subordinate-parent-differs', 'subordinate-unlisted'],
  ],
}
const nameMismatch: RuleInfo = {
  ...common,
  code: 'name-mismatch',
  summary: 'The name of a manifest is not the directory that it lies in.',
  key: ['manifest', 'value', 'directory'],
}
const layerMismatch: RuleInfo = {
  ...common,
  code: 'layer-mismatch',
  summary: 'The layer of a manifest is not the one of its place: extension below x/, stable in a stable root.',
  key: ['manifest', 'expected layer'],
}
const docPathMissing: RuleInfo = {
  ...common,
  code: 'doc-path-missing',
  summary: 'A document that a manifest names does not exist.',
  key: ['manifest', 'path'],
}

/** What the values of a manifest must be, whether their keys are required or not. */
export const manifestValues: ManifestRule = {
  scope: 'manifest',
  rules: [invalidValue, pathMismatch, nameMismatch, layerMismatch, docPathMissing],
  run(manifest, context) {
    if (!context.snapshot.manifestSchema || !isCovered(manifest)) return
    checkEnums(manifest, context)
    checkPlace(manifest, context)
    checkDocPaths(manifest, context)
  },
}

function checkEnums(manifest: Manifest, { snapshot, t, report }: RuleContext): void {
  for (const [key, allowed] of snapshot.manifestSchema?.enums ?? []) {
    const value = trimmedScalar(manifest.lines, key)
    if (!value || value.text === '' || allowed.includes(value.text)) continue
    const written = valueWithoutComment(value) ?? value.text
    const nearest = nearestValue(written, allowed)
    report(invalidValue, {
      file: manifest.path,
      range: manifest.source.range(value),
      key: [manifest.path, key, value.text],
      message: t('{key} "{value}": expected one of {allowed} ({schema}).', {
        key,
        value: value.text,
        allowed: listed(allowed),
        schema: specPaths.manifestSchema,
      }),
      fixes: enumFixes(manifest, key, value, nearest, snapshot, t),
    })
  }
}

/** What was most likely meant, and what other files have. A status is a claim: none is made by a slip of the keyboard. */
function enumFixes(
  manifest: Manifest,
  key: string,
  value: Piece,
  nearest: string | undefined,
  snapshot: Snapshot,
  t: Localize,
): Fix[] {
  const { directory } = manifest
  // Where the workspace lacks what every Plumego knows, and knows something near, the slip may be its own.
  if (shippedValues(key).includes(value.text)) return []
  // The layer follows from the place, whatever the slip resembles.
  if (key === 'layer') return nearest === layerOf(directory) ? [replaceScalar(manifest, value, nearest, t, true)] : []
  const isMeant = nearest !== undefined && /^[\w-]+$/.test(nearest) && !isOpen(nearest)
  const meant = isMeant && (key !== 'status' || mayClaim(snapshot, directory, nearest)) ? [nearest] : []
  // What resembles nothing may mean something of its own.
  const known = nearest !== undefined || isOpen(value.text) ? valuesElsewhere(snapshot, directory, key) : []
  const wanted = [...new Set([...meant, ...known])]
  return wanted.map(text => {
    if (key === 'status') return claimStatus(manifest, value, text, t)
    const isSure = wanted.length === 1 && meant.length === 1 && shippedValues(key).includes(text)
    return replaceScalar(manifest, value, text, t, isSure)
  })
}

const layerOf = (directory: string): string => (isStableRoot(directory) ? 'stable' : 'extension')

function checkPlace(manifest: Manifest, context: RuleContext): void {
  const { t, report } = context
  const { directory, path: file, source, lines } = manifest
  for (const [key, rule] of [
    ['path', pathMismatch],
    ['name', nameMismatch],
  ] as const) {
    const value = trimmedScalar(lines, key)
    if (!value || value.text === '' || value.text === directory) continue
    const values = { key, value: value.text, directory }
    report(rule, {
      file,
      range: source.range(value),
      key: [file, value.text, directory],
      message: t('{key} "{value}": expected {directory}, the directory of this manifest.', values),
      fixes: [placeFix(manifest, key, value, context)],
    })
  }
  const layer = trimmedScalar(lines, 'layer')
  const allowed = context.snapshot.manifestSchema?.enums.get('layer')
  const expected = layerOf(directory)
  if (!layer || layer.text === '' || layer.text === expected) return
  const place = expected === 'stable' ? t('a stable root') : t('a module below x/')
  report(layerMismatch, {
    file,
    range: source.range(layer),
    key: [file, expected],
    message: t('layer "{value}": expected {expected}, for {directory} is {place}.', {
      value: layer.text,
      expected,
      directory,
      place,
    }),
    // A workspace that does not know it has a slip of its own.
    fixes: (allowed?.includes(expected) ?? true) ? [replaceScalar(manifest, layer, expected, t, true)] : [],
  })
}

/** By its path reference-layout knows a manifest's family, where something may be wrong that nobody has seen yet. */
function placeFix(manifest: Manifest, key: 'path' | 'name', value: Piece, context: RuleContext): Fix {
  const fix = replaceScalar(manifest, value, manifest.directory, context.t, true)
  const isSafe = key === 'name' || !bringsAbout(fix.edits, [families, subordinates], context)
  return { ...fix, safe: isSafe }
}

function checkDocPaths(manifest: Manifest, context: RuleContext): void {
  const { snapshot, t, report, blocked } = context
  const { path: file, source, lines } = manifest
  const entries = listValues(lines, 'doc_paths')
  for (const entry of entries) {
    const stat = snapshot.tree.stat(entry.text)
    if (stat !== 'missing' && stat !== 'unreadable') continue
    const range = source.range(entry)
    if (stat === 'unreadable') {
      const reason = t('{path} lies below a file, so it cannot be looked up: correct the path.', { path: entry.text })
      blocked('module-manifests', file, reason, range)
    } else {
      const message = t('doc_paths names {path}, which does not exist: write it, or correct the path.', {
        path: entry.text,
      })
      report(docPathMissing, {
        file,
        range,
        key: [file, entry.text],
        message,
        fixes: docPathFixes(manifest, entry, context),
      })
    }
  }
}

/** The document that was meant, where its path is a slip away, or none: an empty list would be the next mistake. */
function docPathFixes(manifest: Manifest, entry: Piece, { snapshot, t }: RuleContext): Fix[] {
  const entries = listValues(manifest.lines, 'doc_paths')
  const near = nearestPath(snapshot.tree, valueWithoutComment(entry) ?? entry.text)
  const isNew = near !== undefined && !entries.some(({ text }) => text === near)
  return [
    ...(isNew ? [replaceScalar(manifest, entry, near, t, false)] : []),
    ...(entries.length > 1 ? removeEntry(manifest, entry, t, false) : []),
  ]
}
