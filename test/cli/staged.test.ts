import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bin, check } from '../support/check-command.ts'
import { findings, gitIn, SampleRepository } from '../support/sample-repository.ts'

const wrong = 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n'
const right = 'package router\n\nimport "net/http"\n'
const finding = 'forbidden-import router/fresh.go github.com/spcent/plumego/x/rest'
const file = 'router/fresh.go'

describe('plumego-check --staged', () => {
  let repository: SampleRepository

  beforeEach(() => {
    repository = new SampleRepository()
  })

  afterEach(() => repository.dispose())

  const stage = (...names: string[]): string => gitIn(repository.checkout, 'add', '--', ...names)

  it('tells what a commit of the index would bring about', () => {
    repository.write(file, wrong)
    assert.deepEqual(repository.found('--staged'), [])
    stage(file)
    assert.deepEqual(repository.found('--staged'), [finding])
    // Mended on the disk alone.
    repository.write(file, right)
    assert.deepEqual(repository.found('--staged'), [finding])
    assert.deepEqual(repository.found('--changed'), [])
    stage(file)
    assert.deepEqual(repository.found('--staged'), [])
    // Wrong on the disk alone.
    repository.write(file, wrong)
    assert.deepEqual(repository.found('--staged'), [])
    assert.deepEqual(repository.found('--changed'), [finding])
  })

  it('takes a part of a file, a removal, and a file that is only gone on the disk', () => {
    const manifest = repository.read('x/rest/module.yaml')
    repository.write('x/rest/module.yaml', manifest.replace('modules/x/rest/README', 'modules/x/rest/PRIMER'))
    stage('x/rest/module.yaml')
    repository.write('x/rest/module.yaml', manifest.replace('layer: extension', 'layer: nowhere'))
    assert.deepEqual(repository.found('--staged'), [
      'doc-path-missing x/rest/module.yaml docs/modules/x/rest/PRIMER.md',
    ])
    gitIn(repository.checkout, 'rm', '--quiet', '--cached', 'docs/evidence/extension/x-rest.md')
    assert.deepEqual(repository.found('--staged').sort(), [
      'doc-path-missing x/rest/module.yaml docs/modules/x/rest/PRIMER.md',
      'evidence-doc-not-found x/rest docs/evidence/extension/x-rest.md',
    ])
    repository.git('reset', '--quiet', '--hard')
    repository.remove('docs/evidence')
    assert.deepEqual(repository.found('--staged'), [])
  })

  it('knows no file that is only announced, and takes an unmerged one for nothing to judge', () => {
    repository.write(file, wrong)
    gitIn(repository.checkout, 'add', '--intent-to-add', file)
    assert.deepEqual(repository.found('--staged'), [])
    stage(file)
    repository.git('commit', '--quiet', '--message', 'ours')
    repository.git('checkout', '--quiet', '-b', 'theirs', 'HEAD~1')
    repository.write(file, right)
    repository.commit()
    assert.throws(() => repository.git('merge', 'main'))
    const { status, errors } = check(['--staged', repository.checkout])
    assert.equal(status, 2)
    assert.match(errors, /Git cannot read a state to compare: .*router\/fresh\.go is unmerged/)
  })

  it('takes all for new before the first commit', () => {
    fs.rmSync(path.join(repository.top, '.git'), { recursive: true })
    gitIn(repository.top, 'init', '--quiet')
    assert.deepEqual(repository.found('--staged'), [])
    repository.git('add', '--all')
    const all = repository.found()
    assert.ok(all.length > 5)
    assert.deepEqual(repository.found('--staged'), all)
    assert.deepEqual(repository.found('--changed'), all)
    assert.deepEqual(repository.found('--changed=HEAD'), all)
    assert.deepEqual(repository.found('--changed=@'), all)
    repository.git('rm', '--quiet', '--cached', '-r', 'é "1"/router')
    assert.ok(!repository.found('--staged').some(one => one.includes('legacy')))
    fs.appendFileSync(path.join(repository.top, '.git', 'info', 'exclude'), 'legacy.go\n')
    assert.ok(!repository.found('--changed').some(one => one.includes('legacy')))
    assert.equal(check(['--changed=v1', repository.checkout]).status, 2)
  })

  it('compares with another commit than HEAD', () => {
    repository.write(file, wrong)
    repository.commit()
    repository.write('router/more.go', wrong)
    repository.git('add', '--all')
    repository.remove('router/more.go')
    const more = finding.replace('fresh', 'more')
    assert.deepEqual(repository.found('--staged'), [more])
    assert.deepEqual(repository.found('--staged', '--changed'), [more])
    assert.deepEqual(repository.found('--staged', '--changed=HEAD~1'), [finding, more])
  })

  it('writes no file', () => {
    const { status, output, errors } = check(['--staged', '--fix', repository.checkout])
    assert.deepEqual({ status, output }, { status: 2, output: '' })
    assert.match(errors, /--fix writes the files of the disk, and --staged .* index: leave one of the two out/)
  })

  describe('in a hook', () => {
    const output = (): string => fs.readFileSync(path.join(repository.top, '.git', 'output'), 'utf8')
    const hook = (...words: string[]): void => {
      const command = [process.execPath, bin, ...words, repository.checkout].map(word => `'${word}'`).join(' ')
      const text = `#!/bin/sh\nexec ${command} >'${path.join(repository.top, '.git', 'output')}' 2>&1\n`
      fs.writeFileSync(path.join(repository.top, '.git', 'hooks', 'pre-commit'), text, { mode: 0o755 })
    }
    const commits = (directory: string, ...words: string[]): boolean => {
      const all = ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--message', 'change', ...words]
      return spawnSync('git', all, { cwd: directory }).status === 0
    }

    it('reads the index that git makes for the commit', () => {
      hook('--staged')
      repository.write(file, right)
      stage(file)
      assert.ok(commits(repository.top), output())
      repository.write(file, wrong)
      assert.ok(!commits(repository.top, '--all'))
      assert.match(output(), /forbidden-import/)
      assert.ok(!commits(repository.checkout, '--', file))
      assert.match(output(), /forbidden-import/)
      repository.write('router/more.go', right)
      stage('router/more.go')
      assert.ok(commits(repository.file('router'), '--', 'more.go'), output())
      stage(file)
      assert.ok(!commits(repository.file('router')))
      repository.write('router/last.go', right)
      stage('router/last.go')
      // Only what is named is committed: the file that is wrong stays in the index.
      assert.ok(commits(repository.checkout, '--', 'router/last.go'), output())
    })

    it('reads that of a linked worktree, and none of another repository', () => {
      hook('--staged')
      const linked = path.join(repository.top, '.git', 'linked')
      repository.git('worktree', 'add', '--quiet', linked, '-b', 'linked')
      const other = path.join(linked, path.basename(repository.checkout), 'router', 'other.go')
      fs.writeFileSync(other, wrong)
      gitIn(linked, 'add', '--all')
      // The hook names the checkout of the main worktree, in which nothing is staged.
      assert.ok(commits(linked), output())
      fs.appendFileSync(other, '\n// Mine.\n')
      const text = fs.readFileSync(path.join(repository.top, '.git', 'hooks', 'pre-commit'), 'utf8')
      fs.writeFileSync(
        path.join(repository.top, '.git', 'hooks', 'pre-commit'),
        text.replace(repository.checkout, path.dirname(path.dirname(other))),
      )
      fs.writeFileSync(path.join(path.dirname(other), 'new.go'), wrong)
      gitIn(linked, 'add', '--all')
      assert.ok(!commits(linked))
      assert.match(output(), /new\.go/)
      assert.doesNotMatch(output(), /other\.go/)
    })

    it('tells the same where rebase runs it', () => {
      repository.write(file, wrong)
      repository.commit()
      repository.write('router/more.go', right)
      repository.commit()
      const words = [process.execPath, bin, '--changed=HEAD~1', repository.checkout].map(word => `'${word}'`).join(' ')
      assert.throws(() => repository.git('rebase', '--exec', words, 'HEAD~2'), /forbidden-import|exec/)
      repository.git('rebase', '--abort')
      repository.git('rebase', '--exec', words, 'HEAD~1')
    })

    it('takes an index that a program names', () => {
      const index = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-index-')), 'index')
      fs.copyFileSync(path.join(repository.top, '.git', 'index'), index)
      repository.write(file, wrong)
      const env = { GIT_INDEX_FILE: index, GIT_DIR: path.join(repository.top, '.git'), GIT_WORK_TREE: repository.top }
      spawnSync('git', ['add', '--all'], { cwd: repository.top, env: { ...process.env, ...env } })
      assert.deepEqual(repository.found('--staged'), [])
      assert.deepEqual(findings(repository.checkout, ['--staged'], env), [finding])
      fs.rmSync(path.dirname(index), { recursive: true })
    })
  })
})
