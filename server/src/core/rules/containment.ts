import { checks as allChecks, type Check } from '../findings/finding.ts'
import { ReadingFailure } from '../repo/reading-failure.ts'
import type { Localize } from '../text/localize.ts'
import { startOfFile } from '../text/position.ts'
import { firstCause } from '../text/thrown.ts'
import { checkBlocked } from './check-blocked.ts'
import { Pause } from './pause.ts'
import type { ImportRule, Report, Rule, RuleContext, RuleInfo, WorkspaceRule } from './rule.ts'

/** A rule that threw, by a mistake of ours: what it says of one file, or of the workspace, is not known. */
export interface RuleFailure {
  /** Codes of what is not judged. */
  readonly codes: readonly string[]
  /** The checks that these codes mirror. */
  readonly checks: readonly Check[]
  /** Relative to the workspace, with `/`: the file that was judged or read. */
  readonly file: string
  readonly error: unknown
}

/** What a failure needs of whatever context a rule runs in. */
interface ReportingContext {
  readonly t: Localize
  report(rule: RuleInfo, report: Report): void
}

/** Stands for the workspace, where a rule fails that looks at all of it: every workspace has one. */
const wholeWorkspace = 'go.mod'

/**
 * Runs rules so that an exception in one costs what that rule says of one subject, and nothing else. It is told as a
 * finding, too, so that nobody takes what is left for a clean verdict.
 */
export class Containment {
  readonly #tell: (failure: RuleFailure) => void
  readonly #failed = new Set<string>()

  constructor(tell: (failure: RuleFailure) => void) {
    this.#tell = tell
  }

  /** Whether a rule with this code has failed somewhere: that nothing of it is found says nothing then. */
  hasFailed(code: string): boolean {
    return this.#failed.has(code)
  }

  /** @param file what `run` judges; undefined for the workspace */
  run(rules: readonly RuleInfo[], file: string | undefined, context: ReportingContext, run: () => void): void {
    try {
      run()
    } catch (error) {
      if (error instanceof Pause) throw error
      this.failed(rules, error instanceof ReadingFailure ? error.path : (file ?? wholeWorkspace), context, error)
    }
  }

  /** Takes what is thrown while the fixes of a finding are proven: none of them is offered then, and the finding stays. */
  readonly unproven = ({ code }: Pick<RuleInfo, 'code'>, file: string, error: unknown): void =>
    this.#tell({ codes: [code], checks: [], file, error })

  /** Takes that rules cannot judge a file. */
  failed(rules: readonly RuleInfo[], file: string, { t, report }: ReportingContext, error: unknown): void {
    // A rule without any of its own says for every check whether it can run.
    const codes = rules.length > 0 ? [...new Set(rules.map(({ code }) => code))] : [checkBlocked.code]
    const checks = rules.length > 0 ? [...new Set(rules.flatMap(({ check }) => check ?? []))] : allChecks
    for (const code of codes) this.#failed.add(code)
    this.#tell({ codes, checks, file, error })
    const values = {
      rules: codes.length > 3 ? `${codes.slice(0, 3).join(', ')}, …` : codes.join(', '),
      path: file,
      reason: String(firstCause(error)),
    }
    report(
      { ...checkBlocked, check: null, severity: 'warning' },
      {
        file,
        range: startOfFile,
        key: [file],
        message: t(
          '{path} is not judged by {rules}, for a mistake in this program ended that: {reason}. All else is judged. Please report it.',
          values,
        ),
        unjudged: checks,
      },
    )
  }
}

/** The same rules, contained. */
export const containedRules = (rules: readonly Rule[], by: Containment): readonly Rule[] =>
  rules.map(rule => contained(rule, by))

function contained(rule: Rule, by: Containment): Rule {
  switch (rule.scope) {
    case 'go-file':
      return { ...rule, run: forOne(rule, by) }
    case 'import':
      return { ...rule, concerns: concernsOf(rule), run: forOne(rule, by) }
    case 'manifest':
      return { ...rule, run: forOne(rule, by) }
    default:
      return { ...rule, run: forAll(rule, by) }
  }
}

const forOne =
  <Subject extends { readonly path: string }>(
    rule: { readonly rules: readonly RuleInfo[]; run(subject: Subject, context: RuleContext): void },
    by: Containment,
  ) =>
  (subject: Subject, context: RuleContext): void =>
    by.run(rule.rules, subject.path, context, () => rule.run(subject, context))

const forAll =
  (rule: WorkspaceRule, by: Containment) =>
  (context: RuleContext): void =>
    by.run(rule.rules, undefined, context, () => rule.run(context))

/** What cannot be told before a rule runs is found out as it runs: it sees each file then. */
const concernsOf =
  (rule: ImportRule): ImportRule['concerns'] =>
  (files, snapshot) => {
    const told = attempted(() => rule.concerns(files, snapshot))
    return typeof told === 'function' ? path => attempted(() => told(path)) : told
  }

function attempted<Answer>(ask: () => Answer): Answer | true {
  try {
    return ask()
  } catch {
    return true
  }
}
