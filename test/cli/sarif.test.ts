import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Log, Result } from 'sarif'
import { check, sample } from '../support/check-command.ts'
import { validateSarif } from '../support/sarif-multitool.ts'

/** Outside of any workflow, whoever runs the tests. */
const nowhere = { GITHUB_WORKSPACE: '', GITHUB_ACTIONS: '' }

describe('plumego-check --format sarif for code scanning', () => {
  let scratch: string

  beforeEach(() => {
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-sarif-')))
  })

  afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }))

  function copySample(name: string): string {
    const copy = path.join(scratch, name)
    fs.cpSync(sample, copy, { recursive: true })
    return copy
  }

  /** An application with a finding, whose module path ends like that of every other. */
  function application(name: string): string {
    const directory = path.join(scratch, name)
    fs.mkdirSync(directory, { recursive: true })
    const required = 'require github.com/spcent/plumego v1.0.0\n'
    fs.writeFileSync(path.join(directory, 'go.mod'), `module example.com/${name}\n\ngo 1.24\n\n${required}`)
    fs.writeFileSync(
      path.join(directory, 'main.go'),
      'package main\n\nimport _ "github.com/spcent/plumego/x/nothing"\n',
    )
    return directory
  }

  const git = (directory: string) => spawnSync('git', ['init', '--quiet', directory], { encoding: 'utf8' })
  const sarif = (words: readonly string[], cwd = scratch, env: NodeJS.ProcessEnv = {}): Log =>
    JSON.parse(check(['--format', 'sarif', ...words], cwd, { ...nowhere, ...env }).output)
  const results = (log: Log): Result[] => log.runs.flatMap(run => run.results ?? [])
  const ids = (log: Log): string[] => log.runs.map(({ automationDetails }) => automationDetails?.id ?? '')
  const fingerprints = (log: Log): string[] =>
    results(log).flatMap(({ partialFingerprints = {} }) => Object.values(partialFingerprints))
  /** Where every place of a log is on the disk, and how it is written. */
  const places = (log: Log): { uri: string; file: string }[] =>
    log.runs.flatMap(({ results = [], originalUriBaseIds = {} }) =>
      results
        .flatMap(({ locations = [], relatedLocations = [], fixes = [] }) => [
          ...[...locations, ...relatedLocations].map(({ physicalLocation }) => physicalLocation?.artifactLocation),
          ...fixes.flatMap(fix => fix.artifactChanges.map(change => change.artifactLocation)),
        ])
        .map(location => {
          const base = originalUriBaseIds[location?.uriBaseId ?? '']?.uri ?? ''
          return { uri: location?.uri ?? '', file: fileURLToPath(new URL(location?.uri ?? '', base)) }
        }),
    )

  describe('names files from the root of the repository', () => {
    const cases = {
      'that git knows': { repository: '.', workspace: 'services/api', prefix: 'services/api/' },
      'that is the checkout': { repository: 'services/api', workspace: 'services/api', prefix: '' },
      'whose path needs escapes': { repository: '.', workspace: 'a b/100%', prefix: 'a%20b/100%25/' },
    }
    for (const [name, { repository, workspace, prefix }] of Object.entries(cases)) {
      it(name, () => {
        const copy = copySample(workspace)
        git(path.join(scratch, repository))
        const found = places(sarif([copy]))
        assert.ok(found.length > 5)
        for (const { uri, file } of found) {
          assert.ok(uri.startsWith(prefix), uri)
          assert.ok(fs.existsSync(file), file)
        }
        assert.ok(found.some(({ uri }) => uri === `${prefix}router/legacy.go`))
      })
    }

    it('that a workflow checked out, also through a link, wherever the command runs', () => {
      const copy = copySample('repo/plumego')
      const link = path.join(scratch, 'link')
      fs.symlinkSync(path.join(scratch, 'repo'), link)
      for (const GITHUB_WORKSPACE of [path.join(scratch, 'repo'), link]) {
        const found = places(sarif([], path.join(copy, 'router'), { GITHUB_WORKSPACE }))
        assert.ok(found.length > 0)
        assert.ok(found.every(({ uri, file }) => uri.startsWith('plumego/router/') || fs.existsSync(file)))
        assert.equal(found[0]?.uri, 'plumego/router/legacy.go')
      }
    })

    it('that git knows, where the workspace lies outside of what a workflow checked out', () => {
      const copy = copySample('other/plumego')
      fs.mkdirSync(path.join(scratch, 'repo'))
      git(path.join(scratch, 'other'))
      const log = sarif([copy], scratch, { GITHUB_WORKSPACE: path.join(scratch, 'repo') })
      assert.ok(places(log).every(({ uri }) => uri.startsWith('plumego/')))
    })

    it('that a linked worktree is, whose .git is a file', () => {
      const copy = copySample('tree/plumego')
      fs.writeFileSync(path.join(scratch, 'tree', '.git'), 'gitdir: elsewhere\n')
      assert.ok(places(sarif([copy])).every(({ uri }) => uri.startsWith('plumego/')))
    })
  })

  describe('tells workspaces apart', () => {
    const cases: Readonly<Record<string, () => string[]>> = {
      'two copies of one checkout': () => [copySample('one'), copySample('two')],
      'two applications called api': () => [application('svc/api'), application('lib/api')],
      'three, one in the other': () => [application('api'), application('api/api'), application('api/api/api')],
      'a checkout and an application': () => [copySample('plumego'), application('app/plumego')],
    }
    for (const [name, make] of Object.entries(cases)) {
      for (const where of ['in one repository', 'in none', 'each in a repository of its own']) {
        it(`${name}, ${where}`, () => {
          const workspaces = make()
          if (where === 'in one repository') git(scratch)
          if (where === 'each in a repository of its own') workspaces.forEach(git)
          const log = sarif(workspaces)
          assert.equal(log.runs.length, workspaces.length)
          assert.equal(new Set(ids(log)).size, workspaces.length, ids(log).join(' '))
          assert.ok(results(log).length >= workspaces.length)
          assert.equal(new Set(fingerprints(log)).size, results(log).length)
        })
      }
    }

    it('by the same names, whatever else is looked at', () => {
      const [one = '', two = ''] = [copySample('svc/one'), copySample('lib/two')]
      git(scratch)
      const [alone, together] = [sarif([two]), sarif([one, two])]
      assert.equal(ids(alone)[0], ids(together)[1])
      assert.deepEqual(fingerprints(alone), fingerprints({ ...together, runs: together.runs.slice(1) }))
    })

    it('in words of its own on GitHub', () => {
      const copy = copySample('svc/plumego')
      const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: scratch }
      assert.deepEqual(ids(sarif([copy], scratch, env)), ['plumego-check/svc/plumego/'])
      assert.deepEqual(ids(sarif([copy], scratch, { ...env, GITHUB_WORKSPACE: copy })), ['plumego-check/'])
    })
  })

  it('leaves hints out unless --fail-on hint asks for them', () => {
    const copy = copySample('hints')
    const hints = (...words: string[]): number => {
      const { workspaces } = JSON.parse(check(['--format', 'json', copy]).output)
      const severities = new Map<string, string>(
        workspaces[0].diagnostics.map(({ message, severity }: Record<'message' | 'severity', string>) => [
          message,
          severity,
        ]),
      )
      return results(sarif([copy, ...words])).filter(({ message }) => severities.get(message.text ?? '') === 'hint')
        .length
    }
    assert.equal(hints(), 0)
    assert.equal(hints('--fail-on', 'information'), 0)
    assert.ok(hints('--fail-on', 'hint') > 0)
  })

  it('carries what the page of each rule says, and no path of this machine but its base', () => {
    const log = sarif([sample])
    const rules = log.runs[0]?.tool.driver.rules ?? []
    assert.ok(rules.length > 70)
    for (const { id, name, shortDescription, fullDescription, help } of rules) {
      const page = fs.readFileSync(path.join(import.meta.dirname, '../../docs/rules', `${id}.md`), 'utf8')
      assert.match(name ?? '', /^(?:[A-Z][a-z]+)+$/, id)
      for (const described of [shortDescription?.text ?? '', fullDescription?.text ?? '']) {
        assert.ok(described.length > 20 && described.length <= 1024, id)
        assert.ok(page.replaceAll('`', '').includes(described), described)
      }
      const { text, markdown = '' } = help ?? assert.fail(id)
      assert.ok(markdown.startsWith(`# ${id}\n`), id)
      const last = page.replace(/\[([\w-]+)\]\(\1\.md\)/g, '`$1`').trim()
      assert.ok(last.includes(markdown.trim().slice(-80)), id)
      // Pages lie beside each other in the repository alone.
      assert.doesNotMatch(markdown, /\[([\w-]+)\]\(\1\.md\)|README\.md\)|npm run/, id)
      // Markup and nothing else is taken off.
      assert.doesNotMatch(text, /^#|^```|^\||^(?! {4}).*\]\(/m, id)
      const words = (text: string): string[] => text.match(/\p{L}+/gu) ?? []
      const fences = /^```\w*$/gm
      for (const word of words(markdown.replace(fences, ''))) assert.ok(text.includes(word), `${id}: ${word}`)
    }
    assert.doesNotMatch(JSON.stringify(rules), /file:\/\//)
    const { fullName, informationUri } = log.runs[0]?.tool.driver ?? {}
    assert.match(fullName ?? '', /^plumego-check \d+\.\d+\.\d+$/)
    assert.equal(informationUri, 'https://pkg.go.dev/github.com/spcent/plumego')
  })

  describe('is taken whole by code scanning', function () {
    this.timeout(120_000)
    /** Each in a file of its own. */
    function writeLogs(logs: Readonly<Record<string, Log>>): string {
      const directory = path.join(scratch, 'logs')
      fs.mkdirSync(directory)
      for (const [name, log] of Object.entries(logs)) {
        fs.writeFileSync(path.join(directory, `${name}.sarif`), JSON.stringify(log))
      }
      return directory
    }

    it('of GitHub and of Azure DevOps, and by SARIF itself', function () {
      const old = copySample('old')
      fs.rmSync(path.join(old, 'specs'), { recursive: true })
      const several = [copySample('a b'), application('100%'), '--fail-on', 'hint']
      const directory = writeLogs({
        sample: sarif([copySample('sample')]),
        several: sarif(several, scratch, { LC_ALL: 'zh_CN.UTF-8' }),
        withoutSpecs: sarif([old]),
        withoutFindings: sarif(['x/websocket'], copySample('clean')),
      })
      for (const kind of ['Gh', 'Ado', 'Sarif'] as const) {
        const found = validateSarif(directory, kind)
        if (!found) return this.skip()
        assert.deepEqual(found, [], kind)
      }
    })

    it('which does not take what lacks something', function () {
      const log = sarif([sample])
      for (const { tool } of log.runs) for (const rule of tool.driver.rules ?? []) delete rule.help
      const found = validateSarif(writeLogs({ log }), 'Gh')
      if (!found) return this.skip()
      assert.ok(found.length > 70)
    })

    it('of GitHub in a workflow', function () {
      const log = sarif([sample], scratch, { GITHUB_ACTIONS: 'true' })
      const directory = writeLogs({ log })
      const found = (['Gh', 'Sarif'] as const).map(kind => validateSarif(directory, kind))
      if (found.includes(undefined)) return this.skip()
      assert.deepEqual(found.flat(), [])
    })
  })
})
