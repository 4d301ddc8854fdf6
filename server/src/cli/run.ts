import path from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { type Check, checks, type Finding, severities } from '../core/findings/finding.ts'
import { isWithin } from '../core/repo/paths.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import type { RuleFailure } from '../core/rules/containment.ts'
import { allRules, ruleListings, rulesOf } from '../core/rules/registry.ts'
import type { Rule } from '../core/rules/rule.ts'
import type { Localize } from '../core/text/localize.ts'
import { disk } from '../node/file-system.ts'
import { GitError } from '../node/git.ts'
import { statOf } from '../node/regular-files.ts'
import { commitOf } from '../node/revisions.ts'
import { type Arguments, type Names, readArguments, UsageError } from './arguments.ts'
import { type CheckedState, checkedState } from './checked-state.ts'
import { harmless } from './harmless.ts'
import { helpText } from './help.ts'
import { jsonReport } from './json.ts'
import { madeLines, plannedFixes, writeFixes } from './mend.ts'
import { failedRuleLines, stackLines, unjudgedLines } from './mistakes.ts'
import type { Outcome, Surroundings } from './outcome.ts'
import type { WorkspaceReport } from './report.ts'
import { isBystander, toldOnceAbove } from './shared-findings.ts'
import { isTold, textReport } from './text.ts'
import { type NamedWorkspace, workspacesOf } from './workspaces.ts'

/**
 * Runs plumego-check.
 * @param words the command line behind the program's name
 */
export async function run(words: readonly string[], surroundings: Surroundings): Promise<Outcome> {
  const { t } = surroundings
  try {
    const [first, ...others] = words
    if (first === 'snapshot') return (await import('./snapshot.ts')).snapshotOutcome(others, surroundings)
    if (first === 'graph') return (await import('./graph.ts')).graphOutcome(others, surroundings)
    const wanted = readArguments(words, namesFrom(surroundings.directory), t)
    switch (wanted.show) {
      case 'help':
        return told(helpText(t))
      case 'version':
        return told(`${packageJson.version}\n`)
      case 'rules':
        return told(ruleList(t))
      case 'acknowledgements':
        return await (await import('./acknowledgements.ts')).acknowledgementsOutcome(wanted, surroundings)
      case 'findings':
        return await checkDirectories(wanted, surroundings)
    }
  } catch (error) {
    return { status: 2, output: '', errors: `plumego-check: ${reasonOf(error, t)}\n`, hasChecked: false }
  }
}

const told = (output: string): Outcome => ({ status: 0, output, errors: '', hasChecked: false })

/** @param base absolute path that names are relative to; undefined where the current directory is gone */
function namesFrom(base: string | undefined): Names {
  const isDirectory = (word: string): boolean =>
    (base !== undefined || path.isAbsolute(word)) && statOf(path.resolve(base ?? '', word))?.isDirectory() === true
  const isCommit = (word: string, directories: readonly string[]): boolean =>
    directories.filter(isDirectory).some(name => commitOf(path.resolve(base ?? '', name), word) !== undefined)
  return { isDirectory, isCommit }
}

/** Of what nobody expected, where it happened too: whoever reads it will want to report it. */
function reasonOf(error: unknown, t: Localize): string {
  if (error instanceof UsageError) return harmless(error.message)
  if (error instanceof GitError && error.lacksObjects) {
    return t(
      'This partial clone lacks files of a state to compare: fetch them, for example with "git fetch --refetch --no-filter".',
    )
  }
  if (error instanceof GitError)
    return t('Git cannot read a state to compare: {reason}.', { reason: harmless(error.message) })
  return stackLines(error).join('\n')
}

async function checkDirectories(wanted: Arguments, surroundings: Surroundings): Promise<Outcome> {
  const { directory, t } = surroundings
  const workspaces = await workspacesOf(wanted.directories, directory, t)
  const all: WorkspaceReport[] = []
  const mistakes: string[] = []
  for (const workspace of workspaces) {
    try {
      const report = await reportOn(workspace, wanted, t)
      if (workspaces.length === 1 || !isBystander(workspace, report)) all.push(report)
    } catch (error) {
      if (error instanceof UsageError || error instanceof GitError) throw error
      mistakes.push(...unjudgedLines(workspace.root, error, t))
    }
  }
  const reports = toldOnceAbove(all)
  const output = await formatted(reports, wanted, surroundings)
  const worst = severities.indexOf(wanted.failOn)
  const fails = wanted.dryRun
    ? output !== ''
    : reports.some(({ findings }) => findings.some(({ severity }) => severities.indexOf(severity) <= worst))
  const problems = reports.flatMap(report => report.problems)
  mistakes.push(...reports.flatMap(report => report.mistakes()))
  const errors = [...problems.map(line => `plumego-check: ${harmless(line)}`), ...mistakes].map(line => `${line}\n`)
  const isIncomplete = mistakes.length > 0 || reports.some(({ isUnjudged, isUnmended }) => isUnjudged || isUnmended)
  return { status: isIncomplete ? 2 : fails ? 1 : 0, output, errors: errors.join(''), hasChecked: true }
}

/** What machines read is loaded only where it is asked for: the start of every other run is quicker without it. */
async function formatted(reports: readonly WorkspaceReport[], wanted: Arguments, surroundings: Surroundings) {
  const { t, colour, directory, workflowRepository } = surroundings
  if (wanted.dryRun) {
    return (await import('./patch.ts')).patchReport(reports, directory ?? reports[0]?.root ?? '', colour)
  }
  const paper = { t, colour, tellsHints: wanted.failOn === 'hint' }
  switch (wanted.format) {
    case 'text':
      return textReport(reports, paper)
    case 'json':
      return jsonReport(reports)
    case 'github':
      return (await import('./github.ts')).githubReport(
        reports,
        workflowRepository ?? directory ?? reports[0]?.root ?? '',
        paper,
      )
    case 'sarif': {
      const told = reports.map(report => ({ ...report, findings: report.findings.filter(isTold(paper)) }))
      return sarifText(told, surroundings)
    }
  }
}

async function sarifText(reports: readonly WorkspaceReport[], { t, workflowRepository }: Surroundings) {
  const [{ sarifReport }, { placesOf }, { ruleHelp }] = await Promise.all([
    import('./sarif.ts'),
    import('./places.ts'),
    import('./rule-help.ts'),
  ])
  const places = placesOf(
    reports.map(({ root }) => root),
    workflowRepository,
  )
  const placed = reports.flatMap(({ findings }, i) => places.slice(i, i + 1).map(place => ({ findings, place })))
  const help = new Map(await Promise.all(ruleListings.map(async ({ code }) => [code, await ruleHelp(code)] as const)))
  const { version } = packageJson
  return sarifReport(placed, { version, rules: ruleListings, translate: text => t(text), help, env: process.env })
}

/** Of Node's clocks the one that loads no modules: the others take longer to load than some rules to run. */
function startClock(): () => number {
  const start = process.hrtime()
  return () => {
    const [seconds, nanoseconds] = process.hrtime(start)
    return seconds * 1e3 + nanoseconds / 1e6
  }
}

async function reportOn(workspace: NamedWorkspace, wanted: Arguments, t: Localize): Promise<WorkspaceReport> {
  const millisecondsPassed = startClock()
  const { root, parts, below } = workspace
  const { onlyNew, ...checked } = await stateToReport(workspace, wanted, t)
  const isWantedCheck = (check: Check | null): boolean =>
    wanted.checks.length === 0 || (check !== null && wanted.checks.includes(check))
  const isThere = ({ file }: Finding): boolean => parts.some(part => isWithin(file, part))
  const isWanted = (finding: Finding): boolean => isWantedCheck(finding.check) && isThere(finding)
  const { plumego, problems, failures } = checked
  const isWantedFailure = ({ checks }: RuleFailure): boolean => checks.length === 0 || checks.some(isWantedCheck)
  const report = ({ snapshot, findings }: Pick<WorkspaceReport, 'snapshot' | 'findings'>): WorkspaceReport => {
    const found = onlyNew(findings)
    const failed = failures.filter(isWantedFailure)
    const leftOut = found.filter(isThere).flatMap(({ unjudged = [] }) => unjudged.filter(isWantedCheck))
    return {
      ...{ root, below, plumego, snapshot, findings: found.filter(isWanted), problems, isUnmended: false },
      ...{ fixed: undefined, planned: undefined },
      checks: checks.filter(isWantedCheck),
      isUnjudged: failed.length > 0 || leftOut.length > 0,
      unjudged: [...leftOut, ...failed.flatMap(({ checks }) => checks)],
      mistakes: () => failedRuleLines(root, failures.filter(isWantedFailure), t),
      milliseconds: millisecondsPassed(),
    }
  }
  if (!wanted.fix) return report(checked)
  const check = (snapshot: Snapshot): readonly Finding[] => onlyNew(checked.check(snapshot))
  const planned = plannedFixes(root, checked.snapshot, check, isWanted)
  const shown = (file: string): string => (below === '' ? file : `${below}/${file}`)
  if (wanted.dryRun) {
    const lines = madeLines(planned.made, shown, t)
    return { ...report(checked), fixed: planned.made, planned: planned.texts, problems: [...problems, ...lines] }
  }
  const written = writeFixes(root, checked.snapshot, planned, check, t)
  const lines = [...madeLines(written.made, shown, t), ...written.failures]
  const isUnmended = written.failures.length > 0
  return { ...report(written), isUnmended, fixed: written.made, problems: [...problems, ...lines] }
}

/** What was checked, and which of its findings count. */
interface StateToReport extends CheckedState {
  onlyNew(findings: readonly Finding[]): readonly Finding[]
}

/** What compares states is loaded only where it is asked for. */
async function stateToReport(workspace: NamedWorkspace, wanted: Arguments, t: Localize): Promise<StateToReport> {
  const { changes } = wanted
  const rules = neededRules(wanted)
  if (!changes) return { ...(await checkedState(workspace, disk, t, rules)), onlyNew: findings => findings }
  const { changedState } = await import('./changes.ts')
  return await changedState(workspace, changes, t, rules)
}

/** Whether a fix is sound depends on what all rules find, so those of some checks do only where no fix is told or made. */
function neededRules({ checks, fix, format }: Arguments): readonly Rule[] {
  const tellsFixes = fix || format === 'json' || format === 'sarif'
  return checks.length === 0 || tellsFixes ? allRules : rulesOf(checks)
}

function ruleList(t: Localize): string {
  const rows = ruleListings.flatMap(({ code, verdicts, summary }) =>
    verdicts.map(({ check, severity }) => [code, check ?? '-', severity, t(summary)]),
  )
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  return rows.map(row => `${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}\n`).join('')
}
