import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { check } from '../support/check-command.ts'
import { findings, gitIn, SampleRepository } from '../support/sample-repository.ts'

const wrong = 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n'
const finding = (name: string): string => `forbidden-import router/${name}.go github.com/spcent/plumego/x/rest`

describe('what plumego-check --changed compares with', () => {
  let repository: SampleRepository

  beforeEach(() => {
    repository = new SampleRepository()
  })

  afterEach(() => repository.dispose())

  /** A commit that adds a file which is wrong. */
  const add = (name: string): void => {
    repository.write(`router/${name}.go`, wrong)
    repository.commit()
  }

  it('is what git takes for a commit', () => {
    add('one')
    repository.git('tag', '--annotate', '--message', 'here', 'v1.0.0')
    add('two')
    const both = [finding('one'), finding('two')]
    const found: readonly (readonly [revision: string, found: readonly string[]])[] = [
      ['HEAD', []],
      ['@', []],
      ['HEAD~1', [finding('two')]],
      ['v1.0.0', [finding('two')]],
      ['v1.0.0~1', both],
      ['main^^', both],
      [repository.git('rev-parse', '--short', 'HEAD~2'), both],
      ['main@{1}', [finding('two')]],
      [':/state', []],
      ['HEAD^{/state}', []],
    ]
    for (const [revision, expected] of found) {
      assert.deepEqual(repository.found(`--changed=${revision}`), expected, revision)
    }
    assert.deepEqual(repository.found('--changed', 'HEAD~1'), [finding('two')])
  })

  it('is the merge base of two', () => {
    repository.git('checkout', '--quiet', '-b', 'feature')
    add('mine')
    repository.git('checkout', '--quiet', 'main')
    add('theirs')
    repository.git('checkout', '--quiet', 'feature')
    const mine = [finding('mine')]
    for (const revision of ['main...HEAD', 'main...', '...main', 'main...feature', 'feature...main', 'main~1...HEAD']) {
      assert.deepEqual(repository.found(`--changed=${revision}`), mine, revision)
      assert.deepEqual(repository.found('--changed', revision), mine, revision)
    }
    // Against the tip itself the two happen to be the same here; what the others mended would be told, too.
    repository.git('checkout', '--quiet', 'main')
    repository.remove('router/legacy.go')
    repository.commit()
    repository.git('checkout', '--quiet', 'feature')
    assert.deepEqual(repository.found('--changed=main'), [finding('legacy'), finding('mine')])
    assert.deepEqual(repository.found('--changed=main...HEAD'), mine)
    add('more')
    assert.deepEqual(repository.found('--changed=main...HEAD~1'), [...mine, finding('more')])
  })

  describe('may be a commit or a folder', () => {
    const run = (...words: string[]) => check(words, repository.checkout)

    beforeEach(() => {
      add('fresh')
      for (const name of ['core', 'router', 'x/rest']) repository.git('branch', name, 'HEAD~1')
    })

    for (const word of ['core', 'router', 'x/rest']) {
      it(`and is refused where it is both: ${word}`, () => {
        const { status, output, errors } = run('--changed', word)
        assert.deepEqual({ status, output }, { status: 2, output: '' })
        assert.ok(errors.includes(`--changed=${word} `) && errors.includes(`--changed ./${word} `), errors)
        assert.equal(run('--format', 'json', '--changed', word, '--fail-on', 'warning').status, 2)
        assert.equal(run('--changed', word, '.').status, 2)
        assert.equal(run('--changed', word, repository.checkout).status, 2)
      })
    }

    it('and each way to say it says one', () => {
      for (const words of [['--changed=core'], ['--changed=core', '.'], ['--changed=core', 'router']]) {
        assert.match(run(...words).output, /^router\/fresh\.go\n/, words.join(' '))
      }
      for (const words of [
        ['--changed', './core'],
        ['--changed', './router'],
        ['--changed', repository.file('core')],
      ]) {
        assert.match(run(...words).output, /^nothing found/, words.join(' '))
      }
    })

    it('and is one of them where only one is there', () => {
      assert.match(run('--changed', 'x').output, /^nothing found/)
      assert.match(run('--changed', 'HEAD~1').output, /^router\/fresh\.go\n/)
      assert.match(run('--changed', 'HEAD~1', 'router').output, /^router\/fresh\.go\n/)
      assert.match(run('--changed', 'HEAD~1', 'core').output, /^nothing found/)
      assert.match(run('--changed', '--', 'router').output, /^nothing found/)
      assert.equal(run('--', '--changed').status, 2)
    })
  })

  describe('ends with 2 and says why', () => {
    const fails = (words: readonly string[], says: RegExp, env: NodeJS.ProcessEnv = {}): void => {
      const { status, output, errors } = check(words, repository.top, env)
      assert.deepEqual({ status, output }, { status: 2, output: '' }, words.join(' '))
      assert.match(errors, says)
    }

    it('where the commit is not there', () => {
      const { checkout } = repository
      fails(['--changed', 'v9', checkout], /has no commit "v9": name one/)
      fails(['--changed=v9', checkout], /has no commit "v9": name one/)
      fails(['--changed=--help', checkout], /has no commit "--help"/)
      fails(['--changed=', checkout], /has no commit ""/)
      fails(['--changed=^main', checkout], /has no commit "\^main"/)
      fails(['--changed=HEAD:go.mod', checkout], /has no commit/)
      fails([`--changed=${'0'.repeat(39)}1`, checkout], /has no commit/)
      fails(['--changed=v9...HEAD', checkout], /has no commit "v9\.\.\.HEAD"/)
      fails(['--changed=main..HEAD', checkout], /has no commit "main\.\.HEAD".* say main\.\.\.HEAD\./)
      assert.doesNotMatch(check(['--changed=v9', checkout]).errors, /shallow/)
    })

    it('where two commits share no history', () => {
      repository.git('checkout', '--quiet', '--orphan', 'other')
      add('fresh')
      fails(['--changed=main...HEAD', repository.checkout], /two commits of "main\.\.\.HEAD" have no merge base/)
    })

    it('where the clone is shallow', () => {
      repository.git('checkout', '--quiet', '-b', 'feature')
      add('mine')
      const clone = path.join(repository.top, '.git', 'shallow')
      repository.git('clone', '--quiet', '--depth=1', '--no-single-branch', `file://${repository.top}`, clone)
      const checkout = path.join(clone, path.basename(repository.checkout))
      for (const revision of ['HEAD~1', 'v9']) {
        fails([`--changed=${revision}`, checkout], /has no commit .* shallow: "git fetch --unshallow --tags" brings/)
      }
      fails(['--changed=origin/main...HEAD', checkout], /no merge base .* shallow: "git fetch --unshallow --tags"/)
      assert.deepEqual(findings(checkout, ['--changed']), [])
      gitIn(clone, 'fetch', '--quiet', '--unshallow', '--tags')
      assert.deepEqual(findings(checkout, ['--changed=origin/main...HEAD']), [finding('mine')])
    })

    it('where a partial clone lacks files', () => {
      repository.remove('router/legacy.go')
      repository.commit()
      repository.git('config', 'uploadpack.allowFilter', 'true')
      const clone = path.join(repository.top, '.git', 'partial')
      repository.git('clone', '--quiet', '--filter=blob:none', `file://${repository.top}`, clone)
      const checkout = path.join(clone, path.basename(repository.checkout))
      fails(['--changed=HEAD~1', checkout], /This partial clone lacks files .* "git fetch --refetch --no-filter"/)
      assert.deepEqual(findings(checkout, ['--changed']), [])
      gitIn(clone, 'fetch', '--quiet', '--refetch', '--no-filter')
      assert.deepEqual(findings(checkout, ['--changed=HEAD~1']), [])
    })

    it('where git ignores the workspace', () => {
      fs.cpSync(repository.checkout, path.join(repository.top, 'ignored'), { recursive: true })
      fs.writeFileSync(path.join(repository.top, '.gitignore'), 'ignored/\n')
      fails(['--changed', path.join(repository.top, 'ignored')], /git ignores all of .*ignored: leave --changed out/)
    })

    it('where there is no repository, or git refuses it', () => {
      fs.appendFileSync(path.join(repository.top, '.git', 'config'), '[core\n')
      for (const option of ['--changed', '--staged']) {
        fails([option, repository.checkout], new RegExp(`${option} asks .* cannot tell: fatal: bad config line`))
      }
      fs.rmSync(path.join(repository.top, '.git'), { recursive: true })
      for (const option of ['--changed', '--staged']) {
        fails([option, repository.checkout], new RegExp(`${option} asks .* cannot tell: fatal: not a git repository`))
      }
    })

    it('where there is no git', () => {
      for (const option of ['--changed', '--staged']) {
        fails([option, repository.checkout], /git cannot be run: install it, or leave --(changed|staged) out/, {
          PATH: repository.top,
        })
      }
    })
  })
})

describe('plumego-check --changed in an application', () => {
  let top: string
  let env: NodeJS.ProcessEnv
  const at = (name: string): string => path.join(top, name)
  const commit = (): string => {
    gitIn(top, 'add', '--all')
    return gitIn(top, 'commit', '--quiet', '--message', 'state')
  }
  const found = (app: string, ...words: string[]): string[] => findings(at(app), words, env)
  const subordinate = `subordinate-import main.go ${plumegoPath}/x/messaging/pubsub`
  const unknown = (name: string): string => `unknown-package main.go ${plumegoPath}/${name}`

  beforeEach(() => {
    top = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-changed-app-')))
    gitIn(top, 'init', '--quiet', '--initial-branch=main')
    const newer = {
      ...flatPlumego,
      'x/fresh/fresh.go': 'package fresh\n',
      'x/fresh/module.yaml': 'name: x/fresh\nstatus: beta\n',
    }
    const cached = (version: string, files: Readonly<Record<string, string>>) =>
      Object.entries(files).map(([name, text]) => [`.git/cache/${plumegoPath}@${version}/${name}`, text])
    lay(top, Object.fromEntries([...cached('v1.0.0', flatPlumego), ...cached('v1.1.0', newer)]))
    env = onlyCache(at('.git/cache'))
    lay(top, { 'services/app/go.mod': goModOf('v1.1.0'), 'services/app/main.go': importing('x/messaging', 'x/fresh') })
    commit()
  })

  afterEach(() => fs.rmSync(top, { recursive: true }))

  it('tells what is new in it', () => {
    assert.deepEqual(found('services/app', '--changed'), [])
    lay(top, { 'services/app/main.go': importing('x/messaging', 'x/fresh', 'x/nowhere') })
    assert.deepEqual(found('services/app', '--changed'), [unknown('x/nowhere')])
    assert.deepEqual(found('services/app', '--staged'), [])
    gitIn(top, 'add', '--all')
    assert.deepEqual(found('services/app', '--staged'), [unknown('x/nowhere')])
    lay(top, { 'services/app/sub/main.go': importing('x/nowhere') })
    assert.deepEqual(found('services/app/sub', '--changed').length, 1)
    commit()
    assert.deepEqual(found('services/app', '--changed'), [])
  })

  it('tells what another version brings about', () => {
    lay(top, { 'services/app/go.mod': goModOf('v1.0.0') })
    assert.deepEqual(found('services/app', '--changed'), [unknown('x/fresh')])
    assert.deepEqual(found('services/app', '--staged'), [])
    commit()
    assert.deepEqual(found('services/app', '--changed'), [])
    assert.deepEqual(found('services/app', '--changed=HEAD~1'), [unknown('x/fresh')])
    lay(top, { 'services/app/go.mod': goModOf('v1.1.0') })
    assert.deepEqual(found('services/app', '--changed'), [])
  })

  it('takes what git does not keep from the disk, for each state', () => {
    const replaced = goModOf('v1.0.0', `\nreplace ${plumegoPath} => ../../plumego\n`)
    const copy = Object.entries(flatPlumego).map(([name, text]) => [`plumego/${name}`, text])
    const here = { ...Object.fromEntries(copy), 'plumego/x/fresh/fresh.go': 'package fresh\n' }
    // Ignored by git, a clone of its own, and kept by git.
    lay(top, { ...here, 'services/app/go.mod': replaced, '.gitignore': 'plumego/\n' })
    commit()
    const states = (): string[][] =>
      ['--changed', '--staged', '--changed=HEAD~1'].map(word => found('services/app', word))
    assert.deepEqual(states(), [[], [], []])
    gitIn(at('plumego'), 'init', '--quiet')
    lay(top, { '.gitignore': '' })
    gitIn(top, 'add', '.gitignore')
    assert.deepEqual(states(), [[], [], []])
    fs.rmSync(at('plumego/.git'), { recursive: true })
    commit()
    fs.rmSync(at('plumego/x/fresh'), { recursive: true })
    assert.deepEqual(found('services/app', '--changed'), [unknown('x/fresh')])
    assert.deepEqual(found('services/app', '--staged'), [])
  })

  it('takes all for new where there was none', () => {
    lay(top, { 'tool/go.mod': goModOf('v1.0.0'), 'tool/main.go': importing('x/messaging/pubsub', 'x/nowhere') })
    assert.deepEqual(found('tool', '--changed'), found('tool'))
    assert.ok(found('tool').includes(unknown('x/nowhere')))
    assert.deepEqual(found('tool', '--staged'), [])
    assert.deepEqual(found('services/app', '--changed'), [])
    assert.ok(!found('services/app').includes(subordinate))
  })
})
