import { isStableRoot } from '../modules/covered-manifests.ts'
import { cleanPath, isWithin, joinPath } from '../repo/paths.ts'
import type { Manifest, Snapshot } from '../repo/snapshot.ts'
import type { Range } from '../text/position.ts'
import { evidenceFor, isProven } from './evidence.ts'
import { provenStatus } from './evidence-gaps.ts'
import { type ManifestValue, manifestValue, type TierEntry, tierEntries } from './manifest-values.ts'
import { nearestManifest, parentManifests } from './packages.ts'
import { type Status, statusNamed } from './status.ts'

/** A place in a file of the workspace. */
export interface Place {
  readonly file: string
  readonly range: Range
}

/** On whose word a package has its status. */
export type Provenance =
  /** `stability_tier` or `status` of its own manifest. */
  | { readonly kind: 'own'; readonly key: 'stability_tier' | 'status' }
  /** `stability_tiers` of the manifest of `parent`, which files it under `tier`. */
  | { readonly kind: 'parent-tiers'; readonly parent: string; readonly tier: string }
  /** It says nothing itself: the status of `from`, which is a directory above it or its `parent_family`. */
  | { readonly kind: 'inherited'; readonly from: string }
  /** Plumego's stability policy: what lies in a stable root, and the root package. */
  | { readonly kind: 'policy' }
  | { readonly kind: 'unknown' }

/** How far one package may be relied upon, and who says so. */
export interface Maturity {
  /** Relative to the module; the empty string for the root package. */
  readonly package: string
  readonly status: Status
  /** The status that its manifest claims beyond that, without whole evidence for it. */
  readonly claim?: Status
  readonly provenance: Provenance
  /** The value that the status was taken from; undefined where no file holds one. */
  readonly place: Place | undefined
  /** That value as written, where it is no status: the status is unknown then. */
  readonly misnomer?: string
}

/**
 * The effective maturity of a package: its own tier, its parent's tiers, its own status, whatever holds for the nearest
 * manifest above, in that order. A value that is no status ends the search: it is unknown what its author meant.
 * @param path of the package, relative to the module; it need not exist
 */
export function maturityOf(snapshot: Snapshot, path: string): Maturity {
  const stableRoot = path.split('/', 1)[0] ?? ''
  if (path === '' || isStableRoot(stableRoot)) return byPolicy(snapshot, path)
  return byManifests(snapshot, path, new Set()) ?? unknown(path)
}

const unknown = (path: string): Maturity => ({
  package: path,
  status: 'unknown',
  provenance: { kind: 'unknown' },
  place: undefined,
})

/** `ga` either way; a manifest that says so is the better witness. */
function byPolicy(snapshot: Snapshot, path: string): Maturity {
  const manifest = path === '' ? snapshot.manifests.get('') : nearestManifest(snapshot, path)
  const value = manifest && manifestValue(snapshot, manifest, 'status')
  if (manifest && value?.text === 'ga') {
    const { directory } = manifest
    const provenance: Provenance =
      directory === path ? { kind: 'own', key: 'status' } : { kind: 'inherited', from: directory }
    return { package: path, status: 'ga', provenance, place: placeOf(manifest, value) }
  }
  return { package: path, status: 'ga', provenance: { kind: 'policy' }, place: undefined }
}

/** @param asked the packages on whose behalf this one is asked: `parent_family` may lead in a circle */
function byManifests(snapshot: Snapshot, path: string, asked: Set<string>): Maturity | undefined {
  if (asked.has(path)) return undefined
  asked.add(path)
  const own = snapshot.manifests.get(path)
  return (
    (own && ownValue(snapshot, own, 'stability_tier')) ??
    byParentTiers(snapshot, path) ??
    (own && ownValue(snapshot, own, 'status')) ??
    inherited(snapshot, path, asked)
  )
}

function ownValue(snapshot: Snapshot, own: Manifest, key: 'stability_tier' | 'status'): Maturity | undefined {
  const value = manifestValue(snapshot, own, key)
  if (!value) return undefined
  const status = statusNamed(value.text)
  const found = { package: own.directory, provenance: { kind: 'own', key }, place: placeOf(own, value) } as const
  if (!status) return { ...found, status: 'unknown', misnomer: value.text }
  const proven = provenStatus(snapshot, own.directory, status)
  return proven === status ? { ...found, status } : { ...found, status: proven, claim: status }
}

function byParentTiers(snapshot: Snapshot, path: string): Maturity | undefined {
  for (const { parent, entry } of tierListings(snapshot, path)) {
    const status = entry.tier === 'stable' ? surfaceStatus(snapshot, parent, path) : statusNamed(entry.tier)
    if (!status) continue
    const provenance = { kind: 'parent-tiers', parent: parent.directory, tier: entry.tier } as const
    return { package: path, status, provenance, place: placeOf(parent, entry.name) }
  }
  return undefined
}

/** A parent's word that a subpackage is stable counts once that subpackage's evidence is signed and unblocked. */
function surfaceStatus(snapshot: Snapshot, parent: Manifest, path: string): Status | undefined {
  const proven = evidenceFor(snapshot, path).some(
    entry => entry.subpackage && entry.module.text === parent.directory && isProven(entry),
  )
  return proven ? 'beta-surface' : undefined
}

/** Where the manifests of a package's parents file it under a tier, nearest parent first. */
export function tierListings(snapshot: Snapshot, path: string): { parent: Manifest; entry: TierEntry }[] {
  return parentManifests(snapshot, path).flatMap(parent =>
    tierEntries(snapshot, parent)
      .filter(({ name }) => names(name.text, parent.directory, path))
      .map(entry => ({ parent, entry })),
  )
}

/** A tier names a subpackage relative to the manifest's directory, or in full. */
function names(written: string, directory: string, path: string): boolean {
  const name = cleanPath(written)
  return name === path || (isWithin(path, directory) && joinPath(directory, name) === path)
}

function inherited(snapshot: Snapshot, path: string, asked: Set<string>): Maturity | undefined {
  for (const { directory } of parentManifests(snapshot, path)) {
    const above = byManifests(snapshot, directory, asked)
    if (!above) continue
    const from = above.provenance.kind === 'inherited' ? above.provenance.from : directory
    return { ...above, package: path, provenance: { kind: 'inherited', from } }
  }
  return undefined
}

/** The place of a value of a manifest. */
export function placeOf(manifest: Manifest, { at }: ManifestValue): Place {
  return { file: manifest.path, range: manifest.source.range(at) }
}
