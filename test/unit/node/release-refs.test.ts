import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Commits } from '../../../server/src/core/repo/snapshot.ts'
import { resolveCommits } from '../../../server/src/node/release-refs.ts'

describe('what git says of release refs', () => {
  let scratch: string
  const before = { ...process.env }
  const at = (...names: string[]): string => path.join(scratch, ...names)
  const git = (directory: string, ...words: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], {
      cwd: directory,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  const repository = (name: string, ...messages: string[]): string => {
    fs.mkdirSync(at(name))
    git(at(name), 'init', '--quiet', '--initial-branch=main')
    for (const message of messages) git(at(name), 'commit', '--quiet', '--allow-empty', '--message', message)
    return at(name)
  }
  const resolved = async (root: string, ...refs: string[]): Promise<Commits | Record<string, unknown>> => {
    const commits = await resolveCommits(root, refs)
    return commits instanceof Map ? Object.fromEntries(commits) : commits
  }

  beforeEach(() => {
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-refs-')))
  })

  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
    fs.rmSync(scratch, { recursive: true, force: true })
  })

  it('does not let one ref change the answer for another', async () => {
    const root = repository('odd', 'one', 'two')
    git(root, 'tag', 'v1.0.0')
    const id = git(root, 'rev-parse', '--short', 'HEAD')
    const odd = [
      `a ${'b'.repeat(200_000)}`,
      'HEAD@{99}',
      'main@{u}',
      '@{-1}',
      'a\0b',
      'main:',
      'v1.0.0..main',
      '-n1',
      '--all',
      '--git-dir',
      'a b',
    ]
    const known = ['v1.0.0', 'main', id, '^v1.0.0', 'HEAD~1', 'main^{}']
    const expected = [...odd.map(ref => [ref, false]), ...known.map(ref => [ref, true]), ['v9', false]]
    assert.deepEqual(await resolved(root, ...odd, ...known, 'v9'), Object.fromEntries(expected))
  })

  it('does not know what a shallow clone lacks', async () => {
    const origin = repository('origin', 'one', 'two', 'three')
    git(origin, 'tag', 'v1.0.0', 'HEAD~2')
    const early = git(origin, 'rev-parse', 'HEAD~2')
    git(scratch, 'clone', '--quiet', '--depth=1', `file://${origin}`, 'clone')
    const asked = [early, 'v1.0.0', 'main', 'HEAD~1']
    const lacking = { [early]: 'shallow', 'v1.0.0': 'shallow', main: true, 'HEAD~1': 'shallow' }
    assert.deepEqual(await resolved(at('clone'), ...asked), lacking)
    git(at('clone'), 'fetch', '--quiet', '--unshallow', '--tags')
    assert.deepEqual(await resolved(at('clone'), ...asked, 'v9'), {
      [early]: true,
      'v1.0.0': true,
      main: true,
      'HEAD~1': true,
      v9: false,
    })
  })

  it('asks the repository that holds the workspace, whatever a hook says', async () => {
    const root = repository('own', 'one')
    git(root, 'tag', 'v1.0.0')
    const other = repository('other', 'one')
    for (const variables of [
      { GIT_DIR: path.join(other, '.git') },
      { GIT_DIR: path.join(other, '.git'), GIT_WORK_TREE: other, GIT_INDEX_FILE: path.join(other, '.git', 'index') },
      { GIT_COMMON_DIR: path.join(other, '.git') },
      { GIT_OBJECT_DIRECTORY: path.join(other, '.git', 'objects') },
      { GIT_NAMESPACE: 'elsewhere' },
      { GIT_DIR: '/nowhere' },
    ]) {
      Object.assign(process.env, variables)
      assert.deepEqual(await resolved(root, 'v1.0.0'), { 'v1.0.0': true }, JSON.stringify(variables))
      for (const name of Object.keys(variables)) delete process.env[name]
    }
  })

  it('finds none outside of a repository and before the first commit', async () => {
    fs.mkdirSync(at('plain'))
    assert.equal(await resolved(at('plain'), 'v1.0.0'), 'no-history')
    assert.equal(await resolved(repository('empty'), 'v1.0.0', 'HEAD@{1}'), 'no-history')
  })

  it('says why git refuses a repository', async () => {
    const broken = repository('broken', 'one')
    fs.appendFileSync(path.join(broken, '.git', 'config'), '[core\n')
    assert.match(JSON.stringify(await resolved(broken, 'v1')), /^{"refused":"fatal: bad config line \d+ in file /)
    const future = repository('future', 'one')
    fs.writeFileSync(path.join(future, '.git', 'config'), '[core]\n\trepositoryformatversion = 99\n')
    assert.match(JSON.stringify(await resolved(future, 'v1')), /^{"refused":"fatal: .*99/)
    const moved = repository('moved', 'one')
    git(moved, 'worktree', 'add', '--quiet', at('linked'), '-b', 'linked')
    fs.renameSync(moved, at('away'))
    assert.match(
      JSON.stringify(await resolved(at('linked'), 'v1')),
      /^{"refused":"fatal: not a git repository: .*moved/,
    )
    if (process.getuid?.() !== 0) return
    const owned = repository('owned', 'one')
    fs.chownSync(owned, 65534, 65534)
    fs.chownSync(path.join(owned, '.git'), 65534, 65534)
    process.env.GIT_CONFIG_GLOBAL = os.devNull
    process.env.GIT_CONFIG_SYSTEM = os.devNull
    assert.match(
      JSON.stringify(await resolved(owned, 'v1')),
      /^{"refused":"fatal: detected dubious ownership in repository at .* git config --global --add safe\.directory /,
    )
  })

  it('says that there is no git, and runs none that lies in the current directory', async () => {
    const root = repository('root', 'one')
    fs.writeFileSync(path.join(root, 'git'), `#!/bin/sh\ntouch '${at('mark')}'\n`, { mode: 0o755 })
    const cwd = process.cwd()
    process.chdir(root)
    try {
      for (const directories of [scratch, `.${path.delimiter}${scratch}`, '', './', path.join(scratch, 'none')]) {
        process.env.PATH = directories
        assert.equal(await resolved(root, 'v1'), 'no-git', directories)
      }
    } finally {
      process.chdir(cwd)
    }
    assert.equal(fs.existsSync(at('mark')), false)
  })

  it('says how a git ended that says nothing', async () => {
    const root = repository('root', 'one')
    fs.writeFileSync(at('git'), '#!/bin/sh\nexit 3\n', { mode: 0o755 })
    process.env.PATH = scratch
    assert.deepEqual(await resolved(root, 'v1'), { refused: 'git ended with 3' })
    fs.writeFileSync(at('git'), '#!/nowhere\n')
    assert.equal(await resolved(root, 'v1'), 'no-git')
  })

  it('starts nothing that a repository names', async () => {
    const root = repository('hostile', 'one')
    const program = at('program')
    fs.writeFileSync(program, `#!/bin/sh\ntouch '${at('mark')}'\n`, { mode: 0o755 })
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'core.sshCommand',
      'core.alternateRefsCommand',
      'pager.cat-file',
    ]) {
      git(root, 'config', key, program)
    }
    git(root, 'config', 'remote.origin.url', `ext::${program}`)
    git(root, 'config', 'remote.origin.promisor', 'true')
    git(root, 'config', 'protocol.ext.allow', 'always')
    await resolved(root, 'v1', '0123456789012345678901234567890123456789', 'HEAD@{9}')
    assert.equal(fs.existsSync(at('mark')), false)
  })
})
