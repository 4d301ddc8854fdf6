import path from 'node:path'
import { groupBy } from '../core/collections.ts'
import { type Finding, type Severity, severities } from '../core/findings/finding.ts'
import type { Localize } from '../core/text/localize.ts'
import { comparePositions } from '../core/text/position.ts'
import { withoutLinks } from '../node/repository-root.ts'
import { harmless, withoutControls } from './harmless.ts'
import { pathBelow } from './places.ts'
import type { WorkspaceReport } from './report.ts'
import { isTold, type Paper, severityName, summaryLines } from './text.ts'

const commands = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
} as const satisfies Record<Severity, string>

interface PlacedFinding {
  readonly finding: Finding
  /** From where GitHub names files; absolute where it lies elsewhere. */
  readonly file: string
}

/**
 * The report for the log of a workflow: each finding as a workflow command, which GitHub shows beside the lines of a
 * change and of which the log has the message alone, and as a line for people. Errors come first, for GitHub keeps ten
 * annotations of a kind in a step; a summary comes last.
 * @param base absolute path of the directory that GitHub takes file names from
 */
export function githubReport(reports: readonly WorkspaceReport[], base: string, paper: Omit<Paper, 'colour'>): string {
  const isShown = isTold(paper)
  const findings = placed(reports, base).filter(({ finding }) => isShown(finding))
  const lines = findings.sort(bySeverity).flatMap(one => [annotation(one), readable(one, paper.t)])
  const summaries = reports.flatMap(report => [
    ...(reports.length > 1 ? [report.root] : []),
    ...summaryLines(report, report.findings.filter(isShown), paper),
  ])
  return [...lines, ...[...summaries, ...aboutLimit(findings, paper.t)].map(harmless)].map(line => `${line}\n`).join('')
}

/** What GitHub keeps of a step's annotations, of each kind. */
const mostAnnotations = 10

function aboutLimit(findings: readonly PlacedFinding[], t: Localize): string[] {
  const kinds = groupBy(findings, ({ finding }) => commands[finding.severity]).values()
  const count = [...kinds].reduce((sum, { length }) => sum + Math.max(0, length - mostAnnotations), 0)
  return count > 0 ? [t('{count} more than GitHub annotates in one step: each stands above', { count })] : []
}

function placed(reports: readonly WorkspaceReport[], base: string): PlacedFinding[] {
  const top = withoutLinks(base)
  return reports.flatMap(({ root, findings }) =>
    [...groupBy(findings, ({ file }) => file)].flatMap(([name, list]) => {
      const file = path.join(root, name)
      const real = path.join(withoutLinks(path.dirname(file)), path.basename(file))
      const shown = pathBelow(top, real) ?? file.split(path.sep).join('/')
      return list.map(finding => ({ finding, file: shown }))
    }),
  )
}

/** The worst first; what is equally bad by file and place. */
const bySeverity = (a: PlacedFinding, b: PlacedFinding): number =>
  severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) ||
  (a.file === b.file ? comparePositions(a.finding.range.start, b.finding.range.start) : a.file < b.file ? -1 : 1)

function readable({ finding: { range, severity, code, message }, file }: PlacedFinding, t: Localize): string {
  const { line, character } = range.start
  return harmless(`${file}:${line + 1}:${character + 1}: ${severityName(severity, t)}: ${message} [${code}]`)
}

function annotation({ finding: { range, severity, code, message }, file }: PlacedFinding): string {
  const { start, end } = range
  // GitHub counts from 1, and takes columns only where a range lies on one line.
  const columns = start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}
  const properties = { file, line: start.line + 1, endLine: end.line + 1, ...columns, title: `plumego ${code}` }
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${commands[severity]} ${list.join(',')}::${escapeData(message)}`
}

/** Line ends are kept, in the form that GitHub reads. */
const escapeData = (text: string): string =>
  text
    .split(/(\r\n|\r|\n)/)
    .map((part, i) => (i % 2 === 1 ? part : withoutControls(part)))
    .join('')
    .replaceAll('##[', '# #[')
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
