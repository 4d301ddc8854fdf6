import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Log } from 'sarif'
import { parse } from 'yaml'
import { root, sample } from '../support/check-command.ts'

const page = fs.readFileSync(path.join(root, 'docs', 'ci.md'), 'utf8')

/** The code block of the page that holds a text. */
function block(text: string): string {
  const blocks = [...page.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code = '']) => code)
  const found = blocks.filter(code => code.includes(text))
  assert.equal(found.length, 1, `${found.length} blocks with ${text}`)
  return found[0] ?? ''
}

describe('the recipes of docs/ci.md', () => {
  const scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-recipes-')))
  const checkout = path.join(scratch, 'checkout')
  const prefix = path.join(scratch, 'prefix')
  const env = {
    ...process.env,
    PATH: [path.join(prefix, 'bin'), path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
    npm_config_prefix: prefix,
    LC_ALL: 'C',
    GITHUB_WORKSPACE: checkout,
  }

  const run = (command: string, cwd: string) => spawnSync('sh', ['-euc', command], { cwd, env, encoding: 'utf8' })
  const git = (...words: string[]) =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], { cwd: checkout, env, encoding: 'utf8' })
  const commit = () => {
    git('add', '--all')
    return git('commit', '--quiet', '--message', 'change')
  }
  const write = (file: string, text: string): void => fs.writeFileSync(path.join(checkout, file), text)
  const forbidden = 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n'

  before(function () {
    this.timeout(60_000)
    const pack = block('npm pack')
      .split('\n')
      .find(line => line.startsWith('npm pack'))
    assert.ok(pack)
    const packed = run(`${pack} --pack-destination '${scratch}'`, root)
    assert.equal(packed.status, 0, packed.stderr)
    // What npm's page of the package would show.
    for (const file of ['README.md', 'LICENSE']) assert.match(packed.stderr, new RegExp(` ${file}$`, 'm'))
    const installed = run(block('npm install --global ./plumego-language-server-0'), scratch)
    assert.equal(installed.status, 0, installed.stderr)
    fs.cpSync(sample, checkout, { recursive: true })
    git('init', '--quiet')
    git('add', '--all')
    git('commit', '--quiet', '--message', 'state')
  })

  beforeEach(() => {
    git('reset', '--quiet', '--hard')
    git('clean', '--quiet', '--force', '-d')
  })

  after(() => fs.rmSync(scratch, { recursive: true, force: true }))

  it('refuse a commit that CI would refuse, and let others pass', () => {
    const hook = path.join(checkout, '.git', 'hooks', 'pre-commit')
    fs.writeFileSync(hook, block('#!/bin/sh'), { mode: 0o755 })
    write('router/fresh.go', 'package router\n\nimport "net/http"\n')
    assert.equal(commit().status, 0)
    write('router/fresh.go', forbidden)
    const refused = commit()
    assert.equal(refused.status, 1)
    assert.match(refused.stdout + refused.stderr, /router\/fresh\.go\n +3:8 +error .*forbidden-import/)
    fs.rmSync(hook)
  })

  const removals: readonly (readonly [what: string, commands: string, says: RegExp])[] = [
    ['a primer', 'git mv docs/modules/x/rest docs/modules/x/resources', /doc-path-missing/],
    ['a snapshot', 'git rm -q docs/evidence/extension/snapshots/x-rest/head.snapshot', /snapshot-not-found/],
    ['an evidence page', 'git rm -q docs/evidence/extension/x-rest.md', /evidence-doc-not-found/],
    ['a package', 'git rm -rq x/data/file', /evidence-package-not-found/],
    [
      'the last import of an internal package',
      'sed -i.old s,github.com/spcent/plumego/internal/clock,time, x/messaging/mq/mq.go; git add x',
      /internal-caller-unused/,
    ],
    ['the dashboard', 'git rm -q docs/concepts/extension-maturity.md', /check-blocked/],
    ['a part of a file', 'git apply --cached part.patch', /doc-path-missing/],
  ]
  for (const [what, commands, says] of removals) {
    it(`refuse a commit that removes ${what}, which breaks what stays`, () => {
      const hook = path.join(checkout, '.git', 'hooks', 'pre-commit')
      fs.writeFileSync(hook, block('#!/bin/sh'), { mode: 0o755 })
      const manifest = fs.readFileSync(path.join(checkout, 'x/rest/module.yaml'), 'utf8')
      write('x/rest/module.yaml', manifest.replace('modules/x/rest/README.md', 'modules/x/rest/GONE.md'))
      write('part.patch', git('diff').stdout)
      write('x/rest/module.yaml', manifest)
      const prepared = run(commands, checkout)
      assert.equal(prepared.status, 0, prepared.stderr)
      const refused = git('commit', '--quiet', '--message', 'change')
      assert.equal(refused.status, 1)
      assert.match(refused.stdout + refused.stderr, says)
      git('commit', '--quiet', '--message', 'change', '--no-verify')
      assert.equal(git('commit', '--quiet', '--allow-empty', '--message', 'on top').status, 0)
      fs.rmSync(hook)
      git('reset', '--quiet', '--hard', 'HEAD~2')
    })
  }

  it('let what is not staged be', () => {
    const hook = path.join(checkout, '.git', 'hooks', 'pre-commit')
    fs.writeFileSync(hook, block('#!/bin/sh'), { mode: 0o755 })
    write('router/fresh.go', 'package router\n')
    git('add', 'router/fresh.go')
    write('router/fresh.go', forbidden)
    fs.rmSync(path.join(checkout, 'docs/evidence'), { recursive: true })
    const taken = git('commit', '--quiet', '--message', 'change')
    assert.equal(taken.status, 0, taken.stdout + taken.stderr)
    fs.rmSync(hook)
    git('reset', '--quiet', '--hard', 'HEAD~1')
  })

  it('are what pre-commit runs', () => {
    const [{ hooks }] = parse(block('repos:')).repos
    // pre-commit skips a hook where it has no file names, as for a commit that only removes.
    assert.deepEqual([hooks[0].always_run, hooks[0].pass_filenames], [true, false])
    git('rm', '--quiet', 'docs/evidence/extension/x-rest.md')
    const ran = run(hooks[0].entry, checkout)
    assert.equal(ran.status, 1)
    assert.match(ran.stdout, /evidence-doc-not-found/)
  })

  it('annotate a pull request', function () {
    this.timeout(60_000)
    fs.mkdirSync(path.join(checkout, 'tools'))
    for (const name of fs.readdirSync(scratch).filter(name => name.endsWith('.tgz'))) {
      fs.copyFileSync(path.join(scratch, name), path.join(checkout, 'tools', name))
    }
    write('router/fresh.go', forbidden)
    const steps: { run?: string }[] = parse(block('- run: plumego-check --format github')).jobs['plumego-check'].steps
    const outcomes = steps.flatMap(step => (step.run === undefined ? [] : run(step.run, checkout)))
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      [0, 1],
    )
    assert.match(outcomes[1]?.stdout ?? '', /^::error file=router\/fresh\.go,line=3,endLine=3,col=8,/m)
  })

  it('tell what a pull request brings about', () => {
    git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    write('router/fresh.go', forbidden)
    commit()
    const ran = run(`GITHUB_BASE_REF=main\n${block('GITHUB_BASE_REF')}`, checkout)
    git('reset', '--quiet', '--hard', 'HEAD~1')
    assert.equal(ran.status, 1)
    assert.deepEqual(ran.stdout.match(/^::\w+ file=[^,]+/gm), ['::error file=router/fresh.go'])
  })

  it('hand SARIF to code scanning, whether or not there are findings', () => {
    const { permissions, jobs } = parse(block('upload-sarif'))
    assert.equal(permissions['security-events'], 'write')
    const steps: { run?: string; uses?: string; if?: string; with?: Record<string, string> }[] =
      jobs['plumego-check'].steps
    const [written, upload] = steps.slice(-2)
    // A step without a condition is left out once another has failed, which findings make this one do.
    assert.match(upload?.if ?? '', /success\(\) \|\| failure\(\)|!cancelled\(\)|always\(\)/)
    assert.match(upload?.uses ?? '', /^github\/codeql-action\/upload-sarif@v\d+$/)
    write('router/fresh.go', forbidden)
    assert.equal(run(written?.run ?? '', checkout).status, 1)
    const sarif: Log = JSON.parse(fs.readFileSync(path.join(checkout, upload?.with?.sarif_file ?? ''), 'utf8'))
    assert.equal(sarif.version, '2.1.0')
    // What is installed alone carries the pages of the rules, too.
    const rules = sarif.runs[0]?.tool.driver.rules ?? []
    assert.ok(rules.length > 70)
    for (const { id, help } of rules) assert.match(help?.markdown ?? '', new RegExp(`^# ${id}\n`))
    const text = JSON.stringify(rules)
    for (const place of [scratch, root]) assert.ok(!text.includes(place), place)
  })
})
