import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { resolveCommits } from '../../../server/src/node/release-refs.ts'

/** What people and their slips write for a release. `SHA` stands for the id of the first commit. */
const refs = [
  'v1.0.0',
  'main',
  'HEAD',
  '@',
  'SHA',
  'SHA7',
  'SHA3',
  'refs/tags/v1.0.0',
  'tags/v1.0.0',
  'heads/main',
  'annotated',
  'to-a-tree',
  'to-a-file',
  'v9.9.9',
  // several at once, or none
  '^v1.0.0',
  '^^v1.0.0',
  '^',
  '^v9.9.9',
  'v1.0.0..main',
  '^v1.0.0..main',
  'v1.0.0...main',
  '..main',
  'main..',
  '..',
  'v1.0.0^@',
  'v1.0.0^!',
  'v1.0.0^-',
  // parts of what a commit holds, and what leads to a commit
  'main:',
  'main:file',
  ':file',
  ':/second',
  ':/!-zz',
  'main^{/second}',
  'main^{/zz}',
  'main^{tree}',
  'main^{}',
  'main^{commit}',
  'main^0',
  'main~1',
  'main~9',
  'main^2',
  'v1.0.0-3-gSHA7',
  'SHA7-dirty',
  // what git dies of, and other forms of its log
  'HEAD@{0}',
  'HEAD@{1}',
  'main@{1}',
  'main@{9}',
  'main@{u}',
  'main@{upstream}',
  'main@{push}',
  '@{u}',
  '@{-1}',
  '@{0}',
  '@{yesterday}',
  'zz@{u}',
  'zz@{1}',
  'main@{now}',
  // options
  '-n1',
  '--all',
  '--',
  '-',
  '--quiet',
  '--branches=main',
  '--since=2020-01-01',
  '--help',
  '-v1.0.0',
  // slips and junk
  'v1.0.0 main',
  'v1.0.0\t',
  'v1.0.0\0junk',
  '\0',
  'v1.0.0\r',
  'v1.0.0#',
  '"v1.0.0"',
  'v1.0.0\u00a0',
  'v1.0.0 commit 7',
  'V1.0.0',
  'v1.0.0.lock',
  'v1*',
  'm?in',
  '[m]ain',
  'ma\\in',
  '版本一',
  '发布',
  '~',
  '^{commit}',
  '^0',
  '{0}',
  '%(objectname)',
  '0000000000000000000000000000000000000000',
  'a'.repeat(5000),
  'a'.repeat(131072),
]

describe('release refs, as git rev-parse takes them', function () {
  this.timeout(60_000)
  let root: string
  let first: string

  const git = (...words: string[]): string => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim()

  before(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-refs-'))
    git('init', '-q', '-b', 'main')
    const commit = (message: string): string => {
      fs.writeFileSync(path.join(root, 'file'), message)
      git('add', 'file')
      git('-c', 'user.name=a', '-c', 'user.email=a@example.invalid', 'commit', '-qm', message)
      return git('rev-parse', 'HEAD')
    }
    first = commit('first')
    git('tag', 'v1.0.0')
    git('tag', '发布')
    git('-c', 'user.name=a', '-c', 'user.email=a@example.invalid', 'tag', '-a', 'annotated', '-m', 'signed')
    git('tag', 'to-a-tree', 'HEAD^{tree}')
    git('tag', 'to-a-file', 'HEAD:file')
    commit('second')
    git('branch', 'other')
  })

  after(() => fs.rmSync(root, { recursive: true, force: true }))

  const written = (ref: string): string =>
    ref.replace('SHA7', first.slice(0, 7)).replace('SHA3', first.slice(0, 3)).replace('SHA', first)

  /** What Plumego's program asks, for one ref at a time. */
  function resolves(ref: string): boolean {
    if (ref.includes('\0')) return false
    return spawnSync('git', ['-C', root, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`]).status === 0
  }

  it('whatever else is asked along with them', async () => {
    const asked = refs.map(written)
    const expected = new Map(asked.map(ref => [ref, resolves(ref)]))
    assert.ok([...expected.values()].filter(Boolean).length > 20)
    for (const order of [asked, asked.toReversed()]) {
      const answer = await resolveCommits(root, order)
      assert.ok(answer instanceof Map)
      assert.deepEqual(new Map(answer), new Map(order.map(ref => [ref, expected.get(ref)])))
    }
  })
})
