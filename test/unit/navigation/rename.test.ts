import assert from 'node:assert/strict'
import type { TextEdit } from '../../../server/src/core/findings/finding.ts'
import { badPartOf } from '../../../server/src/core/navigation/new-path.ts'
import { referencesAt } from '../../../server/src/core/navigation/references.ts'
import { movePath, nameProblem, renamableAt, renameOwner } from '../../../server/src/core/navigation/rename.ts'
import type { BuiltHere } from '../../../server/src/core/navigation/this-plumego.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { applyEdits } from '../../support/apply-edits.ts'
import { loadMaterializer } from '../../support/parity-cases.ts'
import { filesBelow, sampleDirectory } from '../../support/sample-files.ts'
import { type Files, workspaceFromFiles } from '../../support/workspace.ts'

const sample = filesBelow(sampleDirectory)
const snapshotOf = (files: Files) => workspaceFromFiles(files).snapshot()

const textOf = (content: Uint8Array | string | undefined): string =>
  typeof content === 'string' ? content : Buffer.from(content ?? []).toString('utf8')

/** The files after the edits, and with everything below `from` moved to `to`. */
function applied(
  files: Files,
  edits: readonly TextEdit[],
  move?: { from: string; to: string },
): Map<string, Uint8Array | string> {
  const result = new Map(files)
  for (const file of new Set(edits.map(edit => edit.file))) {
    result.set(
      file,
      applyEdits(
        textOf(files.get(file)),
        edits.filter(edit => edit.file === file),
      ),
    )
  }
  if (!move) return result
  for (const [file, content] of [...result]) {
    if (!file.startsWith(`${move.from}/`)) continue
    result.delete(file)
    result.set(move.to + file.slice(move.from.length), content)
  }
  return result
}

/** Every nested module is built with the checkout, but where a test says otherwise. */
const builtHere: BuiltHere = () => true

const moveIn = (files: Files, from: string, to: string, isBuiltHere = builtHere) =>
  applied(files, movePath(snapshotOf(files), from, to, isBuiltHere), { from, to })

/** What the rules find, whatever it is about: the codes, counted. */
function verdict(files: Files): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { code } of new Checker(allRules, english).check(snapshotOf(files))) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

function assertSameFiles(actual: Files, expected: Files): void {
  assert.deepEqual([...actual.keys()].sort(), [...expected.keys()].sort())
  for (const [file, content] of expected) assert.equal(textOf(actual.get(file)), textOf(content), file)
}

/** Moves packages there and back, each by itself. */
function assertMoves(files: Files, moves: readonly (readonly [from: string, to: string])[]): void {
  const before = verdict(files)
  for (const [from, to] of moves) {
    const there = moveIn(files, from, to)
    assert.deepEqual(verdict(there), before, `${from} to ${to}`)
    assertSameFiles(moveIn(there, to, from), files)
  }
}

describe('moving a package', () => {
  const tell = (edits: readonly TextEdit[]): string[] =>
    edits.map(({ file, range, newText }) => {
      const line = (sample.get(file) ?? '').split('\n')[range.start.line] ?? ''
      const [start, end] = [range.start.character, range.end.character]
      return `${file}: ${line.slice(0, start)}[${line.slice(start, end)} → ${newText}]${line.slice(end)}`.trim()
    })

  it('writes its path anew wherever it is named, and nothing else', () => {
    const edits = tell(movePath(snapshotOf(sample), 'x/data/cache', 'x/data/memo', builtHere))
    for (const expected of [
      'x/data/cache/module.yaml: path: [x/data/cache → x/data/memo]',
      'x/data/cache/module.yaml: - go test ./[x/data/cache → x/data/memo]/...',
      'x/data/module.yaml:   - [cache → memo]',
      'x/rest/module.yaml:   - [x/data/cache → x/data/memo]',
      'specs/dependency-rules.yaml:       - [x/data/cache → x/data/memo]',
      'specs/extension-maturity.yaml:   - module: [x/data/cache → x/data/memo]',
    ]) {
      assert.ok(
        edits.some(edit => edit.replace(/: +- /, ': - ') === expected.replace(/: +- /, ': - ')),
        `${expected}\n${edits.join('\n')}`,
      )
    }
  })

  it('follows the imports of its packages, in tests and in other modules too', () => {
    const files = new Map([
      ['go.mod', 'module github.com/spcent/plumego\n'],
      ['x/a/module.yaml', 'name: x/a\npath: x/a\n'],
      ['x/a/a.go', 'package a\n'],
      ['x/a/b/b.go', 'package b\n'],
      ['x/ab/ab.go', 'package ab\n'],
      ['app/go.mod', 'module example.com/app\n'],
      [
        'app/main.go',
        'package main\n\nimport (\n\tb "github.com/spcent/plumego/x/a/b"\n\t_ `github.com/spcent/plumego/x/a`\n\t"github.com/spcent/plumego/x/ab"\n)\n',
      ],
      ['app/main_test.go', 'package main\n\nimport _ "github.com/spcent/plumego/x/\\x61"\n'],
    ])
    const moved = moveIn(files, 'x/a', 'x/c')
    assert.equal(
      moved.get('app/main.go'),
      files.get('app/main.go')?.replaceAll('/x/a/b"', '/x/c/b"').replace('/x/a`', '/x/c`'),
    )
    assert.equal(moved.get('app/main_test.go'), 'package main\n\nimport _ "github.com/spcent/plumego/x/c"\n')
  })

  it('leaves nested modules that are built with another Plumego, and vendored copies', () => {
    const importing = 'package main\n\nimport _ "github.com/spcent/plumego/x/a"\n'
    const foreign = ['old/main.go', 'old/deep/down/main_test.go', 'old/api/module.yaml', 'app/vendor/lib/lib.go']
    const ours = ['main.go', 'app/main.go', 'tools/gen.go']
    const files = new Map([
      ...[...foreign, ...ours].map(
        file => [file, file.endsWith('.go') ? importing : 'owner: me\npath: x/a\n'] as const,
      ),
      ['x/a/a.go', 'package a\n'],
      ['x/a/module.yaml', 'name: x/a\npath: x/a\nowner: me\n'],
      ...['old', 'app'].map(module => [`${module}/go.mod`, `module example.com/${module}\n`] as const),
    ])
    const isBuiltHere = (module: string): boolean => module === 'app'
    const moved = moveIn(files, 'x/a', 'x/b', isBuiltHere)
    for (const file of foreign) assert.equal(textOf(moved.get(file)), files.get(file), file)
    for (const file of ours) assert.match(textOf(moved.get(file)), /plumego\/x\/b"/, file)
    const owned = renameOwner(snapshotOf(files), 'me', 'you', isBuiltHere)
    assert.deepEqual(
      owned.map(({ file }) => file),
      ['x/a/module.yaml'],
    )
    const place = { line: 0, character: 7 }
    const references = referencesAt(snapshotOf(files), 'x/a/module.yaml', place, true, isBuiltHere)?.names ?? []
    assert.deepEqual(references.map(({ file }) => file).sort(), [...ours, 'x/a/module.yaml', 'x/a/module.yaml'].sort())
  })

  it('keeps quotes, comments and line ends, and writes paths as they were written', () => {
    const files = new Map([
      ['specs/repo.yaml', 'layers:\r\n  extension:\r\n    paths: ["x/a", \'x/a/b\'] # x/a first\r\n'],
      [
        'x/a/module.yaml',
        '\ufeffname: "x/a"\r\npath: \'x/a\' # here\r\ntest_commands:\r\n  - "go test ./x/a/..."\r\nsummary: >\r\n  Begins in x/a.\r\n',
      ],
      ['x/a/b/b.go', 'package b\n'],
      [
        'docs/concepts/extension-maturity.md',
        '| `x/a` | [x](../../x/a/README.md) | docs/modules/x/a/README.md, https://pkg.go.dev/github.com/x/a |\n',
      ],
      ['x/a/README.md', ''],
    ])
    const moved = moveIn(files, 'x/a', 'x/longer')
    assert.equal(
      moved.get('specs/repo.yaml'),
      'layers:\r\n  extension:\r\n    paths: ["x/longer", \'x/longer/b\'] # x/a first\r\n',
    )
    assert.equal(
      moved.get('x/longer/module.yaml'),
      '\ufeffname: "x/longer"\r\npath: \'x/longer\' # here\r\ntest_commands:\r\n  - "go test ./x/longer/..."\r\nsummary: >\r\n  Begins in x/longer.\r\n',
    )
    assert.equal(
      moved.get('docs/concepts/extension-maturity.md'),
      '| `x/longer` | [x](../../x/longer/README.md) | docs/modules/x/a/README.md, https://pkg.go.dev/github.com/x/a |\n',
    )
  })

  it('changes no verdict, and there and back changes no byte: every package of the sample', function () {
    this.timeout(30_000)
    const packages = [...snapshotOf(sample).manifests.keys()].filter(path => path.startsWith('x/'))
    assertMoves(
      sample,
      packages.map(path => [path, `${path}moved`] as const),
    )
  })

  it('changes no verdict, and there and back changes no byte: packages of the laid workspace', async function () {
    const materializer = await loadMaterializer()
    if (!materializer) return this.skip()
    this.timeout(60_000)
    assertMoves(materializer.pristineFiles(), [
      ['x/rest', 'x/resources'],
      ['x/ai', 'x/llm'],
      ['x/ai/provider', 'x/ai/vendors'],
      ['x/data/file', 'x/data/blob'],
    ])
  })

  it('of a document follows those who name it', () => {
    const from = 'docs/evidence/extension/x-rest.md'
    const to = 'docs/evidence/extension/rest/README.md'
    const edits = movePath(snapshotOf(sample), from, to, builtHere)
    const files = applied(sample, edits)
    assert.match(
      files.get('specs/extension-beta-evidence.yaml')?.toString() ?? '',
      /evidence_doc: docs\/evidence\/extension\/rest\/README\.md/,
    )
    assert.match(
      files.get('docs/concepts/extension-maturity.md')?.toString() ?? '',
      /\]\(\.\.\/evidence\/extension\/rest\/README\.md\)/,
    )
  })
})

describe('renaming', () => {
  const at = (file: string, text: string) => {
    const snapshot = snapshotOf(sample)
    const source = snapshot.text(file)
    assert.ok(source)
    return renamableAt(snapshot, file, source.positionAt(source.text.indexOf(text) + 1))
  }

  it('takes owners and packages under x/', () => {
    assert.deepEqual(
      [at('x/rest/module.yaml', 'platform-api')?.name, at('x/rest/module.yaml', 'platform-api')?.kind],
      ['platform-api', 'owner'],
    )
    assert.equal(at('docs/concepts/extension-maturity.md', 'x/rest` |')?.name, 'x/rest')
    assert.equal(at('x/ai/module.yaml', 'provider')?.name, 'x/ai/provider')
  })

  it('takes neither stable roots, documents nor prose', () => {
    assert.equal(at('specs/repo.yaml', 'router'), undefined)
    assert.equal(at('x/rest/module.yaml', 'docs/modules/x/rest'), undefined)
    assert.equal(at('x/rest/module.yaml', 'Owning the database'), undefined)
    assert.equal(at('x/rest/module.yaml', 'medium'), undefined)
  })

  it('an owner changes its manifests, evidence and rows, and no verdict', () => {
    const edits = renameOwner(snapshotOf(sample), 'persistence', 'storage team', builtHere)
    assert.equal(edits.length, 8)
    const files = applied(sample, edits)
    assert.deepEqual(verdict(files), verdict(sample))
    assertSameFiles(applied(files, renameOwner(snapshotOf(files), 'storage team', 'persistence', builtHere)), sample)
  })

  it('says what is wrong with a name', () => {
    const snapshot = snapshotOf(sample)
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
    const path = (wanted: string) => nameProblem(snapshot, { range, name: 'x/rest', kind: 'package' }, wanted)
    assert.equal(path('x/rest'), 'same')
    assert.equal(path('x/ai'), 'exists')
    assert.equal(path('x/rest/inner'), 'inside-itself')
    for (const bad of ['rest', 'x/', 'x/Rest', 'x/a-b', '../x/a', 'x//a', 'x/1a', ''])
      assert.equal(path(bad), 'not-a-package', bad)
    assert.equal(path('x/data/rest'), undefined)
    const owner = (wanted: string) => nameProblem(snapshot, { range, name: 'me', kind: 'owner' }, wanted)
    for (const bad of ['', ' a', 'a ', 'a|b', 'a: b', '# a', '- a', 'a"', 'a\nb'])
      assert.equal(owner(bad), 'not-plain', bad)
    for (const good of ['a', 'Team A', '@plumego/core', '平台组']) assert.equal(owner(good), undefined, good)
  })

  /** What `go build` and `go list ./...` of Go 1.26 make of a directory below x/ of that name. */
  const names: readonly (readonly [name: string, problem: string | undefined])[] = [
    ['internal', 'internal'],
    ['vendor', 'vendor'],
    ['testdata', 'passed-over'],
    ['_x', 'passed-over'],
    ['.x', 'passed-over'],
    ['node_modules', 'not-walked'],
    ['.git', 'not-walked'],
    ...['con', 'AUX', 'com1', 'lpt9', 'con.d', 'a b', "a'b", 'ä', 'a~1', 'a.', 'a@b', 'a:b', 'a,b', 'a$b', 'a!b'].map(
      name => [name, 'refused-by-go'] as const,
    ),
    ...['a+b', 'a-b', 'Main', 'func', 'main', 'prn_a', 'internals', 'vendored', 'testdata1', 'console'].map(
      name => [name, undefined] as const,
    ),
  ]

  it('knows the names that Go, or its walk, treats otherwise, wherever they stand in a path', () => {
    for (const [name, problem] of names) {
      for (const path of [`x/${name}`, `x/data/${name}`, `x/${name}/cache`]) {
        assert.equal(badPartOf(path, 'x/rest')?.problem, problem, path)
        assert.equal(badPartOf(path, 'x/rest')?.part, problem && name, path)
      }
    }
    assert.equal(badPartOf('internal/a', 'x/a'), undefined)
    assert.equal(badPartOf('x/rest/internal/b', 'x/rest/internal/a'), undefined)
    assert.equal(badPartOf('x/rest/internal/b/vendor', 'x/rest/internal/a')?.part, 'vendor')
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
    const renamable = { range, name: 'x/rest', kind: 'package' } as const
    for (const wanted of ['x/internal', 'x/data/vendor', 'x/_rest', 'x/con', 'x/testdata/rest'])
      assert.equal(nameProblem(snapshotOf(sample), renamable, wanted), 'treated-otherwise', wanted)
  })
})
