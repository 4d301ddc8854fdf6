import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { disagreement, sourceName } from '../../../server/src/core/maturity/statements.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

/** What sources say of `x/a/b` where they disagree, each with its line, counted from 1. */
function told(text: string): string[] {
  const snapshot = workspaceFromFiles(markedFiles(text).files).snapshot()
  return disagreement(snapshot, 'x/a/b').map(
    statement =>
      `${statement.status}: ${sourceName(statement, english)} ${statement.place.file}:${statement.place.range.start.line + 1}`,
  )
}

const dashboard = (status: string): string =>
  `-- docs/concepts/extension-maturity.md --\n| Package | Parent | Status |\n| --- | --- | --- |\n| \`x/a/b\` | \`x/a\` | ${status} |\n`
const evidence = (entry: string): string =>
  `-- specs/extension-beta-evidence.yaml --\ncandidates:\n  - module: x/a\n    current_status: ga\nsurface_candidates:\n${entry}`
const own = (status: string): string => `-- x/a/b/module.yaml --\nname: x/a/b\nstatus: ${status}\n`

describe('sources that disagree about a package', () => {
  it('are none where all say the same', () => {
    assert.deepEqual(told(own('beta') + dashboard('beta')), [])
  })

  it('do not count a beta surface against beta', () => {
    assert.deepEqual(told(own('beta') + dashboard('beta surface')), [])
  })

  for (const status of ['experimental', 'Experimental', '**Experimental**']) {
    it(`name the dashboard, however it writes the status: ${status}`, () => {
      assert.deepEqual(told(own('beta') + dashboard(status)), [
        'beta: its own status x/a/b/module.yaml:2',
        'experimental: maturity dashboard docs/concepts/extension-maturity.md:3',
      ])
    })
  }

  it('name the ledger, and leave out entries about other packages', () => {
    const surface = '  - module: x/a\n    surface: things\n    package: x/a/b\n    current_status: experimental\n'
    assert.deepEqual(told(own('beta') + evidence(surface)), [
      'beta: its own status x/a/b/module.yaml:2',
      'experimental: evidence ledger specs/extension-beta-evidence.yaml:8',
    ])
  })

  it('name its own status beside its tier', () => {
    assert.deepEqual(told(`${own('experimental')}stability_tier: beta\n`), [
      'beta: its own stability_tier x/a/b/module.yaml:3',
      'experimental: its own status x/a/b/module.yaml:2',
    ])
  })

  it('name a parent whose word stable nobody has signed', () => {
    const parent = '-- x/a/module.yaml --\nstatus: experimental\nstability_tiers:\n  stable:\n    - b\n'
    assert.deepEqual(told(own('experimental') + parent), [
      'beta-surface: stability_tiers of x/a x/a/module.yaml:4',
      'experimental: its own status x/a/b/module.yaml:2',
    ])
  })
})
