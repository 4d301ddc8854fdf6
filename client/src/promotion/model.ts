import type { FamilyStatus, Target } from '../../../server/src/protocol/families.ts'
import type {
  ApiChangeItem,
  CriterionItem,
  CriterionState,
  PromotionCandidate,
  PromotionDetails,
  PromotionGroupItem,
  PromotionResult,
  PromotionWorkspace,
} from '../../../server/src/protocol/promotion.ts'
import { escaped, lastPart, spoken } from '../tree/texts.ts'
import type { PromotionWords } from './words.ts'

/** A candidate, and the checkout that it is of. */
export type PromotionSubject = PromotionCandidate & { readonly root: string }

/** One row of the view, as it is shown. */
export interface PromotionRow {
  readonly id: string
  readonly kind: 'checkout' | 'group' | 'candidate' | 'criterion' | 'change' | 'message'
  readonly label: string
  readonly description: string
  /** What its icon shows, by shape. */
  readonly icon?: FamilyStatus | CriterionState | ApiChangeItem['kind']
  /** Paragraphs of Markdown, in which whatever a workspace holds is plain text. That of a candidate is asked for. */
  readonly tooltip: readonly string[]
  /** What a screen reader says, where label and description do not say it all. */
  readonly spoken?: string
  readonly expanded: boolean
  /** What a click opens. */
  readonly target?: Target
  /** Of a candidate, which has a checklist to be asked for when it is opened. */
  readonly subject?: PromotionSubject
  readonly children: readonly PromotionRow[]
}

const plain = { description: '', tooltip: [], expanded: false, children: [] } as const

/** The rows of the view: the groups of each checkout, below its name where there are several. */
export function promotionRows({ workspaces }: PromotionResult, words: PromotionWords): readonly PromotionRow[] {
  const filled = workspaces.filter(({ groups }) => groups.length > 0)
  const [only, ...others] = filled
  if (only && others.length === 0) return groupRows(only, words)
  return filled.map(workspace => ({
    ...plain,
    id: workspace.root,
    kind: 'checkout',
    label: lastPart(workspace.root),
    description: words.checkout,
    expanded: true,
    children: groupRows(workspace, words),
  }))
}

const groupRows = ({ root, groups }: PromotionWorkspace, words: PromotionWords): PromotionRow[] =>
  groups.map(group => groupRow(group, root, words))

/** What still needs somebody is open from the start. */
const groupRow = (
  { kind, title, meaning, candidates }: PromotionGroupItem,
  root: string,
  words: PromotionWords,
): PromotionRow => ({
  ...plain,
  id: `${root}#${kind}`,
  kind: 'group',
  label: title,
  description: String(candidates.length),
  tooltip: [escaped(meaning)],
  expanded: kind === 'blocked' || kind === 'complete',
  children: candidates.map(one => candidateRow({ ...one, root }, `${root}#${kind}`, kind === 'no-entry', words)),
})

/** @param isUnwritten whether nothing of its evidence is there, so that its row need not say so */
function candidateRow(
  subject: PromotionSubject,
  above: string,
  isUnwritten: boolean,
  words: PromotionWords,
): PromotionRow {
  const { candidate, path, surface, status, statusLabel, missing, notCheckable } = subject
  const label = path.replace(/^x\//, '')
  const facts = [
    missing > 0 && !isUnwritten ? words.missing(missing) : '',
    notCheckable > 0 && missing === 0 ? words.notCheckable(notCheckable) : '',
    surface !== undefined && surface !== lastPart(path) ? surface : '',
  ].filter(Boolean)
  return {
    ...plain,
    id: `${above}/${candidate}`,
    kind: 'candidate',
    label,
    description: facts.join(' · '),
    icon: status,
    spoken: spoken([`${label} ${statusLabel}`, ...facts]),
    subject,
  }
}

/** The rows that hang under a candidate once it is opened: its checklist. */
export const criterionRows = ({ id, subject }: PromotionRow, { criteria }: PromotionDetails): PromotionRow[] =>
  subject ? criteria.map(criterion => criterionRow(criterion, id)) : []

function criterionRow(criterion: CriterionItem, above: string): PromotionRow {
  const { kind, state, label, stateLabel, reason, messages, uri, line, changes = [] } = criterion
  const id = `${above}#${kind}`
  return {
    ...plain,
    id,
    kind: 'criterion',
    label,
    description: [stateLabel, reason].filter(Boolean).join(' · '),
    icon: state,
    tooltip: [[label, stateLabel, reason].filter(Boolean).join(' · '), ...messages].map(escaped),
    target: { uri, ...(line !== undefined && { line }) },
    children: [
      ...changes.map((change, index) => changeRow(change, `${id}/${change.package} ${change.label}#${index}`)),
      ...messages.map(
        (message, index): PromotionRow => ({
          ...plain,
          id: `${id}/${index}`,
          kind: 'message',
          label: message,
          tooltip: [escaped(message)],
        }),
      ),
    ],
  }
}

/** How one symbol changed: its signatures stand above one another, as far as there are two. */
function changeRow(change: ApiChangeItem, id: string): PromotionRow {
  const { kind, label, package: of, before, after, uri, line } = change
  return {
    ...plain,
    id,
    kind: 'change',
    label,
    description: of,
    icon: kind,
    tooltip: [
      ...(before === undefined ? [] : [`− ${escaped(before)}`]),
      ...(after === undefined ? [] : [`\\+ ${escaped(after)}`]),
    ],
    spoken: spoken([kind, label, of]),
    target: { uri, ...(line !== undefined && { line }) },
  }
}
