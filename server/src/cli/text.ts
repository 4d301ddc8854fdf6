import { groupBy } from '../core/collections.ts'
import { type Finding, type Severity, severities } from '../core/findings/finding.ts'
import type { Localize } from '../core/text/localize.ts'
import { harmless } from './harmless.ts'
import type { WorkspaceReport } from './report.ts'

type Style = 'bold' | 'red' | 'yellow' | 'blue' | 'dim'
const codes: Record<Style, number> = { bold: 1, red: 31, yellow: 33, blue: 34, dim: 2 }
const severityStyle: Record<Severity, Style> = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' }

/** Where the text goes: `colour` only on a terminal. */
export interface Paper {
  readonly t: Localize
  readonly colour: boolean
  /** Whether hints are told too; else they are counted, for they would bury what matters. */
  readonly tellsHints: boolean
}

/** The report for people: findings by file, and a summary. */
export function textReport(reports: readonly WorkspaceReport[], paper: Paper): string {
  return reports.map(report => workspaceText(report, paper, reports.length > 1)).join('\n')
}

function workspaceText(report: WorkspaceReport, paper: Paper, named: boolean): string {
  const lines = named ? [paint(harmless(report.root), 'bold', paper), ''] : []
  const told = report.findings.filter(isTold(paper))
  const shown = (file: string): string => (named || report.below === '' ? file : `${report.below}/${file}`)
  for (const [file, findings] of byFile(told)) {
    lines.push(paint(harmless(shown(file)), 'bold', paper), ...findingLines(findings, shown, paper), '')
  }
  lines.push(...summaryLines(report, told, paper).map(harmless))
  return `${lines.join('\n')}\n`
}

/** A hint is for whoever has the file open in an editor, or asks for it. */
export const isTold =
  ({ tellsHints }: Pick<Paper, 'tellsHints'>) =>
  ({ severity }: Finding): boolean =>
    tellsHints || severity !== 'hint'

function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  return groupBy(findings, ({ file }) => file)
}

/** @param shown how a file of the workspace is named */
function findingLines(findings: readonly Finding[], shown: (file: string) => string, paper: Paper): string[] {
  const rows = findings.map(finding => ({
    finding,
    // Places count from 1 for people.
    place: `${finding.range.start.line + 1}:${finding.range.start.character + 1}`,
    severity: severityName(finding.severity, paper.t),
  }))
  const placeWidth = Math.max(...rows.map(({ place }) => place.length))
  const severityWidth = Math.max(...rows.map(({ severity }) => severity.length))
  return rows.flatMap(({ finding, place, severity }) => {
    const padding = ' '.repeat(2 + placeWidth + 2 + severityWidth + 2)
    const marked = paint(severity.padEnd(severityWidth), severityStyle[finding.severity], paper)
    const first = `  ${place.padEnd(placeWidth)}  ${marked}  ${harmless(finding.message)}  ${paint(finding.code, 'dim', paper)}`
    const places = finding.related.map(
      ({ file, range, message }) =>
        `${padding}${paint(harmless(`${shown(file)}:${range.start.line + 1}`), 'dim', paper)} ${harmless(message)}`,
    )
    return [first, ...places]
  })
}

export function severityName(severity: Severity, t: Localize): string {
  switch (severity) {
    case 'error':
      return t('error')
    case 'warning':
      return t('warning')
    case 'information':
      return t('information')
    case 'hint':
      return t('hint')
  }
}

/** How many findings, of which checks, in how many files and how long it took. @param told those that are shown */
export function summaryLines(
  { plumego, findings, checks, unjudged, snapshot, milliseconds }: WorkspaceReport,
  told: readonly Finding[],
  { t }: Pick<Paper, 't'>,
): string[] {
  const counts = groupBy(findings, ({ check }) => check)
  const found = checks.filter(check => counts.has(check)).map(check => `${check} ${counts.get(check)?.length ?? 0}`)
  const clean = checks.filter(check => !counts.has(check) && !unjudged.includes(check))
  const left = checks.filter(check => unjudged.includes(check))
  const lines = [foundText(told, t)]
  if (found.length > 0) lines.push(t('failing: {checks}', { checks: found.join(', ') }))
  if (left.length > 0) lines.push(t('not judged: {checks}', { checks: left.join(', ') }))
  // Plumego's checks look at no application.
  if (plumego.origin !== undefined) lines.push(plumego.origin)
  else if (clean.length > 0) lines.push(t('clean: {checks}', { checks: clean.join(', ') }))
  const hints = findings.length - told.length
  if (hints > 0) lines.push(t('hints: {count} (shown in editors and by --format json)', { count: hints }))
  const values = {
    goFiles: snapshot.goFiles.size,
    manifests: snapshot.manifests.size,
    milliseconds: Math.round(milliseconds),
  }
  lines.push(
    plumego.origin === undefined
      ? t('{goFiles} Go files and {manifests} manifests in {milliseconds} ms', values)
      : t('{goFiles} Go files in {milliseconds} ms', values),
  )
  return lines
}

/** `2 errors, 1 warning in 2 files`. */
function foundText(findings: readonly Finding[], t: Localize): string {
  if (findings.length === 0) return t('nothing found')
  const bySeverity = groupBy(findings, ({ severity }) => severity)
  const found = severities.flatMap(severity => {
    const count = bySeverity.get(severity)?.length ?? 0
    return count === 0 ? [] : countText(severity, count, t)
  })
  const count = new Set(findings.map(({ file }) => file)).size
  const values = { found: found.join(t(', ')), count }
  return count === 1 ? t('{found} in 1 file', values) : t('{found} in {count} files', values)
}

function countText(severity: Severity, count: number, t: Localize): string {
  switch (severity) {
    case 'error':
      return count === 1 ? t('1 error') : t('{count} errors', { count })
    case 'warning':
      return count === 1 ? t('1 warning') : t('{count} warnings', { count })
    case 'hint':
      return count === 1 ? t('1 hint') : t('{count} hints', { count })
    default:
      return t('{count} for information', { count })
  }
}

function paint(text: string, style: Style, { colour }: Paper): string {
  return colour ? `\x1b[${codes[style]}m${text}\x1b[0m` : text
}
