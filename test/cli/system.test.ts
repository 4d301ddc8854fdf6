import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bin, root, sample } from '../support/check-command.ts'
import { LspClient, uriOf } from '../support/lsp-client.ts'

interface Note {
  readonly kind: 'network' | 'start' | 'read' | 'write'
  readonly subject: string
}

const preload = path.join(import.meta.dirname, '..', 'support', 'watch-system.cjs')

/** What SECURITY.md says of what the products ask of the system. */
describe('what the products read, write and start', function () {
  this.timeout(60_000)
  let scratch: string
  let copy: string
  let notes: string

  beforeEach(() => {
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-system-')))
    copy = path.join(scratch, 'repository', 'sample')
    notes = path.join(scratch, 'notes')
    fs.mkdirSync(path.join(scratch, 'repository'))
    fs.cpSync(sample, copy, { recursive: true })
    const git = (...words: string[]): void => {
      execFileSync('git', ['-C', path.dirname(copy), '-c', 'user.name=a', '-c', 'user.email=a@b', ...words])
    }
    git('init', '--quiet')
    git('add', '--all')
    git('commit', '--quiet', '--message', 'state')
    fs.writeFileSync(path.join(scratch, 'outside.txt'), 'a secret')
    fs.writeFileSync(notes, '')
  })

  afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }))

  const env = () => ({ NODE_OPTIONS: `--require ${preload}`, PLUMEGO_NOTES: notes, LC_ALL: 'C' })
  const noted = (kind: Note['kind']): string[] =>
    fs
      .readFileSync(notes, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): Note => JSON.parse(line))
      .filter(note => note.kind === kind)
      .map(({ subject }) => subject)
  const check = (...words: string[]): number | null =>
    spawnSync(process.execPath, [bin, ...words], { cwd: copy, env: { ...process.env, ...env() }, maxBuffer: 1 << 26 })
      .status

  /** Files of ours: the products themselves, and what a run keeps of compiled code beside them. */
  const isOurs = (file: string): boolean =>
    file.startsWith(path.join(root, 'server')) || file.startsWith(path.join(root, 'docs'))
  const isWithin = (file: string, directory: string): boolean => !path.relative(directory, file).startsWith('..')
  /** What tells which Plumego is meant: looked for above a workspace, too. */
  const isOfGo = (file: string): boolean => /(?:^|\/)(?:go\.mod|go\.work|go\/env)$/.test(file)
  /** What a person tells git to ignore everywhere. */
  const isOfGit = (file: string): boolean => /\/(?:\.gitconfig|git\/(?:config|ignore))$/.test(file)
  /** What Node itself asks of the system. */
  const isOfNode = (file: string): boolean => /^\/(?:proc|dev|etc\/ssl|usr)\//.test(file)
  const others = (files: readonly string[]): string[] =>
    files.filter(
      file =>
        path.isAbsolute(file) &&
        !isWithin(file, path.dirname(copy)) &&
        ![isOurs, isOfGo, isOfGit, isOfNode].some(isKnown => isKnown(file)),
    )

  for (const words of [[], ['--format', 'sarif'], ['--changed'], ['--staged'], ['--list-acknowledgements']]) {
    it(`plumego-check ${words.join(' ')}: reads the repository, writes nothing, starts git alone, reaches nobody`, () => {
      assert.notEqual(check(...words, copy), null)
      assert.deepEqual(noted('network'), [])
      assert.deepEqual(
        noted('write').filter(file => !isOurs(file) && !/^\d+$/.test(file)),
        [],
      )
      assert.deepEqual(others(noted('read')), [])
      for (const started of noted('start')) {
        const [program]: string[] = JSON.parse(started)
        assert.match(program ?? '', /^\/.*\/git$/)
      }
    })
  }

  it('plumego-check --fix writes the files that it names, and nothing else', () => {
    check('--fix', copy)
    const written = noted('write').filter(file => !isOurs(file) && !/^\d+$/.test(file))
    assert.ok(written.length > 0)
    for (const file of written) assert.ok(isWithin(file, copy), file)
    assert.deepEqual(noted('network'), [])
  })

  it('the server reads the repository, writes nothing, starts git alone, reaches nobody', async () => {
    const client = await LspClient.start([copy], {}, {}, env())
    client.probeDirectory = copy
    const uri = uriOf(copy, 'router/legacy.go')
    await client.waitForDiagnostics(uri, found => found.length > 0)
    await client.open(uri, fs.readFileSync(path.join(copy, 'router/legacy.go'), 'utf8'))
    await client.hover(uri, 7, 20)
    await client.completions(uri, { line: 7, character: 20 })
    await client.request('plumego/families')
    await client.settle()
    await client.stop()
    assert.deepEqual(noted('network'), [])
    assert.deepEqual(
      noted('write').filter(file => !isOurs(file)),
      [],
    )
    assert.deepEqual(others(noted('read')), [])
    for (const started of noted('start')) assert.match(JSON.parse(started)[0], /^\/.*\/git$/)
    assert.ok(noted('start').length > 0)
  })

  it('sees whoever would reach for a network, start a program or write', () => {
    const program = `
      try { require('node:net').connect(9, 'localhost') } catch {}
      try { require('node:dns').lookup('localhost', () => {}) } catch {}
      try { void fetch('http://localhost') } catch {}
      require('node:child_process').spawnSync('true')
      require('node:fs').writeFileSync(${JSON.stringify(path.join(scratch, 'a'))}, '')
      require('node:fs').readFileSync(${JSON.stringify(path.join(scratch, 'outside.txt'))})`
    spawnSync(process.execPath, ['-e', program], { env: { ...process.env, ...env() } })
    assert.ok(noted('network').length >= 3)
    assert.equal(noted('start').length, 1)
    assert.deepEqual(noted('write'), [path.join(scratch, 'a')])
    assert.ok(others(noted('read')).includes(path.join(scratch, 'outside.txt')))
  })
})
