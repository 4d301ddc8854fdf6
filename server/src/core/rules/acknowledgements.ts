import { matcherOf } from '../boundaries/pattern-lists.ts'
import type { Finding, RelatedPlace } from '../findings/finding.ts'
import { isGoFile } from '../repo/interest.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { AcknowledgedImport, Settings } from '../settings.ts'
import { plumegoModule } from '../spec/repo.ts'
import { acknowledgeWord } from '../text/acknowledge-word.ts'
import { isCalendarDay } from '../text/calendar.ts'
import type { Localize } from '../text/localize.ts'
import { type Acknowledgement, acknowledgementsIn, commentMark, textOf } from './acknowledgement-comment.ts'

/** True for the place of an acknowledgement that a finding names because it lacks a reason. */
export const isAcknowledgement = ({ file, range }: RelatedPlace, snapshot: Snapshot): boolean =>
  commentMark(file) !== undefined &&
  (textOf(snapshot, file)?.lineText(range.start.line).includes(acknowledgeWord) ?? false)

/** What findings may be acknowledged by, and what day it is. */
export interface Acknowledging {
  readonly snapshot: Snapshot
  readonly settings: Settings
  readonly t: Localize
  /** Such as `2027-01-31`; undefined where nothing is to be past. */
  readonly today: string | undefined
}

/** What is left of findings, and what silenced the others. */
export interface Acknowledged {
  readonly findings: readonly Finding[]
  /** Those that speak of a finding, with a reason or without. */
  readonly comments: ReadonlySet<Acknowledgement>
  readonly imports: ReadonlySet<AcknowledgedImport>
}

/**
 * Leaves out what a person has acknowledged with a reason: in a comment on the same line or directly above, or, for an
 * import, in the settings. What has a check is never left out, for CI fails on it all the same.
 */
export function withoutAcknowledged(findings: readonly Finding[], acknowledging: Acknowledging): Acknowledged {
  const { snapshot, settings, t } = acknowledging
  const comments = new Set<Acknowledgement>()
  const imports = new Set<AcknowledgedImport>()
  const left = findings.flatMap(finding => {
    if (finding.check !== null) return finding
    const bySetting = settingsFor(finding, snapshot, settings.imports.acknowledged)
    for (const one of bySetting) imports.add(one)
    const current = bySetting.find(({ until }) => !isPast(until, acknowledging))
    // Of a file that holds none for certain no text is read.
    if (current && snapshot.goFiles.get(finding.file)?.mayAcknowledge === false) return []
    const comment = acknowledgementOf(finding, snapshot)
    if (comment) comments.add(comment)
    if (current) return []
    if (comment) return comment.reason === '' ? withReasonWanted(finding, comment, t) : []
    const [past] = bySetting
    return past ? withPastSetting(finding, past, t) : finding
  })
  return { findings: left, comments, imports }
}

/** Whether the last day of an acknowledgement lies behind. */
export const isPast = (until: string | undefined, { today }: Pick<Acknowledging, 'today'>): boolean =>
  until !== undefined && today !== undefined && isCalendarDay(until) && until < today

/** An acknowledgement without a reason, as a second place of the finding that it does not silence. */
function withReasonWanted(finding: Finding, { code, range }: Acknowledgement, t: Localize): Finding {
  const message = t('An acknowledgement counts once it says why: write a reason behind {code}.', { code })
  return { ...finding, related: [...finding.related, { file: finding.file, range, message }] }
}

function withPastSetting(finding: Finding, { until = '' }: AcknowledgedImport, t: Localize): Finding {
  const added = t('plumego.imports.acknowledged has it until {until}, which is past.', { until })
  return { ...finding, message: `${finding.message} ${added}` }
}

/** The second part of the key of what is found at an import is the import's path. */
function settingsFor(
  { file, key: [, path = ''] }: Finding,
  snapshot: Snapshot,
  acknowledged: readonly AcknowledgedImport[],
): AcknowledgedImport[] {
  if (acknowledged.length === 0 || !isGoFile(file)) return []
  const modules = [plumegoModule, snapshot.repoSpec?.modulePath ?? plumegoModule]
  const relative = (text: string): string => {
    const module = modules.find(name => text.startsWith(`${name}/`))
    return module === undefined ? text : text.slice(module.length + 1)
  }
  return acknowledged.filter(({ import: pattern }) => matcherOf('acknowledged', relative(pattern))(relative(path)))
}

/** The comment about a finding: beside it, or in the block of acknowledgements directly above. */
function acknowledgementOf({ file, code, range }: Finding, snapshot: Snapshot): Acknowledgement | undefined {
  const comments = acknowledgementsIn(snapshot, file)
  if (comments.size === 0) return undefined
  const { line } = range.start
  const beside = comments.get(line)
  if (beside?.code === code) return beside
  for (let above = line - 1; comments.get(above)?.isAlone; above--) {
    const comment = comments.get(above)
    if (comment?.code === code) return comment
  }
  return undefined
}
