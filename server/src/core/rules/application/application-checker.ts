import type { Application } from '../../application/application.ts'
import type { Finding } from '../../findings/finding.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import { defaultSettings, type Settings } from '../../settings.ts'
import { plumegoModule } from '../../spec/repo.ts'
import type { Localize } from '../../text/localize.ts'
import type { Acknowledging } from '../acknowledgements.ts'
import { Containment, type RuleFailure } from '../containment.ts'
import { type Found, judged, type ListedAcknowledgement, listAcknowledgements } from '../judged-acknowledgements.ts'
import { compareFindings, finding, levelOf, staleFindings, withoutForeign } from '../report-findings.ts'
import type { Report, RuleInfo } from '../rule.ts'
import type { ApplicationContext, ApplicationFileRule, ApplicationRule, ModuleRule } from './application-rule.ts'

/** What the rules said of one file, for as long as it and everything else that they may look at is the same. */
interface Kept {
  readonly file: GoFile
  readonly plumego: Snapshot
  readonly facts: Application['facts']
  readonly structureRevision: number
  readonly findings: readonly Finding[]
}

const isFileRule = (rule: ApplicationRule): rule is ApplicationFileRule => rule.scope !== 'module'

/** Runs the rules for applications. What they said of a file is kept until it or what they may look at changes. */
export class ApplicationChecker {
  readonly #fileRules: readonly ApplicationFileRule[]
  readonly #wideRules: readonly ApplicationFileRule[]
  readonly #moduleRules: readonly ModuleRule[]
  readonly #t: Localize
  readonly #settings: Settings
  readonly #today: (() => string) | undefined
  readonly #containment: Containment | undefined
  /** By path. */
  #kept = new Map<string, Kept>()

  /**
   * @param settings for as long as the checker lives: others need another checker
   * @param today the day as `2027-01-31`, asked for each check; without it no acknowledgement is past
   * @param failed is told of each rule that throws, which then costs nothing else; without it the check throws
   */
  constructor(
    rules: readonly ApplicationRule[],
    t: Localize,
    settings = defaultSettings,
    today?: () => string,
    failed?: (failure: RuleFailure) => void,
  ) {
    this.#today = today
    this.#containment = failed && new Containment(failed)
    this.#fileRules = rules.filter(isFileRule).filter(({ scope }) => scope === 'application-file')
    this.#wideRules = rules.filter(isFileRule).filter(({ scope }) => scope === 'application')
    this.#moduleRules = rules.filter(rule => rule.scope === 'module')
    this.#t = t
    this.#settings = settings
  }

  /** Every finding of one state of an application, sorted by file, position, code and key. */
  check(application: Application): Finding[] {
    const { files } = application
    const { findings, stale } = judged(this.#found(application), this.#acknowledging(files))
    return [...findings, ...staleFindings(stale, files, this.#settings)].sort(compareFindings)
  }

  /** Every acknowledgement of one state of an application, and whether it silences anything. Reads every Go file. */
  acknowledgements(application: Application): ListedAcknowledgement[] {
    return listAcknowledgements(this.#found(application), this.#acknowledging(application.files))
  }

  #acknowledging(snapshot: Snapshot): Acknowledging {
    return { snapshot, settings: this.#settings, t: this.#t, today: this.#today?.() }
  }

  /** What the rules find, whatever is acknowledged. */
  #found(application: Application): Found {
    const { files, plumego, facts } = application
    const kept = new Map<string, Kept>()
    const found = this.#collect(application, context => {
      for (const rule of this.#moduleRules) this.#run(rule, undefined, context, () => rule.run(context))
    })
    for (const file of files.goFiles.values()) {
      if (file.imports.pathsFrom(plumegoModule).length === 0) continue
      let known = this.#kept.get(file.path)
      if (
        known?.file !== file ||
        known.plumego !== plumego.snapshot ||
        known.facts !== facts ||
        known.structureRevision !== files.structureRevision
      ) {
        const { structureRevision } = files
        known = {
          file,
          plumego: plumego.snapshot,
          facts,
          structureRevision,
          findings: this.#findingsIn(file, application, this.#fileRules),
        }
      }
      kept.set(file.path, known)
      found.push(...known.findings, ...this.#findingsIn(file, application, this.#wideRules))
    }
    // A new map, so that what was kept of files that are gone goes too.
    this.#kept = kept
    return { findings: withoutForeign(found, files), isJudged: code => this.#isJudged(code, application) }
  }

  /** What only the catalogue knows is not all that there is to find. */
  #isJudged(code: string, { plumego: { source } }: Application): boolean {
    const { rules, application } = this.#settings
    if (this.#containment?.hasFailed(code)) return false
    if (code === 'experimental-import' && application.lowestMaturity === 'any') return false
    return source !== 'bundled' && rules.severity.get(code) !== 'off'
  }

  #findingsIn(file: GoFile, application: Application, rules: readonly ApplicationFileRule[]): Finding[] {
    const isKnown = application.plumego.knowledge === 'whole'
    return this.#collect(application, context => {
      for (const rule of rules) {
        if (isKnown || !rule.asksPlumego) this.#run(rule, file.path, context, () => rule.run(file, context))
      }
    })
  }

  /** @param file what the rule judges; undefined for the module */
  #run({ rules }: ApplicationRule, file: string | undefined, context: ApplicationContext, run: () => void): void {
    context.application.files.counters.rulesRun++
    if (this.#containment) this.#containment.run(rules, file, context, run)
    else run()
  }

  /** What is reported while `run` runs. */
  #collect(application: Application, run: (context: ApplicationContext) => void): Finding[] {
    const found: Finding[] = []
    const settings = this.#settings
    const report = (rule: RuleInfo, place: Report): void => {
      const level = levelOf(rule, settings)
      if (level !== 'off') found.push(finding(rule, level, place))
    }
    run({ application, settings, t: this.#t, report })
    return found
  }
}
