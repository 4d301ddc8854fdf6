import assert from 'node:assert/strict'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import { yamlHover } from '../../../server/src/core/hover/yaml-hover.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const hotspots = 'specs/package-hotspots.yaml'
const recipe = 'specs/change-recipes/fix-bug.yaml'
const extension = 'ext/limiter/community-extension.yaml'

const { files } = markedFiles(`-- go.mod --
module github.com/spcent/plumego
-- AGENTS.md --
-- docs/style.md --
-- docs/modules/x/shop/README.md --
-- specs/repo.yaml --
authority:
  all:
    - AGENTS.md
    - docs/style.md
-- specs/task-routing.yaml --
tasks:
  shop_work:
    start_with:
      - docs/style.md
  till_work:
    start_with:
      - docs/style.md
-- core/module.yaml --
name: core
-- core/core.go --
package core
-- x/shop/module.yaml --
name: x/shop
-- x/shop/api.go --
package shop
-- x/shop/shop.go --
package shop
-- x/shop/shop_test.go --
package shop
-- x/shop/till/module.yaml --
name: x/shop/till
-- x/shop/till/till.go --
package till
-- x/shop/desk/desk.go --
package desk
-- ext/limiter/go.mod --
module example.com/limiter
`)
const repository = workspaceFromFiles(files)

const at = (text: string) => {
  const source = new SourceText(text.replace('│', ''))
  return [source, source.positionAt(text.indexOf('│'))] as const
}

const labels = (file: string, text: string): string[] =>
  completionsAt(repository.snapshot(), file, ...at(text), english).map(({ label }) => label)

const entry = 'packages:\n  x/shop/desk:\n    '
const used = `role_definitions:
  adapter: Adapts.
  primitive: Is small.
packages:
  x/shop/till:
    module: x/shop
    task_families:
      - till_work
    start_with:
      - x/shop/module.yaml
      - x/shop/till/till.go
  x/shop/desk:
    `

const first: readonly (readonly [what: string, file: string, text: string, expected: readonly string[]])[] = [
  ['the keys of the file', hotspots, '│', ['version', 'metadata', 'role_definitions', 'packages']],
  ['packages, none twice', hotspots, 'packages:\n  x/shop:\n    module: x/shop\n  x/│', ['x/shop/desk', 'x/shop/till']],
  ['stable roots', hotspots, 'packages:\n  co│', ['core']],
  ['the keys of an entry, the required ones first', hotspots, `${entry}│`, ['Package', 'task_families', 'start_with']],
  ['the module that the package lies in', hotspots, `${entry}module: │`, ['x/shop']],
  ['layers', hotspots, `${entry}layer: │`, ['extension', 'stable']],
  ['the roles that the file defines', hotspots, `${used}role: │`, ['adapter', 'primitive']],
  ['tasks of other packages of the family', hotspots, `${used}task_families:\n      - │`, ['till_work', 'shop_work']],
  [
    'tasks by the words of the package',
    hotspots,
    'packages:\n  x/shop:\n    task_families:\n      - │',
    ['shop_work', 'till_work'],
  ],
  [
    'its own files',
    hotspots,
    'packages:\n  x/shop:\n    module: x/shop\n    start_with:\n      - x/s│',
    ['x/shop/module.yaml', 'x/shop/shop.go', 'x/shop/api.go'],
  ],
  [
    'the page about it',
    hotspots,
    'packages:\n  x/shop:\n    module: x/shop\n    start_with:\n      - d│',
    ['docs/modules/x/shop/README.md'],
  ],
  [
    'the manifest of its module first, where others have it so',
    hotspots,
    `${used}module: x/shop\n    start_with:\n      - x/s│`,
    ['x/shop/module.yaml', 'x/shop/desk/desk.go'],
  ],
  ['what is read often', hotspots, 'metadata:\n  read_after:\n    - │', ['docs/style.md', 'AGENTS.md']],
  ['the keys of a recipe', recipe, '│', ['name', 'scope', 'steps', 'stop_conditions']],
  ['the name of a recipe', recipe, 'name: │', ['fix-bug']],
  ['nothing in a sentence', recipe, 'steps:\n  - Read │', []],
  ['the module of an extension', extension, 'module_path: │', ['example.com/limiter']],
  [
    'what an extension has to forbid itself',
    extension,
    'forbidden_imports:\n  - git│',
    ['github.com/spcent/plumego/core', 'github.com/spcent/plumego/router'],
  ],
  [
    'none of it twice',
    extension,
    'forbidden_imports:\n  - github.com/spcent/plumego/core\n  - git│',
    ['github.com/spcent/plumego/router'],
  ],
  ['commands', extension, 'test_commands:\n  - go v│', ['go vet ./...']],
]

describe('completion of hotspots, recipes and extensions', () => {
  for (const [what, file, text, expected] of first) {
    it(`offers ${what}`, () => {
      const found = labels(file, text)
      const own = found.filter(label => !label.startsWith('Plumego '))
      assert.deepEqual(own.slice(0, Math.max(expected.length, 1)), expected)
    })
  }

  it('says on hover what a key means and what a path is', () => {
    const hover = (file: string, text: string): string =>
      yamlHover(repository.snapshot(), file, ...at(text), english)?.plain ?? ''
    assert.match(hover(hotspots, `${entry}task_fam│ilies:`), /Each is a task of specs\/task-routing.yaml/)
    assert.match(hover(hotspots, `${entry}start_with:\n      - x/shop/shop│.go`), /a file of this workspace/)
    assert.match(hover(hotspots, `${entry}start_with:\n      - x/none│.go`), /does not exist/)
    assert.match(hover(recipe, 'stop_con│ditions:'), /whoever comes to it stops and asks/)
  })
})
