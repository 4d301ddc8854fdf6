import { type ApiChange, goSignature, readSnapshot } from '../core/api/api-snapshot.ts'
import { rangeIn } from '../core/findings/words.ts'
import { claimLabel } from '../core/maturity/status.ts'
import { apiText } from '../core/promotion/api-text.ts'
import { checklist, checklistForIssue } from '../core/promotion/checklist.ts'
import { type ComparedApi, comparedApi } from '../core/promotion/compared-api.ts'
import type { Criterion, CriterionState } from '../core/promotion/criterion.ts'
import { type Promotion, type PromotionGroup, promotionGroups, promotionsIn } from '../core/promotion/promotion.ts'
import { canStart } from '../core/promotion/start.ts'
import { criterionName, groupMeaning, groupName, stateName } from '../core/promotion/words.ts'
import { modulePath } from '../core/repo/module-path.ts'
import { specPaths } from '../core/repo/snapshot.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Target } from '../protocol/families.ts'
import type {
  ApiChangeItem,
  CriterionItem,
  PromotionCandidate,
  PromotionDetails,
  PromotionGroupItem,
  PromotionResult,
} from '../protocol/promotion.ts'
import type { Session } from './session.ts'
import { textsIn } from './texts-in.ts'
import type { Workspace } from './workspace.ts'

/** What each module below ga has of what a promotion needs, in every checkout that is worked on. */
export const promotionOf = (session: Session, t: Localize): PromotionResult => ({
  workspaces: session.ownCheckouts.map(workspace => {
    const promotions = promotionsIn(workspace.snapshot, workspace.findings, t)
    const groups = promotions ? promotionGroups.map(kind => groupItem(kind, promotions, workspace, t)) : []
    return { root: workspace.link(''), groups }
  }),
})

function groupItem(
  kind: PromotionGroup,
  promotions: readonly Promotion[],
  workspace: Workspace,
  t: Localize,
): PromotionGroupItem {
  const own = promotions.filter(({ group }) => group === kind)
  return {
    kind,
    title: groupName(kind, t),
    meaning: groupMeaning(kind, t),
    candidates: own.map(promotion => candidateItem(promotion, workspace, t)),
  }
}

function candidateItem(promotion: Promotion, { snapshot, link }: Workspace, t: Localize): PromotionCandidate {
  const { id, path, surface, entry, maturity, criteria } = promotion
  const count = (wanted: CriterionState): number => criteria.filter(({ state }) => state === wanted).length
  const manifest = snapshot.manifests.get(path)?.path
  const api = entry && comparedApi(snapshot, entry)
  const evidence = evidenceOf(promotion, snapshot, link)
  return {
    candidate: id,
    path,
    status: maturity.status,
    statusLabel: claimLabel(maturity, t),
    missing: count('missing'),
    notCheckable: count('not-checkable'),
    canStart: entry === undefined && canStart(snapshot, path, t),
    ...(surface !== undefined && { surface }),
    ...(evidence && { evidence }),
    ...(manifest !== undefined && { manifest: { uri: link(manifest) } }),
    ...(api?.kind === 'compared' && { snapshots: [link(api.older), link(api.newer)] as const }),
  }
}

/** The document where it is there, else the line of the ledger; undefined where that does not speak of the module. */
function evidenceOf(
  { entry }: Promotion,
  snapshot: Workspace['snapshot'],
  link: (file: string) => string,
): Target | undefined {
  if (!entry) return undefined
  const document = entry.evidenceDoc?.text
  if (document !== undefined && snapshot.tree.kind(document) === 'file') return { uri: link(document) }
  const { betaEvidence } = specPaths
  return { uri: link(betaEvidence), line: rangeIn(snapshot, betaEvidence, entry.at).start.line + 1 }
}

/**
 * The checklist of one candidate.
 * @param question PromotionQuestion, as far as the client keeps to it
 * @returns null where there is no such candidate
 */
export function promotionDetails(question: unknown, session: Session, t: Localize): PromotionDetails | null {
  const [root, wanted] = ['root', 'candidate'].map(textsIn(question))
  const workspace = session.ownCheckouts.find(({ link }) => link('') === root)
  if (!workspace) return null
  const { snapshot, findings, link } = workspace
  const [promotion] = promotionsIn(snapshot, findings, t, ({ id }) => id === wanted) ?? []
  if (!promotion) return null
  const api = promotion.entry && comparedApi(snapshot, promotion.entry)
  return {
    criteria: promotion.criteria.map(criterion => criterionItem(criterion, api, workspace, t)),
    markdown: checklist(promotion, link, t).markdown,
    issue: checklistForIssue(promotion, t),
  }
}

/**
 * An API snapshot as people read it.
 * @param question ApiTextQuestion, as far as the client keeps to it
 * @returns null where there is no such file in a checkout
 */
export function apiTextOf(question: unknown, session: Session): string | null {
  const place = session.checkoutPlaceOf(textsIn(question)('uri') ?? '')
  const api = place?.workspace.snapshot.read(place.path, readSnapshot)
  return api ? apiText(api) : null
}

function criterionItem(
  { kind, state, reason, messages, place }: Criterion,
  api: ComparedApi | undefined,
  workspace: Workspace,
  t: Localize,
): CriterionItem {
  const changes = kind === 'api' && api?.kind === 'compared' ? changesIn(api, workspace) : []
  return {
    kind,
    state,
    reason,
    messages,
    label: criterionName(kind, t),
    stateLabel: stateName(state, t),
    uri: workspace.link(place.file),
    ...(place.line !== undefined && { line: place.line }),
    ...(changes.length > 0 && { changes }),
  }
}

/** Each opens its line of the snapshot that has it: of the newer one, where both have. */
function changesIn(
  { older, newer, changes }: ComparedApi & { readonly kind: 'compared' },
  { snapshot, link }: Workspace,
): ApiChangeItem[] {
  const prefix = `${modulePath(snapshot)}/`
  return changes.flatMap(({ kind, before, after }: ApiChange) => {
    const entry = after ?? before
    if (!entry) return []
    const { importPath } = entry
    return [
      {
        kind,
        label: `${entry.kind} ${entry.name}`,
        package: importPath.startsWith(prefix) ? importPath.slice(prefix.length) : importPath,
        uri: link(after ? newer : older),
        line: entry.line + 1,
        ...(before && { before: goSignature(before) }),
        ...(after && { after: goSignature(after) }),
      },
    ]
  })
}
