import assert from 'node:assert/strict'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const repository = workspaceFromFiles(
  markedFiles(`-- go.mod --
module github.com/spcent/plumego
-- AGENTS.md --
-- READING.md --
-- docs/context/budget.md --
-- docs/context/x-shop-plan.md --
-- docs/context/packages.md --
-- docs/rules/style.md --
-- docs/modules/x/shop/README.md --
-- docs/modules/till/README.md --
-- docs/evidence/snapshots/first/a.snapshot --
-- docs/evidence/extension/x-shop.md --
-- recipes/fix-bug.yaml --
-- recipes/add-route.yaml --
-- recipes/new-module.yaml --
-- recipes/add-tool.yaml --
-- tasks/cards/TEMPLATE.md --
-- tasks/cards/open/1.md --
-- tasks/plans/README.md --
-- tasks/plans/open/1.md --
-- reference/shop/main.go --
package main
-- reference/bank/main.go --
package main
-- specs/repo.yaml --
layers:
  stable:
    paths:
      - core
  extension:
    paths:
      - x/bank
      - x/shop
canonical_authority:
  routing:
    - specs/task-routing.yaml
  rules:
    - docs/rules/style.md
-- specs/task-routing.yaml --
tasks:
  first:
    start_with:
      - AGENTS.md
      - docs/context/budget.md
    avoid:
      - reference/shop
      - reference/bank
-- specs/checks.yaml --
-- specs/inventory.yaml --
-- specs/extension-taxonomy.yaml --
families:
  shop:
    canonical_root: x/shop
    roots:
      - x/shop
  bank:
    canonical_root: x/bank
    roots:
      - x/bank
  desk:
    canonical_root: x/desk
    roots:
      - x/desk
-- specs/dependency-rules.yaml --
-- core/module.yaml --
name: core
-- core/core.go --
package core
-- till/till.go --
package till
-- x/shop/module.yaml --
name: x/shop
status: experimental
public_entrypoints:
  - Shelf
  - Keep
-- x/shop/attic.go --
package shop
func Keep() {}
func Wrap() {}
type Shelf struct{}
-- x/shop/shop.go --
package shop
-- x/shop/desk/module.yaml --
name: x/shop/desk
-- x/shop/desk/desk.go --
package desk
-- x/bank/module.yaml --
name: x/bank
status: beta
-- x/bank/bank.go --
package bank
-- x/desk/module.yaml --
name: x/desk
status: beta
-- x/desk/desk.go --
package desk
`).files,
)

/** What is offered at the mark `│` of a file. */
function labels(file: string, text: string): string[] {
  const source = new SourceText(text.replace('│', ''))
  const at = source.positionAt(text.indexOf('│'))
  return completionsAt(repository.snapshot(), file, source, at, english).map(({ label }) => label)
}

const repo = 'specs/repo.yaml'
const tasks = 'specs/task-routing.yaml'

const before = `tasks:
  first:
    intent: Change anything.
    start_with:
      - AGENTS.md
      - docs/context/budget.md
    avoid:
      - core
      - reference/shop
      - reference/bank
  second:
    start_with:
      - AGENTS.md
      - docs/rules/style.md
    avoid:
      - core
`
const authority = (rest: string): string => `canonical_authority:
  style:
    - docs/rules/style.md
  routing:
    - specs/task-routing.yaml
  budget:
    - docs/context/budget.md
${rest}`

/** What comes first at a place, whatever follows. */
const first: readonly (readonly [title: string, file: string, text: string, expected: readonly string[]])[] = [
  [
    'what there is to read about a module that a sentence names',
    tasks,
    `${before}  third:\n    intent: Change carts in x/shop.\n    start_with:\n      - x/│`,
    ['x/shop/module.yaml', 'x/shop/shop.go', 'x/shop/desk/module.yaml', 'x/shop/attic.go'],
  ],
  [
    'its pages',
    tasks,
    `${before}  third:\n    intent: Change carts in x/shop.\n    start_with:\n      - docs/│`,
    ['docs/modules/x/shop/README.md', 'docs/context/x-shop-plan.md'],
  ],
  [
    'the same of a module whose name the task bears',
    tasks,
    `${before}  bank:\n    intent: Change it.\n    start_with:\n      - x/│`,
    ['x/bank/module.yaml', 'x/bank/bank.go'],
  ],
  [
    'the manifest above one that a sentence names',
    tasks,
    `${before}  third:\n    intent: Change x/shop/desk.\n    start_with:\n      - x/shop/desk/module.yaml\n      - x/│`,
    ['x/shop/desk/desk.go', 'x/shop/module.yaml'],
  ],
  [
    'what tasks begin with most often',
    tasks,
    `${before}  third:\n    start_with:\n      - │`,
    ['AGENTS.md', 'docs/rules/style.md', 'docs/context/budget.md'],
  ],
  [
    'what tasks avoid most often, and directories alone in front',
    tasks,
    `${before}  third:\n    avoid:\n      - │`,
    ['core', 'reference/shop', 'reference/bank'],
  ],
  [
    'what comes behind the item above elsewhere',
    tasks,
    `${before}  third:\n    avoid:\n      - reference/shop\n      - │`,
    ['reference/bank'],
  ],
  [
    'what bears the name of a list',
    tasks,
    'context_policy:\n  package_docs:\n    - docs/│',
    ['docs/context/packages.md'],
  ],
  [
    'a layer that no other rule has',
    tasks,
    'routing_rules:\n  a:\n    destination: stable\n  b:\n    destination: │',
    ['extension', 'stable'],
  ],
  [
    'families that are beta where the key speaks of them',
    tasks,
    'routing_rules:\n  a:\n    beta_families:\n      - │',
    ['x/bank', 'x/desk', 'x/shop'],
  ],
  [
    'families as the taxonomy has them',
    tasks,
    'routing_rules:\n  a:\n    primary_families:\n      - │',
    ['x/shop', 'x/bank', 'x/desk'],
  ],
  [
    'families by path where they are declared',
    repo,
    'layers:\n  extension:\n    paths:\n      - │',
    ['x/bank', 'x/desk', 'x/shop'],
  ],
  [
    'what is not said yet in a section that says nothing twice',
    repo,
    authority('  checks:\n    - specs/checks.yaml\n    - specs/│'),
    ['specs/dependency-rules.yaml', 'specs/extension-taxonomy.yaml', 'specs/inventory.yaml'],
  ],
  [
    'what lies in a directory that is listed',
    repo,
    authority('  work:\n    - recipes\n    - recipes/│'),
    ['recipes/add-route.yaml', 'recipes/add-tool.yaml', 'recipes/fix-bug.yaml'],
  ],
  [
    'what begins with the same word, then what comes next in their order',
    repo,
    authority('  work:\n    - recipes\n    - recipes/add-tool.yaml\n    - recipes/│'),
    ['recipes/add-route.yaml', 'recipes/fix-bug.yaml', 'recipes/new-module.yaml'],
  ],
  [
    'a directory beside one, and its parts behind what comes behind it elsewhere',
    repo,
    'canonical_authority:\n  work:\n    - tasks/cards\n    - tasks/plans\nagent_workflow:\n  execution_queue:\n    - tasks/cards\n    - tasks/│',
    ['tasks/plans', 'tasks/plans/open', 'tasks/cards/open'],
  ],
  [
    'directories alone for a layer',
    repo,
    'layers:\n  tooling:\n    paths:\n      - r│',
    ['recipes', 'reference', 'reference/shop', 'reference/bank'],
  ],
  [
    'a directory for what evidence leaves',
    'specs/extension-beta-evidence.yaml',
    'required_evidence:\n  snapshots:\n    artifact_root: docs/│',
    ['docs/evidence/snapshots'],
  ],
  [
    'a word that the file has behind the same key, most often first',
    'specs/extension-maturity.yaml',
    'signals:\n  - module: a\n    docs_signal: docs:page\n  - module: b\n    docs_signal: docs:page\n  - module: c\n    docs_signal: │',
    ['docs:page', 'docs:primer'],
  ],
  [
    'how an owner signs, as others do',
    'specs/extension-beta-evidence.yaml',
    'candidates:\n  - module: a\n    owner_signoff: approved\n  - module: b\n    owner_signoff: │',
    ['approved', 'signed', 'missing'],
  ],
  [
    'the root package where something is forbidden to all',
    'specs/dependency-rules.yaml',
    'special_rules:\n  forbidden_import_patterns:\n    - │',
    ['github.com/spcent/plumego'],
  ],
  [
    'exported names for what is promised',
    'x/shop/module.yaml',
    'public_surface_stability:\n  stable_v1:\n    - │',
    ['Shelf', 'Keep', 'Wrap'],
  ],
]

describe('the order of what a spec or a manifest may name', () => {
  for (const [title, file, text, expected] of first) {
    it(`puts first ${title}`, () => assert.deepEqual(labels(file, text).slice(0, expected.length), expected))
  }

  it('offers a task nothing again that it begins with', () => {
    const text = `${before}  third:\n    start_with:\n      - core\n    avoid:\n      - │`
    const all = labels(tasks, text)
    assert.ok(all.indexOf('core') > all.indexOf('tasks/plans'), all.join(' '))
  })
})
