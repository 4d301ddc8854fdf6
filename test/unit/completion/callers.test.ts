import assert from 'node:assert/strict'
import { callers } from '../../../server/src/core/completion/callers.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const importing = 'package p\n\nimport _ "github.com/spcent/plumego/internal/clock"\n'

const cases: readonly (readonly [what: string, importers: readonly string[], first: readonly string[]])[] = [
  ['what imports it, then all others', ['core', 'x/a/b'], ['core', 'x/a/b', 'internal/clock', 'x/other']],
  [
    'the directories that hold several, the outermost first',
    ['x/a/b/c', 'x/a/b/d', 'x/a/e'],
    ['x/a', 'x/a/b', 'x/a/b/c', 'x/a/b/d', 'x/a/e'],
  ],
  ['no directory for one that it holds, nor x/', ['x/a/b', 'x/c/d'], ['x/a/b', 'x/c/d', 'internal/clock']],
]

describe('directories that may call an internal package', () => {
  for (const [what, importers, first] of cases) {
    it(`are ${what}`, () => {
      const files = new Map([
        ['go.mod', 'module github.com/spcent/plumego\n'],
        ['internal/clock/clock.go', 'package clock\n'],
        ['x/other/other.go', 'package other\n'],
        ...importers.map(directory => [`${directory}/p.go`, importing] as const),
      ])
      assert.deepEqual(callers(workspaceFromFiles(files).snapshot(), 'internal/clock').slice(0, first.length), first)
    })
  }
})
