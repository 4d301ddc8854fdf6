import assert from 'node:assert/strict'
import { isMarker, readMarkers } from '../../../server/src/core/golang/markers.ts'
import { Link } from '../../../server/src/core/repo/file-tree.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { deprecationInventory } from '../../../server/src/core/rules/deprecation-inventory/index.ts'
import { newFindings } from '../../../server/src/core/rules/new-findings.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { assertExample, type Example } from '../../support/findings.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { type FilesAndLinks, workspaceFromFiles } from '../../support/workspace.ts'

/** Lines, and whether the compiled program takes each for a marker. */
const lines: readonly (readonly [line: string, isOne: boolean])[] = [
  ['\t// TODO later', true],
  ['//TODO later', false],
  ['x := "TODO: y"', true],
  ['// todo: y', false],
  ['HACKATHON()', true],
  ['// fixme', false],
  ['type A = B', true],
  ['\ttype A[T any] = B[T]', true],
  ['type A struct { a int } // a = b', true],
  ['type A=B', false],
  ['var type1 = 2', false],
  ['\u00a0type A = B', true],
  ['isDeprecated()', true],
  ['DEPRECATED', true],
  ['// for backwards compatibility', true],
  ['// backward  compatibility', false],
  ['errors.New("Not Implemented")', true],
  ['// an alias for x', true],
  ['// al\u0130as for x', true],
  ['// bac\u212award compatibility', true],
  ['a := "is an alias"', true],
  ['// Type alias', true],
  ['x() // type alias', false],
  ['// re-exports', true],
  ['// reexports', false],
]

describe('markers in Go files', () => {
  for (const [line, isOne] of lines) {
    it(`${isOne ? 'one' : 'none'}: ${JSON.stringify(line)}`, () => {
      assert.equal(isMarker(line), isOne)
      const source = new SourceText(`package p\r\n\n${line}\r\nfunc f() {}\n`)
      const { markers } = readMarkers(source, () => new Uint8Array())
      assert.deepEqual(
        markers.map(one => one.line),
        isOne ? [3] : [],
      )
    })
  }

  it('counts lines as the program does, and places them as an editor does', () => {
    const { markers } = readMarkers(new SourceText('\ufeff// HACK\ra\n\n  FIXME  \nTODO:'), () => new Uint8Array())
    assert.deepEqual(
      markers.map(({ line, text, range: { start } }) => [line, text, start.line, start.character]),
      [
        [1, '\ufeff// HACK\ra', 0, 0],
        [3, 'FIXME', 3, 2],
        [4, 'TODO:', 4, 0],
      ],
    )
  })
})

const entry = (id: string, status: string, ...paths: string[]): string =>
  `  - id: ${id}\n    category: c\n    status: ${status}\n    owner: o\n    decision: d\n    replacement: none\n    paths:\n${paths.map(path => `      - ${path}\n`).join('')}`

const base = '\n-- specs/repo.yaml --\nrepo:\n-- go.mod --\nmodule m\n'
const inventory = (...entries: string[]): string =>
  `\n-- specs/deprecation-inventory.yaml --\nversion: 1\nentries:\n${entries.join('')}`

const examples: readonly (Example & { readonly what: string })[] = [
  {
    what: 'in tests, testdata and nested modules too, but not where the walk passes by',
    code: 'marker-unregistered',
    files: `${inventory()}-- x/a_test.go --
⟦// TODO: one⟧
	⟦FIXME⟧
-- x/testdata/go.mod --
module t
-- x/testdata/a.go --
package t
⟦// Deprecated: gone⟧
-- x/vendor/a.go --
// TODO: none
-- website/deep/a.go --
// TODO: none
-- gatus.go --
⟦// TODO: one⟧
-- internal/checks/deprecation-inventory/main.go --
// TODO: none
`,
    keys: [
      ['gatus.go', '1'],
      ['x/a_test.go', '1'],
      ['x/a_test.go', '2'],
      ['x/testdata/a.go', '2'],
    ],
    severity: 'error',
    message:
      'This line reads as a marker of what is out of date or unfinished, and no entry of specs/deprecation-inventory.yaml lists gatus.go: register it there with an owner and a decision, or reword the line.',
  },
  {
    what: 'each marker, for each entry that is removed',
    code: 'marker-of-removed-entry',
    files: `${inventory(entry('a', 'removed', 'x/a.go'), entry('b', 'keep', 'x/a.go'), entry('c', '"removed"', "'x/a.go'"))}-- x/a.go --
⟦// TODO: one⟧
`,
    keys: [
      ['a', 'x/a.go', '1'],
      ['c', 'x/a.go', '1'],
    ],
  },
  {
    what: 'files without a marker, that are not there, and paths that are written otherwise',
    code: 'marker-missing',
    files: `${inventory(entry('a', 'keep', '⟦x/clean.go⟧', '⟦x/none.go⟧', '⟦./x/a.go⟧', 'x/a.go'), entry('b', 'removed', 'x/none.go'))}-- x/clean.go --
package x
-- x/a.go --
// TODO: one
`,
    keys: [
      ['a', 'x/clean.go'],
      ['a', 'x/none.go'],
      ['a', './x/a.go'],
    ],
    message: 'a lists x/clean.go, which has no marker any more: drop the path, or set the status to removed.',
  },
  {
    what: 'a list that another key at its indent ends',
    code: 'marker-missing',
    files: `${inventory('  - id: a\n    category: c\n    status: s\n    owner: o\n    decision: d\n    replacement: r\n    paths: # note\n      - x/none.go\n    paths:\n     - x/none.go\n      - ⟦x/gone.go⟧\n    notes:\n      - x/none.go\n')}`,
    keys: [['a', 'x/gone.go']],
  },
  {
    what: 'each field, also one that is empty; a comment is a value',
    code: 'inventory-field-missing',
    files: `${inventory('  - id: ⟦a⟧\n    category: ""\n    status: # none\n    replacement: none\n')}`,
    keys: [
      ['a', 'category'],
      ['a', 'decision'],
      ['a', 'owner'],
    ],
  },
  {
    what: 'a status that waits, exactly',
    code: 'inventory-decision-required',
    files: inventory(entry('a', '⟦decision_required⟧'), entry('b', 'decision_required # soon')),
    keys: [['a']],
    message: 'Nobody has decided yet whether a is kept or removed: decide, and say so in status and decision.',
  },
]

describe('deprecation-inventory', () => {
  for (const example of examples) {
    const { what, code } = example
    it(`${code}: ${what}`, () => {
      const { marks, files } = markedFiles(example.files)
      assert.ok(marks.length > 0 && files.size > 0)
      // Where several findings stand at one place, the mark counts for each.
      const found = findings(new Map([...markedFiles(base).files, ...files])).filter(one => one.code === code)
      assert.deepEqual(
        found.map(({ key }) => key),
        example.keys,
      )
      if (new Set(found.map(one => JSON.stringify(one.range))).size === found.length)
        assertExample(base, deprecationInventory, example)
    })
  }

  const findings = (files: FilesAndLinks) =>
    new Checker(deprecationInventory, english).check(workspaceFromFiles(files).snapshot())
  const workspace = (...more: [string, string | Link][]): FilesAndLinks =>
    new Map<string, string | Link>([...markedFiles(base + inventory()).files, ...more])

  const stopping: readonly (readonly [what: string, file: string, files: FilesAndLinks])[] = [
    ['no inventory', 'specs/deprecation-inventory.yaml', markedFiles(base).files],
    ['a link to nowhere', 'x/a.go', workspace(['x/a.go', new Link('none.go')])],
    ['a link to a directory', 'x/a.go', workspace(['x/a.go', new Link('../specs')])],
    ['a line of 1 MiB', 'x/a.go', workspace(['x/a.go', `// ${'x'.repeat(1 << 20)}\n`])],
  ]
  for (const [what, file, files] of stopping) {
    it(`stops at ${what}`, () => {
      const told = findings(files).map(one => [one.code, one.file])
      assert.deepEqual(told, [['check-blocked', file]])
    })
  }

  it('offers the one entry that is about files of the same directory', () => {
    const files = markedFiles(base + inventory(entry('a', 'keep', 'x/a.go'), entry('b', 'keep', 'y/a.go'))).files
    const marked = new Map([
      ...files,
      ['x/a.go', '// TODO: a\n'],
      ['y/a.go', '// TODO: a\n'],
      ['x/b.go', '// TODO: b\n'],
    ])
    const [one] = findings(marked)
    assert.deepEqual(
      one?.fixes.map(({ title, safe }) => [title, safe]),
      [['Add x/b.go to the entry a', false]],
    )
    const [edit] = one?.fixes[0]?.edits ?? []
    assert.equal(edit?.newText, '\n      - x/b.go')
  })

  it('takes a marker for the same one where lines above it come or go', () => {
    const before = findings(workspace(['x/a.go', '// TODO: a\n']))
    const after = findings(workspace(['x/a.go', 'package x\n\n// TODO: a\n// FIXME b\n']))
    assert.deepEqual(
      newFindings(after, before).map(({ key }) => key),
      [['x/a.go', '4']],
    )
  })
})
