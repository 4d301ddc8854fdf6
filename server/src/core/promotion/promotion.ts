import type { Finding } from '../findings/finding.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { type EvidenceEntry, readBetaEvidence } from '../spec/beta-evidence.ts'
import type { Localize } from '../text/localize.ts'
import { type Candidate, promotionCandidates } from './candidates.ts'
import { criteriaOf, type Grounds } from './criteria.ts'
import type { Criterion } from './criterion.ts'
import { Found } from './found.ts'

/** The groups that candidates stand in, in the order in which they are shown. */
export const promotionGroups = ['blocked', 'complete', 'no-entry', 'beta'] as const
export type PromotionGroup = (typeof promotionGroups)[number]

/** A module below ga, and what it still needs. */
export interface Promotion extends Candidate {
  readonly group: PromotionGroup
  readonly criteria: readonly Criterion[]
}

/**
 * What each module below ga has of what a promotion needs. It judges as the checks do, and promotes nothing.
 * @param findings all of the workspace, in the same state
 * @returns undefined of a version of Plumego that keeps no ledger
 */
export function promotionsIn(
  snapshot: Snapshot,
  findings: readonly Finding[],
  t: Localize,
  isWanted: (candidate: Candidate) => boolean = () => true,
): Promotion[] | undefined {
  const grounds = { snapshot, found: new Found(snapshot, findings), t }
  const entries = snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []
  return promotionCandidates(snapshot)
    ?.filter(isWanted)
    .map(candidate => promotionOf(candidate, entries, grounds))
}

function promotionOf(candidate: Candidate, entries: readonly EvidenceEntry[], grounds: Grounds): Promotion {
  const { entry } = candidate
  const next = entry && entries[entries.indexOf(entry) + 1]
  const criteria = criteriaOf(candidate, next, grounds)
  return { ...candidate, criteria, group: groupOf(candidate, criteria) }
}

function groupOf({ entry, maturity }: Candidate, criteria: readonly Criterion[]): PromotionGroup {
  const { status, provenance } = maturity
  const isBeta = status === 'beta' || status === 'beta-surface'
  const lacks = criteria.some(({ state }) => state === 'missing')
  // What only inherits its status is on its way by an entry of its own.
  const isOnItsWay = entry !== undefined && lacks && provenance.kind === 'inherited'
  if (isBeta && !isOnItsWay) return 'beta'
  if (!entry) return 'no-entry'
  return lacks ? 'blocked' : 'complete'
}
