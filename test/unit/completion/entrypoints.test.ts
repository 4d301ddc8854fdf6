import assert from 'node:assert/strict'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import type { CompletionEntry } from '../../../server/src/core/completion/completion-types.ts'
import { yamlHover } from '../../../server/src/core/hover/yaml-hover.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const workspace = `-- specs/repo.yaml --
-- core/module.yaml --
name: core
-- core/app.go --
// Package core is the kernel.
package core

// App is the kernel of an application. It serves.
type App struct {
	// Name of the application,
	// as logs have it.
	Name, Title string
	mux         int
}

// New creates an App
// from a config.
func New(cfg Config, hooks ...func(*App) error) (
	*App, error) {
	return nil, nil
}

//go:noinline
func (a *App) Serve(addr string) error { return nil }
func (a App) Addr() string { return "" }
func (a *App) close() {}
func (h hidden) Seen() {}
func helper() {}

type hidden int
-- core/config.go --
package core

type (
	// Config says how.
	Config struct{ Debug bool }
	Handler interface{ Serve() }
	Pair[K comparable, V any] map[K]V
)

// The limits.
const (
	MaxBody = 1 << 20
	maxHead = 2
)

var ErrClosed = errors.New("core: closed") // not a comment above
-- core/app_test.go --
package core
func NewTested() {}
-- core/internal/deep/deep.go --
package deep
func Deep() {}
-- core/routes/routes.go --
package routes

// Mount mounts.
func Mount() {}
-- core/tool/main.go --
package main
func Main() {}
-- x/testdata/module.yaml --
name: x/testdata
-- x/testdata/seed/seed.go --
package seed
func Sow() {}
-- x/testdata/internal/deep.go --
package internal
func Spread() {}
-- x/shop/module.yaml --
name: x/shop
-- x/shop/till/till.go --
package till
func Ring() {}
`

const repository = workspaceFromFiles(markedFiles(workspace).files)

interface Marked {
  readonly source: SourceText
  readonly position: { readonly line: number; readonly character: number }
}

function marked(lines: string): Marked {
  const text = `public_entrypoints:\n${lines}\n`
  const source = new SourceText(text.replace('│', ''))
  return { source, position: source.positionAt(text.indexOf('│')) }
}

function offered(lines: string, path = 'core/module.yaml'): CompletionEntry[] {
  const { source, position } = marked(lines)
  return completionsAt(repository.snapshot(), path, source, position, english, 'typing')
}

const labels = (lines: string, path?: string): string[] => offered(lines, path).map(({ label }) => label)

function hover(value: string): string | undefined {
  const { source, position } = marked(`  - ${value}│`)
  return yamlHover(repository.snapshot(), 'core/module.yaml', source, position, english)?.plain
}

const names = ['App', 'New', 'Config', 'Handler', 'Pair', 'MaxBody', 'ErrClosed']
const members = ['App.Name', 'App.Title', '(*App).Serve', 'App.Addr', 'Config.Debug']

const cases: readonly (readonly [title: string, lines: string, expected: readonly string[]])[] = [
  ['all names of the package, members of types behind them, and then subpackages', '  - │', [...names, ...members]],
  ['what begins with the letter', '  - A│', ['App', 'App.Name', 'App.Title', 'App.Addr']],
  ['names up to their last letter', '  - Ne│', ['New']],
  ['nothing behind a whole one', '  - New│', []],
  ['nothing behind a whole one that is listed', '  - App\n  - App│', []],
  ['what is not listed', '  - App\n  - New\n  - App.Name\n  - A│', ['App.Title', 'App.Addr']],
  ['methods by their own names', '  - Ser│', ['(*App).Serve']],
  ['nothing behind a method by its own name, which the check takes', '  - Serve│', []],
  ['methods by their own names where the list names them so', '  - Addr\n  - Ser│', ['Serve']],
  ['methods of pointers as members from the dot on', '  - App.│', ['App.Name', 'App.Title', 'App.Serve', 'App.Addr']],
  ['methods behind the bracket', '  - (*│', ['(*App).Serve']],
  ['methods of values in brackets from the dot on', '  - (App).│', ['(App).Addr']],
  ['within quotes', '  - "Err│"', ['ErrClosed']],
  ['no name for a label in lower case', '  - conf│', []],
  ['nothing of tests, internal packages and programs', '  - D│', []],
  ['names of a package below where the own one has none', '  - Mou│', ['Mount']],
]

describe('public_entrypoints', () => {
  for (const [title, lines, expected] of cases) {
    it(`offers ${title}`, () =>
      assert.deepEqual(
        labels(lines).filter(label => !['routes', 'tool', 'internal/deep'].includes(label)),
        expected,
      ))
  }

  it('offers what lies below a family without a package of its own', () => {
    assert.deepEqual(labels('  - R│', 'x/shop/module.yaml'), ['Ring'])
    // What the family itself is called does not close what lies below.
    assert.deepEqual(labels('  - S│', 'x/testdata/module.yaml'), ['Sow'])
  })

  it('shows how a name is declared, and what its comment says first', () => {
    const shown = offered('  - N│')[0]
    assert.equal(shown?.detail, 'func New(cfg Config, hooks ...func(*App) error) (*App, error)')
    assert.equal(shown?.documentation?.plain, `${shown?.detail}\n\nNew creates an App from a config.`)
    assert.equal(offered('  - Mou│')[0]?.mark, 'core/routes')
  })

  const hovers: readonly (readonly [value: string, said: string | undefined])[] = [
    ['App', 'type App struct\n\nApp is the kernel of an application.'],
    ['App.Title', 'Title string\n\nName of the application, as logs have it.'],
    ['(*App).Serve', 'func (a *App) Serve(addr string) error'],
    ['App.Serve', 'func (a *App) Serve(addr string) error'],
    ['Serve', 'func (a *App) Serve(addr string) error'],
    ['"Config"', 'type Config struct\n\nConfig says how.'],
    ['Pair', 'type Pair[K comparable, V any] map[K]V'],
    ['MaxBody', 'const MaxBody = 1 << 20\n\nThe limits.'],
    ['ErrClosed', 'var ErrClosed = errors.New("core: closed")'],
    ['Mount', 'func Mount()\n\nMount mounts.\n\nDeclared in core/routes.'],
    ['Missing', undefined],
    ['Deep', undefined],
    ['NewTested', undefined],
  ]
  for (const [value, said] of hovers) {
    it(`shows of ${value} ${said === undefined ? 'nothing' : 'its declaration'}`, () =>
      assert.equal(hover(value)?.replace(/\n-{3,}\n|\n{2,}/g, '\n\n'), said))
  }

  it('reads each file once for as long as it is the same', () => {
    const { counters } = repository
    offered('  - A│')
    const before = { ...counters }
    repository.openDocument('core/module.yaml', { text: 'name: core\nowner: runtime\n', diskText: 'name: core\n' })
    offered('  - Ap│')
    offered('  - │')
    hover('App')
    assert.deepEqual([counters.filesRead, counters.yamlParsed], [before.filesRead, before.yamlParsed])
    // The manifest itself.
    assert.ok(counters.textsParsed - before.textsParsed <= 1)
  })
})
