/** A release by its tag. */
interface Release {
  readonly tag: string
  readonly major: number
  readonly minor: number
  readonly patch: number
}

/** Undefined for what is no release: a branch, a commit, a version that leads to one. */
export function releaseOf(tag: string): Release | undefined {
  const [, major, minor, patch] = /^v(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/.exec(tag) ?? []
  if (major === undefined) return undefined
  return { tag, major: Number(major), minor: Number(minor), patch: Number(patch) }
}

const compareReleases = (a: Release, b: Release): number => a.major - b.major || a.minor - b.minor || a.patch - b.patch

/** The releases among some tags, newest first. */
export const releasesAmong = (tags: readonly string[]): Release[] =>
  tags.flatMap(tag => releaseOf(tag) ?? []).sort((a, b) => compareReleases(b, a))

/** The first release of each of the two newest consecutive minor ones, older first; undefined where no two are. */
export function consecutiveMinors(tags: readonly string[]): readonly [older: string, newer: string] | undefined {
  // Of one minor version the first comes last, hence stays.
  const firsts = new Map(releasesAmong(tags).map(release => [`${release.major}.${release.minor}`, release]))
  for (const { tag, major, minor } of firsts.values()) {
    const before = firsts.get(`${major}.${minor - 1}`)
    if (before) return [before.tag, tag]
  }
  return undefined
}

/** Why two releases, in the order in which they are written, are no two consecutive minor ones. */
export type ReleaseFault = 'order' | 'one-minor' | { readonly between: string }

/** @param tags of the repository: what lies between two releases counts only where there is a tag for it */
export function faultBetween(first: Release, second: Release, tags: () => readonly string[]): ReleaseFault | undefined {
  if (compareReleases(first, second) > 0) return 'order'
  // What changes from one major version to the next is another matter.
  if (first.major !== second.major) return undefined
  if (first.minor === second.minor) return first.patch === second.patch ? undefined : 'one-minor'
  if (second.minor === first.minor + 1) return undefined
  const between = releasesAmong(tags()).find(
    ({ major, minor }) => major === first.major && minor > first.minor && minor < second.minor,
  )
  return between && { between: between.tag }
}
