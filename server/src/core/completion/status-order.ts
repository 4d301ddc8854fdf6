import { carriedStatus, tierStatus } from '../maturity/evidence.ts'
import { isLowerStatus, statuses } from '../maturity/status.ts'
import { isWithin } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/** A status that somebody may write, and whether signed evidence must carry it first. */
export interface OrderedStatus {
  readonly value: string
  readonly needsEvidence: boolean
}

/**
 * The statuses of a module in the order in which a person may say them: experimental first, then what complete evidence
 * carries, then what is less than experimental, and what still needs evidence last. Outside of x/ nothing needs any, and
 * the schema's order stays.
 * @param module the directory; of an entry of the ledger, what it is about
 * @param values as the schema lists them
 */
export function orderedStatuses(snapshot: Snapshot, module: string, values: readonly string[]): OrderedStatus[] {
  if (!isWithin(module, 'x')) return values.map(value => ({ value, needsEvidence: false }))
  const carried = carriedStatus(snapshot, module)
  const all = values.map(value => ({ value, needsEvidence: isLowerStatus(carried, tierStatus(value) ?? '') }))
  return all.toSorted((a, b) => Number(a.needsEvidence) - Number(b.needsEvidence) || placeOf(a) - placeOf(b))
}

/** A workspace may have statuses of its own: they come last, in its order. */
function placeOf({ value }: OrderedStatus): number {
  const rank = statuses.indexOf(tierStatus(value) ?? 'unknown')
  const experimental = statuses.indexOf('experimental')
  if (rank <= 0) return 2 * statuses.length
  return rank >= experimental ? rank : statuses.length + rank
}
