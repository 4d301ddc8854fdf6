import { createHash } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import type {
  Log,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result,
  Run,
  Fix as SarifFix,
  Location as SarifLocation,
} from 'sarif'
import type { Finding, Fix, Severity, TextEdit } from '../core/findings/finding.ts'
import type { RuleListing } from '../core/rules/registry.ts'
import type { Range } from '../core/text/position.ts'
import { automationDetails } from './automation.ts'
import type { WorkspacePlace } from './places.ts'
import type { WorkspaceReport } from './report.ts'
import type { RuleHelp } from './rule-help.ts'

// Only types come from the other modules: what this one loads is loaded for no other format.

/** What SARIF tells of the tool itself. */
export interface SarifTool {
  readonly version: string
  readonly rules: readonly RuleListing[]
  /** A text of a rule in the reader's language. */
  translate(english: string): string
  /** By code. */
  readonly help: ReadonlyMap<string, RuleHelp>
  /** Of the process: who runs it. */
  readonly env: NodeJS.ProcessEnv
}

/** One workspace of the log. */
export interface PlacedReport {
  readonly findings: WorkspaceReport['findings']
  readonly place: WorkspacePlace
}

/** The name under which a run says where its relative paths begin. */
const baseId = 'SRCROOT'

const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const satisfies Record<
  Severity,
  string
>

/** Plumego's own page: the command has none. */
const informationUri = 'https://pkg.go.dev/github.com/spcent/plumego'

/** The report as one SARIF 2.1.0 log, with a run for each workspace. */
export function sarifReport(reports: readonly PlacedReport[], tool: SarifTool): string {
  const rules = tool.rules.map(rule => ruleOf(rule, tool))
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: reports.map(report => sarifRun(report, tool, rules)),
  }
  return `${JSON.stringify(log)}\n`
}

function sarifRun({ findings, place }: PlacedReport, tool: SarifTool, rules: ReportingDescriptor[]): Run {
  const { version } = tool
  const ruleIndices = new Map(rules.map(({ id }, index) => [id, index]))
  const fingerprint = fingerprints(place.id)
  const name = 'plumego-check'
  return {
    tool: {
      driver: { name, fullName: `${name} ${version}`, version, semanticVersion: version, informationUri, rules },
    },
    automationDetails: automationDetails(name, place.id, tool.env),
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [baseId]: { uri: `${pathToFileURL(place.base).href.replace(/\/$/, '')}/` } },
    results: findings.map(finding => {
      const placed = inRepository(finding, place.below)
      return resultOf(placed, ruleIndices.get(finding.code), fingerprint(finding))
    }),
  }
}

/** A finding whose files are named from the repository's root. */
function inRepository(finding: Finding, below: string): Finding {
  if (below === '') return finding
  const placed = <Placed extends { readonly file: string }>(one: Placed): Placed => ({
    ...one,
    file: `${below}/${one.file}`,
  })
  return {
    ...placed(finding),
    related: finding.related.map(placed),
    fixes: finding.fixes.map(fix => ({ ...fix, edits: fix.edits.map(placed) })),
  }
}

function ruleOf({ code, verdicts, summary }: RuleListing, tool: SarifTool): ReportingDescriptor {
  const help = tool.help.get(code)
  return {
    id: code,
    name: code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: tool.translate(summary) },
    fullDescription: { text: help?.why || tool.translate(summary) },
    ...(help && { help: { text: help.text, markdown: help.markdown } }),
    defaultConfiguration: { level: levels[verdicts[0]?.severity ?? 'warning'] },
    properties: { tags: verdicts.flatMap(({ check }) => check ?? []) },
  }
}

function resultOf(finding: Finding, ruleIndex: number | undefined, fingerprint: string): Result {
  const { code, check, severity, file, range, message, related, fixes } = finding
  return {
    ruleId: code,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: physicalLocation(file, range) }],
    ...(related.length > 0 && { relatedLocations: related.map(relatedLocation) }),
    partialFingerprints: { 'plumegoFinding/v1': fingerprint },
    ...(fixes.length > 0 && { fixes: fixes.map(sarifFix) }),
    properties: { check },
  }
}

const relatedLocation = ({ file, range, message }: Finding['related'][number], id: number): SarifLocation => ({
  id,
  message: { text: message },
  physicalLocation: physicalLocation(file, range),
})

const physicalLocation = (file: string, range: Range): PhysicalLocation => ({
  artifactLocation: artifactLocation(file),
  region: regionOf(range),
})

const artifactLocation = (file: string): { uri: string; uriBaseId: string } => ({
  uri: file.split('/').map(encodeURIComponent).join('/'),
  uriBaseId: baseId,
})

/** SARIF counts from 1, and its end column is the one behind the last character, as in a range. */
const regionOf = ({ start, end }: Range): Region => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
})

function sarifFix({ title, edits }: Fix): SarifFix {
  const files = new Map<string, TextEdit[]>()
  for (const edit of edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit])
  return {
    description: { text: title },
    artifactChanges: [...files].map(([file, list]) => ({
      artifactLocation: artifactLocation(file),
      replacements: list.map(({ range, newText }) => ({
        deletedRegion: regionOf(range),
        insertedContent: { text: newText },
      })),
    })),
  }
}

/**
 * Names findings by what they are about and not by where they stand, so that a name outlives a shift of lines. Of
 * several that are about the same, each has a number.
 * @param workspace what tells the workspace from others, of which each may have the same finding
 */
function fingerprints(workspace: string): (finding: Finding) => string {
  const counts = new Map<string, number>()
  return ({ check, code, key, identity = key }) => {
    const hash = createHash('sha256')
      .update(JSON.stringify([workspace, check, code, ...identity]))
      .digest('hex')
      .slice(0, 32)
    const count = (counts.get(hash) ?? 0) + 1
    counts.set(hash, count)
    return `${hash}:${count}`
  }
}
