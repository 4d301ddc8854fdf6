import assert from 'node:assert/strict'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { communityExtension } from '../../../server/src/core/rules/community-extension/index.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { applyEdits } from '../../support/apply-edits.ts'
import { communityFiles, communityManifest } from '../../support/community-extension.ts'
import { assertExample, laidOver } from '../../support/findings.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const base = `-- go.mod --
module github.com/spcent/plumego
${communityFiles.map(([path, text]) => `-- ${path} --\n${text}`).join('')}`

const folder = communityManifest.slice(0, communityManifest.lastIndexOf('/'))
const file = `${folder}/limiter.go`

/** @param text of a Go file behind its package clause, or files of their own */
const goFiles = (text: string): string =>
  text.startsWith('-- ') ? text.replaceAll('~/', `${folder}/`) : `-- ${file} --\npackage limiter\n\n${text}\n`

type Found = readonly (readonly [what: string, text: string, ...keys: string[]])[]
type Fine = readonly (readonly [what: string, text: string])[]

const states: Found = [
  ['a counter', 'var ⟦count⟧ int\n\nfunc Allow() { count++ }', 'count'],
  ['one of several', 'var a, ⟦b⟧ = 1, 2\n\nfunc Set() int { b = a; return a }', 'b'],
  ['one of a group', 'var (\n\ta int\n\t⟦b⟧ int\n)\n\nfunc Set() { b += a }', 'b'],
  [
    'a map that is filled later',
    'var ⟦seen⟧ = map[string]bool{}\n\nfunc See(name string) { seen[name] = true }',
    'seen',
  ],
  ['a map that is emptied', 'var ⟦seen⟧ = map[string]bool{}\n\nfunc Drop(name string) { delete(seen, name) }', 'seen'],
  ['a field of a struct', 'var ⟦state⟧ struct{ n int }\n\nfunc Set() { (state).n = 1 }', 'state'],
  ['what a pointer leads to', 'var ⟦state⟧ *int\n\nfunc Set() { *state = 1 }', 'state'],
  ['a variable of a loop', 'var ⟦last⟧ int\n\nfunc Run(all []int) {\n\tfor _, last = range all {\n\t}\n}', 'last'],
  ['in a method', 'type T struct{}\n\nvar ⟦count⟧ int\n\nfunc (t *T) Add() { count = 2 }', 'count'],
  ['in a function that another calls', 'var ⟦count⟧ int\n\nfunc Add() { add() }\n\nfunc add() { count++ }', 'count'],
  ['in a closure', 'var ⟦count⟧ int\n\nfunc Handler() func() {\n\treturn func() { count++ }\n}', 'count'],
  [
    'in a closure that a declaration holds',
    'var ⟦count⟧ int\n\nfunc Run() {\n\tvar add = func() { count++ }\n\tadd()\n}',
    'count',
  ],
  ['in a goroutine', 'var ⟦count⟧ int\n\nfunc Run() {\n\tgo func() { count++ }()\n}', 'count'],
  [
    'in another file',
    '-- ~/b.go --\npackage limiter\n\nfunc Set() { count = 1 }\n-- ~/a.go --\npackage limiter\n\nvar ⟦count⟧ int\n',
    'count',
  ],
  ['in a package below', '-- ~/store/a.go --\npackage store\n\nvar ⟦count⟧ int\n\nfunc Set() { count = 1 }\n', 'count'],
  ['a lock', 'import "sync"\n\nvar ⟦mu⟧ sync.Mutex', 'mu'],
  ['a pointer to a lock', 'import "sync"\n\nvar ⟦mu⟧ = &sync.RWMutex{}', 'mu'],
  ['what new makes', 'import "sync"\n\nvar ⟦mu⟧ = new(sync.Mutex)', 'mu'],
  ['a lock by another name of its package', 'import s "sync"\n\nvar ⟦mu⟧ s.Mutex', 'mu'],
  ['an atomic number', 'import "sync/atomic"\n\nvar ⟦hits⟧ atomic.Int64', 'hits'],
  ['an atomic pointer', 'import "sync/atomic"\n\nvar ⟦current⟧ atomic.Pointer[string]', 'current'],
  ['a client', 'import "net/http"\n\nvar ⟦client⟧ = &http.Client{}', 'client'],
  ['a mux', 'import "net/http"\n\nvar ⟦Mux⟧ = http.NewServeMux()', 'Mux'],
  ['a database', 'import "database/sql"\n\nvar ⟦db⟧ *sql.DB', 'db'],
]

const stateless: Fine = [
  ['a table', 'var table = map[string]int{"a": 1}\n\nfunc At(name string) int { return table[name] }'],
  ['an error', 'import "errors"\n\nvar ErrFull = errors.New("full")'],
  ['a pattern', 'import "regexp"\n\nvar pattern = regexp.MustCompile("a")'],
  ['an assertion', 'import "net/http"\n\nvar _ http.Handler = &http.ServeMux{}'],
  ['a constant', 'const limit = 2\n\nfunc At() int { limit := 3; limit++; return limit }'],
  ['a table that init fills', 'var table [9]int\n\nfunc init() {\n\tfor i := range table {\n\t\ttable[i] = i\n\t}\n}'],
  ['a table that a helper of init fills', 'var table [9]int\n\nfunc init() { fill() }\n\nfunc fill() { table[0] = 1 }'],
  [
    'what is worked out once',
    'import "sync"\n\nvar once sync.Once\nvar table []int\n\nfunc Table() []int {\n\tonce.Do(func() { table = []int{1} })\n\treturn table\n}',
  ],
  ['a parameter of its name', 'var count int\n\nfunc Set(count int) { count = 1 }'],
  ['a receiver of its name', 'type T struct{ n int }\n\nvar t T\n\nfunc (t *T) Set() { t.n = 1 }'],
  ['a result of its name', 'var count int\n\nfunc Get() (count int) { count = 1; return }'],
  ['a local variable of its name', 'var count int\n\nfunc Get() int {\n\tvar count int\n\tcount++\n\treturn count\n}'],
  ['a variable of a closure', 'var count int\n\nfunc Get() func() {\n\treturn func() { count := 1; count++ }\n}'],
  ['a field of its name', 'type T struct{ count int }\n\nvar count = 1\n\nfunc Set(t *T) { t.count = 2 }'],
  ['a key of its name', 'type T struct{ count int }\n\nvar count = 1\n\nfunc Make() T { return T{count: 2} }'],
  ['a test', `-- ~/limiter_test.go --\npackage limiter\n\nvar count int\n\nfunc Set() { count++ }\n`],
  ['an example', '-- ~/examples/a/a.go --\npackage a\n\nvar count int\n\nfunc Set() { count++ }\n'],
  ['a program', '-- ~/cmd/a/main.go --\npackage main\n\nvar count int\n\nfunc main() { count++ }\n'],
  [
    'what no build takes',
    '-- ~/a.go --\n//go:build ignore\n\npackage limiter\n\nvar count int\n\nfunc Set() { count++ }\n',
  ],
  ['a file that does not parse', 'var count int\n\nfunc Set() { count++'],
  [
    'another module',
    '-- ~/tools/go.mod --\nmodule tools\n-- ~/tools/a.go --\npackage tools\n\nvar count int\n\nfunc Set() { count++ }\n',
  ],
  [
    'another extension',
    '-- ~/b/community-extension.yaml --\nno_globals: false\n-- ~/b/b.go --\npackage b\n\nvar count int\n\nfunc Set() { count++ }\n',
  ],
  ['what lies beside it', '-- x/rest/rest.go --\npackage rest\n\nvar count int\n\nfunc Set() { count++ }\n'],
  ['another package’s type of that name', 'import "example.com/sync"\n\nvar mu sync.Lock'],
]

const effects: Found = [
  ['a handler', 'import "net/http"\n\nfunc init() { ⟦http.HandleFunc⟧("/", nil) }', 'http.HandleFunc'],
  [
    'a driver',
    'import "database/sql"\n\nfunc init() {\n\tif true {\n\t\t⟦sql.Register⟧("a", nil)\n\t}\n}',
    'sql.Register',
  ],
  ['a counter of expvar', 'import "expvar"\n\nvar hits = ⟦expvar.NewInt⟧("hits")', 'expvar.NewInt'],
  ['a flag', 'import "flag"\n\nvar verbose = ⟦flag.Bool⟧("v", false, "")', 'flag.Bool'],
  ['a goroutine', 'func init() { ⟦go work⟧() }\n\nfunc work() {}', 'work'],
  ['a goroutine without a name', 'func init() {\n\t⟦go⟧ func() {}()\n}', 'go'],
  [
    'another package’s variable',
    'import "net/http"\n\nfunc init() { ⟦http.DefaultClient⟧ = nil }',
    'http.DefaultClient',
  ],
  ['a part of one', 'import "net/http"\n\nfunc init() { ⟦http.DefaultClient.Timeout⟧ = 1 }', 'http.DefaultClient'],
  [
    'through a function of the package',
    'import "os"\n\nfunc init() { ⟦setup⟧() }\n\nfunc setup() { os.Setenv("A", "b") }',
    'setup',
  ],
  [
    'through one in another file',
    '-- ~/b.go --\npackage limiter\n\nimport "log"\n\nfunc setup() { log.SetFlags(0) }\n-- ~/a.go --\npackage limiter\n\nfunc init() { ⟦setup⟧() }\n',
    'setup',
  ],
  [
    'a function that is called on the spot',
    'import "log"\n\nfunc init() {\n\tfunc() { ⟦log.SetFlags⟧(0) }()\n}',
    'log.SetFlags',
  ],
]

const quiet: Fine = [
  ['a table', 'var table [9]int\n\nfunc init() { table[0] = 1 }'],
  ['a check', 'func init() {\n\tif len(table) > 9 {\n\t\tpanic("too long")\n\t}\n}\n\nvar table []int'],
  [
    'a function that is only kept',
    'import "net/http"\n\nvar mount = func() { http.HandleFunc("/", nil) }\n\nfunc init() { _ = func() { go mount() } }',
  ],
  [
    'a method that is called init',
    'import "net/http"\n\ntype T struct{}\n\nfunc (T) init() { http.HandleFunc("/", nil) }',
  ],
  ['what others call', 'import "net/http"\n\nfunc Mount() { http.HandleFunc("/", nil) }'],
  [
    'a mux of its own',
    'import "net/http"\n\nvar table = build()\n\nfunc build() int {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("/", nil)\n\treturn 1\n}',
  ],
  [
    'a local name',
    'import "net/http"\n\nfunc init() {\n\thttp := other{}\n\thttp.HandleFunc("/", nil)\n}\n\ntype other struct{}',
  ],
  ['a function of its own that is called so', 'func init() { register() }\n\nfunc register() { register() }'],
  ['a field of a value of its own', 'var state struct{ n int }\n\nfunc init() { state.n = 1 }'],
]

const imports: Found = [
  ['in code', 'import ⟦"github.com/spcent/plumego/core"⟧', 'github.com/spcent/plumego/core'],
  [
    'in a test',
    '-- ~/a_test.go --\npackage limiter\n\nimport _ ⟦"github.com/spcent/plumego/log"⟧\n',
    'github.com/spcent/plumego/log',
  ],
]

const allowed: Fine = [
  ['a package below', 'import "github.com/spcent/plumego/core/x"'],
  ['another', 'import "github.com/spcent/plumego/x/rest"'],
  [
    'in another module',
    '-- ~/tools/go.mod --\nmodule tools\n-- ~/tools/a.go --\npackage tools\n\nimport "github.com/spcent/plumego/core"\n',
  ],
]

const suites: readonly (readonly [code: string, found: Found, fine: Fine])[] = [
  ['community-global-state', states, stateless],
  ['community-init-effect', effects, quiet],
  ['community-forbidden-import', imports, allowed],
]

for (const [code, found, fine] of suites) {
  describe(code, () => {
    for (const [what, text, ...keys] of found) {
      const files = goFiles(text)
      const marked = [...files.slice(0, files.indexOf('⟦')).matchAll(/^-- (.*\.go) --$/gm)].map(([, path = '']) => path)
      it(`finds ${what}`, () =>
        assertExample(base, communityExtension, {
          code,
          files,
          keys: keys.map(key => [marked.at(-1) ?? '', key]),
          severity: 'warning',
        }))
    }
    for (const [what, text] of fine) {
      it(`is content with ${what}`, () =>
        assertExample(base, communityExtension, { code, files: goFiles(text), keys: [] }))
    }
  })
}

describe('what an extension does when it is loaded', () => {
  const effects: readonly (readonly [body: string, message: string])[] = [
    [
      'import "net/http"\n\nfunc init() { http.DefaultClient = nil }',
      'http.DefaultClient belongs to another package and gets another value when this one is loaded.',
    ],
    [
      'import "net/http"\n\nfunc init() { http.HandleFunc("/", nil) }',
      'http.HandleFunc runs when the package is loaded, and changes something for the whole program.',
    ],
    ['func init() { go work() }\n\nfunc work() {}', 'A goroutine starts when the package is loaded.'],
  ]
  for (const [body, message] of effects) {
    it(`is told in words: ${message}`, () => {
      const files = laidOver(markedFiles(base).files, markedFiles(goFiles(body)).files)
      const found = new Checker(communityExtension, english).check(workspaceFromFiles(files).snapshot())
      const told = found.find(({ code }) => code === 'community-init-effect')?.message ?? ''
      assert.ok(told.startsWith(`${message} `), told)
    })
  }
})

describe('paths that an extension has to forbid itself', () => {
  it('are listed one by one, or all at once that are missing', () => {
    const [, text = ''] = communityFiles[0] ?? []
    const missing = ['core', 'log'].map(root => `  - github.com/spcent/plumego/${root}\n`)
    const without = missing.reduce((left, line) => left.replace(line, ''), text)
    const files = laidOver(markedFiles(base).files, new Map([[communityManifest, without]]))
    const found = new Checker(communityExtension, english).check(workspaceFromFiles(files).snapshot())
    const [first] = found.filter(({ code, fixes }) => code === 'community-forbidden-missing' && fixes.length > 1)
    assert.deepEqual(
      first?.fixes.map(({ title }) => title),
      ['List github.com/spcent/plumego/core', 'List all that are missing'],
    )
    const [one, all] = first?.fixes.map(({ edits }) => applyEdits(without, edits)) ?? []
    const listed = (made = ''): boolean[] => missing.map(line => made.split(line).length === 2)
    assert.deepEqual(
      [listed(one), listed(all)],
      [
        [true, false],
        [true, true],
      ],
    )
    assert.equal(all?.length, text.length)
  })
})

describe('what an extension does not promise', () => {
  const free = (field: string): string => {
    const [, text = ''] = communityFiles[0] ?? []
    return `-- ${communityManifest} --\n${text.replace(`${field}: true`, `${field}: false`)}`
  }
  it('is its own affair: state', () =>
    assertExample(base, communityExtension, {
      code: 'community-global-state',
      files: `${free('no_globals')}${goFiles('import "sync"\n\nvar mu sync.Mutex')}`,
      keys: [],
    }))
  it('is its own affair: effects', () =>
    assertExample(base, communityExtension, {
      code: 'community-init-effect',
      files: `${free('no_init_side_effects')}${goFiles('func init() { go work() }')}`,
      keys: [],
    }))
})
