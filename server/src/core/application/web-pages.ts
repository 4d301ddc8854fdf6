import type { LocatedPlumego } from '../locate/module.ts'
import { plumegoModule } from '../spec/repo.ts'

/** Pages of the web about a package in one version. */
export interface WebPages {
  /** Its documentation on pkg.go.dev. */
  readonly documentation: string
  /** Its folder in the repository. */
  readonly repository: string
}

/**
 * Where a person may read about a package of a Plumego that is not on the disk, or of which only a vendor directory is.
 * Nothing here is fetched: an address is for a click.
 * @param path of the package, relative to the module; empty for its root
 * @returns undefined for a Plumego whose files are at hand, and for what stands in its place
 */
export function webPages({ source, version, roots, fork, unread }: LocatedPlumego, path: string): WebPages | undefined {
  const lacksFiles = source === 'bundled' || (source === 'vendor' && roots.length === 1)
  // What stands in Plumego's place is not what these pages are about.
  if (!lacksFiles || version === undefined || fork !== undefined || unread !== undefined) return undefined
  const below = path === '' ? '' : `/${path.split('/').map(encodeURIComponent).join('/')}`
  const release = version.replace(/\+incompatible$/, '')
  // A pseudo-version ends with the beginning of its commit.
  const revision = /\.?\d{14}-([0-9a-f]{12})$/.exec(release)?.[1] ?? release
  return {
    documentation: `https://pkg.go.dev/${plumegoModule}${below}@${encodeURIComponent(version)}`,
    repository: `https://${plumegoModule}/tree/${encodeURIComponent(revision)}${below}`,
  }
}
