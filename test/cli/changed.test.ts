import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { check, sample } from '../support/check-command.ts'
import { findings, gitIn, SampleRepository } from '../support/sample-repository.ts'

const imports = (...packages: string[]): string =>
  `package router\n\nimport (\n${packages.map(name => `\t_ "github.com/spcent/plumego/${name}"\n`).join('')})\n`

const forbidden = (file: string): string => `forbidden-import ${file} github.com/spcent/plumego/x/rest`

interface Change {
  readonly what: string
  change(repository: SampleRepository): unknown
  readonly found: readonly string[]
}

const changes: readonly Change[] = [
  { what: 'nothing', change: () => {}, found: [] },
  {
    what: 'new lines above what was wrong before',
    change: repository => {
      repository.write('router/legacy.go', `// Package router.\n\n${repository.read('router/legacy.go')}`)
      repository.write(
        'x/messaging/pubsub/module.yaml',
        `# Ours.\n${repository.read('x/messaging/pubsub/module.yaml')}`,
      )
    },
    found: [],
  },
  {
    what: 'a file that breaks a rule, and one that breaks none',
    change: repository => {
      repository.write('router/ü.go', imports('x/rest'))
      repository.write('router/fine.go', imports('contract'))
    },
    found: [forbidden('router/ü.go')],
  },
  {
    what: 'the same import once more',
    change: repository =>
      repository.write(
        'router/legacy.go',
        repository.read('router/legacy.go').replace('(\n', '(\n\tr "github.com/spcent/plumego/x/rest"\n'),
      ),
    found: [forbidden('router/legacy.go')],
  },
  {
    what: 'another name for a file that is wrong',
    change: ({ checkout }) => gitIn(checkout, 'mv', 'router/legacy.go', 'router/other.go'),
    found: [forbidden('router/other.go')],
  },
  {
    what: 'a mended file',
    change: repository => repository.remove('router/legacy.go'),
    found: [],
  },
  {
    what: 'a rule that forbids what is there',
    change: repository => repository.replace('x/rest/module.yaml', '  - x/ai/**\n', '  - x/ai/**\n  - x/data/file\n'),
    found: [
      'allowed-and-denied x/rest/module.yaml x/data/file',
      'manifest-forbidden-import x/rest/attachments.go github.com/spcent/plumego/x/data/file x/data/file',
      'rule-allows-forbidden x/rest x/data/file x/rest/module.yaml',
    ],
  },
  {
    what: 'a primer that moved',
    change: repository => gitIn(repository.checkout, 'mv', 'docs/modules/x/rest', 'docs/modules/x/resources'),
    found: [
      'task-start-not-found resource_api docs/modules/x/rest/README.md',
      'doc-path-missing x/rest/module.yaml docs/modules/x/rest/README.md',
    ],
  },
  {
    what: 'a snapshot that is gone',
    change: repository => repository.remove('docs/evidence/extension/snapshots/x-rest/head.snapshot'),
    found: ['snapshot-not-found x/rest docs/evidence/extension/snapshots/x-rest/head.snapshot'],
  },
  {
    what: 'an evidence page that is gone',
    change: repository => repository.remove('docs/evidence/extension/x-rest.md'),
    found: ['evidence-doc-not-found x/rest docs/evidence/extension/x-rest.md'],
  },
  {
    what: 'a package that is gone',
    change: repository => repository.remove('x/data/file'),
    found: [
      'evidence-package-not-found x/data:file x/data/file',
      'evidence-status-mismatch x/data:file beta experimental',
      'pattern-matches-nothing specs/dependency-rules.yaml x/data/file',
      'taxonomy-root-not-found x/data/file',
      'hotspot-package-not-found x/data/file',
      'subordinate-not-found x/data/module.yaml x/data/file',
      'unknown-package x/rest/attachments.go github.com/spcent/plumego/x/data/file',
      'pattern-matches-nothing x/rest/module.yaml x/data/file',
    ],
  },
  {
    what: 'the last import of an internal package by a declared caller',
    change: repository =>
      repository.replace('x/messaging/mq/mq.go', '"github.com/spcent/plumego/internal/clock"', '"time"'),
    found: ['internal-caller-unused internal/clock x/messaging/mq'],
  },
  {
    what: 'a page without which a check cannot run',
    change: repository => repository.remove('docs/concepts/extension-maturity.md'),
    found: ['check-blocked docs/concepts/extension-maturity.md'],
  },
  {
    what: 'an ignored file, an ignored directory and an empty directory',
    change: repository => {
      fs.writeFileSync(path.join(repository.top, '.gitignore'), 'ignored.go\nbuild/\n')
      repository.write('router/ignored.go', imports('x/rest'))
      repository.write('router/build/a.go', imports('x/rest'))
      fs.mkdirSync(repository.file('utils'))
    },
    found: [],
  },
  {
    what: 'a file that git shall no longer know, though it stays',
    change: repository => {
      const snapshot = 'docs/evidence/extension/snapshots/x-rest/head.snapshot'
      fs.writeFileSync(path.join(repository.top, '.gitignore'), 'head.snapshot\n')
      gitIn(repository.checkout, 'rm', '--quiet', '--cached', snapshot)
    },
    found: ['snapshot-not-found x/rest docs/evidence/extension/snapshots/x-rest/head.snapshot'],
  },
  {
    what: 'a file in the place of a directory, and the other way round',
    change: repository => {
      repository.remove('docs/evidence/extension/snapshots/x-rest')
      repository.write('docs/evidence/extension/snapshots/x-rest', '')
      repository.remove('docs/modules/x/rest/README.md')
      repository.write('docs/modules/x/rest/README.md/page.md', '')
    },
    found: [
      'snapshot-unreadable x/rest docs/evidence/extension/snapshots/x-rest/base.snapshot',
      'snapshot-unreadable x/rest docs/evidence/extension/snapshots/x-rest/head.snapshot',
    ],
  },
]

describe('plumego-check --changed', () => {
  let repository: SampleRepository
  let pristine: readonly string[]

  before(() => {
    pristine = findings(sample)
  })

  beforeEach(() => {
    repository = new SampleRepository()
  })

  afterEach(() => repository.dispose())

  for (const { what, change, found } of changes) {
    it(`tells what is new: ${what}`, () => {
      change(repository)
      assert.deepEqual(repository.found('--changed').sort(), [...found].sort())
      // The same by another way: what a clone of the commit has, and one of the commit before has not.
      repository.commit()
      const clone = path.join(repository.top, '.git', 'clone')
      repository.git('clone', '--quiet', repository.top, clone)
      const after = findings(path.join(clone, path.basename(repository.checkout)))
      for (const one of pristine) if (after.includes(one)) after.splice(after.indexOf(one), 1)
      assert.deepEqual(after.sort(), [...found].sort())
      assert.deepEqual(repository.found('--changed=HEAD~1').sort(), [...found].sort())
    })
  }

  it('exits by what is new', () => {
    assert.equal(check(['--changed', repository.checkout]).status, 0)
    repository.write('router/fresh.go', imports('x/rest'))
    const { status, output } = check(['--changed', repository.checkout])
    assert.equal(status, 1)
    assert.match(output, /^router\/fresh\.go\n.*forbidden-import\n.*\n\n1 error in 1 file\n/)
    assert.equal(check(['--changed', '--check', 'module-manifests', repository.checkout]).status, 0)
    assert.equal(check(['--changed', repository.file('x')]).status, 0)
    assert.equal(check(['--changed', repository.file('router')]).status, 1)
  })

  it('knows a checkout that was not there before', () => {
    fs.cpSync(repository.checkout, path.join(repository.top, 'copy'), { recursive: true })
    const copy = path.join(repository.top, 'copy')
    assert.deepEqual(findings(copy, ['--changed']), findings(copy))
    assert.deepEqual(repository.found('--changed'), [])
  })

  it('takes another repository in the working tree for none of the files', () => {
    const clone = repository.file('router/clone')
    repository.write('router/clone/a.go', imports('x/rest'))
    gitIn(clone, 'init', '--quiet')
    assert.deepEqual(repository.found('--changed'), [])
    gitIn(clone, 'add', '--all')
    gitIn(clone, 'commit', '--quiet', '--message', 'own')
    assert.deepEqual(repository.found('--changed'), [])
    repository.git('worktree', 'add', '--quiet', repository.file('router/worktree'), '-b', 'other')
    assert.deepEqual(repository.found('--changed'), [])
  })

  it('looks through links as they were', () => {
    const rest = path.join(repository.top, 'pages', 'rest')
    fs.renameSync(repository.file('docs/modules/x'), path.dirname(rest))
    fs.symlinkSync('../../../pages', repository.file('docs/modules/x'))
    fs.symlinkSync(path.join(repository.top, 'pages'), repository.file('docs/pages'))
    fs.symlinkSync('/nowhere', repository.file('docs/nowhere'))
    const afterEach = (...changes: (() => void)[]): void => {
      for (const change of changes) {
        repository.commit()
        const before = repository.found()
        assert.deepEqual(repository.found('--changed'), [])
        change()
        const expected = repository.found().filter(one => !before.includes(one))
        assert.deepEqual(repository.found('--changed'), expected)
        repository.git('add', '--all')
        assert.deepEqual(repository.found('--staged'), expected)
      }
    }
    afterEach(
      () => fs.rmSync(rest, { recursive: true }),
      () => fs.symlinkSync('tenant', rest),
      () => fs.rmSync(repository.file('docs/modules/x')),
      () => fs.symlinkSync('../pages', repository.file('docs/modules/x')),
    )
  })

  it('reads a submodule at the commit that each state has', () => {
    const origin = path.join(repository.top, '.git', 'origin')
    fs.mkdirSync(origin)
    gitIn(origin, 'init', '--quiet', '--initial-branch=main')
    fs.writeFileSync(path.join(origin, 'a.go'), imports('contract'))
    gitIn(origin, 'add', '--all')
    gitIn(origin, 'commit', '--quiet', '--message', 'one')
    const inCheckout = path.join(path.basename(repository.checkout), 'router', 'plug')
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', origin, inCheckout)
    repository.commit()
    const plug = repository.file('router/plug')
    assert.deepEqual(repository.found('--changed'), [])
    assert.deepEqual(repository.found('--changed=HEAD~1'), [])
    fs.writeFileSync(path.join(plug, 'a.go'), imports('x/rest'))
    assert.deepEqual(repository.found('--changed'), [forbidden('router/plug/a.go')])
    gitIn(plug, 'commit', '--quiet', '--all', '--message', 'two')
    assert.deepEqual(repository.found('--changed'), [forbidden('router/plug/a.go')])
    assert.deepEqual(repository.found('--staged'), [])
    repository.git('add', '--all')
    assert.deepEqual(repository.found('--staged'), [forbidden('router/plug/a.go')])
    repository.commit()
    assert.deepEqual(repository.found('--changed'), [])
    assert.deepEqual(repository.found('--changed=HEAD~1'), [forbidden('router/plug/a.go')])
    fs.rmSync(plug, { recursive: true })
    fs.mkdirSync(plug)
    assert.deepEqual(repository.found('--changed=HEAD~1'), [])
  })

  it('leaves alone what a sparse checkout leaves out', () => {
    repository.git('sparse-checkout', 'set', '--no-cone', '/*', '!*/docs/evidence/')
    assert.ok(!fs.existsSync(repository.file('docs/evidence')))
    assert.ok(repository.found().some(one => one.startsWith('snapshot-not-found')))
    assert.deepEqual(repository.found('--changed'), [])
    assert.deepEqual(repository.found('--staged'), [])
    repository.write('router/fresh.go', imports('x/rest'))
    assert.deepEqual(repository.found('--changed'), [forbidden('router/fresh.go')])
  })

  it('judges each state by its own settings', () => {
    const hint = 'maturity-conflict x/ai/provider'
    repository.write('.vscode/settings.json', '{ "plumego.rules.severity": { "maturity-conflict": "off" } }')
    repository.commit()
    assert.ok(!repository.found().includes(hint))
    repository.remove('.vscode/settings.json')
    assert.deepEqual(repository.found('--changed'), [hint])
    assert.deepEqual(repository.found('--changed=HEAD~1'), [])
    // Settings that git ignores are of no state: they hold for all.
    repository.write('.vscode/settings.json', '{ "plumego.rules.severity": { "maturity-conflict": "warning" } }')
    fs.writeFileSync(path.join(repository.top, '.gitignore'), '.vscode/\n')
    repository.git('rm', '--quiet', '--cached', '-r', '.')
    repository.commit()
    assert.deepEqual(repository.found('--changed'), [])
  })

  it('mends only what is new', () => {
    const old = repository.read('x/messaging/pubsub/module.yaml')
    repository.replace('x/rest/module.yaml', 'risk: medium', 'risk: medum')
    const { status, output } = check(['--fix', '--changed', repository.checkout])
    assert.equal(status, 0)
    assert.match(output, /^nothing found/)
    assert.match(repository.read('x/rest/module.yaml'), /^risk: medium$/m)
    assert.equal(repository.read('x/messaging/pubsub/module.yaml'), old)
  })

  it('starts nothing that a repository names', () => {
    const mark = path.join(repository.top, '.git', 'mark')
    const program = path.join(repository.top, '.git', 'program')
    fs.writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\ncat\n`, { mode: 0o755 })
    fs.writeFileSync(path.join(repository.top, '.gitattributes'), '* filter=own diff=own\n')
    repository.commit()
    for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman']) {
      fs.copyFileSync(program, path.join(repository.top, '.git', 'hooks', hook))
    }
    const more = path.join(repository.top, '.git', 'more')
    fs.writeFileSync(more, `[core]\n\tfsmonitor = ${program}\n`)
    const keys = ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'core.editor', 'diff.external', 'diff.own.command']
    const others = [
      'diff.own.textconv',
      'filter.own.clean',
      'filter.own.smudge',
      'filter.own.process',
      'pager.ls-files',
    ]
    for (const key of [...keys, ...others]) repository.git('config', key, program)
    repository.git('config', 'include.path', more)
    repository.git('config', 'core.hooksPath', path.join(repository.top, '.git', 'hooks'))
    fs.rmSync(mark, { force: true })
    repository.write('router/legacy.go', `${repository.read('router/legacy.go')}// Longer.\n`)
    for (const words of [[], ['--changed'], ['--staged'], ['--changed=HEAD~1'], ['--changed=main...HEAD']]) {
      repository.found(...words)
      assert.ok(!fs.existsSync(mark), words.join(' '))
    }
  })

  it('tells the same through a link, and from a directory within', () => {
    repository.write('router/fresh.go', imports('x/rest'))
    const link = path.join(repository.top, '.git', 'link')
    fs.symlinkSync(repository.checkout, link)
    assert.deepEqual(findings(link, ['--changed']), [forbidden('router/fresh.go')])
    const { output } = check(['--changed', '--format', 'json'], repository.file('router'))
    assert.equal(JSON.parse(output).workspaces[0].diagnostics.length, 1)
  })
})
