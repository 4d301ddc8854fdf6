import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type FamilyNode, familyTree } from '../../../server/src/core/maturity/families.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const workspace = `-- docs/concepts/extension-boundary.md --
### A — Families

| Family | Role |
| --- | --- |
| \`x/mail\` | Sending |
| \`x/gone\` | Was here once |

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

function show(node: FamilyNode, indent = '  '): string[] {
  return [`${indent}${node.label} ${node.description}`, ...node.children.flatMap(child => show(child, `${indent}  `))]
}

function find(path: string): FamilyNode {
  const search = (nodes: readonly FamilyNode[]): FamilyNode | undefined => {
    for (const node of nodes) {
      const found = node.path === path ? node : search(node.children)
      if (found) return found
    }
    return undefined
  }
  const found = search(tree.categories.flatMap(({ families }) => families))
  assert.ok(found, `${path} is in the tree`)
  return found
}

describe('the family tree', () => {
  it('shows the page in its order, subpackages under their families, and loses nothing', () => {
    const mail = ['    queue ○ experimental · post', '      store/deep ○ experimental · post', '    x/stamps ● beta']
    const shown = tree.categories.flatMap(({ letter, title, families }) => [
      `${letter ?? '-'} ${title}`,
      ...families.flatMap(family => show(family)),
    ])
    assert.deepEqual(shown, [
      'A Families',
      '  x/mail ● beta · post',
      ...mail,
      '  x/gone ? not in this version',
      'B Parts',
      '  x/mail/queue ○ experimental · post',
      '    store/deep ○ experimental · post',
      'D Packs',
      '  x/mail ● beta · post · overseas',
      ...mail,
      '- Uncategorised',
      '  x/lone ? unknown',
      '  x/no/package/here ? unknown',
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

  it('is all uncategorised where there is no page', () => {
    const { files } = markedFiles('-- x/a/module.yaml --\nstatus: beta\n-- x/a/b/b.go --\npackage b\n')
    const { categories } = familyTree(workspaceFromFiles(files).snapshot(), english)
    assert.deepEqual(
      categories.map(({ letter, families }) => [letter, families.flatMap(family => show(family, ''))]),
      [[undefined, ['x/a ● beta', '  b ● beta']]],
    )
  })

  it('is empty where there are no extensions', () => {
    assert.deepEqual(familyTree(workspaceFromFiles(new Map()).snapshot(), english), { categories: [] })
  })
})
