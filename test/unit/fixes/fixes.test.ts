import assert from 'node:assert/strict'
import { ruleListings } from '../../../server/src/core/rules/registry.ts'
import { findingsOfApplication } from '../../support/application.ts'
import { applyEdits } from '../../support/apply-edits.ts'
import { evidenceWorkspace } from '../../support/evidence-workspace.ts'
import { checkFix, type FixExample } from '../../support/fix-examples.ts'
import { withoutFix } from '../../support/rule-pages/without-fix.ts'
import { cleanWorkspace } from '../../support/rule-pages/workspace.ts'
import { beyondCiExamples, beyondCiWorkspace } from './beyond-ci.ts'
import { communityExamples, communityWorkspace } from './community.ts'
import { evidenceExamples } from './evidence.ts'
import { formExamples, ledgerFormExamples } from './forms.ts'
import { importExamples, importWorkspace } from './imports.ts'
import { inventoryExamples, inventoryWorkspace } from './inventory.ts'
import { keyExamples, specKeyExamples } from './keys.ts'
import { layoutExamples, layoutWorkspace } from './layout.ts'
import { manifestExamples, manifestWorkspace } from './manifests.ts'
import { maturityExamples } from './maturity.ts'
import { pageExamples } from './pages.ts'
import { workflowExamples, workflowWorkspace } from './workflow.ts'

const areas: readonly (readonly [what: string, workspace: string, examples: readonly FixExample[]])[] = [
  ['of imports', importWorkspace, importExamples],
  ['of manifests', manifestWorkspace, manifestExamples],
  ['of forms', manifestWorkspace, formExamples],
  ['of forms of the ledger', evidenceWorkspace, ledgerFormExamples],
  ['of keys', manifestWorkspace, keyExamples],
  ['of keys of specs', evidenceWorkspace, specKeyExamples],
  ['of layout', layoutWorkspace, layoutExamples],
  ['of what agents read', workflowWorkspace, workflowExamples],
  ['of markers', inventoryWorkspace, inventoryExamples],
  ['of extensions elsewhere', communityWorkspace, communityExamples],
  ['of maturity', evidenceWorkspace, maturityExamples],
  ['of pages', evidenceWorkspace, pageExamples],
  ['of evidence', evidenceWorkspace, evidenceExamples],
  ['of what CI misses', beyondCiWorkspace, beyondCiExamples],
]

for (const [what, workspace, examples] of areas) {
  describe(`fixes ${what}`, () => {
    for (const example of examples) it(`${example.code}: ${example.when}`, () => checkFix(workspace, example))
  })
}

describe('fixes of applications', () => {
  it('requirement-missing: the version that go.work builds with, in the module that lacks it', () => {
    const files = new Map([
      ['go.work', 'go 1.24\n\nuse (\n\t.\n\t./api\n)\n'],
      ['api/go.mod', 'module example.com/shop/api\n\nrequire github.com/spcent/plumego v1.1.0\n'],
      ['go.mod', 'module example.com/shop\n\ngo 1.24\n'],
      ['main.go', 'package main\n\nimport _ "github.com/spcent/plumego/core"\n'],
    ])
    const [finding] = findingsOfApplication(files, cleanWorkspace).filter(({ code }) => code === 'requirement-missing')
    const [fix] = finding?.fixes ?? []
    assert.equal(fix?.title, 'Require github.com/spcent/plumego v1.1.0 in go.mod')
    const mended = applyEdits(files.get('go.mod') ?? '', fix?.edits ?? [])
    assert.equal(mended, 'module example.com/shop\n\ngo 1.24\n\nrequire github.com/spcent/plumego v1.1.0\n')
    assert.deepEqual(
      findingsOfApplication(new Map([...files, ['go.mod', mended]]), cleanWorkspace).map(({ code }) => code),
      [],
    )
  })
})

describe('every rule', () => {
  const all = areas.flatMap(([, , examples]) => examples)
  const mended = new Set([...all.filter(({ mend }) => mend !== 'none').map(({ code }) => code), 'requirement-missing'])
  const codes = [...new Set(ruleListings.map(({ code }) => code))]

  it('has a fix that is tried here, or a reason why it has none', () => {
    assert.deepEqual(
      codes.filter(code => !mended.has(code) && !withoutFix.has(code)),
      [],
    )
  })

  it('has a reason only where it has no fix', () => {
    assert.deepEqual(
      [...withoutFix.keys()].filter(code => mended.has(code) || !codes.includes(code)),
      [],
    )
  })
})
