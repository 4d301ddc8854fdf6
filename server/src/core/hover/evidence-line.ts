import { listed } from '../findings/words.ts'
import { isProven, isSigned } from '../maturity/evidence.ts'
import type { EvidenceEntry } from '../spec/beta-evidence.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'

/** What one entry of the ledger shows: signed by whom, for which releases, with how many snapshots, and what blocks. */
export function evidenceLine(entry: EvidenceEntry, t: Localize): string {
  const facts = [signature(entry, t)]
  const releases = written(entry.releaseRefs).map(shortened)
  const snapshots = written(entry.apiSnapshots).length
  if (releases.length > 0) facts.push(t('releases {refs}', { refs: listed(releases) }))
  if (snapshots > 0) facts.push(t('API snapshots: {count}', { count: snapshots }))
  const blockers = written(entry.blockers)
  if (blockers.length > 0) facts.push(t('blocked by {blockers}', { blockers: listed(blockers) }))
  else if (isProven(entry)) facts.push(t('nothing blocks'))
  return facts.join(' · ')
}

function signature(entry: EvidenceEntry, t: Localize): string {
  const values = { surface: entry.surface?.text ?? '', owner: entry.owner?.text ?? '' }
  if (!isSigned(entry))
    return values.surface ? t('Evidence for {surface}: not signed', values) : t('Evidence not signed')
  if (values.owner === '') return t('Evidence signed')
  return values.surface
    ? t('Evidence for {surface}: signed by {owner}', values)
    : t('Evidence signed by {owner}', values)
}

/** Items without their text count for the checks, but show nothing. */
const written = (items: readonly Piece[]): string[] => items.map(({ text }) => text).filter(text => text !== '')

/** A full commit name as git shortens it; a tag as it is. */
const shortened = (ref: string): string => (/^[0-9a-f]{40}$/.test(ref) ? ref.slice(0, 7) : ref)
