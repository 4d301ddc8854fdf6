import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type FamilyEntry, type FamilyNode, familyTree } from '../../../server/src/core/maturity/families.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const workspace = `-- docs/concepts/extension-boundary.md --
### A — Families

Start *here*, always.

| Family | Role |
| --- | --- |
| \`x/mail\` | Sending |
| \`x/gone\` | Was here once |
| \`x/mail/late\` | Late |

### B — Parts

| Package | Parent family | Role |
| --- | --- | --- |
| \`x/mail/queue\` | \`x/mail\` | Waiting |

### D — Packs

| Package | Notes |
| --- | --- |
| \`x/mail\` overseas | Moves fast |
-- x/mail/module.yaml --
status: beta
owner: post
doc_paths:
  - docs/modules/x/mail/README.md
-- x/mail/mail.go --
package mail
-- x/mail/queue/module.yaml --
status: experimental
owner: "post" # the same people
-- x/mail/queue/store/deep/deep.go --
package deep
-- x/mail/testdata/sample/sample.go --
package sample
-- x/mail/docs/notes.txt --
no package
-- x/mail/late/module.yaml --
status: beta
owner: night
-- x/mail/far/module.yaml --
status: beta
-- core/core.go --
package core
-- core/inner/inner.go --
package inner
-- x/stamps/module.yaml --
parent_family: x/mail
-- x/lone/lone.go --
package lone
-- x/no/package/here/here.go --
package here
-- docs/modules/x/mail/README.md --
Mail
-- reference/with-post/main.go --
package main

import "github.com/spcent/plumego/x/mail"
`

const tree = familyTree(workspaceFromFiles(markedFiles(workspace).files).snapshot(), english)

function show(entry: FamilyEntry, indent = '  '): string[] {
  const { label, status, notes } = entry
  const said = [`${indent}${label}`, status, ...notes].join(' · ')
  if (entry.kind === 'reference') return [`${said} → ${entry.see}`]
  return [said, ...entry.children.flatMap(child => show(child, `${indent}  `))]
}

const nodes = (entries: readonly FamilyEntry[]): FamilyNode[] =>
  entries.flatMap(entry => (entry.kind === 'family' ? [entry, ...nodes(entry.children)] : []))

function find(path: string): FamilyNode {
  const found = nodes(tree.categories.flatMap(({ families }) => families)).filter(node => node.path === path)
  const [first, ...others] = found
  assert.deepEqual(others, [], `${path} is in the tree once`)
  assert.ok(first, `${path} is in the tree`)
  return first
}

describe('the family tree', () => {
  it('shows each package once, in its first category or under its family, and refers to it elsewhere', () => {
    const shown = tree.categories.flatMap(({ kind, letter, title, families }) => [
      `${kind} ${letter ?? '-'} ${title}`,
      ...families.flatMap(family => show(family)),
    ])
    assert.deepEqual(shown, [
      'category A Families',
      '  mail · beta',
      '    far · beta',
      '    late · beta → A',
      '    stamps · beta',
      '    queue · experimental → B',
      '  gone · unknown · not in this version',
      '  mail/late · beta · night',
      'category B Parts',
      '  mail/queue · experimental',
      '    store/deep · experimental',
      'category D Packs',
      '  mail · beta · overseas → A',
      'stable-roots - Stable roots',
      '  core · ga',
      '    inner · ga',
      'unlisted - Not on the Boundary page',
      '  lone · unknown',
      '  no/package/here · unknown',
    ])
  })

  it('tells of a category what the page says of it, and where', () => {
    const said = tree.categories.map(({ about, place }) => [about, place?.line])
    assert.deepEqual(said.slice(0, 3), [
      ['Start here, always.', 1],
      [undefined, 11],
      [undefined, 17],
    ])
  })

  it('tells each package its categories, manifest and provenance', () => {
    const { categories, manifest, provenance } = find('x/mail')
    assert.deepEqual(
      { categories, manifest, provenance },
      { categories: ['A', 'D'], manifest: 'x/mail/module.yaml', provenance: 'its own status' },
    )
    assert.equal(find('x/mail/queue/store/deep').manifest, undefined)
    assert.equal(find('x/mail/queue/store/deep').provenance, 'inherited from x/mail/queue')
  })

  it('lists what to read, in order, as far as it is there', () => {
    assert.deepEqual(
      find('x/mail').steps.map(({ kind, label, file }) => [kind, label, file]),
      [
        ['primer', 'Primer', 'docs/modules/x/mail/README.md'],
        ['manifest', 'Manifest', 'x/mail/module.yaml'],
        ['reference', 'with-post', 'reference/with-post/main.go'],
      ],
    )
  })

  it('is one group without a letter where there is no page', () => {
    const { files } = markedFiles('-- x/a/module.yaml --\nstatus: beta\n-- x/a/b/b.go --\npackage b\n')
    const { categories } = familyTree(workspaceFromFiles(files).snapshot(), english)
    assert.deepEqual(
      categories.map(({ kind, title, families }) => [kind, title, families.flatMap(family => show(family, ''))]),
      [['category', 'Uncategorised', ['a · beta', '  b · beta']]],
    )
  })

  it('is empty where there are no extensions', () => {
    assert.deepEqual(familyTree(workspaceFromFiles(new Map()).snapshot(), english), { categories: [] })
    const { files } = markedFiles('-- core/core.go --\npackage core\n')
    assert.deepEqual(familyTree(workspaceFromFiles(files).snapshot(), english), { categories: [] })
  })
})

/** What the ledger says of a surface and of three subpackages. */
const ledger = `-- specs/extension-beta-evidence.yaml --
candidates:
  - module: x/shop
    evidence_doc: docs/shop.md
    owner_signoff: signed
    blockers:
      - api_snapshot_missing
subpackage_candidates:
  - module: x/shop
    subpackage: cart
    evidence_doc: docs/shop.md
    owner_signoff: signed
    blockers: []
  - module: x/shop
    subpackage: bill
    evidence_doc: docs/shop.md
    owner_signoff: signed
    blockers: []
-- x/shop/module.yaml --
status: experimental
owner: sales
stability_tiers:
  stable:
    - cart
    - bill
-- x/shop/cart/cart.go --
package cart
-- x/shop/bill/bill.go --
package bill
-- x/shop/stock/module.yaml --
status: beta
owner: storage
-- x/shop/plain/plain.go --
package plain
`

describe('what a family says beside its status', () => {
  const { categories } = familyTree(workspaceFromFiles(markedFiles(ledger).files).snapshot(), english)
  const all = nodes(categories.flatMap(({ families }) => families))
  const table: readonly (readonly [path: string, notes: readonly string[]])[] = [
    ['x/shop', ['blocked', '1 beta', '2 beta surfaces']],
    ['x/shop/cart', []],
    ['x/shop/stock', ['storage']],
    ['x/shop/plain', []],
  ]
  for (const [path, notes] of table) {
    it(`${path}: ${notes.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(all.find(node => node.path === path)?.notes, notes)
    })
  }
})
