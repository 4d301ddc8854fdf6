import { nearestManifest } from '../maturity/packages.ts'
import { isForeignPath } from '../repo/interest.ts'
import { hasSpecs, isOlder } from '../repo/layout.ts'
import type { GoFile, Manifest, Snapshot } from '../repo/snapshot.ts'
import { defaultSettings, type Settings } from '../settings.ts'
import type { Localize } from '../text/localize.ts'
import { startOfFile } from '../text/position.ts'
import type { Acknowledging } from './acknowledgements.ts'
import { checkBlocked } from './check-blocked.ts'
import { Containment, containedRules, type RuleFailure } from './containment.ts'
import type { Finding, TextEdit } from './finding.ts'
import { ImportConcerns } from './import-concerns.ts'
import { type Found, judged, type ListedAcknowledgement, listAcknowledgements } from './judged-acknowledgements.ts'
import { type Basis, KeptFindings } from './kept-findings.ts'
import { differsInLayout } from './layout.ts'
import { leftUnread } from './left-unread.ts'
import { isOfThatDay } from './older-programs.ts'
import { compareFindings, finding, levelOf, staleFindings, withoutForeign } from './report-findings.ts'
import type {
  GoFileRule,
  ImportRule,
  ManifestRule,
  Report,
  Rule,
  RuleContext,
  RuleInfo,
  WorkspaceRule,
} from './rule.ts'
import { withoutUnsoundFixes } from './unsound-grounds.ts'

/**
 * Runs the rules over snapshots. What the rules said of a file is kept for as long as nothing that they may look at has
 * changed, so that an edit of one file's imports costs one file's rules and those that look at all imports at once.
 */
export class Checker {
  readonly #goFileRules: readonly GoFileRule[]
  /** Those, and the rules for imports. */
  readonly #allGoFileRules: readonly (GoFileRule | ImportRule)[]
  readonly #concerns: ImportConcerns
  readonly #manifestRules: readonly ManifestRule[]
  readonly #independentRules: readonly ManifestRule[]
  readonly #structureRules: readonly WorkspaceRule[]
  readonly #workspaceRules: readonly WorkspaceRule[]
  readonly #t: Localize
  readonly #settings: Settings
  readonly #today: (() => string) | undefined
  readonly #codes: ReadonlySet<string>
  readonly #containment: Containment | undefined
  readonly #ofGoFiles = new KeptFindings<GoFile>()
  readonly #ofManifests = new KeptFindings<Manifest>()
  /** What no edit of another manifest changes. */
  readonly #ofManifestsAlone = new KeptFindings<Manifest>()
  #files:
    | {
        readonly goFiles: Snapshot['goFiles']
        readonly structureRevision: number
        readonly findings: readonly Finding[]
      }
    | undefined
  #structure: { readonly revision: number; readonly findings: readonly Finding[] } | undefined

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
    this.#goFileRules = rules.filter(rule => rule.scope === 'go-file')
    this.#allGoFileRules = rules.filter(rule => rule.scope === 'go-file' || rule.scope === 'import')
    this.#concerns = new ImportConcerns(rules.filter(rule => rule.scope === 'import'))
    const ofManifests = rules.filter(rule => rule.scope === 'manifest')
    this.#manifestRules = ofManifests.filter(({ isIndependent }) => !isIndependent)
    this.#independentRules = ofManifests.filter(({ isIndependent }) => isIndependent)
    this.#structureRules = rules.filter((rule): rule is WorkspaceRule => rule.scope === 'structure')
    this.#workspaceRules = rules.filter((rule): rule is WorkspaceRule => rule.scope === 'workspace')
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
    const context = this.#context(snapshot)
    const findings = this.#kept(snapshot, context)
    findings.push(...context.collect(() => this.#runAll(this.#workspaceRules, context)))
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

  /** Finds what git has no say in, so that `check` has little left to do once git has answered. */
  prepare(snapshot: Snapshot): void {
    this.#kept(snapshot, this.#context(snapshot))
  }

  /** What is kept for as long as it holds. */
  #kept(snapshot: Snapshot, context: CollectingContext): Finding[] {
    const files = this.#checkFiles(snapshot, context)
    if (this.#structure?.revision !== snapshot.structureRevision) {
      const findings = context.collect(() => {
        this.#runAll(this.#structureRules, context)
        this.#tellFailedManifests(context)
      })
      this.#structure = { revision: snapshot.structureRevision, findings }
    }
    return [...files, ...this.#structure.findings]
  }

  /** @throws ReadingFailure where nobody is told of failures */
  #tellFailedManifests(context: RuleContext): void {
    const rules = [...this.#manifestRules, ...this.#independentRules].flatMap(rule => rule.rules)
    for (const failure of context.snapshot.failedManifests) {
      if (!this.#containment) throw failure
      this.#containment.failed(rules, failure.path, context, failure)
    }
  }

  #runAll(rules: readonly WorkspaceRule[], context: RuleContext): void {
    for (const rule of rules) {
      context.snapshot.counters.rulesRun++
      rule.run(context)
    }
  }

  /** What the rules for single files say of all of them. */
  #checkFiles(snapshot: Snapshot, context: CollectingContext): readonly Finding[] {
    const { goFiles, structureRevision, groundRevision } = snapshot
    if (this.#files?.goFiles === goFiles && this.#files.structureRevision === structureRevision) {
      return this.#files.findings
    }
    const findings: Finding[] = []
    const add = <Subject extends GoFile | Manifest>(
      kept: KeptFindings<Subject>,
      subject: Subject,
      rules: readonly PartRule<Subject>[],
      basis: Basis,
    ): void => {
      const found = kept.of(subject, basis, () => context.collect(() => runOn(subject, rules, context)))
      for (const finding of found) findings.push(finding)
    }
    const concernsImports = this.#concerns.of(snapshot)
    for (const file of goFiles.values()) {
      const rules = concernsImports(file) ? this.#allGoFileRules : concernsFile(file) ? this.#goFileRules : undefined
      if (!rules) continue
      const manifest = nearestManifest(snapshot, file.directory)
      add(this.#ofGoFiles, file, rules, { revision: groundRevision, manifest })
    }
    for (const manifest of snapshot.manifests.values()) {
      add(this.#ofManifests, manifest, this.#manifestRules, { revision: structureRevision })
      add(this.#ofManifestsAlone, manifest, this.#independentRules, { revision: groundRevision })
    }
    for (const kept of [this.#ofGoFiles, this.#ofManifests, this.#ofManifestsAlone]) kept.endRound()
    this.#files = { goFiles, structureRevision, findings }
    return findings
  }

  #context(snapshot: Snapshot): CollectingContext {
    const areChecksOff = !hasSpecs(snapshot)
    const isFromBefore = isOlder(snapshot)
    const isOfLaterDay = ({ check, code }: Pick<RuleInfo, 'check' | 'code'>, { key }: Report): boolean =>
      isFromBefore && check !== null && !isOfThatDay(snapshot, check, code, key)
    let collected: Finding[] = []
    return {
      snapshot,
      t: this.#t,
      settings: this.#settings,
      report: (rule, report) => {
        const severity = levelOf(rule, this.#settings)
        if (severity === 'off' || (rule.check !== null && areChecksOff)) return
        if (rule.check === null && isForeignPath(report.file)) return
        const told = withoutLinkedFixes(report, snapshot)
        if (isOfLaterDay(rule, report)) collected.push(finding({ ...rule, check: null }, 'hint', told, snapshot))
        else collected.push(finding(rule, severity, told, snapshot))
      },
      blocked: (check, file, reason, range = startOfFile) => {
        if (areChecksOff) return
        const report: Report = { file, range, key: [file], message: reason }
        if (isOfLaterDay({ ...checkBlocked, check }, report)) {
          collected.push(finding({ ...checkBlocked, check: null }, 'hint', report))
        } else {
          const unread = leftUnread(check, file, snapshot.unreadable.get(file)?.reason, this.#t)
          collected.push(unread ?? finding({ ...checkBlocked, check }, checkBlocked.severity, report))
        }
      },
      collect: run => {
        collected = []
        run()
        return collected
      },
    }
  }
}

/** A context whose findings can be taken part by part. */
interface CollectingContext extends RuleContext {
  /** What is reported while `run` runs. */
  collect(run: () => void): readonly Finding[]
}

const historyMissing = 'history-missing'

type PartRule<Subject> = { run(subject: Subject, context: RuleContext): void }

function runOn<Subject>(subject: Subject, rules: readonly PartRule<Subject>[], context: RuleContext): void {
  for (const rule of rules) {
    context.snapshot.counters.rulesRun++
    rule.run(subject, context)
  }
}

/** All that rules look at in a file beside its imports is whether it parses, and what an extension does. */
const concernsFile = ({ path, isTest, imports }: GoFile): boolean =>
  imports.error !== undefined || (!isTest && path.startsWith('x/'))

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
