import type { FixFigures } from './figures.ts'
import { type Subject, type Trial, tryFix, verdict } from './trial.ts'

/** Makes fixes alone, each one once: that of a finding which many workspaces share is made in the first of them. */
export class FixTrials {
  readonly #known = new Set<string>()
  readonly #figures: FixFigures | undefined

  constructor(figures?: FixFigures) {
    this.#figures = figures
  }

  /** @returns the fixes that break a promise, in words */
  tryAll(where: string, subject: Subject): string[] {
    const problems: string[] = []
    for (const finding of subject.findings) {
      if (this.#isKnown([verdict(finding), finding.fixes])) continue
      this.#figures?.countFinding(finding.code, where)
      for (const fix of finding.fixes) {
        const trial = tryFix(subject, [finding, fix])
        if (!trial) continue
        this.#figures?.countTrial(trial)
        problems.push(...trial.problems.map(problem => `${where}: ${named(trial)} ${problem}`))
      }
    }
    return problems
  }

  #isKnown(what: unknown): boolean {
    const name = JSON.stringify(what)
    return this.#known.has(name) || !this.#known.add(name)
  }
}

const named = ({ finding, fix }: Trial): string => `${verdict(finding)}: ${fix.title}${fix.safe ? ' (safe)' : ''}`
