import { evidenceWorkspace } from './evidence-workspace.ts'
import { markedFiles } from './marked-files.ts'
import { edited } from './rule-examples.ts'

type Edits = readonly (readonly [before: string, after: string])[]

/** The manifest of x/new, which the evidence workspace has no entry for, claims beta. */
export const promoted = ['owner: labs\nstatus: experimental', 'owner: labs\nstatus: beta'] as const

/** The keys of a whole entry for x/new, each of which a test may replace. */
export const wholeEntry = {
  status: 'current_status: beta',
  document: 'evidence_doc: docs/evidence/new.md',
  refs: 'release_refs: [v1.0.0, v1.1.0]',
  snapshots:
    'api_snapshots: [docs/evidence/extension/snapshots/new-a.snapshot, docs/evidence/extension/snapshots/new-b.snapshot]',
  signoff: 'owner_signoff: signed',
  blockers: 'blockers: []',
} as const

/** An entry for x/new with other keys than a whole one has; one that is empty is left out. */
export function entryForNew(other: Partial<Record<keyof typeof wholeEntry, string>> = {}): readonly [string, string] {
  const keys = Object.values({ ...wholeEntry, ...other }).filter(key => key !== '')
  const lines = ['  - module: x/new', '    owner: labs', ...keys.map(key => `    ${key}`)]
  return ['subpackage_candidates:', `${lines.join('\n')}\nsubpackage_candidates:`]
}

/** What such an entry names is there, but for what a test takes away. */
const ofNew = `-- docs/evidence/new.md --
-- docs/evidence/extension/snapshots/new-a.snapshot --
-- docs/evidence/extension/snapshots/new-b.snapshot --
`

/** The evidence workspace with edits, and with more files. */
export const promotionFiles = (edits: Edits, more = ''): ReadonlyMap<string, string> =>
  markedFiles(edited(evidenceWorkspace + ofNew + more, edits)).files
