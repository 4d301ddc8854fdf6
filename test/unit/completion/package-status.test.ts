import assert from 'node:assert/strict'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const ledger = 'specs/extension-beta-evidence.yaml'
const evidence = `subpackage_candidates:
  - module: x/shop
    subpackage: till
    owner_signoff: signed
    blockers: []
`
/** How a list shows what a manifest claims beyond what is proved. */
const claimed = (claim: string): string => `experimental; ${claim} claimed without evidence`
const repository = workspaceFromFiles(
  markedFiles(`-- specs/repo.yaml --
-- specs/extension-beta-evidence.yaml --
${evidence}-- x/desk/module.yaml --
name: x/desk
-- x/shop/module.yaml --
status: beta
stability_tiers:
  stable:
    - till
-- x/shop/till/till.go --
package till
-- x/shop/lamp/lamp.go --
package lamp
-- x/bank/module.yaml --
status: experimental
-- x/bank/bank.go --
package bank
`).files,
)

/** What a list beside another manifest shows of packages, while one file has a text. */
function shown(file: string, text: string): Record<string, string | undefined> {
  repository.openDocument(file, { text })
  const list = 'allowed_imports:\n  - x'
  const source = new SourceText(list)
  const found = completionsAt(
    repository.snapshot(),
    'x/desk/module.yaml',
    source,
    source.positionAt(list.length),
    english,
  )
  repository.closeDocument(file)
  return Object.fromEntries(found.map(({ label, mark }) => [label, mark?.replace(/^\S+ /, '')]))
}

describe('the status beside a package in a list', () => {
  const shop = 'x/shop/module.yaml'
  for (const [title, file, text, expected] of [
    [
      'at first',
      'x/desk/module.yaml',
      'name: x/desk\n',
      {
        'x/shop': claimed('beta'),
        'x/shop/till': 'beta surface',
        'x/shop/lamp': claimed('beta'),
        'x/bank': 'experimental',
      },
    ],
    ['while its manifest changes', 'x/bank/module.yaml', 'status: ga\n', { 'x/bank': claimed('ga') }],
    [
      'while that has a tier',
      'x/bank/module.yaml',
      'status: ga\nstability_tier: beta\n',
      { 'x/bank': claimed('beta') },
    ],
    [
      'while that says nothing but a family',
      'x/bank/module.yaml',
      'parent_family: x/shop\n',
      { 'x/bank': claimed('beta') },
    ],
    [
      'while the family says something else',
      shop,
      'status: ga\n',
      { 'x/shop': claimed('ga'), 'x/shop/lamp': claimed('ga'), 'x/shop/till': claimed('ga') },
    ],
    [
      'while the family’s tiers change',
      shop,
      'status: beta\nstability_tiers:\n  experimental:\n    - lamp\n',
      { 'x/shop/lamp': 'experimental', 'x/shop/till': claimed('beta') },
    ],
    [
      'while the evidence is not signed',
      ledger,
      evidence.replace('signed', 'missing'),
      { 'x/shop/till': claimed('beta') },
    ],
    [
      'afterwards',
      'x/desk/module.yaml',
      'name: x/desk\n',
      { 'x/shop': claimed('beta'), 'x/shop/till': 'beta surface', 'x/bank': 'experimental' },
    ],
  ] as const) {
    it(`is the one that holds ${title}`, () => {
      const all = shown(file, text)
      for (const [path, status] of Object.entries(expected)) assert.equal(all[path], status, path)
    })
  }
})
