import assert from 'node:assert/strict'
import { yamlHover } from '../../../server/src/core/hover/yaml-hover.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const workspace = `-- specs/repo.yaml --
-- go.mod --
module github.com/spcent/plumego
-- x/shop/module.yaml --
name: x/shop
-- x/shop/shop.go --
package shop
-- x/till/module.yaml --
test_commands:
  - go vet ./x/till/...
-- x/till/till.go --
package till
`
const snapshot = workspaceFromFiles(markedFiles(workspace).files).snapshot()

function hover(command: string): string | undefined {
  const text = `test_commands:\n  - ${command}`
  const source = new SourceText(`${text}\n`)
  return yamlHover(snapshot, 'x/shop/module.yaml', source, source.positionAt(text.length - 1), english)?.plain
}

const all = 'x/shop and all below it'
const cases: readonly (readonly [command: string, said: string | undefined])[] = [
  ['go test ./x/shop/...', `Runs the tests of ${all}.`],
  [
    'go test -race -timeout 60s ./x/shop/...',
    `Runs the tests of ${all}. Looks for data races meanwhile. Fails after 60s.`,
  ],
  ['go test -timeout=20s ./...', 'Runs the tests of every package. Fails after 20s.'],
  ['go test -run TestA -count 1 ./x/shop', 'Runs the tests of x/shop. Only those that match TestA.'],
  ['go test ./x/shop ./x/till', 'Runs the tests of x/shop, x/till.'],
  ['go test', 'Runs the tests of the package in the root directory.'],
  ['go test ./x/gone/...', 'Runs the tests of x/gone and all below it. ./x/gone/... does not exist.'],
  ['"go build ./..."', 'Compiles every package.'],
  ['make test', undefined],
  ['go generate ./...', undefined],
]

describe('hover on a test command', () => {
  for (const [command, said] of cases) {
    it(`says what ${command} does`, () => {
      const words = command.replaceAll('"', '')
      assert.equal(hover(command), said && `${words}\n\n${said}`)
    })
  }

  it('says who else is proved by it', () => {
    assert.equal(
      hover('go vet ./x/shop/...'),
      `go vet ./x/shop/... · modules: 1\n\nLooks for mistakes that compile, in ${all}.\n\nx/till`,
    )
  })
})
