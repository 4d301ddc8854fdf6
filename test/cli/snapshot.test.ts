import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { lay, plumegoPath } from '../support/applications.ts'
import { check, sample } from '../support/check-command.ts'
import { GoCommand } from '../support/go-command.ts'
import { temporaryDirectory } from '../support/lsp-client.ts'

const snapshot = (words: readonly string[], cwd: string) => check(['snapshot', ...words], cwd)

describe('plumego-check snapshot', () => {
  let root: string

  before(() => {
    root = temporaryDirectory()
    lay(root, {
      'go.mod': 'module example.com/m\n',
      'a/a.go': 'package a\n\n// A is one.\nfunc A(\n\tx int,\n) {\n}\n',
      'a/a_test.go': 'package a_test\n\nfunc B() {}\n',
      'a/b/.hidden.go': 'package b\n\nvar B = func() {\n}\n',
      'a/testdata/t.go': 'package t\n\nvar T int\n',
      'a/_c/c.go': 'package c\n\nvar C int\n',
      'a/vendor/v.go': 'package v\n\nvar V int\n',
      'two/a.go': 'package a\n',
      'two/b.go': '//go:build ignore\n\npackage main\n',
      'broken/a.go': 'package a\n\nfunc A() {\n\tx.\n}\n',
      'none/a_test.go': 'package none\n',
      'none/deep/a.go': 'package deep\n\nconst X = 1\n',
      'elsewhere/go.mod': 'module example.com/m // with a comment\n',
      'old.snapshot': 'symbol\tp\tfunc\tA\tf\n',
      'new.snapshot': 'symbol\tp\tfunc\tB\tf\n',
      'bad.snapshot': '# title\nsymbol\tp\tfunc\n',
    })
  })

  after(() => fs.rmSync(root, { recursive: true, force: true }))

  const head = (pattern: string) => `# plumego extension api snapshot v1\nmodule\texample.com/m\npattern\t${pattern}\n`
  const a = 'symbol\texample.com/m/a\tfunc\tA\tfunc Afunc( x int, )\n'

  for (const pattern of ['a', './a', './a/', 'a/../a', '/a']) {
    it(`takes ${pattern} as Plumego’s tool does`, () => {
      assert.deepEqual(snapshot([pattern], root), { status: 0, output: head(pattern) + a, errors: '' })
    })
  }

  it('takes all packages below a directory, and says what it is not certain of', () => {
    const { status, output, errors } = snapshot(['./a/...'], root)
    assert.equal(output, `${head('./a/...')}${a}symbol\texample.com/m/a/b\tvar\tB\tvar B = func() { }\n`)
    assert.match(errors, /^plumego-check: a\/b\/\.hidden\.go:3: the value of B holds a function, .* do not compare/)
    assert.equal(status, 0)
  })

  const complaints: readonly (readonly [words: readonly string[], expected: RegExp])[] = [
    [[], /Expected plumego-check snapshot MODULE/],
    [['a', 'b'], /Expected plumego-check snapshot MODULE/],
    [['--out', 'x'], /Expected plumego-check snapshot MODULE/],
    [['--compare', 'old.snapshot'], /Expected plumego-check snapshot MODULE/],
    [['nope'], /No package nope in .* \(ENOENT.*\): name one relative to that folder/],
    [['x/nope/...'], /No package x\/nope in /],
    [['old.snapshot'], /No package old\.snapshot in .*ENOTDIR/],
    [['.'], /\. names no package below the root of the module/],
    [['../m/a'], /names no package below the root/],
    [['./...'], /names no package below the root/],
    [['none'], /none holds no Go file that is no test: name none\/\.\.\. for the packages below it/],
    [['two'], /two holds more than one package: a, main\./],
    [['broken'], /broken\/a\.go:5:1: .*A snapshot needs files that parse: mend this one/],
    [['broken/...'], /broken\/a\.go:5:1: /],
    [['--compare', 'old.snapshot', 'nope'], /nope cannot be read: ENOENT/],
    [['--compare', 'bad.snapshot', 'old.snapshot'], /bad\.snapshot:2: a line of a snapshot holds five parts/],
  ]
  for (const [words, expected] of complaints) {
    it(`complains of: snapshot ${words.join(' ')}`, () => {
      const { status, output, errors } = snapshot(words, root)
      assert.match(errors, expected)
      assert.deepEqual([status, output, errors.split('\n').length], [2, '', 2])
    })
  }

  it('complains where no module is, and of one that hides its path', () => {
    assert.match(snapshot(['a'], path.join(root, 'a')).errors, /No go\.mod at .*a: take a snapshot in a checkout/)
    assert.match(snapshot(['a'], path.join(root, 'elsewhere')).errors, /go\.mod has no line "module PATH"/)
  })

  it('reads no file that a link leads to outside of the repository', () => {
    const inside = path.join(root, 'inside')
    lay(inside, { 'go.mod': 'module example.com/inside\n', '.git/HEAD': '' })
    fs.mkdirSync(path.join(inside, 'p'))
    fs.symlinkSync(path.join(root, 'a', 'a.go'), path.join(inside, 'p', 'a.go'))
    assert.match(snapshot(['p'], inside).errors, /p\/a\.go leads out of the repository, so it is not read/)
  })

  it('compares two', () => {
    assert.deepEqual(snapshot(['--compare', 'old.snapshot', 'old.snapshot'], root), {
      status: 0,
      output: 'snapshots match\n',
      errors: '',
    })
    const { status, output } = snapshot(['--compare', 'old.snapshot', 'new.snapshot'], root)
    assert.deepEqual([status, output], [1, '+ added symbol\tp\tfunc\tB f\n- removed symbol\tp\tfunc\tA f\n'])
  })

  it('stands at the root of a checkout, wherever in it it is run', () => {
    const [above, below] = [sample, path.join(sample, 'x', 'rest')].map(cwd => snapshot(['./router'], cwd))
    assert.match(above?.output ?? '', /^# plumego extension api snapshot v1\nmodule\tgithub\.com\/spcent\/plumego\n/)
    assert.deepEqual(below, above)
  })

  it('is a folder still where it is written as one', () => {
    lay(root, { 'snapshot/go.mod': `module ${plumegoPath}\n` })
    assert.equal(check(['./snapshot'], root).errors, '')
  })
})

/** Every package of the released Plumego, against that release's own tool. Runs where Go is installed and its proxy answers. */
describe('snapshots of the real Plumego', function () {
  this.timeout(180_000)
  const release = 'v1.0.0'
  let root: string
  let plumego: string
  let tool: string

  before(function () {
    if (!GoCommand.isInstalled) return this.skip()
    root = temporaryDirectory()
    const go = new GoCommand(path.join(root, 'go'))
    try {
      plumego = JSON.parse(go.run(root, ['mod', 'download', '-json', `${plumegoPath}@${release}`])).Dir
      tool = path.join(root, 'tool')
      go.run(plumego, ['build', '-o', tool, './internal/checks/extension-api-snapshot'], { GOFLAGS: '-mod=mod' })
    } catch (error) {
      console.log(`    ${release} cannot be had here: ${String(error).split('\n', 1)[0]}`)
      return this.skip()
    }
  })

  after(() => {
    if (root) fs.rmSync(root, { recursive: true, force: true })
  })

  it('are byte for byte those of its own tool, in every folder', () => {
    const folders = fs.readdirSync(plumego, { withFileTypes: true }).filter(entry => entry.isDirectory())
    let symbols = 0
    for (const { name } of folders) {
      const pattern = `./${name}/...`
      const theirs = spawnSync(tool, ['-module', pattern], { cwd: plumego, encoding: 'utf8', maxBuffer: 1 << 26 })
      const ours = snapshot([pattern], plumego)
      assert.equal(ours.status === 0, theirs.status === 0, `${pattern}: ${ours.errors}${theirs.stderr}`)
      assert.equal(ours.output, theirs.stdout)
      symbols += ours.output.split('\nsymbol\t').length - 1
    }
    console.log(`    ${symbols} symbols of ${folders.length} folders`)
    assert.ok(symbols > 1000)
  })
})
