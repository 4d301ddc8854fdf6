import assert from 'node:assert/strict'
import { readImports } from '../../../server/src/core/golang/imports.ts'
import { Link } from '../../../server/src/core/repo/file-tree.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { publicEntrypointsSync } from '../../../server/src/core/rules/public-entrypoints-sync/index.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { assertExample, type Example } from '../../support/findings.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { type FilesAndLinks, workspaceFromFiles } from '../../support/workspace.ts'

const base = `
-- specs/repo.yaml --
repo:
-- x/rest/rest.go --
package rest

type App struct {
	Name  string
	inner int
}

type Open struct {
	App
}

type (
	Gen[T any] struct{}
	Alias      = App
)

func New() *App           { return nil }
func (a *App) Get()       {}
func (a App) close()      {}
func (g *Gen[T]) Value()  {}
func (hidden) Visible()   {}

const (
	CodeA = iota
	codeB
)

var ErrA, errB = 1, 2
-- x/rest/sub/sub.go --
package sub

func Below() {}
-- x/rest/rest_test.go --
package rest

func OnlyTested() {}
`

const listing = (...entries: string[]): string =>
  `\n-- x/rest/module.yaml --\npublic_entrypoints:\n${entries.map(one => `  - ${one}\n`).join('')}`

const keys = (...entries: string[]): string[][] => entries.map(one => ['x/rest/module.yaml', one])

const found: Example & { readonly what: string } = {
  what: 'what is there is found, in each form; labels and patterns are passed over',
  code: 'entrypoint-not-found',
  files: listing(
    ...['New', 'App', 'Gen', 'Alias', 'CodeA', 'ErrA', 'Get', 'Value', 'Visible', 'Below', '"App.Name"', 'App.Get'],
    ...[
      '(App).Get',
      '(hidden).Visible',
      'hidden.Visible',
      'provider',
      'low.Up',
      'Code*',
      "'(*App).Get'",
      '(*Open).Get',
    ],
  ),
  keys: [],
}

const examples: readonly (Example & { readonly what: string })[] = [
  found,
  {
    what: 'each form that names nothing',
    code: 'entrypoint-not-found',
    files: listing(
      ...['⟦Nwe⟧', '⟦codeB⟧'.replace('codeB', 'CodeB'), '⟦OnlyTested⟧', '⟦App.inner⟧', '⟦App.Below⟧', '⟦(App).close⟧'],
      ...['⟦(Gen).Value⟧', '⟦Gen.Value⟧', '⟦Open.Name⟧', '⟦(App).⟧', '⟦(App)⟧', '⟦.New⟧', '⟦Name⟧', '⟦New # why⟧'],
      ...['"⟦App.Get()⟧"', '⟦2nd⟧', '⟦_New⟧'],
    ),
    keys: keys(
      ...['Nwe', 'CodeB', 'OnlyTested', 'App.inner', 'App.Below', '(App).close', '(Gen).Value', 'Gen.Value'],
      ...['Open.Name', '(App).', '(App)', '.New', 'Name', 'New # why', 'App.Get()', '2nd', '_New'],
    ),
    severity: 'error',
    message: 'public_entrypoints names Nwe, which no Go file of x/rest exports: did you mean New?',
  },
  {
    what: 'an entry that nothing is like',
    code: 'entrypoint-not-found',
    files: listing('⟦Completely⟧'),
    keys: keys('Completely'),
    message: 'public_entrypoints names Completely, which no Go file of x/rest exports.',
  },
  {
    what: 'a name behind a dot, which is like the name alone',
    code: 'entrypoint-not-found',
    files: listing('⟦.New⟧'),
    keys: keys('.New'),
    message: 'public_entrypoints names .New, which no Go file of x/rest exports: did you mean New?',
  },
  {
    what: 'the same entry twice, and what the baseline passes over',
    code: 'entrypoint-not-found',
    files: `${listing('⟦Gone⟧', 'Passed', '⟦Gone⟧')}-- specs/check-baseline/public-entrypoints-sync.txt --
# what CI passes over
  x/rest|Passed
x/rest|Other
`,
    keys: keys('Gone', 'Gone'),
  },
  {
    what: 'CI looks at no entry with a star, so what certainly is not there is a hint',
    code: 'entrypoint-not-found',
    files: listing(
      '⟦(*App).Put⟧',
      '⟦(*None).Get⟧',
      '(*App).Get',
      '(*Open).Put',
      '(*Alias).Put',
      '(*Gen).Value',
      'Err*',
    ),
    keys: keys('(*App).Put', '(*None).Get'),
    severity: 'hint',
    message:
      'CI does not look at entries with a star, but (*App).Put names a method that no Go file of x/rest declares.',
  },
  {
    what: 'stable roots are looked at, subordinate modules are not',
    code: 'entrypoint-not-found',
    files: `
-- core/module.yaml --
public_entrypoints:
  - ⟦App⟧
-- x/rest/sub/module.yaml --
public_entrypoints:
  - Nothing
-- tools/module.yaml --
public_entrypoints:
  - Nothing
`,
    keys: [['core/module.yaml', 'App']],
  },
]

describe('public-entrypoints-sync', () => {
  for (const example of examples) {
    it(`${example.code}: ${example.what}`, () => assertExample(base, publicEntrypointsSync, example))
  }

  const findings = (files: FilesAndLinks) =>
    new Checker(publicEntrypointsSync, english).check(workspaceFromFiles(files).snapshot())
  const workspace = (more: FilesAndLinks): FilesAndLinks =>
    new Map<string, Uint8Array | string | Link>([...markedFiles(base + listing('New')).files, ...more])

  const stopping: readonly (readonly [what: string, file: string, more: FilesAndLinks])[] = [
    ['a body that does not parse', 'x/rest/sub/a.go', new Map([['x/rest/sub/a.go', 'package sub\nfunc f() { x. }\n']])],
    ['a late import', 'x/rest/a.go', new Map([['x/rest/a.go', 'package rest\nvar _ = 0\nimport "os"\n']])],
    [
      'what is no UTF-8',
      'x/rest/a.go',
      new Map([['x/rest/a.go', Buffer.from('package rest\n\nvar s = "\xff"\n', 'latin1')]]),
    ],
    ['a link to nowhere', 'x/rest/a.go', new Map([['x/rest/a.go', new Link('none.go')]])],
    ['a manifest that is a directory', 'core/module.yaml', new Map([['core/module.yaml/', '']])],
    [
      'a baseline that is a directory',
      'specs/check-baseline/public-entrypoints-sync.txt',
      new Map([['specs/check-baseline/public-entrypoints-sync.txt/', '']]),
    ],
    ['x that is a file', 'x', new Map([['x', 'text']])],
  ]
  for (const [what, file, more] of stopping) {
    it(`stops at ${what}`, () => {
      const base = what.startsWith('x that') ? new Map([['specs/repo.yaml', 'repo:\n'], ...more]) : workspace(more)
      assert.deepEqual(
        findings(base).map(one => [one.code, one.file]),
        [['check-blocked', file]],
      )
    })
  }

  it('stops at no test, and at no file of a module without entries', () => {
    const more = new Map([
      ['x/rest/a_test.go', 'package rest\nfunc f() { x. }\n'],
      ['x/ai/module.yaml', 'public_entrypoints:\n'],
      ['x/ai/a.go', 'package ai\nfunc f() { x. }\n'],
    ])
    assert.deepEqual(findings(workspace(more)), [])
  })

  it('while a file does not parse, nothing is said that it may still declare, and the check does not stop', () => {
    const repository = workspaceFromFiles(
      workspace(new Map([['x/rest/module.yaml', 'public_entrypoints:\n  - Late\n']])),
    )
    const checker = new Checker(publicEntrypointsSync, english)
    const type = (text: string): string[] => {
      repository.openDocument('x/rest/rest.go', { text, imports: readImports(Buffer.from(text), true)!, diskText: '' })
      return checker.check(repository.snapshot()).map(({ code }) => code)
    }
    assert.deepEqual(type('package rest\n\nfunc Late() {}\n'), [])
    assert.deepEqual(type('package rest\n\nfunc Late() { x. }\n'), [])
    assert.deepEqual(type('package rest\n\nfunc Lat() { Late. }\n'), [])
    assert.deepEqual(type('package rest\n\nfunc Lat() {}\n'), ['entrypoint-not-found'])
  })

  it('offers what is near and exists, and to remove the entry', () => {
    const [one] = findings(
      workspace(new Map([['x/rest/module.yaml', 'public_entrypoints:\n  - (App).Gett\n  - New\n']])),
    )
    const offered = one?.fixes.map(({ edits: [edit], safe }) => [edit?.newText, safe])
    assert.deepEqual(offered, [
      ['(App).Get', false],
      ['', false],
    ])
  })
})
