import type { Finding, TextEdit } from '../findings/finding.ts'
import { isForeignPath } from '../repo/interest.ts'
import { hasSpecs, isOlder } from '../repo/layout.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { defaultSettings, type Settings } from '../settings.ts'
import type { Localize } from '../text/localize.ts'
import { startOfFile } from '../text/position.ts'
import type { Acknowledging } from './acknowledgements.ts'
import { checkBlocked } from './check-blocked.ts'
import { Containment, containedRules, type RuleFailure } from './containment.ts'
import { GoFileFindings } from './go-file-findings.ts'
import { type Found, judged, type ListedAcknowledgement, listAcknowledgements } from './judged-acknowledgements.ts'
import { KeptFindings, type RunPart } from './kept-findings.ts'
import { differsInLayout } from './layout.ts'
import { leftUnread } from './left-unread.ts'
import { isOfThatDay } from './older-programs.ts'
import { type IsOver, isDone, never, Pause } from './pause.ts'
import { compareFindings, finding, levelOf, staleFindings, withoutForeign } from './report-findings.ts'
import type { ManifestRule, Report, Rule, RuleContext, RuleInfo, WorkspaceRule } from './rule.ts'
import { withoutUnsoundFixes } from './unsound-grounds.ts'

/** Runs the rules over snapshots. What a rule found is kept for as long as all that it looked at is the same. */
export class Checker {
  readonly #goFiles: GoFileFindings
  readonly #manifestRules: readonly ManifestRule[]
  readonly #workspaceRules: readonly WorkspaceRule[]
  /** By directory. */
  readonly #ofManifests = new KeptFindings<string>()
  readonly #ofWorkspace = new KeptFindings<WorkspaceRule>()
  readonly #ofFailures = new KeptFindings<string>()
  readonly #t: Localize
  readonly #settings: Settings
  readonly #today: (() => string) | undefined
  readonly #codes: ReadonlySet<string>
  readonly #containment: Containment | undefined
  /**
   * @param settings for as long as the checker lives: others need another checker
   * @param today the day as `2027-01-31`, asked for each check; without it no acknowledgement is past
   * @param failed is told of each rule that throws, which then costs nothing else; without it the check throws
   */
  constructor(
    given: readonly Rule[],
    t: Localize,
    settings = defaultSettings,
    today?: () => string,
    failed?: (failure: RuleFailure) => void,
  ) {
    this.#today = today
    this.#containment = failed && new Containment(failed)
    const rules = this.#containment ? containedRules(given, this.#containment) : given
    this.#codes = new Set(rules.flatMap(rule => rule.rules.map(({ code }) => code)))
    this.#goFiles = new GoFileFindings(
      rules.filter(rule => rule.scope === 'go-file'),
      rules.filter(rule => rule.scope === 'import'),
    )
    this.#manifestRules = rules.filter(rule => rule.scope === 'manifest')
    this.#workspaceRules = rules.filter(rule => rule.scope === 'workspace')
    this.#t = t
    this.#settings = settings
  }

  /** Every finding of one snapshot, sorted by file, position, code and key. */
  check(snapshot: Snapshot): Finding[] {
    const found = this.#found(snapshot)
    const { findings, stale } = judged(found, this.#acknowledging(snapshot))
    const told = [...findings, ...staleFindings(stale, snapshot, this.#settings)]
    return withoutUnsoundFixes(withoutRepeatedBlocks(told.sort(compareFindings)))
  }

  /** Every acknowledgement of one snapshot, and whether it silences anything. Reads every Go file. */
  acknowledgements(snapshot: Snapshot): ListedAcknowledgement[] {
    return listAcknowledgements(this.#found(snapshot), this.#acknowledging(snapshot))
  }

  #acknowledging(snapshot: Snapshot): Acknowledging {
    return { snapshot, settings: this.#settings, t: this.#t, today: this.#today?.() }
  }

  /** What the rules find, whatever is acknowledged. */
  #found(snapshot: Snapshot): Found {
    const findings = this.#kept(snapshot)
    const isAnother = differsInLayout(snapshot)
    return {
      findings: withoutForeign(findings, snapshot),
      // Whether history is missing git says later.
      isJudged: code =>
        !isAnother &&
        this.#codes.has(code) &&
        code !== historyMissing &&
        !this.#containment?.hasFailed(code) &&
        this.#settings.rules.severity.get(code) !== 'off',
    }
  }

  /**
   * Finds what can be found already, so that `check` has little left to do.
   * @param isOver asked now and then whether the rest has to wait
   * @returns whether nothing is left
   */
  prepare(snapshot: Snapshot, isOver = never): boolean {
    return isDone(() => this.#kept(snapshot, isOver))
  }

  /** @throws Pause where the rest has to wait */
  #kept(snapshot: Snapshot, isOver = never): readonly Finding[] {
    const context = this.#context(snapshot, isOver)
    const { counters } = snapshot
    this.#goFiles.lookAt(
      snapshot,
      (file, rules) =>
        context.collect(() => {
          counters.rulesRun += rules.length
          for (const rule of rules) rule.run(file, context)
        }),
      isOver,
    )
    const findings = [...this.#goFiles.findings]
    const take = (found: readonly Finding[]): void => {
      for (const finding of found) findings.push(finding)
    }
    for (const directory of snapshot.manifests.keys()) {
      const run = (): void => {
        for (const rule of this.#manifestRules) context.part(rule, () => runOnManifest(rule, directory, context))
      }
      take(this.#ofManifests.of(directory, snapshot, runPart => context.collect(run, runPart)))
    }
    for (const rule of this.#workspaceRules) {
      const run = (): void =>
        context.runNow(() => {
          counters.rulesRun++
          rule.run(context)
        })
      take(this.#ofWorkspace.of(rule, snapshot, runPart => context.collect(run, runPart)))
    }
    take(this.#ofFailures.of('', snapshot, () => context.collect(() => this.#tellFailedManifests(context))))
    for (const kept of [this.#ofManifests, this.#ofWorkspace, this.#ofFailures]) kept.endRound(snapshot)
    return findings
  }

  /** @throws ReadingFailure where nobody is told of failures */
  #tellFailedManifests(context: RuleContext): void {
    const rules = this.#manifestRules.flatMap(({ rules }) => rules)
    for (const failure of context.snapshot.failedManifests) {
      if (!this.#containment) throw failure
      this.#containment.failed(rules, failure.path, context, failure)
    }
  }

  #context(snapshot: Snapshot, isOver: IsOver): CollectingContext {
    // Asked by each rule that runs: what it found hangs on them, too.
    const areChecksOff = (): boolean => !snapshot.memo(hasSpecs)
    const isOfLaterDay = ({ check, code }: Pick<RuleInfo, 'check' | 'code'>, { key }: Report): boolean =>
      check !== null && snapshot.memo(isOlder) && !isOfThatDay(snapshot, check, code, key)
    let collected: Finding[] = []
    let runPart: RunPart | undefined
    let hasRun = false
    /** Runs something that is kept. Something runs each time, or there would be no end to it. */
    const runNow = <Answer>(run: () => Answer): Answer => {
      if (hasRun && isOver()) throw new Pause()
      const answer = run()
      hasRun = true
      return answer
    }
    const collect = (run: () => void): readonly Finding[] => {
      const outer = collected
      collected = []
      try {
        run()
        return collected
      } finally {
        collected = outer
      }
    }
    return {
      snapshot,
      t: this.#t,
      settings: this.#settings,
      report: (rule, report) => {
        const severity = levelOf(rule, this.#settings)
        if (severity === 'off' || (rule.check !== null && areChecksOff())) return
        if (rule.check === null && isForeignPath(report.file)) return
        const told = withoutLinkedFixes(report, snapshot)
        const unproven = this.#containment?.unproven
        if (isOfLaterDay(rule, report))
          collected.push(finding({ ...rule, check: null }, 'hint', told, snapshot, unproven))
        else collected.push(finding(rule, severity, told, snapshot, unproven))
      },
      blocked: (check, file, reason, range = startOfFile) => {
        if (areChecksOff()) return
        const report: Report = { file, range, key: [file], message: reason }
        if (isOfLaterDay({ ...checkBlocked, check }, report)) {
          collected.push(finding({ ...checkBlocked, check: null }, 'hint', report))
        } else {
          const unread = leftUnread(check, file, snapshot.unreadable.get(file)?.reason, this.#t)
          collected.push(unread ?? finding({ ...checkBlocked, check }, checkBlocked.severity, report))
        }
      },
      part: (about, run) => {
        const keep = runPart
        if (!keep) return run()
        // A part of a part is kept with it.
        runPart = undefined
        collected.push(...keep(about, () => runNow(() => collect(run))))
        runPart = keep
      },
      runNow,
      collect: (run, parts) => {
        runPart = parts
        return collect(run)
      },
    }
  }
}

/** A context whose findings can be taken part by part. */
interface CollectingContext extends RuleContext {
  /** What is reported while `run` runs. @param runPart undefined where nothing is kept of its parts */
  collect(run: () => void, runPart?: RunPart): readonly Finding[]
  /** @throws Pause where `run` has to wait */
  runNow(run: () => void): void
}

function runOnManifest(rule: ManifestRule, directory: string, context: RuleContext): void {
  const manifest = context.snapshot.manifests.get(directory)
  context.snapshot.counters.rulesRun++
  if (manifest) rule.run(manifest, context)
}

const historyMissing = 'history-missing'

/** What a link leads to is another file, which may be meant otherwise: none of its fixes is made in bulk. */
function withoutLinkedFixes(report: Report, { tree }: Snapshot): Report {
  if (tree.links.size === 0 || !report.fixes) return report
  const isLinked = ({ file }: TextEdit): boolean => tree.entry(file) !== 'file'
  return { ...report, fixes: report.fixes.map(fix => ({ ...fix, safe: fix.safe && !fix.edits.some(isLinked) })) }
}

/** Several rules of one check may trip over the same file; a person is told once, and once of a file that is left out. */
function withoutRepeatedBlocks(findings: readonly Finding[]): Finding[] {
  const told = new Map<string, Finding>()
  for (const [i, finding] of findings.entries()) {
    const { code, check, file, unjudged } = finding
    const block = code === checkBlocked.code ? `${check}\0${file}` : `${i}`
    const before = told.get(block)
    if (!before) told.set(block, finding)
    else if (unjudged) told.set(block, { ...before, unjudged: [...new Set([...(before.unjudged ?? []), ...unjudged])] })
  }
  return [...told.values()]
}
