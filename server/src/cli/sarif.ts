import { createHash } from 'node:crypto'
import path from 'node:path'
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
import type { Finding, Fix, Severity, TextEdit } from '../core/rules/finding.ts'
import type { RuleListing } from '../core/rules/registry.ts'
import type { Range } from '../core/text/position.ts'
import type { WorkspaceReport } from './report.ts'

// Only types come from the other modules: what this one loads is loaded for no other format.

/** What SARIF tells of the tool itself. */
export interface SarifTool {
  readonly version: string
  readonly rules: readonly RuleListing[]
  /** A text of a rule in the reader's language. */
  translate(english: string): string
  /** Absolute path of a rule's page; undefined where it is not there. */
  pageOf(code: string): string | undefined
}

/** The name under which a run says where its relative paths begin. */
const baseId = 'SRCROOT'

const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const satisfies Record<
  Severity,
  string
>

/** The report as one SARIF 2.1.0 log, with a run for each workspace. */
export function sarifReport(reports: readonly WorkspaceReport[], tool: SarifTool): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: reports.map(report => sarifRun(report, tool, reports.length > 1)),
  }
  return `${JSON.stringify(log)}\n`
}

/** @param named whether the run needs a category of its own, to be told from others in the same log */
function sarifRun({ root, findings }: WorkspaceReport, tool: SarifTool, named: boolean): Run {
  const ruleIndices = new Map(tool.rules.map(({ code }, index) => [code, index]))
  const fingerprint = fingerprints()
  return {
    tool: {
      driver: { name: 'plumego-check', version: tool.version, rules: tool.rules.map(rule => ruleOf(rule, tool)) },
    },
    ...(named && { automationDetails: { id: `plumego-check/${path.basename(root)}/` } }),
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [baseId]: { uri: `${pathToFileURL(root).href.replace(/\/$/, '')}/` } },
    results: findings.map(finding => resultOf(finding, ruleIndices.get(finding.code), fingerprint(finding))),
  }
}

function ruleOf({ code, verdicts, summary }: RuleListing, tool: SarifTool): ReportingDescriptor {
  const page = tool.pageOf(code)
  return {
    id: code,
    shortDescription: { text: tool.translate(summary) },
    defaultConfiguration: { level: levels[verdicts[0]?.severity ?? 'warning'] },
    ...(page !== undefined && { helpUri: pathToFileURL(page).href }),
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
 */
function fingerprints(): (finding: Finding) => string {
  const counts = new Map<string, number>()
  return ({ check, code, key }) => {
    const hash = createHash('sha256')
      .update(JSON.stringify([check, code, ...key]))
      .digest('hex')
      .slice(0, 32)
    const count = (counts.get(hash) ?? 0) + 1
    counts.set(hash, count)
    return `${hash}:${count}`
  }
}
