import { type HoverContent, type Line, linked, markdownOf, render, Slots } from '../hover/rich-text.ts'
import type { Localize } from '../text/localize.ts'
import type { Criterion, CriterionState } from './criterion.ts'
import type { Promotion } from './promotion.ts'
import { criterionName, groupName, stateName, writtenPlace } from './words.ts'

/** Told apart by shape alone. */
const marks: Readonly<Record<CriterionState, string>> = { pass: '✓', missing: '✗', 'not-checkable': '?' }

const subjectOf = ({ path, surface }: Promotion): string => (surface === undefined ? path : `${path} (${surface})`)

/** How many criteria lack something, in words; nothing is said of none. */
function lacks({ group, criteria }: Promotion, t: Localize): string {
  const count = (state: CriterionState): number => criteria.filter(one => one.state === state).length
  const [missing, open] = [count('missing'), count('not-checkable')]
  return [
    groupName(group, t),
    ...(missing > 0 ? [t('{count} missing', { count: missing })] : []),
    ...(open > 0 ? [t('{count} not checkable', { count: open })] : []),
  ].join(' · ')
}

const reasonOf = ({ state, reason }: Criterion, t: Localize): string =>
  [stateName(state, t), ...(reason === '' ? [] : [reason])].join(' · ')

/**
 * The checklist of a candidate as a hover shows it.
 * @param link the address of a file, at a 1-based line where one is given
 */
export function checklist(
  promotion: Promotion,
  link: (file: string, line?: number) => string | undefined,
  t: Localize,
): HoverContent {
  const title: Line = [
    { bold: t('Promotion of {module}', { module: subjectOf(promotion) }) },
    ` · ${lacks(promotion, t)}`,
  ]
  const lines = promotion.criteria.map(criterion => {
    const { kind, state, place } = criterion
    const name = linked(criterionName(kind, t), link(place.file, place.line))
    return [`${marks[state]} `, name, ` · ${reasonOf(criterion, t)}`]
  })
  return render({ head: [[title]], body: [lines] })
}

/**
 * The same as a task list for an issue, in GitHub's Markdown: places are relative to the workspace, and whatever a workspace
 * holds stands in code, where it neither mentions anybody nor links anywhere.
 */
export function checklistForIssue(promotion: Promotion, t: Localize): string {
  const items = promotion.criteria.flatMap(({ kind, state, reason, place, messages }) => {
    const line: Line = [
      { bold: criterionName(kind, t) },
      ` · ${stateName(state, t)} · `,
      ...(reason === '' ? [] : [{ code: reason }, ' · ']),
      { code: writtenPlace(place) },
    ]
    const box = state === 'pass' ? '[x]' : '[ ]'
    return [`- ${box} ${markdownOf(line)}`, ...messages.map(message => `  - ${markdownOf([{ code: message }])}`)]
  })
  const slots = new Slots()
  const title = slots.line(t('Promotion of {module}', { module: slots.put({ code: subjectOf(promotion) }) }))
  return [`### ${markdownOf(title)}`, '', markdownOf([lacks(promotion, t)]), '', ...items, ''].join('\n')
}
