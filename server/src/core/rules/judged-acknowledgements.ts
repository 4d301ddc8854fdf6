import type { Finding } from '../findings/finding.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Settings } from '../settings.ts'
import {
  type Acknowledgement,
  type AcknowledgementsByLine,
  acknowledgementsIn,
  textOf,
} from './acknowledgement-comment.ts'
import { type Acknowledged, type Acknowledging, isPast, withoutAcknowledged } from './acknowledgements.ts'
import { knownCodes } from './known-codes.ts'
import { allPlacedComments, type PlacedComment, placedComments } from './placed-comments.ts'
import type { Report } from './rule.ts'
import { type AcknowledgementState, staleReport, stateOf } from './stale-acknowledgement.ts'

/** One acknowledgement, wherever it stands, for a list. */
export interface ListedAcknowledgement {
  /** The code of a rule, or the package or pattern that the settings name. */
  readonly subject: string
  readonly reason: string
  readonly until: string | undefined
  readonly state: AcknowledgementState
  /** The comment; undefined for one of the settings. */
  readonly place: { readonly file: string; readonly line: number; readonly character: number } | undefined
  /** Of the settings: its number in their list, from 0. */
  readonly index: number | undefined
}

/** What the rules found, and whether what they say of a code is all there is to say. */
export interface Found {
  readonly findings: readonly Finding[]
  /** Whether a rule is known to have looked, with all that it needs. */
  isJudged(code: string): boolean
}

/** What is told: findings that nobody acknowledged, and, as reports of theirs, acknowledgements that are stale. */
export function judged(
  { findings, isJudged }: Found,
  acknowledging: Acknowledging,
): { readonly findings: readonly Finding[]; readonly stale: readonly Report[] } {
  const { snapshot, t } = acknowledging
  const left = withoutAcknowledged(findings, acknowledging)
  const stale = placedComments(snapshot).flatMap(placed => {
    const state = stateIn(placed, { findings, isJudged }, left, acknowledging)
    const source = textOf(snapshot, placed.file)
    return (source && staleReport(placed, state, source, knownCodes, t)) ?? []
  })
  return { findings: left.findings, stale }
}

/** Every acknowledgement of a workspace: comments in the order of files and lines, then those of the settings. */
export function listAcknowledgements(found: Found, acknowledging: Acknowledging): ListedAcknowledgement[] {
  const { snapshot, settings } = acknowledging
  const left = withoutAcknowledged(found.findings, acknowledging)
  const comments = allPlacedComments(snapshot)
    .filter(({ file }) => !snapshot.isForeign(file))
    .map((placed): ListedAcknowledgement => {
      const { file, comment } = placed
      const { code: subject, reason, until, range } = comment
      const state = stateIn(placed, found, left, acknowledging)
      return { subject, reason, until, state, place: { file, ...range.start }, index: undefined }
    })
  const order = ({ place }: ListedAcknowledgement): string => place?.file ?? ''
  comments.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
  return [...comments, ...listSettings(settings, left, acknowledging)]
}

const listSettings = (
  { imports: { acknowledged } }: Settings,
  { imports }: Acknowledged,
  acknowledging: Acknowledging,
): ListedAcknowledgement[] =>
  acknowledged.map((one, index) => {
    const { import: subject, reason, until } = one
    const state = isPast(until, acknowledging) ? 'past' : imports.has(one) ? 'counts' : 'idle'
    return { subject, reason, until, state, place: undefined, index }
  })

function stateIn(
  { file, comment }: PlacedComment,
  { findings, isJudged }: Found,
  { comments }: Acknowledged,
  acknowledging: Acknowledging,
): AcknowledgementState {
  const { snapshot } = acknowledging
  const isUsed = comments.has(comment)
  const line = lineMeantBy(comment, acknowledgementsIn(snapshot, file))
  const here = isUsed
    ? []
    : findings.filter(one => one.file === file && (isBroken(one) || one.range.start.line === line))
  const isOfCi = here.some(({ check, code }) => check !== null && code === comment.code)
  // Of one cause, only what CI says is found: without that the comment may count.
  const isOvershadowed = here.some(one => one.check !== null || isBroken(one))
  const isWholeTruth = isJudged(comment.code) && isWhole(file, snapshot) && !isOvershadowed
  return stateOf(comment, { isUsed, isOfCi, isJudged: isWholeTruth }, knownCodes, acknowledging)
}

/** The line that a comment speaks of: its own, or that below the block of comments. */
function lineMeantBy({ isAlone, range: { start } }: Acknowledgement, comments: AcknowledgementsByLine): number {
  let { line } = start
  while (isAlone && comments.get(line)?.isAlone) line++
  return line
}

/** What is found in a file that cannot be read is not all that there is. */
const isBroken = ({ code }: Finding): boolean => code === 'yaml-syntax' || code === 'check-blocked'

function isWhole(file: string, { goFiles }: Snapshot): boolean {
  const goFile = goFiles.get(file)
  return goFile === undefined || (!goFile.imports.error && !goFile.isHalfTyped)
}
