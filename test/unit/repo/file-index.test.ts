import assert from 'node:assert/strict'
import { readImports } from '../../../server/src/core/golang/imports.ts'
import { directoryOf, FileIndex, type Indexer, topOf, topOfPath } from '../../../server/src/core/repo/file-index.ts'
import { FileMap } from '../../../server/src/core/repo/file-map.ts'
import { GoFile } from '../../../server/src/core/repo/go-file.ts'

function goFile(path: string, ...imports: string[]): GoFile {
  const text = `package a\n${imports.map(one => `import _ "${one}"\n`).join('')}`
  const read = readImports(new TextEncoder().encode(text), true)
  assert.ok(read)
  return new GoFile(path, read, false)
}

const mapOf = (...files: readonly GoFile[]): FileMap<GoFile> => new FileMap(new Map(files.map(one => [one.path, one])))
const put = (files: FileMap<GoFile>, ...more: readonly GoFile[]): FileMap<GoFile> =>
  more.reduce((all, one) => all.with(one.path, one), files)

const noFacts = (): undefined => undefined

/** By what is imported, and a list of what was asked. */
function byImport(): { readonly index: FileIndex; readonly asked: string[] } {
  const asked: string[] = []
  const indexer: Indexer = ({ path, imports }) => {
    asked.push(path)
    return imports.imports.map(one => one.path)
  }
  return { index: new FileIndex(indexer), asked }
}

const shown = (index: FileIndex): Record<string, string[]> =>
  Object.fromEntries([...index.lists].map(([word, list]) => [word, list.map(({ path }) => path).sort()]))

describe('an index of Go files', () => {
  const a = goFile('a.go', 'fmt', 'os')
  const b = goFile('b.go', 'os')
  const c = goFile('c.go')
  const files = mapOf(a, b, c)

  it('lists files by their words, and nothing under others', () => {
    const { index, asked } = byImport()
    assert.equal(index.take(files, noFacts), index)
    assert.deepEqual(shown(index), { fmt: ['a.go'], os: ['a.go', 'b.go'] })
    assert.deepEqual(index.list('os'), [a, b])
    assert.deepEqual(index.list('net'), [])
    assert.deepEqual(asked, ['a.go', 'b.go', 'c.go'])
    index.take(files, noFacts)
    assert.equal(asked.length, 3)
  })

  const changes: readonly (readonly [
    what: string,
    after: FileMap<GoFile>,
    Record<string, string[]>,
    same: string[],
  ])[] = [
    ['a word less', put(files, goFile('a.go', 'os')), { os: ['a.go', 'b.go'] }, []],
    [
      'a word more',
      put(files, goFile('b.go', 'os', 'io')),
      { fmt: ['a.go'], os: ['a.go', 'b.go'], io: ['b.go'] },
      ['fmt'],
    ],
    ['a known word', put(files, goFile('c.go', 'fmt')), { fmt: ['a.go', 'c.go'], os: ['a.go', 'b.go'] }, ['os']],
    [
      'another file of the same words',
      put(files, goFile('b.go', 'os')),
      { fmt: ['a.go'], os: ['a.go', 'b.go'] },
      ['fmt'],
    ],
    ['a file more', put(files, goFile('d.go', 'fmt')), { fmt: ['a.go', 'd.go'], os: ['a.go', 'b.go'] }, ['os']],
    ['a file more without words', put(files, goFile('d.go')), { fmt: ['a.go'], os: ['a.go', 'b.go'] }, ['fmt', 'os']],
    ['a file less', files.with('a.go', undefined), { os: ['b.go'] }, []],
    ['a file less of two', files.with('b.go', undefined), { fmt: ['a.go'], os: ['a.go'] }, ['fmt']],
    ['no file', mapOf(), {}, []],
    ['files that have nothing to do with those', mapOf(goFile('z.go', 'os')), { os: ['z.go'] }, []],
  ]
  for (const [what, after, lists, same] of changes) {
    it(`takes ${what}, and keeps the lists whose files are the same`, () => {
      const { index, asked } = byImport()
      index.take(files, noFacts)
      const { words } = index
      const before = new Map(index.lists)
      asked.length = 0
      index.take(after, noFacts)
      assert.deepEqual(shown(index), lists)
      for (const [word, list] of index.lists) {
        assert.equal(list === before.get(word), same.includes(word), word)
        for (const file of list) assert.equal(file, after.get(file.path))
      }
      const areSame = [...before.keys()].sort().join() === Object.keys(lists).sort().join()
      assert.equal(index.words === words, areSame)
      // Only what is another is read again.
      const changed = [...after.differences(files)].filter(path => after.has(path))
      assert.deepEqual(asked.sort(), changed.sort())
      // And back again.
      index.take(files, noFacts)
      assert.deepEqual(shown(index), { fmt: ['a.go'], os: ['a.go', 'b.go'] })
    })
  }

  it('hands on what an indexer may ask of a file', () => {
    const asked: unknown[] = []
    const reading = (): number => 1
    const index = new FileIndex((file, factsOf) => [String(factsOf(file, reading))])
    index.take(mapOf(a), (file, what) => {
      asked.push([file, what])
      return undefined
    })
    index.take(mapOf(b), (file, what) => {
      asked.push([file, what])
      return undefined
    })
    assert.deepEqual(asked, [
      [a, reading],
      [b, reading],
    ])
    assert.deepEqual(shown(index), { undefined: ['b.go'] })
  })

  const tops: Readonly<Record<string, string>> = {
    'core/app.go': 'core',
    'core/deep/app.go': 'core',
    'x/rest/a.go': 'x/rest',
    'x/rest/deep/a.go': 'x/rest',
    'x/a.go': 'x/a.go',
    'main.go': 'main.go',
    'xy/a/b.go': 'xy',
  }
  for (const [path, top] of Object.entries(tops)) {
    it(`knows ${top} for the top of ${path}, and its directory`, () => {
      assert.equal(topOfPath(path), top)
      assert.deepEqual(topOf(goFile(path), noFacts), [top])
      assert.deepEqual(topOf(goFile(path.replace('.go', '_test.go')), noFacts), [])
      assert.deepEqual(directoryOf(goFile(path), noFacts), [path.split('/').slice(0, -1).join('/')])
    })
  }
})
