import type { Fix } from '../../findings/finding.ts'
import { placeName, rangeIn, related } from '../../findings/words.ts'
import { addToEvidenceCell } from '../../fixes/dashboard-rows.ts'
import { ground, restingOn } from '../../fixes/reliable.ts'
import { dashboardPath } from '../../maturity/dashboard.ts'
import { specPaths } from '../../repo/snapshot.ts'
import { type DashboardCandidate, readDashboardCandidates } from '../../spec/maturity-evidence.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { blockerText, linkTarget, linkTo } from './candidates.ts'
import { dashboardFile, dashboardRows, type FamilyRow } from './dashboard-drift.ts'
import { check, type Family } from './families.ts'
import { type Offered, whenProven, withheld } from './telling-on.ts'

const withoutEvidence: RuleInfo = {
  code: 'dashboard-candidate-without-evidence',
  check,
  severity: 'error',
  summary: 'A beta candidate on the maturity dashboard has no evidence document.',
  key: ['module'],
}

const evidenceLink: RuleInfo = {
  code: 'dashboard-evidence-link',
  check,
  severity: 'error',
  summary: 'The row of a beta candidate on the maturity dashboard does not link to its evidence document.',
  key: ['module', 'link'],
}

const blockerTextMissing: RuleInfo = {
  code: 'dashboard-blocker-text',
  check,
  severity: 'error',
  summary: 'The row of a beta candidate on the maturity dashboard does not name one of its blockers.',
  key: ['module', 'text'],
}

/** The row of a candidate links to its evidence and names what still keeps it from beta. */
export const dashboardEvidence: WorkspaceRule = {
  scope: 'workspace',
  rules: [withoutEvidence, evidenceLink, blockerTextMissing],
  run(context) {
    for (const one of dashboardRows(context.snapshot)) context.part(one, () => checkRow(one, context))
  },
}

function checkRow({ family, row }: FamilyRow, context: RuleContext): void {
  const candidate = context.snapshot.read(specPaths.betaEvidence, readDashboardCandidates)?.get(family.path)
  if (!candidate) return
  checkLink(context, row, candidate, family)
  checkBlockers(context, row, candidate)
}

function checkLink(context: RuleContext, row: Piece, candidate: DashboardCandidate, family: Family): void {
  const { snapshot, t, report } = context
  const { module, evidenceDoc } = candidate
  const at = { file: dashboardPath(snapshot), range: rangeIn(snapshot, dashboardPath(snapshot), row) }
  const evidence = specPaths.betaEvidence
  if (!evidenceDoc) {
    const place = placeName(evidence, rangeIn(snapshot, evidence, module))
    report(withoutEvidence, {
      ...at,
      key: [module.text],
      message: t('{module} is a beta candidate without evidence_doc ({place}): write the document and name it there.', {
        module: module.text,
        place,
      }),
      related: [related(snapshot, evidence, module, t('Evidence entry of {module}', { module: module.text }))],
    })
    return
  }
  const link = linkTarget(evidenceDoc)
  if (row.text.includes(`(${link})`) || row.text.includes(`(../${link})`)) return
  const values = { module: module.text, link, place: placeName(evidence, rangeIn(snapshot, evidence, evidenceDoc)) }
  report(evidenceLink, {
    ...at,
    key: [module.text, link],
    message: t('The row of {module} does not link to its evidence ({place}): add a link to (../{link}).', values),
    related: [related(snapshot, evidence, evidenceDoc, t('evidence_doc of {module}', values))],
    ...linkOffered(context, family, evidenceDoc, linkFixes(context, row, candidate, family)),
  })
}

/** A link leads to what is there; of a family that calls itself more than experimental it is a part of the promotion. */
function linkOffered(context: RuleContext, family: Family, document: Piece, fixes: readonly Fix[]): Offered {
  const { snapshot, t } = context
  const resting = restingOn(fixes, [ground(snapshot, specPaths.betaEvidence, document)])
  if (family.state?.status?.text !== 'experimental') return whenProven(context, family, resting)
  if (snapshot.tree.stat(document.text) === 'file') return { fixes: resting, withheld: [] }
  return withheld(resting, t('{path} is not there yet: write it first.', { path: document.text }))
}

function linkFixes({ snapshot, t }: RuleContext, row: Piece, candidate: DashboardCandidate, family: Family): Fix[] {
  const file = dashboardFile(snapshot)
  const link = linkTo(candidate, file.source, family.state?.status?.text)
  if (link === '' || !candidate.evidenceDoc) return []
  const title = t('Link to {path}', { path: linkTarget(candidate.evidenceDoc) })
  return addToEvidenceCell(file, { module: candidate.module.text, row }, link, title)
}

function checkBlockers({ snapshot, t, report }: RuleContext, row: Piece, candidate: DashboardCandidate): void {
  for (const blocker of candidate.blockers) {
    const text = blockerText(blocker)
    if (text === undefined || row.text.includes(text)) continue
    const place = placeName(specPaths.betaEvidence, rangeIn(snapshot, specPaths.betaEvidence, blocker))
    const values = { module: candidate.module.text, blocker: blocker.text, text, place }
    report(blockerTextMissing, {
      file: dashboardPath(snapshot),
      range: rangeIn(snapshot, dashboardPath(snapshot), row),
      key: [candidate.module.text, text],
      message: t('{module} is blocked by {blocker} ({place}): its row must say "{text}".', values),
      related: [related(snapshot, specPaths.betaEvidence, blocker, t('Blocker of {module}', values))],
      fixes: restingOn(
        addToEvidenceCell(
          dashboardFile(snapshot),
          { module: candidate.module.text, row },
          text,
          t('Show {value} in the row', { value: text }),
        ),
        [ground(snapshot, specPaths.betaEvidence, blocker)],
      ),
    })
  }
}
