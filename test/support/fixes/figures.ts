import type { Trial } from './trial.ts'

/** What came of the fixes of one rule. */
interface Figures {
  readonly cases: Set<string>
  findings: number
  fixes: number
  gone: number
  brought: number
  bytes: number
}

const columns = ['cases', 'findings', 'fixes', 'gone', 'new', 'bytes'] as const

/** A table of what fixes do, by rule: how many were made alone, what was gone after, what was new, what they wrote. */
export class FixFigures {
  readonly #byRule = new Map<string, Figures>()

  countFinding(code: string, where: string): void {
    const figures = this.#of(code)
    figures.findings++
    figures.cases.add(where)
  }

  countTrial({ finding, isGone, brought, bytes }: Trial): void {
    const figures = this.#of(finding.code)
    figures.fixes++
    figures.gone += isGone ? 1 : 0
    figures.brought += brought.length
    figures.bytes += bytes
  }

  toString(): string {
    const rows = [...this.#byRule].sort(([a], [b]) => (a < b ? -1 : 1))
    const all = rows.map(([, figures]) => figures)
    const sum = (count: (one: Figures) => number): number => all.reduce((total, one) => total + count(one), 0)
    const cases = new Set(all.flatMap(one => [...one.cases])).size
    const totals = [
      cases,
      ...(['findings', 'fixes', 'gone', 'brought', 'bytes'] as const).map(key => sum(one => one[key])),
    ]
    const lines = rows.map(([code, one]) =>
      line(code, [one.cases.size, one.findings, one.fixes, one.gone, one.brought, one.bytes]),
    )
    return [line('rule', columns), ...lines, line('all', totals)].join('\n')
  }

  #of(code: string): Figures {
    const known = this.#byRule.get(code)
    if (known) return known
    const figures = { cases: new Set<string>(), findings: 0, fixes: 0, gone: 0, brought: 0, bytes: 0 }
    this.#byRule.set(code, figures)
    return figures
  }
}

const line = (name: string, cells: readonly (string | number)[]): string =>
  name.padEnd(38) + cells.map(cell => String(cell).padStart(10)).join('')
