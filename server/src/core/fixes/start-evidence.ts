import type { Fix, TextEdit } from '../findings/finding.ts'
import { callsFor, knownBlockers } from '../maturity/blockers.ts'
import { consecutiveMinors } from '../maturity/releases.ts'
import { snapshotRoot } from '../repo/layout.ts'
import { parentPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { type EvidenceEntry, type EvidenceSection, readBetaEvidence } from '../spec/beta-evidence.ts'
import type { Localize } from '../text/localize.ts'
import { SourceText } from '../text/source-text.ts'
import { endOf } from './evidence-entries.ts'
import { insertBehind, lineAround, type Mendable, replaceSpan } from './lines.ts'
import { goesOnBelow } from './list-entries.ts'

/** What a new entry of the ledger is about, in the order of its keys. */
export interface EvidenceSubject {
  readonly module: string
  /** A part of the module, which is a package with a manifest of its own. */
  readonly surface?: string
  readonly package?: string
  readonly owner: string
  readonly current_status: string
}

/** What is brought to light once there is an entry: all that it is still to have. */
const leadsTo = [
  ...['evidence-doc-not-found', 'evidence-name-mismatch', 'evidence-owner-mismatch', 'evidence-reused'],
  ...['dashboard-evidence-link', 'dashboard-blocker-text', 'unfilled-value'],
]

/**
 * Adds a whole entry to the ledger, with each key of its kind: releases and snapshots as far as there are such, nobody's word,
 * and the blockers that this calls for. It promotes nothing.
 */
export function startEvidence(snapshot: Snapshot, subject: EvidenceSubject, t: Localize): Fix[] {
  const path = specPaths.betaEvidence
  const source = snapshot.text(path)
  const section = subject.surface === undefined ? 'candidates' : 'surface_candidates'
  const edit = source && entryEdit(snapshot, { path, source }, section, entryLines(snapshot, subject))
  if (!edit) return []
  const title = t('Start the evidence for {module}', { module: subject.package ?? subject.module })
  return [{ title, edits: [edit], safe: false, followUps: leadsTo, isFirstStep: true }]
}

const slugOf = (subject: EvidenceSubject): string => (subject.package ?? subject.module).replaceAll('/', '-')

/** The path of the document that a new entry names, relative to the workspace. */
export const documentOf = (snapshot: Snapshot, subject: EvidenceSubject): string =>
  `${documentDirectory(snapshot)}/${slugOf(subject)}.md`

/** From the dash on; every line but the first is indented by the four blanks of an entry's keys. */
function entryLines(snapshot: Snapshot, subject: EvidenceSubject): string[] {
  const releases = consecutiveMinors(snapshot.tags) ?? []
  const lists = { release_refs: releases, api_snapshots: snapshotsOf(snapshot, slugOf(subject)) }
  const scalars = { ...subject, evidence_doc: documentOf(snapshot, subject) }
  const written = [
    ...Object.entries(scalars).map(([key, value]) => `${key}: ${value}`),
    ...Object.entries(lists).flatMap(([key, items]) => listLines(key, items)),
    'owner_signoff: missing',
  ]
  const blockers = blockersOf(written)
  return [...written, ...listLines('blockers', blockers)].map(
    (line, index) => `${index === 0 ? '  - ' : '    '}${line}`,
  )
}

const listLines = (key: string, items: readonly string[]): string[] =>
  items.length === 0 ? [`${key}: []`] : [`${key}:`, ...items.map(item => `  - ${item}`)]

/** What the check would ask for of an entry that has these keys. */
function blockersOf(keys: readonly string[]): string[] {
  const text = ['candidates:', ...keys.map((key, index) => `${index === 0 ? '  - ' : '    '}${key}`)].join('\n')
  const [entry] = readBetaEvidence(new SourceText(text))
  return [...knownBlockers.keys()].filter(blocker => entry && callsFor(entry, blocker))
}

/** Where those of the other entries lie. */
function documentDirectory(snapshot: Snapshot): string {
  const entries = snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []
  const known = entries.flatMap(({ evidenceDoc }) => (evidenceDoc ? parentPath(evidenceDoc.text) : []))
  return known[0] ?? parentPath(snapshotRoot(snapshot).replace(/\/$/, ''))
}

/** The snapshots of the first and the last release, where both are kept under the package's name. */
function snapshotsOf(snapshot: Snapshot, slug: string): string[] {
  const both = ['base', 'head'].map(name => `${snapshotRoot(snapshot)}${slug}/${name}.snapshot`)
  return both.every(file => snapshot.tree.kind(file) === 'file') ? both : []
}

/** Behind the last entry of a section, as far from it as that is from the one before; undefined where no place is sure. */
function entryEdit(
  snapshot: Snapshot,
  file: Mendable,
  section: EvidenceSection,
  lines: readonly string[],
): TextEdit | undefined {
  const { source } = file
  const entries = snapshot.read(file.path, readBetaEvidence)?.filter(entry => entry.section === section) ?? []
  const last = entries.at(-1)
  if (!last) return firstEntryEdit(file, section, lines)
  const end = endOf(last)
  if (goesOnBelow(source, end.start) && end !== last.line) return undefined
  return insertBehind(file, end.start, entries.length > 1 && isApart(source, last) ? ['', ...lines] : lines)
}

const isApart = (source: SourceText, { line }: EvidenceEntry): boolean =>
  source.lineText(source.positionAt(line.start).line - 1).trim() === ''

/** Below the section's key, which has nothing, or an empty list, behind its colon. */
function firstEntryEdit(file: Mendable, section: EvidenceSection, lines: readonly string[]): TextEdit | undefined {
  const { source } = file
  const start = source.text.search(new RegExp(`^${section}:(?: \\[\\])?\\r?$`, 'm'))
  if (start < 0 || goesOnBelow(source, start)) return undefined
  const { end } = lineAround(source, start)
  const behind = { start: start + section.length + 1, end }
  return replaceSpan(file, behind, lines.map(line => source.lineEnd + line).join(''))
}
