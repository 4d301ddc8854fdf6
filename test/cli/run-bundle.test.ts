import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sample } from '../support/check-command.ts'

const server = path.join(import.meta.dirname, '..', '..', 'server')

describe('what a bin keeps of a run', () => {
  let scratch: string
  let dist: string

  beforeEach(() => {
    scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-bins-'))
    dist = path.join(scratch, 'dist')
    fs.cpSync(path.join(server, 'bin'), path.join(scratch, 'bin'), { recursive: true })
    fs.mkdirSync(dist)
    fs.copyFileSync(path.join(server, 'dist', 'check.cjs'), path.join(dist, 'check.cjs'))
  })

  afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }))

  const run = (...words: string[]) => {
    const bin = path.join(scratch, 'bin', 'plumego-check.cjs')
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], { encoding: 'utf8' })
    return { status, output: stdout.replace(/ in \d+ ms/, ''), errors: stderr }
  }
  const caches = (): string[] => fs.readdirSync(dist).filter(name => name.endsWith('.cache'))

  it('is compiled code, written once and used by the next run', () => {
    const first = run(sample)
    assert.equal(first.status, 1, first.errors)
    const [cache = '', ...others] = caches()
    assert.deepEqual(others, [])
    const { mtimeMs, size } = fs.statSync(path.join(dist, cache))
    assert.ok(size > 100_000)
    assert.deepEqual(run(sample), first)
    assert.equal(fs.statSync(path.join(dist, cache)).mtimeMs, mtimeMs)
  })

  it('is nothing where hardly anything was compiled', () => {
    assert.equal(run('--version').status, 0)
    assert.equal(run(path.join(scratch, 'none')).status, 2)
    assert.deepEqual(caches(), [])
  })

  it('is made anew where it is damaged', () => {
    const first = run(sample)
    const cache = path.join(dist, caches()[0] ?? '')
    fs.writeFileSync(cache, 'damaged')
    assert.deepEqual(run(sample), first)
    assert.ok(fs.statSync(cache).size > 100_000)
  })

  it('is not used for another build', () => {
    run(sample)
    const later = new Date(Date.now() + 10_000)
    fs.utimesSync(path.join(dist, 'check.cjs'), later, later)
    run(sample)
    assert.equal(caches().length, 2)
  })

  it('may be nothing: the command says the same where it cannot write', () => {
    const first = run(sample)
    for (const name of caches()) fs.rmSync(path.join(dist, name))
    // A file in the way of what it writes, for root may write anywhere.
    const { mtimeMs } = fs.statSync(path.join(dist, 'check.cjs'))
    const name = `check.cjs.${Math.floor(mtimeMs).toString(36)}-${process.version}-${process.arch}.cache`
    fs.mkdirSync(path.join(dist, name))
    assert.deepEqual(run(sample), first)
    assert.deepEqual(fs.readdirSync(dist).sort(), ['check.cjs', name])
  })

  it('says what to do before anything is built', () => {
    fs.rmSync(path.join(dist, 'check.cjs'))
    const { status, errors } = run(sample)
    assert.equal(status, 2)
    assert.match(errors, /^plumego-check is not built yet: .*npm run build/)
  })
})
