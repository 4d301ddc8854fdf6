import assert from 'node:assert/strict'
import { markedFiles } from '../support/marked-files.ts'
import { coreServer } from '../support/typing/core-server.ts'
import { EditorModel, yamlLanguage } from '../support/typing/editor-model.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

const workspace = `-- specs/repo.yaml --
-- x/shop/module.yaml --
owner: ai-gateway
test_commands:
  - go test -race -timeout 60s ./x/shop/...
  - go vet ./x/shop/...
-- x/shop/shop.go --
package shop
func New() {}
func NewTill() {}
type Options struct{}
type OptionsFor struct{}
-- x/shop/till/till.go --
package till
-- x/desk/module.yaml --
owner: platform_api
-- x/lamp/module.yaml --
owner: runtime
-- x/new/new.go --
package new
func Make() {}
func (o *Opener) Close() {}
type Opener struct{}
func Op() {}
`
const repository = workspaceFromFiles(markedFiles(workspace).files)

const open = (above: string): EditorModel =>
  new EditorModel(coreServer(repository, 'x/new/module.yaml'), yamlLanguage, above)

/** Typed to its end, with Enter behind it. */
function entered(above: string, line: string): string {
  const editor = open(above)
  for (const letter of line) editor.type(letter)
  editor.enter()
  return editor.text.slice(above.length)
}

const kept: readonly (readonly [above: string, line: string])[] = [
  ['', 'owner: ai'],
  ['', 'owner: platform'],
  ['', 'owner: gateway'],
  ['', 'owner: "ai"'],
  ['test_commands:\n', '  - go test'],
  ['test_commands:\n', '  - go test .'],
  ['test_commands:\n', '  - go test -race'],
  ['test_commands:\n', '  - go test -race -timeout 60s'],
  ['test_commands:\n', '  - go vet'],
  ['test_commands:\n', '  - "go vet"'],
  ['test_commands:\n', '  - go test ./x/shop/...'],
  ['test_commands:\n', '  - go test ./x/new'],
  ['test_commands:\n  - go vet ./x/new/...\n', '  - go vet'],
  ['public_entrypoints:\n', '  - Op'],
  ['public_entrypoints:\n', '  - Opener'],
  ['public_entrypoints:\n', '  - Close'],
  ['public_entrypoints:\n  - Op\n', '  - Op'],
  ['public_entrypoints:\n', '  - open'],
  ['public_entrypoints:\n', '  - (*Opener).Close'],
  ['public_entrypoints:\n', '  - Op*'],
]

const taken: readonly (readonly [above: string, line: string, becomes: string])[] = [
  ['', 'owner: run', 'owner: runtime'],
  ['', 'owner: ai-g', 'owner: ai-gateway'],
  ['test_commands:\n', '  - go v', '  - go vet ./x/new/...'],
  ['test_commands:\n', '  - go vet ', '  - go vet ./x/new/...'],
  ['public_entrypoints:\n', '  - Ma', '  - Make'],
  ['public_entrypoints:\n', '  - (*O', '  - (*Opener).Close'],
]

describe('a value that is free', () => {
  for (const [above, line] of kept) {
    it(`is kept where it is whole words: ${line.trim()}`, () => assert.equal(entered(above, line).trimEnd(), line))
  }

  for (const [above, line, becomes] of taken) {
    it(`is taken where a word is begun: ${line.trim()}`, () => assert.equal(entered(above, line), becomes))
  }
})
