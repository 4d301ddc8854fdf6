import { compareVersions, pseudoVersionCommit, pseudoVersionTime } from '../golang/mod/versions.ts'
import facts from './plumego.json' with { type: 'json' }

/** What the catalogue knows of one directory below x/. What its manifest does not say is left out. */
export interface CataloguePackage {
  readonly status?: string
  /** `stability_tier`. */
  readonly tier?: string
  readonly owner?: string
  readonly risk?: string
  /** `parent_family`. */
  readonly parent?: string
  /** Subpackages by the tier under which its manifest lists them. */
  readonly tiers?: Readonly<Record<string, readonly string[]>>
  readonly evidence?: {
    readonly signed: boolean
    readonly blockers: readonly string[]
    /** The family whose surface it is evidence for. */
    readonly surfaceOf?: string
  }
  /** False for a directory without Go files. */
  readonly importable?: boolean
  /** What it is for, in our words and in English; its translation is looked up under it. */
  readonly role: string
}

/** One category of the Extension Boundary page. */
export interface CatalogueCategory {
  readonly letter: string
  readonly title: string
  /** In page order: a path, and behind a blank the part of the package that is meant. */
  readonly packages: readonly string[]
}

/** Plumego's packages as one version has them. */
export interface CatalogueLayout {
  /** The version whose facts these are. */
  readonly version: string
  readonly commit: string
  /** The first commit's time that is laid out so, as pseudo-versions have it; left out for the oldest layout. */
  readonly since?: string
  readonly categories: readonly CatalogueCategory[]
  /** Packages of the stable roots. */
  readonly stable: readonly string[]
  readonly packages: Readonly<Record<string, CataloguePackage>>
}

// The file is JSON: its keys are only known as strings, which is what the types above say of it.
const layouts: readonly [CatalogueLayout, CatalogueLayout] = [facts.layouts[0]!, facts.layouts[1]!]
const [flat, nested] = layouts

/** Whether the catalogue's facts are those of a version itself. */
export const catalogueKnows = (version: string | undefined): boolean =>
  version !== undefined && layouts.some(layout => isVersionOf(layout, version))

/** A commit bears many versions: how a pseudo-version begins hangs on the tags that were there when it was made. */
const isVersionOf = ({ version: own, commit }: CatalogueLayout, version: string): boolean =>
  own === version || pseudoVersionCommit(version) === commit.slice(0, 12)

/**
 * The layout that a version has, or most likely has.
 * @param version as Go writes it; undefined for the newest
 */
export function layoutOf(version: string | undefined): CatalogueLayout {
  const own = version === undefined ? nested : layouts.find(layout => isVersionOf(layout, version))
  if (own || version === undefined) return own ?? nested
  const time = pseudoVersionTime(version)
  if (time !== undefined) return time < (nested.since ?? '') ? flat : nested
  return compareVersions(version, flat.version) <= 0 ? flat : nested
}
