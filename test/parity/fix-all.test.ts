import assert from 'node:assert/strict'
import type { Finding } from '../../server/src/core/findings/finding.ts'
import { fixAll } from '../../server/src/core/fixes/fix-all.ts'
import { leftBehind } from '../../server/src/core/fixes/left-behind.ts'
import type { Snapshot } from '../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { Checkouts } from '../support/fixes/subjects.ts'
import { FixTrials } from '../support/fixes/trials.ts'
import { editedFiles, loadMaterializer } from '../support/parity-cases.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

const materializer = await loadMaterializer()

const check = (snapshot: Snapshot): Finding[] => new Checker(allRules, english).check(snapshot)

const verdicts = (findings: readonly Finding[]): string[] =>
  findings.map(({ check, code, key }) => [check, code, ...key].join(' '))

describe('fixes, alone and all safe ones at once', () => {
  if (!materializer) {
    it('needs the recorded cases in ../shared', function () {
      this.skip()
    })
    return
  }
  const pristine = materializer.pristineFiles()
  const cases = materializer.loadCases()
  const trials = new FixTrials()
  const checkouts = new Checkouts()
  let mended = 0

  it('change nothing where nothing is wrong', () => {
    const { texts } = fixAll(workspaceFromFiles(pristine).snapshot(), check)
    assert.deepEqual([...texts.keys()], [])
  })

  for (const one of cases) {
    it(`${one.name}: no new error, nothing left to do, and each fix alone keeps its promises`, () => {
      const subject = checkouts.of(editedFiles(pristine, one))
      const { checker } = checkouts
      const { snapshot, findings: before } = subject
      assert.deepEqual(trials.tryAll(one.name, subject), [])
      const again = (state: Snapshot): Finding[] => checker.check(state)
      const after = fixAll(snapshot, state => (state === snapshot ? before : again(state)))
      const known = new Set(verdicts(before))
      assert.deepEqual(
        verdicts(after.findings.filter(({ code }) => !leftBehind.has(code))).filter(verdict => !known.has(verdict)),
        [],
      )
      assert.ok(after.findings.length <= before.length)
      assert.deepEqual([...fixAll(after.snapshot, again).texts.keys()], [])
      const concerned = new Set(before.flatMap(({ fixes }) => fixes.flatMap(fix => fix.edits.map(({ file }) => file))))
      for (const path of snapshot.textPaths) {
        if (!after.texts.has(path)) assert.equal(after.snapshot.text(path), snapshot.text(path))
        else assert.ok(concerned.has(path), path)
      }
      if (after.texts.size > 0) mended++
    })
  }

  after(() => assert.ok(mended > 20, `only ${mended} cases had anything to mend`))
})
