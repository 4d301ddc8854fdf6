import type { Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import type { Finding } from '../../../server/src/core/rules/finding.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import type { FixFigures } from './figures.ts'
import { type Trial, tryFix, verdict } from './trial.ts'

/** Makes fixes alone, each one once: that of a finding which many workspaces share is made in the first of them. */
export class FixTrials {
  readonly #known = new Set<string>()
  readonly #figures: FixFigures | undefined

  constructor(figures?: FixFigures) {
    this.#figures = figures
  }

  /** @returns the fixes that break a promise, in words */
  tryAll(where: string, snapshot: Snapshot, findings: readonly Finding[], checker = newChecker()): string[] {
    const check = (state: Snapshot): readonly Finding[] => checker.check(state)
    const problems: string[] = []
    for (const finding of findings) {
      if (this.#isKnown([verdict(finding), finding.fixes])) continue
      this.#figures?.countFinding(finding.code, where)
      for (const fix of finding.fixes) {
        const trial = tryFix(snapshot, findings, [finding, fix], check)
        if (!trial) continue
        this.#figures?.countTrial(trial)
        problems.push(...trial.problems.map(problem => `${named(trial)} ${problem}`))
      }
    }
    return problems
  }

  #isKnown(what: unknown): boolean {
    const name = JSON.stringify(what)
    return this.#known.has(name) || !this.#known.add(name)
  }
}

export const newChecker = (): Checker => new Checker(allRules, english)

const named = ({ finding, fix }: Trial): string => `${verdict(finding)}: ${fix.title}${fix.safe ? ' (safe)' : ''}`
