import { rangeIn } from '../findings/words.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { EvidenceEntry } from '../spec/beta-evidence.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import { dashboardRow } from './dashboard.ts'
import { evidenceFor } from './evidence.ts'
import { manifestValue } from './manifest-values.ts'
import { type Maturity, maturityOf, type Place, placeOf, tierListings } from './maturity.ts'
import { type Status, statusNamed } from './status.ts'

/** What one source says of a package's maturity. */
export interface Statement {
  readonly source:
    | { readonly kind: 'own-tier' | 'own-status' | 'evidence' | 'dashboard' }
    | { readonly kind: 'parent-tiers'; readonly parent: string }
  readonly status: Status
  readonly place: Place
}

/** Every source that says something of exactly this package, in the order in which they count. */
function statementsOn(snapshot: Snapshot, path: string): Statement[] {
  const statements: Statement[] = []
  const own = snapshot.manifests.get(path)
  const say = (source: Statement['source'], status: Status | undefined, place: Place): void => {
    if (status) statements.push({ source, status, place })
  }
  const sayOwn = (kind: 'own-tier' | 'own-status', key: string): void => {
    const value = own && manifestValue(snapshot, own, key)
    if (value) say({ kind }, statusNamed(value.text), placeOf(own, value))
  }

  sayOwn('own-tier', 'stability_tier')
  for (const { parent, entry } of tierListings(snapshot, path)) {
    say({ kind: 'parent-tiers', parent: parent.directory }, tierStatus(entry.tier), placeOf(parent, entry.name))
  }
  sayOwn('own-status', 'status')
  for (const entry of evidenceFor(snapshot, path)) {
    const value = statusIn(entry)
    if (!value) continue
    const place = { file: specPaths.betaEvidence, range: rangeIn(snapshot, specPaths.betaEvidence, value) }
    say({ kind: 'evidence' }, tierStatus(value.text), place)
  }
  const row = dashboardRow(snapshot, path)
  if (row) say({ kind: 'dashboard' }, row.status, row.place)
  return statements
}

/** What a family calls stable in its tiers is what others call a beta surface. */
export const tierStatus = (tier: string): Status | undefined => (tier === 'stable' ? 'beta-surface' : statusNamed(tier))

/** What an entry of the ledger says of its subject, as it is written. */
export const statusIn = (entry: EvidenceEntry): Piece | undefined =>
  entry.subpackage ? entry.currentTier : entry.currentStatus

/**
 * Everything that is said of a package, where not all of it agrees with its effective maturity; empty where it does.
 * `beta` and `beta surface` agree: the dashboard calls a beta package of an experimental family either.
 */
export function disagreement(
  snapshot: Snapshot,
  path: string,
  maturity: Maturity = maturityOf(snapshot, path),
): Statement[] {
  const statements = statementsOn(snapshot, path)
  return statements.some(one => isAgainst(one, maturity)) ? statements : []
}

/** True where a statement says another thing than the effective maturity, or than what is claimed beyond that. */
export const isAgainst = ({ status }: Statement, maturity: Maturity): boolean =>
  level(status) !== level(maturity.claim ?? maturity.status)

/** What counts as the same in a comparison. */
export const level = (status: Status): Status => (status === 'beta-surface' ? 'beta' : status)

/** Who says it, in the reader's language. */
export function sourceName({ source }: Statement, t: Localize): string {
  switch (source.kind) {
    case 'own-tier':
      return t('its own stability_tier')
    case 'own-status':
      return t('its own status')
    case 'parent-tiers':
      return t('stability_tiers of {parent}', { parent: source.parent })
    case 'evidence':
      return t('evidence ledger')
    case 'dashboard':
      return t('maturity dashboard')
  }
}
