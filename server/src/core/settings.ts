import { type Severity, severities } from './findings/finding.ts'
import type { Status } from './maturity/status.ts'

/** How loud a rule without a check is; `off` keeps it silent. */
export const ruleLevels = [...severities, 'off'] as const satisfies readonly (Severity | 'off')[]
export type RuleLevel = (typeof ruleLevels)[number]

/** From what asks for nothing to what asks for most. */
export const lowestMaturities = ['any', 'experimental', 'beta-surface', 'beta', 'ga'] as const satisfies (
  | Status
  | 'any'
)[]
export type LowestMaturity = (typeof lowestMaturities)[number]

export const importDefinitions = ['auto', 'on', 'off'] as const

/** An import that a person has looked at, and why it stays. */
export interface AcknowledgedImport {
  /** A package of Plumego or a pattern, with or without the module's path in front: `x/observability/ops/**`. */
  readonly import: string
  readonly reason: string
  /** The last day on which it counts, as `2027-01-31`; left out for one that counts for good. */
  readonly until?: string
}

/** What a person can decide, in the shape of the `plumego` section of an editor's settings. */
export interface Settings {
  readonly rules: {
    /** By code; only of rules without a check. */
    readonly severity: ReadonlyMap<string, RuleLevel>
  }
  readonly imports: { readonly acknowledged: readonly AcknowledgedImport[] }
  readonly application: {
    /** What an application imports shall be at least so mature; `any` asks for nothing. */
    readonly lowestMaturity: LowestMaturity
  }
  readonly definition: {
    /** Whether an import's definition is its manifest; who sends `auto` leaves it to a client that knows its neighbours. */
    readonly imports: (typeof importDefinitions)[number]
  }
  readonly hover: {
    /** Whether a package's name has a hover where the package is used. */
    readonly packageNames: boolean
  }
  readonly problems: {
    /** Whether only those findings are told that the branch brought about. */
    readonly onlyThisBranch: boolean
    /** The branch, or any commit, that they are new against. */
    readonly base: string
  }
  readonly inlayHints: {
    /** Whether the status of a package stands behind its import. */
    readonly status: boolean
  }
}

export const defaultSettings: Settings = {
  rules: { severity: new Map() },
  imports: { acknowledged: [] },
  application: { lowestMaturity: 'any' },
  definition: { imports: 'auto' },
  hover: { packageNames: true },
  problems: { onlyThisBranch: false, base: 'main' },
  inlayHints: { status: false },
}
