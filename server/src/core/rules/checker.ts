import type { GoFile, Manifest, Snapshot } from '../repo/snapshot.ts'
import { defaultSettings, type RuleLevel, type Settings } from '../settings.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { Localize } from '../text/localize.ts'
import { comparePositions, startOfFile } from '../text/position.ts'
import { withoutAcknowledged } from './acknowledgements.ts'
import { checkBlocked } from './check-blocked.ts'
import type { Check, Finding, Severity } from './finding.ts'
import { hasSpecs } from './layout.ts'
import type { GoFileRule, ManifestRule, Report, Rule, RuleContext, RuleInfo, WorkspaceRule } from './rule.ts'

/** What the rules of one file said of it, for as long as nothing has changed that they may look at. */
interface Kept {
  readonly subject: GoFile | Manifest
  readonly structureRevision: number
  readonly findings: readonly Finding[]
}

/**
 * Runs the rules over snapshots. What the rules said of a file is kept for as long as nothing that they may look at has
 * changed, so that an edit of one file's imports costs one file's rules and those that look at all imports at once.
 */
export class Checker {
  readonly #goFileRules: readonly GoFileRule[]
  readonly #manifestRules: readonly ManifestRule[]
  readonly #structureRules: readonly WorkspaceRule[]
  readonly #workspaceRules: readonly WorkspaceRule[]
  readonly #t: Localize
  readonly #settings: Settings
  /** By path. */
  #kept = new Map<string, Kept>()
  #structure: { readonly revision: number; readonly findings: readonly Finding[] } | undefined

  /** @param settings for as long as the checker lives: others need another checker */
  constructor(rules: readonly Rule[], t: Localize, settings = defaultSettings) {
    this.#goFileRules = rules.filter(rule => rule.scope === 'go-file')
    this.#manifestRules = rules.filter(rule => rule.scope === 'manifest')
    this.#structureRules = rules.filter((rule): rule is WorkspaceRule => rule.scope === 'structure')
    this.#workspaceRules = rules.filter((rule): rule is WorkspaceRule => rule.scope === 'workspace')
    this.#t = t
    this.#settings = settings
  }

  /** Every finding of one snapshot, sorted by file, position, code and key. */
  check(snapshot: Snapshot): Finding[] {
    const findings: Finding[] = []
    const context = this.#context(snapshot)
    this.#checkFiles(snapshot, context, findings)
    if (this.#structure?.revision !== snapshot.structureRevision) {
      const structure = context.collect(() => this.#runAll(this.#structureRules, context))
      this.#structure = { revision: snapshot.structureRevision, findings: structure }
    }
    findings.push(...this.#structure.findings)
    findings.push(...context.collect(() => this.#runAll(this.#workspaceRules, context)))
    const told = withoutAcknowledged(findings, snapshot, this.#settings, this.#t)
    return withoutRepeatedBlocks(told.sort(compareFindings))
  }

  #runAll(rules: readonly WorkspaceRule[], context: RuleContext): void {
    for (const rule of rules) {
      context.snapshot.counters.rulesRun++
      rule.run(context)
    }
  }

  #checkFiles(snapshot: Snapshot, context: CollectingContext, findings: Finding[]): void {
    const kept = new Map<string, Kept>()
    const collect = <Subject extends GoFile | Manifest>(
      subject: Subject,
      rules: readonly PartRule<Subject>[],
    ): void => {
      let known = this.#kept.get(subject.path)
      if (known?.subject !== subject || known.structureRevision !== snapshot.structureRevision) {
        const found = context.collect(() => {
          for (const rule of rules) {
            snapshot.counters.rulesRun++
            rule.run(subject, context)
          }
        })
        known = { subject, structureRevision: snapshot.structureRevision, findings: found }
      }
      kept.set(subject.path, known)
      for (const finding of known.findings) findings.push(finding)
    }
    const module = snapshot.repoSpec?.modulePath ?? plumegoModule
    for (const file of snapshot.goFiles.values()) if (concernsRules(file, module)) collect(file, this.#goFileRules)
    for (const manifest of snapshot.manifests.values()) collect(manifest, this.#manifestRules)
    // A new map, so that what was kept of files that are gone goes too.
    this.#kept = kept
  }

  #context(snapshot: Snapshot): CollectingContext {
    const areChecksOff = !hasSpecs(snapshot)
    let collected: Finding[] = []
    return {
      snapshot,
      t: this.#t,
      settings: this.#settings,
      report: (rule, report) => {
        const severity = levelOf(rule, this.#settings)
        if (severity === 'off' || (rule.check !== null && areChecksOff)) return
        collected.push(finding(rule, severity, report))
      },
      blocked: (check, file, reason, range = startOfFile) => {
        if (areChecksOff) return
        const report: Report = { file, range, key: [file], message: reason }
        collected.push(finding({ ...checkBlocked, check }, checkBlocked.severity, report))
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

type PartRule<Subject> = { run(subject: Subject, context: RuleContext): void }

/** Most Go files outside of the extensions import nothing of Plumego and parse: no rule has anything to say of them. */
function concernsRules({ path, imports }: GoFile, module: string): boolean {
  if (imports.error !== undefined || path.startsWith('x/')) return true
  if (imports.pathsFrom(plumegoModule).length > 0) return true
  return module !== plumegoModule && imports.pathsFrom(module).length > 0
}

/** How loud a rule is. What has a check keeps its severity: it is CI's. */
export function levelOf({ code, check, severity }: RuleInfo, settings: Settings): RuleLevel {
  return (check === null ? settings.rules.severity.get(code) : undefined) ?? severity
}

/** A rule's report as a finding of that rule. */
export function finding({ code, check }: RuleInfo, severity: Severity, report: Report): Finding {
  return { code, check, severity, related: [], fixes: [], ...report }
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
