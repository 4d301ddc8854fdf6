import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { applyEdits } from '../../../server/src/core/fixes/fix-all.ts'
import { promotionsIn } from '../../../server/src/core/promotion/promotion.ts'
import { canStart, type EvidenceStart, evidenceStart } from '../../../server/src/core/promotion/start.ts'
import type { Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { entryForNew, promotionFiles } from '../../support/promotions.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const ledger = 'specs/extension-beta-evidence.yaml'

const files = (over: Readonly<Record<string, string>> = {}, edits: Parameters<typeof promotionFiles>[0] = []) =>
  new Map([...promotionFiles(edits), ...Object.entries(over)])
const workspace = (all: ReadonlyMap<string, string>): Snapshot =>
  workspaceFromFiles(all, { commits: new Map([['v1.0.0', true] as const, ['v1.1.0', true] as const]) }).snapshot()

function startOf(snapshot: Snapshot, path: string): EvidenceStart {
  const start = evidenceStart(snapshot, path, english)
  assert.ok(typeof start !== 'string', String(start))
  return start
}

/** The workspace as it is once the evidence is started. */
function after(before: ReadonlyMap<string, string>, path: string): Map<string, string> {
  const snapshot = workspace(before)
  const { edits, document } = startOf(snapshot, path)
  const source = snapshot.text(ledger)
  assert.ok(source)
  return new Map([...before, [ledger, applyEdits(source, edits)], [document.file, document.text]])
}

const errors = (all: ReadonlyMap<string, string>): string[] =>
  new Checker(allRules, english)
    .check(workspace(all))
    .filter(({ check }) => check === 'extension-beta-evidence')
    .map(({ code, key }) => [code, ...key].join(' '))

const part = { 'x/new/part/module.yaml': 'name: x/new/part\nowner: labs\nstatus: experimental\nrisk: low\n' }

describe('evidence that is started', () => {
  for (const [what, path, over] of [
    ['a declared module', 'x/new', {}],
    ['a module below it', 'x/new/part', part],
    ['a module whose owner nobody knows', 'x/new', { 'x/new/module.yaml': 'name: x/new\nstatus: experimental\n' }],
  ] as const) {
    const before = files(over)

    it(`of ${what} is an entry and a document in which no check finds anything new`, () => {
      const found = errors(after(before, path)).filter(one => !errors(before).includes(one))
      // Whose owner nobody knows has to be asked.
      assert.deepEqual(
        found.filter(one => !one.startsWith('evidence-owner-mismatch')),
        [],
      )
    })

    it(`of ${what} promotes nothing: it changes no file but the ledger`, () => {
      const { edits, document, isDocumentNew } = startOf(workspace(before), path)
      assert.deepEqual([...new Set(edits.map(({ file }) => file))], [ledger])
      assert.equal(isDocumentNew, true)
      assert.match(document.text, /^Evidence state: incomplete$/m)
      assert.doesNotMatch(edits.map(({ newText }) => newText).join(''), /current_status: (?!experimental)|signed/)
    })

    it(`of ${what} stands among the blocked from then on`, () => {
      const snapshot = workspace(after(before, path))
      const found = promotionsIn(snapshot, new Checker(allRules, english).check(snapshot), english)
      assert.equal(found?.find(one => one.path === path)?.group, 'blocked')
      assert.equal(canStart(snapshot, path, english), false)
    })
  }

  it('leaves a document alone that is there', () => {
    const start = startOf(workspace(files({ 'docs/evidence/x-new.md': 'mine' })), 'x/new')
    assert.equal(start.document.file, 'docs/evidence/x-new.md')
    assert.equal(start.isDocumentNew, false)
  })

  for (const [problem, path, all] of [
    ['has-entry', 'x/new', files({}, [entryForNew()])],
    ['no-manifest', 'x/none', files()],
    ['no-manifest', '', files()],
    ['no-status', 'x/new', files({ 'x/new/module.yaml': 'name: x/new\nowner: labs\n' })],
    ['no-status', 'x/new', files({ 'x/new/module.yaml': 'name: x/new\nstatus: soon\n' })],
    ['undeclared', 'x/other', files({ 'x/other/module.yaml': 'name: x/other\nstatus: experimental\n' })],
    ['no-ledger', 'x/new', new Map([...files()].filter(([file]) => file !== ledger))],
    ['no-place', 'x/new', files({ [ledger]: 'version: 1\n' })],
  ] as const) {
    it(`is not offered for ${path || 'the root'}: ${problem}`, () => {
      assert.equal(evidenceStart(workspace(all), path, english), problem)
    })
  }
})
