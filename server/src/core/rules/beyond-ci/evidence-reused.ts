import type { Fix } from '../../findings/finding.ts'
import { placeName } from '../../findings/words.ts'
import { removeEntry } from '../../fixes/list-entries.ts'
import { subjectOf } from '../../maturity/evidence.ts'
import { snapshotRoot } from '../../repo/layout.ts'
import { cleanPath, isWithin } from '../../repo/paths.ts'
import type { Snapshot } from '../../repo/snapshot.ts'
import { type Piece, trimPiece } from '../../text/go-strings.ts'
import { evidenceFile, inEvidence, type LabelledEntry, labelledEntries } from '../extension-beta-evidence/entries.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'

const info: RuleInfo = {
  code: 'evidence-reused',
  check: null,
  severity: 'warning',
  summary:
    'Evidence that proves nothing of its own: a release ref twice, what belongs to another module, a path with "..".',
  key: ['label', 'value'],
  followUps: ['blocker-missing'],
}

/** A path that an entry of the ledger names. */
interface Named {
  readonly one: LabelledEntry
  readonly at: Piece
}

/** What the check counts, or looks up, without a look at whose it is. */
export const evidenceReused: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run(context) {
    const ledger = labelledEntries(context.snapshot)
    const owners = ownersIn(ledger)
    for (const one of ledger) {
      reportRepeated(one, one.entry.releaseRefs, context)
      reportRepeated(one, one.entry.apiSnapshots, context)
      for (const at of pathsOf(one)) {
        const owner = ownerOf({ one, at }, owners)
        if (isOutsideRoot({ one, at }, context.snapshot)) continue
        if (hasStepUp(at.text)) reportStepUp({ one, at }, context)
        else if (owner) reportForeign({ one, at }, owner, context)
      }
    }
  },
}

const pathsOf = ({ entry }: LabelledEntry): Piece[] =>
  [...entry.apiSnapshots.map(trimPiece), ...(entry.evidenceDoc ? [entry.evidenceDoc] : [])].filter(
    ({ text }) => text !== '',
  )

/** snapshot-outside-root says that it must go. */
const isOutsideRoot = ({ one: { entry }, at }: Named, snapshot: Snapshot): boolean =>
  at !== entry.evidenceDoc && !at.text.startsWith(snapshotRoot(snapshot))

const hasStepUp = (path: string): boolean => path.split('/').includes('..')

/** `x-data-file` of x/data/file: what Plumego calls the directory and the page of a package's evidence. */
const slugOf = ({ entry }: LabelledEntry): string => (subjectOf(entry) ?? entry.module.text).replaceAll('/', '-')

/** Who a path of evidence belongs to. */
interface Owners {
  /** Each entry by what its directory and its page are called. */
  readonly bySlug: ReadonlyMap<string, LabelledEntry>
  /** The first entry that names a path. */
  readonly byPath: ReadonlyMap<string, LabelledEntry>
}

function ownersIn(ledger: readonly LabelledEntry[]): Owners {
  const bySlug = new Map<string, LabelledEntry>()
  const byPath = new Map<string, LabelledEntry>()
  for (const one of ledger) {
    const slug = slugOf(one)
    if (!bySlug.has(slug)) bySlug.set(slug, one)
    for (const { text } of pathsOf(one)) {
      const path = cleanPath(text)
      if (!byPath.has(path)) byPath.set(path, one)
    }
  }
  return { bySlug, byPath }
}

/** The entry of another module that a path belongs to: the one that it bears the name of, else the first that names it. */
function ownerOf({ one, at }: Named, { bySlug, byPath }: Owners): LabelledEntry | undefined {
  const path = cleanPath(at.text)
  const [file = '', directory = ''] = path.split('/').reverse()
  const owner = bySlug.get(directory) ?? bySlug.get(file.replace(/\.\w+$/, '')) ?? byPath.get(path)
  return owner && isOther(owner, one) ? owner : undefined
}

/** Surfaces of one family may share its page, and a family that of a package in it. */
function isOther(a: LabelledEntry, b: LabelledEntry): boolean {
  const [left, right] = [a.entry.module.text, b.entry.module.text]
  return !isWithin(left, right) && !isWithin(right, left)
}

function reportRepeated({ label }: LabelledEntry, values: readonly Piece[], context: RuleContext): void {
  const { snapshot, t, report } = context
  const seen = new Map<string, Piece>()
  for (const at of values.map(trimPiece)) {
    const first = seen.get(at.text)
    if (!first) {
      seen.set(at.text, at)
      continue
    }
    if (at.text === '') continue
    const place = inEvidence(snapshot, first)
    const places = { label, value: at.text, place: placeName(place.file, place.range) }
    report(info, {
      ...inEvidence(snapshot, at),
      key: [label, at.text],
      message: t('{label} names {value} twice ({place}), and once is all that it proves: name another one.', places),
      related: [{ ...place, message: t('{value} is named here', places) }],
      fixes: removal(at, context),
    })
  }
}

function reportStepUp({ one: { label }, at }: Named, { snapshot, t, report }: RuleContext): void {
  report(info, {
    ...inEvidence(snapshot, at),
    key: [label, at.text],
    message: t('{path} of {label} leaves its directory by "..": expected the plain path {clean}.', {
      label,
      path: at.text,
      clean: cleanPath(at.text),
    }),
  })
}

function reportForeign({ one, at }: Named, owner: LabelledEntry, { snapshot, t, report }: RuleContext): void {
  const place = inEvidence(snapshot, owner.entry.at)
  const values = { label: one.label, path: at.text, owner: owner.label, place: placeName(place.file, place.range) }
  report(info, {
    ...inEvidence(snapshot, at),
    key: [one.label, at.text],
    message: t('{path} is evidence of {owner} ({place}), so it proves nothing of {label}: name its own.', values),
    related: [{ ...place, message: t('The entry of {owner}', values) }],
  })
}

/** Fewer than two refs or snapshots bring a blocker about: not for a fix that nobody looks at. */
const removal = (at: Piece, { snapshot, t }: RuleContext): Fix[] => removeEntry(evidenceFile(snapshot), at, t, false)
