import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { layoutOf } from '../../server/src/core/catalogue/catalogue.ts'
import { locateModule } from '../../server/src/core/locate/module.ts'
import { newCounters } from '../../server/src/core/repo/counters.ts'
import { Repository } from '../../server/src/core/repo/repository.ts'
import { nodeHost } from '../../server/src/node/locate.ts'
import { loadWorkspace } from '../../server/src/node/workspace.ts'
import { goModOf, importing, lay, plumegoPath } from '../support/applications.ts'
import { compareWithCatalogue } from '../support/catalogue.ts'
import { check } from '../support/check-command.ts'
import { GoCommand } from '../support/go-command.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

type Files = Readonly<Record<string, string>>

const release = 'v1.0.0'
const main = importing('x/rest', 'x/pubsub', 'x/ops/healthhttp', 'x/data/file')

/**
 * An application of the released Plumego, as the go command lays it: what it finds and what we find is compared. Runs
 * where Go is installed and its proxy answers.
 */
describe('an application of the real Plumego', function () {
  this.timeout(120_000)
  let root: string
  let go: GoCommand
  /** The newest that the proxy has; undefined where it tells none but the release. */
  let newest: string | undefined

  before(function () {
    if (!GoCommand.isInstalled) {
      console.log('    no go command here: applications of a hand-made Plumego are tried instead')
      return this.skip()
    }
    root = temporaryDirectory()
    go = new GoCommand(path.join(root, 'go'))
    try {
      go.run(root, ['mod', 'download', `${plumegoPath}@${release}`])
    } catch (error) {
      console.log(`    ${release} cannot be downloaded here: ${String(error).split('\n', 1)[0]}`)
      return this.skip()
    }
    newest = newestVersion()
    console.log(`    the newest that the proxy has: ${newest ?? `it tells none; ${release} is tried`}`)
  })

  after(() => {
    if (root) fs.rmSync(root, { recursive: true })
  })

  function newestVersion(): string | undefined {
    try {
      const { Version } = JSON.parse(go.run(root, ['mod', 'download', '-json', `${plumegoPath}@latest`]))
      return Version
    } catch {
      return undefined
    }
  }

  /** An application in a directory of its own, with the checksums that the go command wants to see. */
  function layApplication(name: string, files: Files = {}): string {
    const app = path.join(root, name, 'app')
    lay(path.join(root, name), { 'app/go.mod': goModOf(release), 'app/main.go': main, ...files })
    go.run(app, ['mod', 'tidy'], { GOWORK: 'off' })
    return app
  }

  const copyPlumego = (to: string): void =>
    fs.cpSync(path.join(go.cache, `${plumegoPath}@${release}`), to, { recursive: true })

  interface Case {
    readonly source: string
    readonly version: string | null
    readonly lay: () => string
    readonly origin: RegExp
  }

  const cases: readonly Case[] = [
    {
      source: 'module-cache',
      version: release,
      origin: /Plumego v1\.0\.0, module cache$/,
      lay: () => layApplication('cached'),
    },
    {
      source: 'replace',
      version: null,
      origin: /Plumego at .*fork, which go\.mod names$/,
      lay: () => {
        copyPlumego(path.join(root, 'replaced', 'fork'))
        return layApplication('replaced', { 'app/go.mod': goModOf(release, `replace ${plumegoPath} => ../fork\n`) })
      },
    },
    {
      source: 'go.work',
      version: null,
      origin: /Plumego at .*checkout, which go\.work names$/,
      lay: () => {
        copyPlumego(path.join(root, 'worked', 'checkout'))
        return layApplication('worked', { 'go.work': 'go 1.24.0\n\nuse (\n\t./app\n\t./checkout\n)\n' })
      },
    },
    {
      source: 'vendor',
      version: release,
      origin: /Plumego v1\.0\.0, vendor directory$/,
      lay: () => {
        const app = layApplication('vendored')
        go.run(app, ['mod', 'vendor'])
        return app
      },
    },
  ]

  for (const { source, version, lay: layCase, origin } of cases) {
    describe(`from ${source}`, () => {
      let app: string
      before(() => {
        app = layCase()
      })

      it('hovers from where the go command finds the package, and finds what that has not', async () => {
        const directory = go.run(app, ['list', '-f', '{{.Dir}}', `${plumegoPath}/x/pubsub`])
        const host = { ...nodeHost, variable: (name: string) => (name === 'GOFLAGS' ? '' : go.env[name]) }
        assert.equal(path.join(locateModule(host, app)?.plumego?.roots[0] ?? '', 'x', 'pubsub'), directory)
        const client = await LspClient.start([app], {}, {}, { ...go.env, GOFLAGS: '' })
        const uri = uriOf(app, 'main.go')
        await client.open(uri, main)
        const lines = async (line: number): Promise<string[]> => {
          const hover = await client.hover(uri, line, 10)
          const contents = hover?.contents
          return typeof contents === 'object' && 'value' in contents ? contents.value.split('\n') : []
        }
        assert.equal((await lines(3))[0], '● beta · its own status')
        const pubsub = await lines(4)
        assert.equal(pubsub[0], '○ experimental · its own status')
        assert.match(pubsub.join('\n'), /x\/messaging/)
        assert.match(pubsub.at(-1) ?? '', origin)
        assert.equal((await lines(5))[0], '○ experimental · inherited from x/ops')
        assert.equal((await lines(6))[0], '○ experimental · its own status')
        const codes = async (text: string): Promise<unknown[]> =>
          (await client.waitForVersion(uri, await client.change(uri, text))).map(({ code }) => code)
        assert.deepEqual(await codes(main), ['subordinate-import', 'protected-import'])
        assert.deepEqual(await codes(importing('x/messaging/pubsub')), ['unknown-package'])
        assert.equal(await client.stop(), 0)
      })

      it('is told by plumego-check', () => {
        const { output, status } = check(['--format', 'json', app], app, { ...go.env, GOFLAGS: '' })
        const [workspace] = JSON.parse(output).workspaces
        assert.deepEqual(workspace.plumego, { source, version })
        assert.equal(workspace.stats.goFiles, 1)
        assert.equal(status, 0)
      })
    })
  }

  describe('is found where the go command finds it', () => {
    interface Setup {
      readonly what: string
      readonly files?: Files
      /** What the go command does before it is asked. */
      readonly commands?: readonly (readonly string[])[]
      readonly variables?: NodeJS.ProcessEnv
    }
    const twoOf = (a: string, b: string): string =>
      goModOf(release, `replace ${plumegoPath} => ${a}\nreplace ${plumegoPath} ${release} => ${b}\n`)
    /** The go command refuses to write a file that it is given. */
    const exactly = (version: string, more: string): string => goModOf(version, more).replace('1.24', '1.24.0')
    const work = 'go 1.24.0\n\nuse ./app\n'
    const vendor = ['mod', 'vendor']
    const setups: readonly Setup[] = [
      {
        what: 'a replace of the version goes before that of all',
        files: { 'app/go.mod': twoOf('../../copies/one', '../../copies/two') },
      },
      {
        what: 'a replace of another version does not count',
        files: { 'app/go.mod': goModOf(release, `replace ${plumegoPath} v0.2.0 => ../../copies/one\n`) },
      },
      {
        what: 'a path in quotes',
        files: { 'app/go.mod': goModOf(release, `replace (\n\t${plumegoPath} => "../../copies/a fork" // ours\n)\n`) },
      },
      {
        what: 'a replace of go.work goes before that of go.mod',
        files: {
          'app/go.mod': goModOf(release, `replace ${plumegoPath} ${release} => ../../copies/one\n`),
          'go.work': `${work}replace ${plumegoPath} => ../copies/two\n`,
        },
      },
      {
        what: 'a replace of another module of go.work counts',
        files: {
          'go.work': `${work}use ./other\n`,
          'other/go.mod': goModOf(release, `replace ${plumegoPath} => ../../copies/one\n`).replace('/app', '/other'),
        },
      },
      {
        what: 'go.work switched off',
        files: { 'go.work': `${work}use ../copies/one\n` },
        variables: { GOWORK: 'off' },
      },
      {
        what: 'a go.work named elsewhere',
        files: { 'elsewhere/my.work': 'go 1.24.0\n\nuse ../app\nuse ../../copies/one\n' },
        variables: { GOWORK: 'elsewhere/my.work' },
      },
      { what: 'a vendor directory of go.work', files: { 'go.work': work }, commands: [['work', 'vendor']] },
      { what: 'a vendor directory passed over', commands: [vendor], variables: { GOFLAGS: '-mod=mod' } },
      { what: 'a vendor directory not asked for', commands: [vendor], variables: { GOFLAGS: '-mod=readonly' } },
      { what: 'a vendor directory of a module in go.work', files: { 'go.work': work }, commands: [vendor] },
      {
        what: 'another file in place of go.mod',
        files: { 'app/dev.mod': exactly(release, `replace ${plumegoPath} => ../../copies/one\n`) },
        variables: { GOFLAGS: '-modfile=dev.mod' },
      },
      {
        what: 'settings that "go env -w" wrote',
        commands: [['env', '-w', `GOFLAGS=-modfile=dev.mod`]],
        files: { 'app/dev.mod': exactly(release, `replace ${plumegoPath} => ../../copies/two\n`) },
        variables: { GOFLAGS: '', GOENV: 'settings' },
      },
    ]
    before(() => {
      for (const copy of ['one', 'two', 'a fork']) copyPlumego(path.join(root, 'copies', copy))
    })

    for (const [number, { what, files = {}, commands = [], variables = {} }] of setups.entries()) {
      it(what, () => {
        const name = `setup-${number}`
        const app = layApplication(name, files)
        // Variables name files of the setup.
        const absolute = ['elsewhere/my.work', 'settings'].map(file => [file, path.join(root, name, file)])
        const more = Object.fromEntries(
          Object.entries(variables).map(([key, value]) => [key, Object.fromEntries(absolute)[value ?? ''] ?? value]),
        )
        const off = commands.some(command => command === vendor) ? { GOWORK: 'off' } : {}
        for (const command of commands)
          go.run(app, command, { ...more, ...off, ...(command === vendor && { GOFLAGS: '' }) })
        const directory = go.run(app, ['list', '-f', '{{.Dir}}', `${plumegoPath}/x/pubsub`], more)
        const host = { ...nodeHost, variable: (key: string) => ({ ...go.env, ...more })[key] }
        const places = locateModule(host, app)?.plumego?.roots.map(place => path.join(place, 'x', 'pubsub')) ?? []
        assert.equal(places.find(fs.existsSync), directory)
      })
    }
  })

  it('has packages of which the bundled catalogue says the same', () => {
    const repository = new Repository()
    repository.load(loadWorkspace(path.join(go.cache, `${plumegoPath}@${release}`), newCounters()))
    compareWithCatalogue(layoutOf(release), repository.snapshot())
  })

  it('is the newest too, where the proxy has one', async function () {
    if (newest === undefined || newest === release) return this.skip()
    const app = layApplication('newest', { 'app/go.mod': goModOf(newest), 'app/main.go': importing('x/rest') })
    const { output } = check(['--format', 'json', app], app, { ...go.env, GOFLAGS: '' })
    assert.deepEqual(JSON.parse(output).workspaces[0].plumego, { source: 'module-cache', version: newest })
  })
})
