import { isManifestPath } from '../repo/interest.ts'
import { baseName } from '../repo/paths.ts'
import { specPaths } from '../repo/snapshot.ts'
import type { FollowUpsByKey } from './rule.ts'

/** By key: codes of what may be found of its value once CI sees it. */
type Codes = Readonly<Record<string, readonly string[]>>

const claims = [
  ...['promotion-without-evidence', 'unproven-promotion', 'maturity-conflict', 'dashboard-drift'],
  ...['readme-omits-beta', 'readme-lists-non-beta', 'evidence-status-mismatch', 'surface-status-mismatch'],
]
const relatives = ['subordinate-without-parent', 'subordinate-parent-differs', 'subordinate-unlisted']

/** Of every key it may be found that nothing stands behind it, or too much, or what is still to be written. */
const manifestCodes: Codes = {
  name: ['name-mismatch', 'maturity-name-mismatch', 'evidence-name-mismatch'],
  path: ['path-mismatch', 'parent-family-missing', 'parent-family-wrong', 'subordinate-not-found', ...relatives],
  layer: ['layer-mismatch', 'invalid-value'],
  status: ['invalid-value', 'invalid-status', ...claims],
  risk: ['invalid-value', 'dashboard-drift'],
  owner: ['dashboard-drift', 'evidence-owner-mismatch', 'owner-misspelt'],
  allowed_imports: ['allowed-import-denied', 'import-not-allowed', 'pattern-matches-nothing', 'allowed-and-denied'],
  forbidden_imports: [
    ...['manifest-forbidden-import', 'rule-allows-forbidden', 'pattern-matches-nothing', 'allowed-and-denied'],
  ],
  entrypoint_reads: ['path-not-found'],
  landing_zones: ['path-not-found'],
  doc_paths: ['doc-path-missing', 'path-outside'],
  parent_family: ['parent-family-wrong', 'parent-family-unknown', ...relatives],
  subordinate_families: ['subordinate-not-found', 'subordinates-undeclared', ...relatives],
  public_entrypoints: ['entrypoint-not-found'],
  stability_tier: ['unproven-promotion', 'maturity-conflict'],
  stability_tiers: ['evidence-tier-unlisted', 'maturity-conflict'],
}

const ruleCodes: Codes = {
  // Without it nothing of the rule holds.
  path: [
    ...['forbidden-import', 'allowed-import-denied', 'rule-allows-forbidden', 'pattern-matches-nothing'],
    ...['internal-caller-unused', 'internal-caller-not-listed', 'internal-no-callers', 'internal-undeclared'],
  ],
  allow: ['rule-allows-forbidden', 'pattern-matches-nothing', 'allowed-and-denied'],
  deny: ['forbidden-import', 'allowed-import-denied', 'pattern-matches-nothing', 'allowed-and-denied'],
  declared_callers: [
    'internal-caller-unused',
    'internal-caller-not-listed',
    'internal-no-callers',
    'internal-undeclared',
  ],
  forbidden_paths: ['forbidden-path'],
  forbidden_import_patterns: ['forbidden-import'],
}

const ledgerCodes: Codes = {
  module: ['evidence-module-missing', 'evidence-module-undeclared', 'evidence-name-mismatch', 'check-blocked'],
  subpackage: ['evidence-tier-unset', 'evidence-tier-unlisted'],
  surface: ['evidence-package-unset'],
  package: [
    ...['evidence-package-not-found', 'evidence-package-not-directory', 'evidence-package-outside-module'],
    ...['evidence-status-mismatch', 'surface-status-mismatch', 'path-outside', 'check-blocked'],
  ],
  owner: ['evidence-owner-missing', 'evidence-owner-mismatch'],
  current_status: ['evidence-status-unset', 'check-blocked', ...claims],
  current_tier: ['evidence-tier-unlisted', 'maturity-conflict'],
  evidence_doc: [
    ...['evidence-doc-unset', 'evidence-doc-not-found', 'evidence-reused', 'path-outside', 'schema-violation'],
    ...['dashboard-evidence-link', 'dashboard-candidate-without-evidence', 'promotion-without-evidence'],
  ],
  release_refs: ['release-ref-unresolved', 'release-refs-apart', 'evidence-reused', 'blocker-missing', 'blocker-stale'],
  api_snapshots: [
    ...['snapshot-outside-root', 'snapshot-not-found', 'snapshot-unreadable', 'snapshot-not-file', 'evidence-reused'],
    ...['blocker-missing', 'blocker-stale', 'path-outside'],
  ],
  owner_signoff: ['blocker-missing', 'blocker-stale'],
  blockers: [
    ...['blocker-missing', 'blocker-unknown', 'blocker-stale', 'dashboard-blocker-text'],
    ...['promotion-without-evidence', 'unproven-promotion'],
  ],
}

const signalCodes: Codes = {
  recommended_entrypoint: ['signal-field-missing', 'schema-violation', 'dashboard-drift'],
  docs_signal: ['signal-field-missing', 'schema-violation', 'dashboard-drift'],
  coverage_signal: ['signal-field-missing', 'schema-violation', 'dashboard-drift'],
}

const hotspots = ['hotspot-canonical-missing', 'hotspot-subordinate-missing']

const taxonomyCodes: Codes = {
  canonical_root: [
    ...['subordinates-undeclared', 'parent-family-missing', 'parent-family-wrong', 'parent-family-unknown'],
    ...['taxonomy-canonical-not-found', 'taxonomy-root-not-found', 'taxonomy-root-undeclared', ...hotspots],
    ...['entrypoint-manifest-missing', 'entrypoint-primer-missing', ...relatives],
  ],
  roots: [
    ...['subordinates-undeclared', 'parent-family-missing', 'parent-family-wrong', ...relatives],
    ...['taxonomy-root-not-found', 'taxonomy-root-undeclared', ...hotspots],
  ],
}

const lookedUp = ['path-outside', 'check-blocked']

const routingCodes: Codes = { tasks: ['task-start-unset', 'task-start-not-found', ...lookedUp] }

/** A comment behind a package hides its lists as well. */
const hotspotCodes: Codes = {
  packages: [
    ...['hotspot-package-not-found', 'hotspot-package-not-directory', 'hotspot-start-unset', 'hotspot-start-not-found'],
    ...['hotspot-task-family-unset', 'hotspot-task-family-unknown', ...lookedUp],
  ],
}

const inventoryCodes: Codes = {
  entries: [
    ...['inventory-field-missing', 'inventory-decision-required'],
    ...['marker-of-removed-entry', 'marker-missing', 'marker-unregistered'],
  ],
}

const repoCodes: Codes = {
  paths: [
    ...['dashboard-row-missing', 'signal-missing', 'check-blocked', 'maturity-name-mismatch', 'invalid-status'],
    ...['readme-omits-beta', 'readme-lists-non-beta', 'promotion-without-evidence', 'dashboard-drift'],
    ...['taxonomy-root-undeclared', 'extension-root-undeclared'],
  ],
}

const schemaCodes: Codes = {
  required: ['missing-key', 'empty-value', 'empty-list'],
  enums: ['invalid-value'],
  limits: ['list-too-long', 'empty-list'],
}

const specCodes: ReadonlyMap<string, Codes> = new Map([
  [specPaths.dependencyRules, ruleCodes],
  [specPaths.betaEvidence, ledgerCodes],
  [specPaths.maturity, signalCodes],
  [specPaths.taxonomy, taxonomyCodes],
  [specPaths.taskRouting, routingCodes],
  [specPaths.hotspots, hotspotCodes],
  [specPaths.deprecationInventory, inventoryCodes],
  [specPaths.repo, repoCodes],
  [specPaths.manifestSchema, schemaCodes],
])

const everywhere = ['empty-value', 'empty-list', 'list-too-long', 'unfilled-value']

/**
 * Codes of what may be found once CI sees what YAML sees at a place: of the one key that it is the value of, or of all keys
 * where a section or an entry is meant.
 * @param path of the file
 * @param keys the way to the place
 */
export function onceSeen(path: string, keys: readonly string[]): readonly string[] {
  const codes = isManifestPath(path) ? manifestCodes : specCodes.get(path)
  if (!codes) return everywhere
  const own = keys.findLast(key => Object.hasOwn(codes, key))
  const isOfOne = own !== undefined || codes === manifestCodes
  const found = isOfOne ? (codes[own ?? ''] ?? []) : Object.values(codes).flat()
  return [...new Set([...found, ...(path === specPaths.betaEvidence ? [] : everywhere)])]
}

/** The same for lists of rules: by key, and under `''` what may be found of any key. */
function byKey(path: string, codes: Codes): [string, readonly string[]][] {
  return Object.entries(codes).map(([key, own]) => [`${baseName(path)}: ${key}`, own])
}

/** Of some keys of manifests. */
export const onceSeenInManifests = (keys: readonly string[]): FollowUpsByKey =>
  new Map([
    ['', everywhere],
    ...byKey('module.yaml', manifestCodes).filter(([name]) => keys.includes(name.slice('module.yaml: '.length))),
  ])

/** Of every key of every file. */
export const onceSeenAnywhere: FollowUpsByKey = new Map([
  ['', everywhere],
  ...byKey('module.yaml', manifestCodes),
  ...[...specCodes].flatMap(([path, codes]) => byKey(path, codes)),
])
