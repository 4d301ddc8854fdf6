import type { Snapshot } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import { evidenceFor, isProven } from './evidence.ts'
import { manifestValue } from './manifest-values.ts'
import type { Maturity } from './maturity.ts'
import { nearestManifest, parentPackage } from './packages.ts'
import { type Status, statuses, statusLabel } from './status.ts'

/** The owner of a package: that of the manifest that speaks for it. */
export function ownerOf(snapshot: Snapshot, path: string): string | undefined {
  const nearest = nearestManifest(snapshot, path)
  return nearest && manifestValue(snapshot, nearest, 'owner')?.text
}

/**
 * What a row says of a package beside its name, where the icon of its status cannot: each a few letters, what matters
 * most first, for a narrow view cuts the end off.
 * @param below the statuses of the packages that hang under it
 */
export function familyNotes(snapshot: Snapshot, maturity: Maturity, below: readonly Status[], t: Localize): string[] {
  const { package: path, status, claim } = maturity
  const notes: string[] = []
  if (claim !== undefined) notes.push(t('{claim} claimed without evidence', { claim: statusLabel(claim, t) }))
  if (isBlocked(snapshot, path)) notes.push(t('blocked'))
  notes.push(...moreMature(status, below, t))
  const owner = ownerOf(snapshot, path)
  const parent = parentPackage(snapshot, path)
  if (owner !== undefined && parent !== undefined && owner !== ownerOf(snapshot, parent)) notes.push(owner)
  return notes
}

/** Whether the ledger has an entry about the package that something still stands in the way of. */
const isBlocked = (snapshot: Snapshot, path: string): boolean =>
  evidenceFor(snapshot, path).some(entry => entry.blockers.length > 0 && !isProven(entry))

/** How many of the packages below are fit for more than the package itself. */
function moreMature(status: Status, below: readonly Status[], t: Localize): string[] {
  const countOf = (one: Status): number => (isLower(status, one) ? below.filter(other => other === one).length : 0)
  const [betas, surfaces] = [countOf('beta'), countOf('beta-surface')]
  return [
    ...(betas > 0 ? [t('{count} beta', { count: betas })] : []),
    ...(surfaces > 0 ? [surfaces === 1 ? t('1 beta surface') : t('{count} beta surfaces', { count: surfaces })] : []),
  ]
}

const isLower = (status: Status, than: Status): boolean => statuses.indexOf(status) < statuses.indexOf(than)
