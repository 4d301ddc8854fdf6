import type { Finding, Severity } from '../findings/finding.ts'
import { provenWhenAsked } from '../fixes/proven-fixes.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { RuleLevel, Settings } from '../settings.ts'
import { comparePositions } from '../text/position.ts'
import type { Report, RuleInfo } from './rule.ts'
import { staleAcknowledgement } from './stale-acknowledgement.ts'
import { isUnattended } from './unattended.ts'

/** How loud a rule is. What has a check keeps its severity: it is CI's. */
export function levelOf({ code, check, severity }: RuleInfo, settings: Settings): RuleLevel {
  return (check === null ? settings.rules.severity.get(code) : undefined) ?? severity
}

/**
 * A rule's report as a finding of that rule.
 * @param snapshot what fixes of YAML files are proven on, where the rule may have any
 * @param unproven is told what a proof throws, and then there are no fixes; without it the proof throws
 */
export function finding(
  { code, check }: RuleInfo,
  severity: Severity,
  { fixes = [], ...report }: Report,
  snapshot?: Snapshot,
  unproven?: (rule: Pick<RuleInfo, 'code'>, file: string, error: unknown) => void,
): Finding {
  const refused = unproven && ((error: unknown): void => unproven({ code }, report.file, error))
  const proven = snapshot && fixes.length > 0 ? provenWhenAsked(fixes, snapshot, refused) : () => fixes
  const grounds = fixes.flatMap(({ because = [] }) => because)
  return {
    ...{ code, check, severity, related: [], ...report },
    ...(grounds.length > 0 && { grounds }),
    // A proof only ever takes safety away.
    ...(!fixes.some(({ safe }) => safe) && { hasNoSafeFix: true as const }),
    get fixes() {
      return proven()
    },
  }
}

/** Stale acknowledgements as findings of their rule, where that is not switched off. */
export function staleFindings(stale: readonly Report[], snapshot: Snapshot, settings: Settings): readonly Finding[] {
  const level = levelOf(staleAcknowledgement, settings)
  if (level === 'off') return []
  return withoutForeign(
    stale.map(report => finding(staleAcknowledgement, level, report, snapshot)),
    snapshot,
  )
}

/** By file, position, code, key and check. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    comparePositions(a.range.start, b.range.start) ||
    compareText(a.code, b.code) ||
    compareText(a.key.join('\0'), b.key.join('\0')) ||
    compareText(a.check ?? '', b.check ?? '')
  )
}

/**
 * Without what rules of ours say of files that belong to other repositories, or that git ignores, and of Go files that
 * nobody mends or that the go command leaves out. What CI's programs look at is CI's.
 */
export const withoutForeign = (findings: readonly Finding[], snapshot: Snapshot): readonly Finding[] =>
  findings.filter(({ check, file }) => check !== null || !(snapshot.isForeign(file) || isUnattended(file, snapshot)))

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
