import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bin, check, sample } from '../support/check-command.ts'

describe('what plumego-check writes', () => {
  let scratch: string

  before(() => {
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-output-')))
  })

  after(() => fs.rmSync(scratch, { recursive: true, force: true }))

  /** Runs a line of a shell in which `$check` is the command and `$sample` a workspace with findings. */
  const shell = (line: string, cwd = scratch) => {
    const check = `'${process.execPath}' '${bin}'`
    const command = line.replaceAll('$check', check).replaceAll('$sample', `'${sample}'`)
    const env = { ...process.env, LC_ALL: 'C' }
    const run = spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8', env })
    return { status: run.status, output: run.stdout, errors: run.stderr }
  }

  const unwritable: readonly (readonly [line: string, says: RegExp])[] = [
    ['$check $sample >/dev/full', /^plumego-check: The report cannot be written: ENOSPC: no space left on device/],
    ['$check --format json $sample >/dev/full', /ENOSPC/],
    ['$check --format sarif $sample >/dev/full', /ENOSPC/],
    ['$check --help >/dev/full', /ENOSPC/],
    ['$check --list-rules >/dev/full', /ENOSPC/],
    ['$check $sample >&-', /^plumego-check: The report cannot be written: EBADF/],
    ['$check --format github $sample >&-; exit $?', /EBADF/],
    ['$check $sample 1</dev/null', /EBADF/],
    ['$check nowhere 2>/dev/full', /^$/],
  ]
  for (const [line, says] of unwritable) {
    it(`ends with 2 where it cannot be written: ${line}`, function () {
      if (process.platform !== 'linux') this.skip()
      const { status, output, errors } = shell(line)
      assert.equal(status, 2)
      assert.equal(output, '')
      assert.match(errors, says)
    })
  }

  const unread: readonly (readonly [line: string, status: number])[] = [
    ['$check $sample >/dev/null', 1],
    ['$check $sample >/dev/null; exit $?', 1],
    ['$check $sample 1<>/dev/null 2>&1 | cat', 0],
    ['$check $sample 2>&- >/dev/null', 1],
    ['$check nowhere 2>&-', 2],
  ]
  for (const [line, expected] of unread) {
    it(`is content where nobody wants to read it: ${line}`, function () {
      if (process.platform === 'win32') this.skip()
      const { status, errors } = shell(line)
      assert.deepEqual({ status, errors }, { status: expected, errors: '' })
    })
  }

  it('is content where another program than a shell wants none of it', () => {
    for (const stdio of [
      ['ignore', 'ignore', 'pipe'],
      ['ignore', 'ignore', 'ignore'],
    ] as const) {
      const run = spawnSync(process.execPath, [bin, sample], { stdio: [...stdio] })
      assert.equal(run.status, 1)
    }
  })

  it('is quiet where its reader goes away, and whole where it stays', function () {
    if (process.platform === 'win32') this.skip()
    const imports = Array.from({ length: 4000 }, (_, i) => `\t_ "github.com/spcent/plumego/x/rest/p${i}"\n`).join('')
    const large = path.join(scratch, 'large')
    fs.cpSync(sample, large, { recursive: true })
    fs.writeFileSync(path.join(large, 'router', 'many.go'), `package router\n\nimport (\n${imports})\n`)
    shell(`$check --format json '${large}' >whole`)
    const whole = fs.readFileSync(path.join(scratch, 'whole'))
    assert.ok(whole.length > 1_000_000)
    assert.ok(whole.toString().endsWith('}\n'))
    const read = shell(`$check --format json '${large}' | head -c 10`)
    assert.deepEqual(read, { status: 0, output: '{"schemaVe', errors: '' })
    assert.equal(shell(`$check '${large}' | true`).errors, '')
    assert.equal(shell(`$check --format json '${large}' | wc -c`).output.trim(), `${whole.length}`)
  })

  describe('from a directory that is gone', () => {
    const gone = (line: string): ReturnType<typeof shell> => {
      const directory = fs.mkdtempSync(path.join(scratch, 'gone-'))
      return shell(`rmdir '${directory}'; ${line}`, directory)
    }

    before(function () {
      if (process.platform === 'win32') this.skip()
    })

    for (const words of ['', '.', 'x/rest', '--changed x/rest', '--format sarif x/rest']) {
      it(`ends in words: ${words}`, () => {
        const { status, output, errors } = gone(`$check ${words}`)
        assert.equal(status, 2)
        assert.equal(output, '')
        assert.match(errors, /^plumego-check: The current directory is gone, so .* name folders by absolute paths\.\n$/)
      })
    }

    for (const format of ['text', 'json', 'github', 'sarif']) {
      it(`needs none for an absolute one: ${format}`, () => {
        const { status, output, errors } = gone(`$check --format ${format} $sample`)
        assert.deepEqual({ status, errors }, { status: 1, errors: '' })
        const there = check(['--format', format, sample], '/')
        if (format !== 'text') assert.equal(output.length > 100, there.output.length > 100)
      })
    }
  })

  describe('has colours', () => {
    /** Runs in a terminal of its own. */
    const onTerminal = (env: NodeJS.ProcessEnv): string => {
      const line = `${process.execPath} ${bin} ${sample}`
      const all = { ...process.env, LC_ALL: 'C', NO_COLOR: '', TERM: 'xterm', ...env }
      return spawnSync('script', ['-qec', line, os.devNull], { encoding: 'utf8', env: all }).stdout
    }

    before(function () {
      const hasScript = spawnSync('script', ['-qec', 'true', os.devNull]).status === 0
      if (process.platform !== 'linux' || !hasScript) this.skip()
    })

    const isColoured: readonly (readonly [env: NodeJS.ProcessEnv, coloured: boolean])[] = [
      [{}, true],
      [{ TERM: 'dumb' }, false],
      [{ NO_COLOR: '1' }, false],
      [{ NO_COLOR: '1', TERM: 'dumb' }, false],
      [{ NO_COLOR: '', TERM: 'xterm-256color' }, true],
    ]
    for (const [env, coloured] of isColoured) {
      it(`on a terminal with ${JSON.stringify(env)}: ${coloured}`, () => {
        const text = onTerminal(env)
        assert.match(text, /forbidden-import/)
        assert.equal(text.includes('\x1b'), coloured)
      })
    }

    it('nowhere else', () => assert.ok(!check([sample], sample, { TERM: 'xterm' }).output.includes('\x1b')))
  })
})
