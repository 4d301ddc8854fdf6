import assert from 'node:assert/strict'
import { importHover } from '../../../server/src/core/hover/import-hover.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const page = `# Extension Boundary

## What \`x/*\` Is

\`x/*\` is the layer where features live — kept
apart from the stable kernel. Another sentence.

## Four Categories of Extension Families

### A — Families

| Family | Role |
|---|---|
| \`x/mail\` | Sending |

### B — Parts

Lower-level building blocks consumed by
category A families. More of it.

| Package | Parent family | Role |
|---|---|---|
| \`x/mail/queue\` | \`x/mail\` | Waiting |
`

const workspace = (rules: string, manifest: string) =>
  workspaceFromFiles(
    markedFiles(`-- go.mod --
module github.com/spcent/plumego
-- specs/repo.yaml --
module: github.com/spcent/plumego
-- specs/dependency-rules.yaml --
${rules}
-- x/rest/module.yaml --
name: x/rest
path: x/rest
${manifest}
-- x/rest/rest.go --
package rest
-- router/router.go --
package router
-- x/mail/mail.go --
package mail
-- x/mail/queue/queue.go --
package queue
-- docs/concepts/extension-boundary.md --
${page}`).files,
  ).snapshot()

const rule = (name: string, deny: string, head = ''): string =>
  `modules:\n  ${name}:\n    path: ${name}\n${head}    deny:\n      - core/**\n${deny}\n`

function told(rules: string, file: string, imported: string, manifest = ''): string[] {
  const snapshot = workspace(rules, manifest)
  const link = (path: string) => path
  const importPath = `github.com/spcent/plumego/${imported}`
  const hover = importHover(
    snapshot,
    { importer: { snapshot, file, link }, importPath },
    { t: english, link, origin: '' },
  )
  return (hover?.plain ?? '').split('\n').filter(line => /^(?:Beside|The Extension)/.test(line))
}

describe('why an import is denied', () => {
  const rest = 'x/rest/rest.go'
  const cases: readonly (readonly [what: string, rules: string, comment: string])[] = [
    [
      'above the entry',
      rule('x/rest', '      # The caller\n      # sends mail.\n      - x/mail/**'),
      'The caller sends mail.',
    ],
    ['in the rule', rule('x/rest', '      - x/mail/**', '    # beta. Routes alone.\n'), 'beta. Routes alone.'],
    [
      'in the rule, behind its layer',
      rule('x/rest', '      - x/mail/**', '    layer: extension\n    # Routes.\n'),
      'Routes.',
    ],
    [
      'above the rule',
      rule('x/rest', '      - x/mail/**').replace('  x/rest:', '  # Routes alone.\n  x/rest:'),
      'Routes alone.',
    ],
  ]
  for (const [what, rules, comment] of cases) {
    it(`is what a comment ${what} says`, () => {
      assert.deepEqual(told(rules, rest, 'x/mail'), [`Beside the rule: “${comment}”`])
    })
  }

  it('is what a comment in the manifest says, too, and each comment once', () => {
    const manifest = 'forbidden_imports:\n  # The caller sends.\n  - x/mail/**\n'
    assert.deepEqual(told(rule('x/rest', '      # Not here.\n      - x/mail/**'), rest, 'x/mail', manifest), [
      'Beside the rule: “Not here.”',
      'Beside the rule: “The caller sends.”',
    ])
    assert.deepEqual(told(rule('x/rest', '      # The caller sends.\n      - x/mail/**'), rest, 'x/mail', manifest), [
      'Beside the rule: “The caller sends.”',
    ])
  })

  it('is what the page says of the category of the package, and to a stable root of the layer', () => {
    assert.deepEqual(told(rule('x/rest', '      - x/mail/**'), rest, 'x/mail/queue'), [
      'The Extension Boundary page: “Lower-level building blocks consumed by category A families.”',
    ])
    assert.deepEqual(told(rule('router', '      - x/**'), 'router/router.go', 'x/mail'), [
      'The Extension Boundary page: “`x/*` is the layer where features live — kept apart from the stable kernel.”',
    ])
  })

  it('is nothing where neither says anything, and where it is not denied', () => {
    assert.deepEqual(told(rule('x/rest', '      - x/mail/**'), rest, 'x/mail'), [])
    assert.deepEqual(told(rule('x/rest', '      # Not here.\n      - x/other/**'), rest, 'x/mail/queue'), [])
  })
})
