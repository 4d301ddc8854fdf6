import assert from 'node:assert/strict'
import { halfTypedImports } from '../../../server/src/core/golang/half-typed.ts'
import { type GoImports, readImports } from '../../../server/src/core/golang/imports.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

const good = `package rest

// Of a page/*.
import (
	"fmt"
	cache "github.com/spcent/plumego/x/data/cache"
	\`github.com/spcent/plumego/x/rest\`
	"a/扩展"
)

/* A block. */
func F() { fmt.Println("github.com/spcent/plumego/x/rest") }
`

function read(text: string): GoImports {
  const imports = readImports(new TextEncoder().encode(text), true)
  assert.ok(imports)
  return imports
}

/** The literals that each of the texts, one edited to the next, is left with; each stands where it says. */
function held(...texts: readonly string[]): string[] {
  let state = { text: good, imports: read(good) }
  for (const text of texts) {
    const imports = read(text)
    state = { text, imports: imports.error ? halfTypedImports(state, { text, imports }) : imports }
    const source = new SourceText(text)
    const bytes = new TextEncoder().encode(text)
    for (const { range, literal, start, end } of state.imports.imports) {
      assert.equal(text.slice(source.offsetAt(range.start), source.offsetAt(range.end)), literal)
      assert.equal(new TextDecoder().decode(bytes.subarray(start, end)), literal)
    }
  }
  return state.imports.imports.map(({ path }) => path.split('/').at(-1) ?? '')
}

const withoutBlock = good.replace('/* A block. */\n', '')
const all = ['fmt', 'cache', 'rest', '扩展']
const edit = (from: string | RegExp, to: string, text = good): string => {
  const edited = text.replace(from, to)
  assert.notEqual(edited, text)
  return edited
}

const cases: readonly (readonly [what: string, texts: readonly string[], left: readonly string[]])[] = [
  ['a quote that is not closed', [edit('cache"', 'cache')], ['fmt', 'rest', '扩展']],
  [
    'a quote that is not opened',
    [edit('"github.com/spcent/plumego/x/data', 'github.com/spcent/plumego/x/data')],
    ['fmt', 'rest', '扩展'],
  ],
  ['a comment that begins above', [withoutBlock, edit('import', '/*\nimport', withoutBlock)], all],
  ['a comment that begins in the list', [withoutBlock, edit('\tcache', '\t/* cache', withoutBlock)], all],
  ['a comment that another one ends', [edit('\tcache', '\t/* cache')], ['fmt']],
  ['a conflict', [edit('\t"fmt"', '<<<<<<< HEAD\n\t"fmt"\n=======\n\t"os"\n>>>>>>> other')], all],
  ['half a keyword', [edit('package', 'pack')], all],
  ['a word above', [edit('package', 'oops\n\npackage')], all],
  ['an open backquote', [edit('\t"fmt"', '\t`\n\t"fmt"')], all],
  ['no opening bracket, which Go takes for one import', [edit('import (', 'import')], ['fmt']],
  ['no closing bracket', [edit(')\n\n/*', '\n\n/*')], all],
  ['an empty file', [''], []],
  ['an empty file that gets other words', ['', 'p', 'pa'], []],
  ['a name half typed behind one', [edit('"fmt"', '"fmt"x')], all],
  [
    'lines that move while it is broken',
    [edit('package', 'pack'), edit('package', 'pack\n\n\n'), `// a\n${edit('package', 'pack\n\n\n')}`],
    all,
  ],
  [
    'one that goes while it is broken',
    [edit('package', 'pack'), edit('package', 'pack', edit(/\t`.*\n/, ''))],
    ['fmt', 'cache', '扩展'],
  ],
  [
    'one that comes while it is broken',
    [edit(')\n\n/*', '\n\n/*'), edit('\t"fmt"', '\t"fmt"\n\t"os"', edit(')\n\n/*', '\n\n/*'))],
    ['fmt', 'os', 'cache', 'rest', '扩展'],
  ],
  [
    'one that is commented out',
    [edit('package', 'pack'), edit('\tcache', '\t// cache', edit('package', 'pack'))],
    ['fmt', 'rest', '扩展'],
  ],
  [
    'some in a comment that is closed',
    [
      edit('package', 'pack'),
      edit(
        '"fmt"\n\tcache "github.com/spcent/plumego/x/data/cache"',
        '/* "fmt"\n\tcache "github.com/spcent/plumego/x/data/cache" */',
        edit('package', 'pack'),
      ),
    ],
    ['rest', '扩展'],
  ],
  [
    'many places at once',
    [edit('package', 'pack', good.replaceAll('\n\t', '\n    \n\t').replace('"a/扩展"', '"b"'))],
    ['fmt', 'cache', 'rest'],
  ],
  ['other line ends', [edit('package', 'pack', good.replaceAll('\n', '\r\n'))], all],
  [
    'a path that is typed on',
    [edit('package', 'pack'), edit('plumego/x/rest`', 'plumego/x/res`', edit('package', 'pack'))],
    ['fmt', 'cache', '扩展'],
  ],
  ['text that comes back', [edit('cache"', 'cache'), good], all],
]

describe('the imports of a Go file that is half typed', () => {
  for (const [what, texts, left] of cases) {
    it(`are those that it holds, where they stand: ${what}`, () => assert.deepEqual(held(...texts), left))
  }

  it('are no strings of its body', () => {
    const text = edit(
      '\t"fmt"',
      '\t`"fmt"',
      edit('func F()', 'var all = []string{\n\t`raw`,\n\t"github.com/spcent/plumego/x/ai",\n}\n\nfunc F()'),
    )
    assert.deepEqual(
      held(text).filter(name => name === 'ai'),
      [],
    )
  })

  it('count as parsed, and keep the package’s name', () => {
    const text = edit('package', 'pack')
    const { error, packageName, pathsFrom, isPlain } = {
      ...halfTypedOf(text),
      pathsFrom: halfTypedOf(text).pathsFrom('github.com/'),
      isPlain: halfTypedOf(text).isPlain,
    }
    assert.deepEqual(
      { error, packageName, isPlain, count: pathsFrom.length },
      { error: undefined, packageName: 'rest', isPlain: false, count: 2 },
    )
  })
})

const halfTypedOf = (text: string): GoImports =>
  halfTypedImports({ text: good, imports: read(good) }, { text, imports: read(text) })
