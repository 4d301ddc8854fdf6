import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { fixAll } from '../../../server/src/core/fixes/fix-all.ts'
import type { Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { entryForNew, promoted, promotionFiles } from '../../support/promotions.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

type Edits = readonly (readonly [before: string, after: string])[]

const codes = ['dashboard-drift', 'dashboard-evidence-link', 'dashboard-row-missing', 'readme-omits-beta']

const workspace = (edits: Edits, commits: Readonly<Record<string, boolean>> = {}): Snapshot =>
  workspaceFromFiles(promotionFiles(edits), {
    commits: new Map(Object.entries({ 'v1.0.0': true, 'v1.1.0': true, ...commits })),
  }).snapshot()

/** The fixes for x/new that repeat its status, and those that wait, with the reason. */
function offersIn(snapshot: Snapshot): { offered: string[]; waiting: string[]; reasons: string[] } {
  const found = new Checker(allRules, english).check(snapshot)
  const own = found.filter(({ code, key }) => codes.includes(code) && key[0] === 'x/new')
  const withheld = own.flatMap(finding => finding.withheld ?? [])
  return {
    offered: own.flatMap(({ fixes }) => fixes.map(({ title }) => title)),
    waiting: withheld.map(({ title }) => title),
    reasons: [...new Set(withheld.map(({ reason }) => reason))],
  }
}

const show = 'Show beta in the row'
const link = 'Link to evidence/new.md'
const add = 'Add x/new'
const at = 'specs/extension-beta-evidence.yaml:22'
const lacking = (lacks: string): string => `The evidence of x/new is not whole yet (${at}). It lacks: ${lacks}.`
const unsound = `Something is found in what this rests on, such as the evidence of x/new (${at}): mend that first.`

const waits: readonly (readonly [what: string, entry: Parameters<typeof entryForNew>[0], reason: string])[] = [
  [
    'a document alone',
    { refs: '', snapshots: '', signoff: '' },
    lacking('two release refs, two API snapshots that are there, the owner’s sign-off'),
  ],
  ['another status', { status: 'current_status: experimental' }, lacking('the status beta')],
  ['no document', { document: '' }, lacking('a document that is there')],
  ['one release', { refs: 'release_refs: [v1.0.0]' }, lacking('two release refs')],
  ['one release twice', { refs: 'release_refs: [v1.0.0, v1.0.0]' }, lacking('two release refs')],
  [
    'a snapshot that is not there',
    { snapshots: 'api_snapshots: [docs/evidence/extension/snapshots/new-a.snapshot, docs/evidence/gone.snapshot]' },
    lacking('two API snapshots that are there'),
  ],
  ['nobody’s word', { signoff: 'owner_signoff: asked' }, lacking('the owner’s sign-off')],
  ['a blocker', { blockers: 'blockers: [owner_signoff_missing]' }, lacking('an empty list of blockers')],
  ['a ref that names nothing', { refs: 'release_refs: [v1.0.0, v9.9.9]' }, unsound],
  ['a comment that the check reads along', { status: 'current_status: beta # at last' }, unsound],
]

describe('the fixes of a promotion', () => {
  it('wait for an entry', () => {
    const reason = 'specs/extension-beta-evidence.yaml has no entry for x/new yet.'
    assert.deepEqual(offersIn(workspace([promoted])), { offered: [], waiting: [add, show], reasons: [reason] })
  })

  for (const [what, entry, reason] of waits) {
    it(`wait where the entry has ${what}`, () => {
      const { offered, waiting, reasons } = offersIn(workspace([promoted, entryForNew(entry)], { 'v9.9.9': false }))
      assert.deepEqual(
        offered.filter(title => [show, link, add].includes(title)),
        [],
      )
      assert.deepEqual(waiting.filter(title => title !== link).toSorted(), [add, show].toSorted())
      assert.deepEqual(reasons, [reason])
    })
  }

  it('are all there once the entry is whole', () => {
    const { offered, waiting } = offersIn(workspace([promoted, entryForNew()]))
    assert.deepEqual([offered.toSorted(), waiting], [[add, link, show].toSorted(), []])
  })

  it('wait for a row that is to be added, too', () => {
    const row = '| `x/new` | experimental | low | labs | Ask first | docs:none; coverage:none | none yet |\n'
    const noRow = [promoted, [row, '']] as const
    const title = 'Add a row for x/new'
    assert.ok(offersIn(workspace(noRow)).waiting.includes(title))
    assert.ok(offersIn(workspace([...noRow, entryForNew()])).offered.includes(title))
  })

  it('are none of all safe fixes before', () => {
    const snapshot = workspace([promoted, entryForNew({ signoff: 'owner_signoff: asked' })])
    const { texts } = fixAll(snapshot, state => new Checker(allRules, english).check(state))
    assert.deepEqual(
      ['README.md', 'docs/concepts/extension-maturity.md'].filter(file => texts.has(file)),
      [],
    )
  })

  it('leave a candidate that stays experimental its link, where the document is there', () => {
    const blocked = {
      status: 'current_status: experimental',
      refs: '',
      blockers: 'blockers: [release_history_missing]',
    }
    assert.ok(offersIn(workspace([entryForNew(blocked)])).offered.includes(link))
    const gone = entryForNew({ ...blocked, document: 'evidence_doc: docs/evidence/gone.md' })
    assert.deepEqual(offersIn(workspace([gone])).waiting, ['Link to evidence/gone.md'])
  })
})
