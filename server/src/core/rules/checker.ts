import type { GoFile, Manifest, Snapshot } from '../repo/snapshot.ts'
import { comparePositions, startOfFile } from '../text/position.ts'
import type { Localize } from '../text/localize.ts'
import { checkBlocked } from './check-blocked.ts'
import { hasSpecs } from './layout.ts'
import type { Check, Finding } from './finding.ts'
import type { Report, Rule, RuleContext, RuleInfo } from './rule.ts'

interface Kept {
  readonly structureRevision: number
  readonly findings: readonly Finding[]
}

/**
 * Runs the rules over snapshots. What a rule said of a file is kept for as long as nothing that it may look at has
 * changed, so that an edit of one file's imports costs one file's rules and those that look at all imports at once.
 */
export class Checker {
  readonly #rules: readonly Rule[]
  readonly #t: Localize
  readonly #keptByFile = new Map<Rule, WeakMap<GoFile | Manifest, Kept>>()
  readonly #keptOfAll = new Map<Rule, Kept>()

  constructor(rules: readonly Rule[], t: Localize) {
    this.#rules = rules
    this.#t = t
  }

  /** Every finding of one snapshot, sorted by file, position, code and key. */
  check(snapshot: Snapshot): Finding[] {
    const findings: Finding[] = []
    for (const rule of this.#rules) {
      for (const part of this.#partsOf(rule, snapshot)) findings.push(...part)
    }
    return withoutRepeatedBlocks(findings.sort(compareFindings))
  }

  *#partsOf(rule: Rule, snapshot: Snapshot): Iterable<readonly Finding[]> {
    switch (rule.scope) {
      case 'go-file':
        for (const file of snapshot.goFiles.values()) {
          yield this.#ofFile(rule, file, snapshot, context => rule.run(file, context))
        }
        return
      case 'manifest':
        for (const manifest of snapshot.manifests.values()) {
          yield this.#ofFile(rule, manifest, snapshot, context => rule.run(manifest, context))
        }
        return
      case 'structure': {
        let kept = this.#keptOfAll.get(rule)
        if (kept?.structureRevision !== snapshot.structureRevision) {
          kept = { structureRevision: snapshot.structureRevision, findings: this.#run(snapshot, c => rule.run(c)) }
          this.#keptOfAll.set(rule, kept)
        }
        yield kept.findings
        return
      }
      case 'workspace':
        yield this.#run(snapshot, context => rule.run(context))
    }
  }

  #ofFile(
    rule: Rule,
    file: GoFile | Manifest,
    snapshot: Snapshot,
    run: (context: RuleContext) => void,
  ): readonly Finding[] {
    let byFile = this.#keptByFile.get(rule)
    if (!byFile) this.#keptByFile.set(rule, (byFile = new WeakMap()))
    const kept = byFile.get(file)
    if (kept?.structureRevision === snapshot.structureRevision) return kept.findings
    const findings = this.#run(snapshot, run)
    byFile.set(file, { structureRevision: snapshot.structureRevision, findings })
    return findings
  }

  #run(snapshot: Snapshot, run: (context: RuleContext) => void): Finding[] {
    const findings: Finding[] = []
    snapshot.counters.rulesRun++
    const areChecksOff = !hasSpecs(snapshot)
    run({
      snapshot,
      t: this.#t,
      report: (rule, report) => {
        if (rule.check === null || !areChecksOff) findings.push(finding(rule, report))
      },
      blocked: (check, file, reason, range = startOfFile) => {
        if (!areChecksOff) findings.push(finding({ ...checkBlocked, check }, { file, range, key: [file], message: reason }))
      },
    })
    return findings
  }
}

function finding(rule: RuleInfo, report: Report): Finding {
  const { code, check, severity } = rule
  return { code, check, severity, related: [], fixes: [], ...report }
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    comparePositions(a.range.start, b.range.start) ||
    compareText(a.code, b.code) ||
    compareText(a.key.join('\0'), b.key.join('\0')) ||
    compareText(a.check ?? '', b.check ?? '')
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Several rules of one check may trip over the same file; a person is told once. */
function withoutRepeatedBlocks(findings: readonly Finding[]): Finding[] {
  const told = new Set<string>()
  return findings.filter(({ code, check, file }) => {
    if (code !== checkBlocked.code) return true
    const block = `${check as Check}\0${file}`
    return !told.has(block) && told.add(block)
  })
}
