import { placeName } from '../findings/words.ts'
import type { Localize } from '../text/localize.ts'
import { startOfFile } from '../text/position.ts'
import type { CriterionKind, CriterionPlace, CriterionState } from './criterion.ts'
import type { PromotionGroup } from './promotion.ts'

/** A criterion in the reader's language. */
export function criterionName(kind: CriterionKind, t: Localize): string {
  const names: Readonly<Record<CriterionKind, string>> = {
    entry: t('Evidence entry'),
    releases: t('Release refs'),
    snapshots: t('API snapshots'),
    api: t('Exported API'),
    'sign-off': t('Owner sign-off'),
    document: t('Evidence document'),
    blockers: t('Blockers'),
    primer: t('Primer'),
    manifest: t('Manifest'),
    boundaries: t('Boundary checks'),
  }
  return names[kind]
}

/** One word, so that nobody has to know the shapes. */
export function stateName(state: CriterionState, t: Localize): string {
  const names: Readonly<Record<CriterionState, string>> = {
    pass: t('pass'),
    missing: t('missing'),
    'not-checkable': t('not checkable'),
  }
  return names[state]
}

export function groupName(group: PromotionGroup, t: Localize): string {
  const names: Readonly<Record<PromotionGroup, string>> = {
    blocked: t('Blocked'),
    complete: t('Complete'),
    'no-entry': t('No entry'),
    beta: t('Beta'),
  }
  return names[group]
}

/** What a group holds, for those who do not know it. */
export function groupMeaning(group: PromotionGroup, t: Localize): string {
  const meanings: Readonly<Record<PromotionGroup, string>> = {
    blocked: t('Modules with an entry in the evidence ledger, of which something is missing.'),
    complete: t('Modules whose evidence lacks nothing: an owner may promote them, nobody else does.'),
    'no-entry': t('Modules below beta that the evidence ledger does not speak of.'),
    beta: t('Modules and surfaces that are beta, and whether what that rests on still holds.'),
  }
  return meanings[group]
}

/** The place of a criterion as people write places, relative to the workspace. */
export const writtenPlace = ({ file, line }: CriterionPlace): string =>
  line === undefined ? file : placeName(file, { ...startOfFile, start: { line: line - 1, character: 0 } })
