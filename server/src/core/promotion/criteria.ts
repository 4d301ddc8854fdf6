import { rulesFor } from '../boundaries/governing-rules.ts'
import type { Finding } from '../findings/finding.ts'
import { rangeIn } from '../findings/words.ts'
import { anyFileOf } from '../graph/may-import.ts'
import { primerOf } from '../maturity/evaluation.ts'
import { gapsIn } from '../maturity/evidence-gaps.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import type { Span } from '../text/position.ts'
import type { Candidate } from './candidates.ts'
import type { Criterion, CriterionKind, CriterionPlace } from './criterion.ts'
import { type EntryCriterion, entryCriteria } from './entry-criteria.ts'
import type { Found } from './found.ts'

/** What a checklist is worked out from. */
export interface Grounds {
  readonly snapshot: Snapshot
  readonly found: Found
  readonly t: Localize
}

/** The checklist of a candidate. @param next the entry behind that of the candidate in the ledger */
export function criteriaOf(candidate: Candidate, next: Candidate['entry'], grounds: Grounds): Criterion[] {
  const { entry } = candidate
  const ofLedger = entry ? ofEntry(candidate, entry, next, grounds) : withoutEntry(candidate, grounds)
  return [...ofLedger, primer(candidate, grounds), manifest(candidate, grounds), boundaries(candidate, grounds)]
}

function ofEntry(
  { path }: Candidate,
  entry: NonNullable<Candidate['entry']>,
  next: Candidate['entry'],
  grounds: Grounds,
): Criterion[] {
  const { snapshot, found, t } = grounds
  const gaps = new Set(gapsIn(snapshot, entry))
  const findings = found.inEntry(entry, next)
  const isUnjudged = found.isUnjudged('extension-beta-evidence')
  return entryCriteria({ entry, path, gaps, snapshot, t }).map(({ kind, key, state, reason, at }) => {
    const own = key === undefined ? othersIn(findings) : (findings.get(key) ?? [])
    const place = inLedger(at ?? entry.keys.get(key ?? '')?.at ?? entry.at, snapshot)
    // The API is no key of its own: what is found at the snapshots is told there.
    if (kind !== 'api' && own.length > 0) return contradicted(kind, own, state === 'missing' ? reason : '', grounds)
    const isOpen = kind === 'entry' && isUnjudged
    return isOpen
      ? { kind, state: 'not-checkable', reason: t('the check stops elsewhere'), messages: [], place }
      : { kind, state, reason, messages: [], place }
  })
}

const keysOfOthers: ReadonlySet<string> = new Set<NonNullable<EntryCriterion['key']>>([
  'release_refs',
  'api_snapshots',
  'owner_signoff',
  'evidence_doc',
  'blockers',
])

/** What is found in an entry, and is about none of the keys that a criterion of its own stands for. */
const othersIn = (findings: ReadonlyMap<string, readonly Finding[]>): Finding[] =>
  [...findings].flatMap(([key, found]) => (keysOfOthers.has(key) ? [] : found))

const inLedger = (at: Span, snapshot: Snapshot): CriterionPlace => ({
  file: specPaths.betaEvidence,
  line: rangeIn(snapshot, specPaths.betaEvidence, at).start.line + 1,
})

/** What the checks speak against. @param reason what is known besides; the empty string where that is nothing */
function contradicted(kind: CriterionKind, findings: readonly Finding[], reason: string, { t }: Grounds): Criterion {
  const [first] = findings
  const count = findings.length === 1 ? t('1 finding') : t('{count} findings', { count: findings.length })
  return {
    kind,
    state: 'missing',
    reason: reason === '' ? count : reason,
    messages: findings.map(({ message }) => message),
    place: { file: first?.file ?? '', line: first && first.range.start.line + 1 },
  }
}

/** Of a module that the ledger does not speak of: whose status a family's evidence carries needs none of its own. */
function withoutEntry({ maturity }: Candidate, { t }: Grounds): Criterion[] {
  const isCarried = maturity.status === 'beta' || maturity.status === 'beta-surface'
  const reason = isCarried ? t('no entry of its own') : t('no entry in the ledger')
  const place = { file: specPaths.betaEvidence, line: undefined }
  const of = (kind: CriterionKind, canTell = true): Criterion => ({
    kind,
    state: canTell && !isCarried ? 'missing' : 'not-checkable',
    reason,
    messages: [],
    place,
  })
  return [
    of('entry'),
    of('releases'),
    of('snapshots'),
    of('api', false),
    of('sign-off'),
    of('document'),
    of('blockers', false),
  ]
}

function primer({ path }: Candidate, { snapshot, t }: Grounds): Criterion {
  const file = primerOf(snapshot, path)
  const kind = 'primer'
  if (file !== undefined) {
    // Whose it is: pages of that folder are called alike.
    const reason = file.replace(/^docs\/modules\//, '').replace(/\/README\.md$/, '')
    return { kind, state: 'pass', reason, messages: [], place: { file, line: undefined } }
  }
  const manifestOf = snapshot.manifests.get(path)
  const documents = manifestOf?.lines.get('doc_paths')
  const line = manifestOf && documents && manifestOf.source.range(documents.at).start.line + 1
  const place = { file: manifestOf?.path ?? specPaths.betaEvidence, line }
  const reason = t('{path} does not exist', { path: `docs/modules/${path}/README.md` })
  return { kind, state: 'missing', reason, messages: [], place }
}

function manifest({ path }: Candidate, grounds: Grounds): Criterion {
  const { snapshot, found, t } = grounds
  const kind = 'manifest'
  const own = snapshot.manifests.get(path)
  if (!own) {
    const place = { file: specPaths.betaEvidence, line: undefined }
    return { kind, state: 'not-checkable', reason: t('no manifest of its own'), messages: [], place }
  }
  const findings = found.inManifest(own.path)
  if (findings.length > 0) return contradicted(kind, findings, '', grounds)
  return unlessUnjudged(kind, found.isUnjudged('module-manifests'), { file: own.path, line: undefined }, '', t)
}

function boundaries({ path }: Candidate, grounds: Grounds): Criterion {
  const { snapshot, found, t } = grounds
  const kind = 'boundaries'
  const findings = found.atBoundaries(path)
  if (findings.length > 0) return contradicted(kind, findings, '', grounds)
  const rule = rulesFor(snapshot, anyFileOf(path)).at(-1)
  const { dependencyRules: file } = specPaths
  const line = rule && rangeIn(snapshot, file, rule.nameAt).start.line + 1
  const isUnjudged = found.isUnjudged('dependency-rules', 'cross-extension-deps')
  return unlessUnjudged(kind, isUnjudged, { file, line }, t('nothing found'), t)
}

function unlessUnjudged(
  kind: CriterionKind,
  isUnjudged: boolean,
  place: CriterionPlace,
  reason: string,
  t: Localize,
): Criterion {
  if (isUnjudged) return { kind, state: 'not-checkable', reason: t('the check stops elsewhere'), messages: [], place }
  return { kind, state: 'pass', reason, messages: [], place }
}
