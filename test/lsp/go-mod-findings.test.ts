import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol/node'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { check } from '../support/check-command.ts'
import { GoCommand } from '../support/go-command.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

type Files = Readonly<Record<string, string>>

const below = (directory: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${directory}/${name}`, text]))

const replaceBy = (target: string): string => goModOf('v1.0.0', `\nreplace ${plumegoPath} => ${target}\n`)
const main = importing('x/pubsub', 'x/nosuch')
const forkFiles: Files = { ...flatPlumego, 'go.mod': 'module example.com/fork\n' }
const workOf = (...uses: readonly string[]): string => `go 1.24\n\n${uses.map(use => `use ${use}\n`).join('')}`

interface Case {
  readonly what: string
  readonly files: Files
  /** The code that is found, the file and the word that it stands at; undefined where nothing is. */
  readonly found: readonly [code: string, file: string, word: string] | undefined
  readonly hover: RegExp
}

const nothingKnown = /^\? unknown · Plumego, replaced by .* nothing is known$/
const cases: readonly Case[] = [
  {
    what: 'a replace by a directory that is not there',
    files: { 'app/go.mod': replaceBy('../gone') },
    found: ['module-not-found', 'app/go.mod', '../gone'],
    hover: nothingKnown,
  },
  {
    what: 'a replace by a file',
    files: { 'app/go.mod': replaceBy('../fork'), fork: 'no directory\n' },
    found: ['module-not-found', 'app/go.mod', '../fork'],
    hover: nothingKnown,
  },
  {
    what: 'a replace by a directory without a go.mod',
    files: { 'app/go.mod': replaceBy('../fork'), 'fork/README.md': '' },
    found: ['module-not-found', 'app/go.mod', '../fork'],
    hover: nothingKnown,
  },
  {
    what: 'a replace by what is no Plumego',
    files: { 'app/go.mod': replaceBy('../other'), 'other/go.mod': 'module example.com/other\n', 'other/o.go': '' },
    found: ['replaced-by-other', 'app/go.mod', '../other'],
    hover: nothingKnown,
  },
  {
    what: 'a replace by a module without a name',
    files: { 'app/go.mod': replaceBy('../other'), 'other/go.mod': 'go 1.24\n', 'other/o.go': '' },
    found: ['replaced-by-other', 'app/go.mod', '../other'],
    hover: nothingKnown,
  },
  {
    what: 'a replace by a directory that is not there, of what nobody requires',
    files: { 'app/go.mod': `module example.com/app\n\ngo 1.24\n\nreplace ${plumegoPath} => ../gone\n` },
    found: ['module-not-found', 'app/go.mod', '../gone'],
    hover: nothingKnown,
  },
  {
    what: 'a replace by an absolute path that leads nowhere',
    files: { 'app/go.mod': replaceBy('/nowhere/at/all') },
    found: ['module-not-found', 'app/go.mod', '/nowhere/at/all'],
    hover: nothingKnown,
  },
  {
    what: 'a replace by a fork that is in no cache',
    files: { 'app/go.mod': replaceBy('example.com/fork v1.2.0') },
    found: ['replaced-by-fork', 'app/go.mod', 'example.com/fork'],
    hover: nothingKnown,
  },
  {
    what: 'a replace by a fork on the disk',
    files: { 'app/go.mod': replaceBy('../fork'), ...below('fork', forkFiles) },
    found: ['replaced-by-fork', 'app/go.mod', '../fork'],
    hover: /^● beta · its own status/,
  },
  {
    what: 'a replace in a block, in quotes, of one version',
    files: {
      'app/go.mod': goModOf('v1.0.0', `replace (\n\t${plumegoPath} v1.0.0 => "../a gap" // ours\n)\n`),
    },
    found: ['module-not-found', 'app/go.mod', '"../a gap"'],
    hover: nothingKnown,
  },
  {
    what: 'a replace of another version, which does not hold',
    files: { 'app/go.mod': goModOf('v1.0.0', `replace ${plumegoPath} v0.9.0 => ../gone\n`) },
    found: undefined,
    hover: /^○ experimental/,
  },
  {
    what: 'a replace of go.work',
    files: { 'app/go.mod': goModOf('v1.0.0'), 'go.work': `${workOf('./app')}replace ${plumegoPath} => ./gone\n` },
    found: ['module-not-found', 'go.work', './gone'],
    hover: nothingKnown,
  },
  {
    what: 'a use of a directory that is not there',
    files: { 'app/go.mod': goModOf('v1.0.0'), 'go.work': workOf('./app', './plumego') },
    found: ['module-not-found', 'go.work', './plumego'],
    hover: /^○ experimental/,
  },
  {
    what: 'a use of a file',
    files: { 'app/go.mod': goModOf('v1.0.0'), 'go.work': workOf('./app', './plumego'), plumego: '' },
    found: ['module-not-found', 'go.work', './plumego'],
    hover: /^○ experimental/,
  },
  {
    what: 'a use of a directory without a go.mod',
    files: { 'app/go.mod': goModOf('v1.0.0'), 'go.work': workOf('./app', './plumego'), 'plumego/README.md': '' },
    found: ['module-not-found', 'go.work', './plumego'],
    hover: /^○ experimental/,
  },
  {
    what: 'a use of a fork under another name',
    files: {
      'app/go.mod': goModOf('v1.0.0'),
      'go.work': workOf('./app', './fork'),
      ...below('fork', { ...forkFiles, 'specs/repo.yaml': 'repo:\n  module: example.com/fork\n' }),
    },
    found: ['replaced-by-fork', 'go.work', './fork'],
    hover: /^○ experimental/,
  },
  {
    what: 'a use of any other module, which is nobody’s business',
    files: { 'app/go.mod': goModOf('v1.0.0'), 'go.work': workOf('./app', './b'), 'b/go.mod': 'module example.com/b\n' },
    found: undefined,
    hover: /^○ experimental/,
  },
  {
    what: 'a go.mod that a merge has left',
    files: { 'app/go.mod': goModOf('v1.0.0', '<<<<<<< HEAD\n') },
    found: ['mod-syntax', 'app/go.mod', '<<<<<<<'],
    hover: /^○ experimental/,
  },
  {
    what: 'a go.mod with a requirement that is half written',
    files: { 'app/go.mod': goModOf('v1.0.0', 'require example.com/other\n') },
    found: ['mod-syntax', 'app/go.mod', 'example.com/other'],
    hover: /^○ experimental/,
  },
  {
    what: 'a go.work with a directive of another day',
    files: { 'app/go.mod': goModOf('v1.0.0'), 'go.work': `${workOf('./app')}using ./b\n` },
    found: ['mod-syntax', 'go.work', 'using'],
    hover: /^○ experimental/,
  },
]

const ours = new Set(['module-not-found', 'replaced-by-other', 'replaced-by-fork', 'mod-syntax'])

describe('go.mod and go.work of an application', function () {
  this.timeout(30_000)
  let client: LspClient | undefined
  let root: string

  beforeEach(() => {
    root = temporaryDirectory()
  })

  afterEach(async () => {
    await client?.stop()
    client = undefined
    fs.rmSync(root, { recursive: true })
  })

  const env = (): NodeJS.ProcessEnv => onlyCache(path.join(root, 'cache'))

  async function start(files: Files, folder = path.join(root, 'app')): Promise<LspClient> {
    lay(root, files)
    client = await LspClient.start([folder], {}, {}, env())
    client.probeDirectory = path.join(root, 'app')
    return client
  }

  async function hoverAt(running: LspClient, file: string, line = 3): Promise<string> {
    const hover = await running.hover(uriOf(root, file), line, 10)
    const contents = hover?.contents
    return typeof contents === 'object' && 'value' in contents ? contents.value : ''
  }

  const open = (running: LspClient, file: string): Promise<void> =>
    running.open(uriOf(root, file), fs.readFileSync(path.join(root, file), 'utf8'))

  /** The text of a file that a diagnostic stands at. */
  function wordAt(file: string, { range: { start, end } }: Diagnostic): string {
    const line = fs.readFileSync(path.join(root, file), 'utf8').split('\n')[start.line] ?? ''
    return line.slice(start.character, start.line === end.line ? end.character : undefined)
  }

  for (const { what, files, found, hover } of cases) {
    it(`names ${what}, in the editor as by the command`, async () => {
      const running = await start({ 'app/main.go': main, ...files })
      await open(running, 'app/main.go')
      await open(running, 'app/go.mod')
      if (files['go.work'] !== undefined) await open(running, 'go.work')
      await running.settle()
      const told = ['app/go.mod', 'go.work'].flatMap(file =>
        (running.lastOf(uriOf(root, file))?.diagnostics ?? []).map(one => [one.code, file, wordAt(file, one)]),
      )
      if (found) {
        const [code, file, word] = found
        assert.equal(told.length, 1, JSON.stringify(told))
        assert.deepEqual(told[0]?.slice(0, 2), [code, file])
        assert.ok(String(told[0]?.[2]).startsWith(word), JSON.stringify(told))
      } else assert.deepEqual(told, [])
      assert.match((await hoverAt(running, 'app/main.go')).split('\n')[0] ?? '', hover)
      const { output } = check(['--format', 'json', '--fail-on', 'hint', path.join(root, 'app')], root, env())
      const [workspace] = JSON.parse(output).workspaces
      const byCommand = workspace.diagnostics
        .filter(({ code }: { code: string }) => ours.has(code))
        .map(({ code, file }: { code: string; file: string }) => [code, path.posix.join('app', file)])
      assert.deepEqual(byCommand, found ? [found.slice(0, 2)] : [])
      const mentions = JSON.stringify([workspace.diagnostics, running.published])
      if (hover === nothingKnown) assert.doesNotMatch(mentions, /unknown-package|subordinate-import|protected-import/)
    })
  }

  it('tells once of a go.work what several of its modules have from it', () => {
    const b = goModOf('v1.0.0').replace('/app', '/b')
    lay(root, { 'app/go.mod': goModOf('v1.0.0'), 'b/go.mod': b, 'go.work': workOf('./app', './b', './gone') })
    lay(root, { 'app/main.go': main, 'b/main.go': main })
    const { output } = check(['--format', 'json', root], root, env())
    const found = JSON.parse(output).workspaces.flatMap(({ diagnostics }: { diagnostics: Diagnostic[] }) => diagnostics)
    assert.equal(found.filter(({ code }: Diagnostic) => code === 'module-not-found').length, 1)
  })

  describe('that cannot be read any more', () => {
    const broken: readonly (readonly [what: string, text: string])[] = [
      ['of a merge', '<<<<<<< HEAD\nmodule example.com/app\n=======\nmodule example.com/other\n>>>>>>> theirs\n'],
      ['without a word', ''],
      ['with a bracket that is never closed', 'module example.com/app\n\nrequire (\n'],
      ['with half a requirement', `module example.com/app\n\nrequire ${plumegoPath}\n`],
    ]
    for (const [what, text] of broken) {
      it(`${what}: the last answer stays, and the line is told`, async () => {
        const cache = below(`cache/${plumegoPath}@v1.0.0`, flatPlumego)
        const running = await start({ 'app/go.mod': goModOf('v1.0.0'), 'app/main.go': main, ...cache })
        await open(running, 'app/main.go')
        assert.match(await hoverAt(running, 'app/main.go'), /Plumego v1\.0\.0, module cache$/)
        lay(root, { 'app/go.mod': text })
        await running.watched(uriOf(root, 'app/go.mod'), 2)
        assert.match(await hoverAt(running, 'app/main.go'), /Plumego v1\.0\.0, module cache$/)
        const uri = uriOf(root, 'app/go.mod')
        await running.waitForDiagnostics(uri, found => found.some(({ code }) => code === 'mod-syntax'))
        lay(root, { 'app/go.mod': goModOf('v1.0.0') })
        await running.watched(uri, 2)
        await running.waitForDiagnostics(uri, found => found.length === 0)
        lay(root, { 'app/go.mod': 'module example.com/app\n' })
        await running.watched(uri, 2)
        assert.equal(await hoverAt(running, 'app/main.go'), '')
      })
    }
  })

  describe('that leave Plumego to others', () => {
    const two: Files = {
      'go.work': workOf('./app', './b'),
      'app/go.mod': goModOf('v1.0.0'),
      'app/main.go': main,
      'b/go.mod': 'module example.com/b\n\ngo 1.24\n',
      'b/main.go': importing('x/pubsub'),
      ...below(`cache/${plumegoPath}@v1.0.0`, flatPlumego),
    }
    const text =
      /This module, example\.com\/b, does not require Plumego: .*"go get github\.com\/spcent\/plumego@v1\.0\.0"/

    it('is one answer in hover, finding, completion and command, with the fix', async () => {
      const running = await start(two, root)
      await open(running, 'b/main.go')
      assert.match(await hoverAt(running, 'b/main.go'), text)
      const uri = uriOf(root, 'b/main.go')
      const [found] = await running.waitForDiagnostics(uri, all =>
        all.some(({ code }) => code === 'requirement-missing'),
      )
      assert.match(String(found?.message), text)
      const actions = await running.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: found?.range,
        context: { diagnostics: [found] },
      })
      const fix = actions.find(({ title }) => title === `Require ${plumegoPath} v1.0.0 in go.mod`)
      assert.ok(fix, JSON.stringify(actions.map(({ title }) => title)))
      await running.change(uri, importing('x/pub'))
      const [item] = await running.completions(uri, { line: 3, character: 4 + `${plumegoPath}/x/pub`.length })
      assert.match(item?.detail ?? '', /this module does not require Plumego/)
      assert.match(typeof item?.documentation === 'object' ? item.documentation.value : '', text)
      const { output } = check(['--format', 'json', root], root, env())
      const { workspaces } = JSON.parse(output)
      assert.deepEqual(
        workspaces.flatMap(({ diagnostics }: { diagnostics: Diagnostic[] }) =>
          diagnostics.map(({ code }) => code).filter(code => code === 'requirement-missing'),
        ),
        ['requirement-missing'],
      )
    })

    it('is told of a checkout that go.work uses, with a fix that go builds without it', async function () {
      if (!GoCommand.isInstalled) this.skip()
      const go = new GoCommand(path.join(root, 'go'))
      for (const [use, checkout, goMod] of [
        ['./plumego', '../../plumego', 'module example.com/b\n\ngo 1.24.0\n'],
        ['./lib/a gap', '../../lib/a gap', 'module example.com/b\n\ngo 1.24.0'],
      ] as const) {
        const running = await start(
          {
            'go.work': `go 1.24.0\n\nuse (\n\t./mine/b\n\t"${use}"\n)\n`,
            'mine/b/go.mod': goMod,
            'mine/b/main.go': importing('x/pubsub'),
            ...below(use.slice(2), flatPlumego),
          },
          path.join(root, 'mine/b'),
        )
        running.probeDirectory = path.join(root, 'mine/b')
        await open(running, 'mine/b/main.go')
        const said = `Require ${plumegoPath} in its go.mod, and replace it by ${checkout}.`
        assert.ok((await hoverAt(running, 'mine/b/main.go')).includes(said))
        const uri = uriOf(root, 'mine/b/main.go')
        const [found] = await running.waitForDiagnostics(uri, all => all.length > 0)
        assert.equal(found?.code, 'requirement-missing')
        assert.ok(String(found?.message).includes(said))
        const actions = await running.request<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri },
          range: found?.range,
          context: { diagnostics: [found] },
        })
        const fix = actions.find(({ title }) => title === `Require ${plumegoPath} in go.mod, replaced by ${checkout}`)
        const [edit] = fix?.edit?.changes?.[uriOf(root, 'mine/b/go.mod')] ?? []
        assert.ok(edit, JSON.stringify(actions))
        lay(root, { 'mine/b/go.mod': goMod + edit.newText })
        const build = ['build', '-o', os.devNull, '.']
        go.run(path.join(root, 'mine/b'), build, { GOPROXY: 'off' })
        go.run(path.join(root, 'mine/b'), build, { GOPROXY: 'off', GOWORK: 'off' })
        await running.stop()
        client = undefined
      }
    })

    it('says nothing once it is required, nor of a module that imports nothing of it', async () => {
      const c = { 'c/go.mod': 'module example.com/c\n', 'c/main.go': 'package main\n\nfunc main() {}\n' }
      lay(root, { ...two, ...c, 'go.work': workOf('./app', './b', './c') })
      lay(root, { 'b/go.mod': `module example.com/b\n\ngo 1.24\n\nrequire ${plumegoPath} v1.0.0\n` })
      const { output } = check(['--format', 'json', root], root, env())
      const { workspaces } = JSON.parse(output)
      assert.deepEqual(
        workspaces.map(({ root: at }: { root: string }) => path.basename(at)),
        ['app', 'b'],
      )
      assert.doesNotMatch(output, /requirement-missing/)
    })
  })

  describe('that only something else has Plumego for', () => {
    const indirect = goModOf('v1.0.0').replace('v1.0.0', 'v1.0.0 // indirect')
    interface Families {
      readonly workspaces: readonly object[]
      readonly isQuiet?: boolean
    }
    const families = async (files: Files): Promise<Families> => (await start(files)).request('plumego/families')

    it('shows nothing where nothing of it is imported', async () => {
      assert.deepEqual(await families({ 'app/go.mod': indirect, 'app/main.go': 'package main\n' }), {
        workspaces: [],
        isQuiet: true,
      })
    })

    it('shows the families where it is imported all the same, by a test too', async () => {
      const { workspaces, isQuiet } = await families({ 'app/go.mod': indirect, 'app/a_test.go': main })
      assert.equal(workspaces.length, 1)
      assert.equal(isQuiet, undefined)
    })

    it('shows the families where it is required as well, imported or not', async () => {
      const { workspaces, isQuiet } = await families({
        'app/go.mod': goModOf('v1.0.0'),
        'app/main.go': 'package main\n',
      })
      assert.equal(workspaces.length, 1)
      assert.equal(isQuiet, undefined)
    })
  })
})
