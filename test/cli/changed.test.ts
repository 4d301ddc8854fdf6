import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check, sample } from '../support/check-command.ts'

/** `/`-separated path below the checkout that git and the command must both name alike. */
const legacy = 'router/legacy.go'

describe('plumego-check --changed', () => {
  let scratch: string
  let checkout: string

  const git = (...words: string[]): string =>
    execFileSync('git', ['-C', scratch, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words], { encoding: 'utf8' })
  const commit = (): void => {
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '--message', 'state')
  }
  const file = (name: string): string => path.join(checkout, name)
  const append = (name: string, text: string): void => fs.appendFileSync(file(name), text)
  const found = (...words: string[]): string[] => {
    const { status, output, errors } = check(['--format', 'json', ...words, checkout])
    assert.notEqual(status, 2, errors)
    const diagnostics: { code: string; file: string }[] = JSON.parse(output).workspaces[0].diagnostics
    return diagnostics.map(one => `${one.code} ${one.file}`)
  }

  beforeEach(() => {
    // The checkout lies below the root of its repository, and its name needs quoting.
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-changed-')))
    checkout = path.join(scratch, 'é "1"')
    fs.cpSync(sample, checkout, { recursive: true })
    git('init', '--quiet')
    commit()
  })

  afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }))

  it('is silent where nothing changed, though there are findings', () => {
    assert.ok(found().length > 5)
    assert.deepEqual(found('--changed'), [])
    assert.equal(check(['--changed', checkout]).status, 0)
  })

  it('reports what is not committed: edited, staged and new files', () => {
    append(legacy, '\n// edited\n')
    append('x/rest/tenancy.go', '\n// staged\n')
    git('add', '--all')
    fs.writeFileSync(file('router/ü.go'), 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n')
    assert.deepEqual(found('--changed'), [
      `forbidden-import ${legacy}`,
      'forbidden-import router/ü.go',
      'manifest-forbidden-import x/rest/tenancy.go',
    ])
    assert.equal(check(['--changed', checkout]).status, 1)
  })

  it('reports a finding whose rule changed, in a file that did not', () => {
    append('x/rest/module.yaml', '\n')
    assert.deepEqual(found('--changed'), ['manifest-forbidden-import x/rest/tenancy.go'])
  })

  it('reports what was committed since a revision', () => {
    append(legacy, '\n// committed\n')
    commit()
    assert.deepEqual(found('--changed'), [])
    assert.deepEqual(found('--changed=HEAD~1'), [`forbidden-import ${legacy}`])
    assert.deepEqual(found('--changed', 'HEAD~1'), [`forbidden-import ${legacy}`])
    git('tag', 'here')
    assert.deepEqual(found('--changed=here'), [])
  })

  it('counts both names of a renamed file, and no ignored one', () => {
    git('mv', path.join(checkout, legacy), path.join(checkout, 'router/other.go'))
    fs.writeFileSync(path.join(scratch, '.gitignore'), 'ignored.go\n')
    fs.writeFileSync(file('router/ignored.go'), 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n')
    assert.deepEqual(found('--changed'), ['forbidden-import router/other.go'])
  })

  it('tells the same in a hook, where git names its own repository', () => {
    const hook = path.join(scratch, '.git/hooks/pre-commit')
    const output = path.join(scratch, '.git/output')
    const bin = path.join(import.meta.dirname, '../../server/bin/plumego-check.cjs')
    const words = [process.execPath, bin, '--changed', checkout].map(word => `'${word}'`).join(' ')
    fs.writeFileSync(hook, `#!/bin/sh\n${words} >'${output}'\n`, { mode: 0o755 })
    append(legacy, '\n// edited\n')
    assert.throws(() => git('commit', '--all', '--message', 'refused'))
    assert.match(fs.readFileSync(output, 'utf8'), /^router\/legacy\.go\n.*forbidden-import$/ms)
    git('checkout', '--quiet', 'HEAD', '--', '.')
    append('router/router.go', '\n// fine\n')
    git('commit', '--quiet', '--all', '--message', 'taken')
    assert.match(fs.readFileSync(output, 'utf8'), /^nothing found\n/)
  })

  describe('ends with 2 and says why', () => {
    const fails = (words: readonly string[], says: RegExp, env: NodeJS.ProcessEnv = {}): void => {
      const { status, output, errors } = check(words, scratch, env)
      assert.equal(status, 2)
      assert.equal(output, '')
      assert.match(errors, says)
    }

    it('where the commit is not there', () => {
      fails(['--changed', 'v9', checkout], /has no commit "v9": name one/)
      fails(['--changed=v9', checkout], /has no commit "v9": name one/)
      fails(['--changed=--help', checkout], /has no commit "--help"/)
      fails(['--changed=', checkout], /has no commit ""/)
    })

    it('where there is no repository', () => {
      fs.rmSync(path.join(scratch, '.git'), { recursive: true })
      fails(['--changed', checkout], /at .* it cannot tell: fatal: not a git repository/)
    })

    it('where there is no git', () =>
      fails(['--changed', checkout], /git cannot be run: install it/, { PATH: scratch }))
  })

  it('takes what stands behind -- for folders', () => {
    const { status, errors } = check(['--', '--changed'], scratch)
    assert.equal(status, 2)
    assert.match(errors, /--changed is no directory/)
  })
})
