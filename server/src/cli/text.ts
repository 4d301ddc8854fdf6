import { groupBy } from '../core/collections.ts'
import { checks, type Finding, type Severity } from '../core/rules/finding.ts'
import type { Localize } from '../core/text/localize.ts'
import type { WorkspaceReport } from './report.ts'

type Style = 'bold' | 'red' | 'yellow' | 'blue' | 'dim'
const codes: Record<Style, number> = { bold: 1, red: 31, yellow: 33, blue: 34, dim: 2 }
const severityStyle: Record<Severity, Style> = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' }

/** Where the text goes: `colour` only on a terminal. */
export interface Paper {
  readonly t: Localize
  readonly colour: boolean
}

/** The report for people: findings by file, and a summary. */
export function textReport(reports: readonly WorkspaceReport[], paper: Paper): string {
  return reports.map(report => workspaceText(report, paper, reports.length > 1)).join('\n')
}

function workspaceText(report: WorkspaceReport, paper: Paper, named: boolean): string {
  const lines = named ? [paint(report.root, 'bold', paper), ''] : []
  for (const [file, findings] of byFile(report.findings)) {
    lines.push(paint(file, 'bold', paper), ...findingLines(findings, paper), '')
  }
  lines.push(...summary(report, paper))
  return `${lines.join('\n')}\n`
}

function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  return groupBy(findings, ({ file }) => file)
}

function findingLines(findings: readonly Finding[], paper: Paper): string[] {
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
    const first = `  ${place.padEnd(placeWidth)}  ${marked}  ${finding.message}  ${paint(finding.code, 'dim', paper)}`
    const places = finding.related.map(
      ({ file, range, message }) => `${padding}${paint(`${file}:${range.start.line + 1}`, 'dim', paper)} ${message}`,
    )
    return [first, ...places]
  })
}

function severityName(severity: Severity, t: Localize): string {
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

function summary({ plumego, findings, snapshot, milliseconds }: WorkspaceReport, { t }: Paper): string[] {
  const files = new Set(findings.map(({ file }) => file)).size
  const counts = groupBy(findings, ({ check }) => check)
  const found = checks.filter(check => counts.has(check)).map(check => `${check} ${counts.get(check)?.length ?? 0}`)
  const clean = checks.filter(check => !counts.has(check))
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const others = findings.length - errors
  const lines = [
    others === 0
      ? t('{errors} errors in {files} files', { errors, files })
      : t('{errors} errors and {others} other findings in {files} files', { errors, others, files }),
  ]
  if (found.length > 0) lines.push(t('failing: {checks}', { checks: found.join(', ') }))
  // Plumego's checks look at no application.
  if (plumego.origin !== undefined) lines.push(plumego.origin)
  else if (clean.length > 0) lines.push(t('clean: {checks}', { checks: clean.join(', ') }))
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

function paint(text: string, style: Style, { colour }: Paper): string {
  return colour ? `\x1b[${codes[style]}m${text}\x1b[0m` : text
}
