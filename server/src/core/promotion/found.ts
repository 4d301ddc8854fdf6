import type { Check, Finding } from '../findings/finding.ts'
import { isWithin } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { findingSubject } from '../rules/finding-subject.ts'
import type { EvidenceEntry } from '../spec/beta-evidence.ts'

/** What a finding about an entry of the ledger is about, where its place does not say it. */
const subjects: ReadonlyMap<string, string> = new Map([
  ['evidence-doc-unset', 'evidence_doc'],
  ['blocker-unknown', 'blockers'],
  ['blocker-missing', 'blockers'],
  ['blocker-stale', 'blockers'],
])

const boundaryChecks: ReadonlySet<Check | null> = new Set<Check>(['dependency-rules', 'cross-extension-deps'])

/** What a manifest is told of its status, which the other criteria answer for. */
const aboutPromotion: ReadonlySet<string> = new Set(['promotion-without-evidence', 'unproven-promotion'])

/** What is found in a workspace, by what it says of a promotion. A hint stands in nobody's way. */
export class Found {
  readonly #snapshot: Snapshot
  readonly #findings: readonly Finding[]
  readonly #unjudged: ReadonlySet<Check>

  constructor(snapshot: Snapshot, findings: readonly Finding[]) {
    this.#snapshot = snapshot
    this.#findings = findings.filter(({ severity }) => severity !== 'hint')
    this.#unjudged = new Set(findings.flatMap(checksWithoutVerdict))
  }

  /** Whether one of the checks stops somewhere, so that nobody can tell what it would find. */
  isUnjudged(...checks: readonly Check[]): boolean {
    return checks.some(check => this.#unjudged.has(check))
  }

  /** What is found in an entry of the ledger, by the key that it is about; under `''` what is about the entry itself. */
  inEntry(entry: EvidenceEntry, next: EvidenceEntry | undefined): ReadonlyMap<string, readonly Finding[]> {
    const ledger = this.#snapshot.text(specPaths.betaEvidence)
    const byKey = new Map<string, Finding[]>()
    if (!ledger) return byKey
    const lineOf = (offset: number): number => ledger.positionAt(offset).line
    const [first, end] = [lineOf(entry.line.start), next ? lineOf(next.line.start) : Number.POSITIVE_INFINITY]
    const keys = [...entry.keys.values()].map(({ at }) => ({ name: at.text, line: lineOf(at.start) }))
    for (const finding of this.#findings) {
      const { line } = finding.range.start
      if (finding.file !== specPaths.betaEvidence || line < first || line >= end) continue
      const above = keys.filter(key => key.line <= line).sort((a, b) => b.line - a.line)[0]
      const key = subjects.get(finding.code) ?? above?.name ?? ''
      byKey.set(key, [...(byKey.get(key) ?? []), finding])
    }
    return byKey
  }

  /** What makes a manifest invalid: what a check or YAML says of it, but for its status and its imports. */
  inManifest(path: string): readonly Finding[] {
    return this.#findings.filter(
      ({ file, severity, code, check }) =>
        file === path && severity !== 'information' && !aboutPromotion.has(code) && !boundaryChecks.has(check),
    )
  }

  /** What the checks of boundaries say of a module and of all below it. */
  atBoundaries(path: string): readonly Finding[] {
    return this.#findings.filter(
      finding =>
        boundaryChecks.has(finding.check) &&
        finding.code !== 'check-blocked' &&
        isWithin(findingSubject(finding), path),
    )
  }
}

const checksWithoutVerdict = ({ code, check, unjudged = [] }: Finding): readonly Check[] =>
  code === 'check-blocked' && check ? [check] : unjudged
