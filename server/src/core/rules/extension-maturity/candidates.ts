import { linkWord } from '../../fixes/row-patterns.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { type DashboardCandidate, readDashboardCandidates } from '../../spec/maturity-evidence.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { SourceText } from '../../text/source-text.ts'

/** What the dashboard says for a blocker. */
export const textsByBlocker: ReadonlyMap<string, string> = new Map([
  ['release_history_missing', 'release history'],
  ['api_snapshot_missing', 'API snapshot'],
  ['owner_signoff_missing', 'owner sign-off'],
])

/** What the ledger says of a family whose row must speak of it. */
export function dashboardCandidate(snapshot: Snapshot, module: string): DashboardCandidate | undefined {
  return snapshot.read(specPaths.betaEvidence, readDashboardCandidates)?.get(module)
}

export const blockerText = (blocker: Piece): string | undefined => textsByBlocker.get(blocker.text)

export const blockerTexts = ({ blockers }: DashboardCandidate): string[] =>
  blockers.flatMap(blocker => blockerText(blocker) ?? [])

/** The target of the link to an evidence document, from the directory of the dashboard's parent. */
export const linkTarget = (document: Piece): string => document.text.replace(/^docs\//, '')

/**
 * A link to the evidence of a candidate, as the rows of the dashboard have it; empty where no document is named, as with a
 * comment that CI takes for its path.
 */
export function linkTo({ evidenceDoc }: DashboardCandidate, dashboard: SourceText, status: string | undefined): string {
  if (!evidenceDoc || /[\s#()]/.test(evidenceDoc.text)) return ''
  return `[${linkWord(dashboard, status)}](../${linkTarget(evidenceDoc)})`
}
