import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { ClientCapabilities } from 'vscode-languageserver-protocol/node'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { GoCommand } from '../support/go-command.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

/** Files below a directory that holds `app` and whatever stands beside it; `cache` is the module cache. */
type Files = Readonly<Record<string, string>>

const below = (directory: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${directory}/${name}`, text]))

const cachePath = `cache/${plumegoPath}@v1.0.0`
const partial = `cache/cache/download/${plumegoPath}/@v/v1.0.0.partial`
const cached = below(cachePath, flatPlumego)
/** In the order in which the go command lays it. */
const vendored = (name: string): Files => ({
  ...below(`app/vendor/${plumegoPath}`, {
    [`x/${name}/module.yaml`]: flatPlumego[`x/${name}/module.yaml`]!,
    [`x/${name}/${name}.go`]: flatPlumego[`x/${name}/${name}.go`]!,
  }),
  'app/vendor/modules.txt': `# ${plumegoPath} v1.0.0\n## explicit; go 1.24.0\n${plumegoPath}/x/${name}\n`,
})
const replaced: Files = { 'app/go.mod': goModOf('v1.0.0', `replace ${plumegoPath} => ../fork\n`) }
/** Nothing that a catalogue knows, so that what is found tells where it was looked for. */
const main = importing('x/pubsub', 'x/only/here')
const only: Files = { 'x/only/here/here.go': 'package here\n' }

interface Case {
  readonly what: string
  readonly before: Files
  readonly event: (root: string) => void
  /** What a hover says of where a Plumego comes from, before and after. */
  readonly from: RegExp
  readonly to: RegExp
  /** Paths outside of the application that a client is asked to watch for it. */
  readonly watched: readonly string[]
}

const application: Files = { 'app/go.mod': goModOf('v1.0.0'), 'app/main.go': main }
const fork = below('fork', { ...flatPlumego, ...only })
/** A directory that is there at once, with all that it holds. */
function appear(root: string, name: string, files: Files): void {
  const place = path.join(root, name)
  lay(path.join(root, 'made'), files)
  fs.mkdirSync(path.dirname(place), { recursive: true })
  fs.renameSync(path.join(root, 'made'), place)
}
const remove = (root: string, name: string): void => fs.rmSync(path.join(root, name), { recursive: true })

const cases: readonly Case[] = [
  {
    what: 'a download after the first look',
    before: application,
    event: root => appear(root, cachePath, { ...flatPlumego, ...only }),
    from: /not on this disk/,
    to: /Plumego v1\.0\.0, module cache$/,
    watched: [cachePath],
  },
  {
    what: 'a download that is not done yet, once it is',
    before: { ...application, ...cached, ...below(cachePath, only), [partial]: '' },
    event: root => remove(root, partial),
    from: /not on this disk/,
    to: /Plumego v1\.0\.0, module cache$/,
    watched: [cachePath, partial],
  },
  {
    what: 'a module cache that is emptied',
    before: { ...application, ...below(cachePath, { ...flatPlumego, ...only }) },
    event: root => remove(root, 'cache'),
    from: /module cache$/,
    to: /not on this disk/,
    watched: [cachePath],
  },
  {
    what: 'packages that are vendored',
    before: application,
    event: root => lay(root, { ...below(`app/vendor/${plumegoPath}`, only), ...vendored('pubsub') }),
    from: /not on this disk/,
    to: /vendor directory/,
    watched: [],
  },
  {
    what: 'a vendor directory that is removed',
    before: { ...application, ...vendored('pubsub'), ...below(`app/vendor/${plumegoPath}`, only), ...cached },
    event: root => remove(root, 'app/vendor'),
    from: /vendor directory$/,
    to: /module cache$/,
    watched: [],
  },
  {
    what: 'a checkout that appears at a replaced path',
    before: { ...application, ...replaced },
    event: root => lay(root, fork),
    from: /^(?!.*which go\.mod names)/,
    to: /fork, which go\.mod names$/,
    watched: ['fork/go.mod'],
  },
  {
    what: 'a checkout that goes from a replaced path',
    before: { ...application, ...replaced, ...fork },
    event: root => remove(root, 'fork'),
    from: /fork, which go\.mod names$/,
    to: /^(?!.*which go\.mod names$)/,
    watched: ['fork/go.mod'],
  },
  {
    what: 'a checkout that a link leads to, in place of another',
    before: { ...application, ...replaced, ...below('one', { ...flatPlumego, ...only }) },
    event: root => fs.symlinkSync(path.join(root, 'one'), path.join(root, 'fork')),
    from: /^(?!.*which go\.mod names)/,
    to: /fork, which go\.mod names$/,
    watched: ['fork/go.mod'],
  },
  {
    what: 'flags of the go command that pass over the vendor directory',
    before: { ...application, ...vendored('pubsub'), ...below(cachePath, { ...flatPlumego, ...only }) },
    event: root => lay(root, { settings: 'GOFLAGS=-mod=mod\n' }),
    from: /vendor directory$/,
    to: /module cache$/,
    watched: ['settings'],
  },
  {
    what: 'another place for the module cache',
    before: { ...application, ...below('other', below(`${plumegoPath}@v1.0.0`, { ...flatPlumego, ...only })) },
    event: root => lay(root, { settings: `GOMODCACHE=${path.join(root, 'other')}\n` }),
    from: /not on this disk/,
    to: /module cache$/,
    watched: ['settings'],
  },
  {
    what: 'a go.work that names a checkout',
    before: { ...application, ...fork },
    event: root => lay(root, { 'go.work': 'go 1.24\nuse ./app\nuse ./fork\n' }),
    from: /not on this disk/,
    to: /fork, which go\.work names$/,
    watched: [],
  },
]

/** Of a client that watches whatever it is asked to. */
const watching: ClientCapabilities = {
  workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
}

describe('an application whose Plumego comes, goes or moves', function () {
  this.timeout(30_000)
  let client: LspClient
  let root: string
  let uri: string

  beforeEach(() => {
    root = temporaryDirectory()
    uri = uriOf(root, 'app/main.go')
  })

  afterEach(async () => {
    assert.equal(await client.stop(), 0)
    fs.rmSync(root, { recursive: true, force: true })
  })

  async function start(files: Files, capabilities: ClientCapabilities = {}, env = {}): Promise<void> {
    lay(root, files)
    // Variables go before settings, so that there is none for what a case writes.
    const settings = { ...onlyCache(''), GOENV: path.join(root, 'settings'), GOPATH: path.join(root, 'path') }
    fs.mkdirSync(path.join(root, 'path', 'pkg'), { recursive: true })
    fs.symlinkSync(path.join(root, 'cache'), path.join(root, 'path', 'pkg', 'mod'))
    client = await LspClient.start([path.join(root, 'app')], capabilities, {}, { ...settings, ...env })
    client.probeDirectory = path.join(root, 'app')
    await client.open(uri, fs.readFileSync(path.join(root, 'app/main.go'), 'utf8'))
  }

  /** Everything as it was, but for the files of the application itself. */
  function layAnew(files: Files): void {
    const others = fs.readdirSync(root).filter(name => name !== 'app' && name !== 'path')
    for (const name of [...others, 'app/vendor']) fs.rmSync(path.join(root, name), { recursive: true, force: true })
    lay(root, Object.fromEntries(Object.entries(files).filter(([name]) => !/^app\/[^/]*$/.test(name))))
  }

  async function origin(): Promise<string> {
    const hover = await client.hover(uri, 3, 10)
    const contents = hover?.contents
    return (typeof contents === 'object' && 'value' in contents ? contents.value : '').replaceAll('\n', ' ').trimEnd()
  }

  for (const { what, before, event, from, to } of cases) {
    it(`takes ${what} at the next question`, async () => {
      await start(before)
      assert.match(await origin(), from)
      event(root)
      assert.match(await origin(), to)
    })
  }

  for (const { what, before: files, event } of cases.slice(0, 7)) {
    it(`tells of ${what} to a client that watches nothing and asks nothing`, async () => {
      await start(files)
      await client.settle()
      // What a replace leads to is a matter of go.mod.
      const concerned = [uri, uriOf(path.join(root, 'app/go.mod'))]
      const told = (): number => client.published.filter(set => concerned.includes(set.uri)).length
      const change = async (what: () => void): Promise<void> => {
        const before = told()
        what()
        await client.wait(() => told() > before)
      }
      // Twice, for soon after its start the server looks at everything once.
      await change(() => event(root))
      await change(() => layAnew(files))
      await change(() => event(root))
    })
  }

  for (const { what, before, watched } of cases.filter(one => one.watched.length > 0)) {
    it(`asks a client to watch where it hears of ${what}`, async () => {
      await start(before, watching)
      await client.settle()
      const patterns = (): string[] =>
        client.registered
          .flatMap(({ registrations }) => registrations)
          .flatMap(({ registerOptions }) => registerOptions?.watchers ?? [])
          .map(({ globPattern: { baseUri, pattern } }) => `${decodeURIComponent(baseUri)}/${pattern}`)
      const isWatched = (name: string): boolean =>
        patterns().some(pattern => pattern.endsWith(`/${name.replace(/^cache\//, '')}`))
      await client.wait(() => watched.every(isWatched))
    })
  }

  it('takes what a second "go mod vendor" adds, where nothing else changes', async () => {
    await start({ ...application, ...vendored('pubsub'), 'app/main.go': importing('x/pubsub', 'x/ops') })
    const ops = async (): Promise<string> => {
      const hover = await client.hover(uri, 4, 10)
      return typeof hover?.contents === 'object' && 'value' in hover.contents ? hover.contents.value : ''
    }
    assert.doesNotMatch(await ops(), /of our own/)
    lay(root, vendored('ops'))
    assert.match(await ops(), /A x\/ops of our own/)
  })

  it('finds what a module of another folder is, once it has a go.mod', async () => {
    await start({ 'app/main.go': main, ...cached })
    assert.equal(await origin(), '')
    lay(root, { 'app/go.mod': goModOf('v1.0.0') })
    assert.match(await origin(), /module cache$/)
  })

  it('leaves the rest alone while nothing happens', async () => {
    await start({ ...application, ...cached })
    await origin()
    await client.settle()
    const changes = client.modelChanges
    for (let i = 0; i < 5; i++) await origin()
    await client.settle()
    assert.equal(client.modelChanges, changes)
  })
})

/** The go command itself, with a module cache of its own. Runs where Go is installed and its proxy answers. */
describe('an application of the real Plumego that is not on the disk', function () {
  this.timeout(120_000)
  const release = 'v1.0.0'
  let root: string
  let app: string
  let go: GoCommand
  let client: LspClient | undefined

  before(function () {
    if (!GoCommand.isInstalled) return this.skip()
    root = temporaryDirectory()
    app = path.join(root, 'app')
    go = new GoCommand(path.join(root, 'go'))
    lay(app, { 'go.mod': goModOf(release), 'main.go': importing('x/rest') })
    try {
      // Of what the go command asks on the way, only the module itself must be missing at first.
      go.run(root, ['mod', 'download', `${plumegoPath}@${release}`])
    } catch (error) {
      console.log(`    ${release} cannot be downloaded here: ${String(error).split('\n', 1)[0]}`)
      return this.skip()
    }
    fs.rmSync(go.cache, { recursive: true })
  })

  after(async () => {
    await client?.stop()
    if (root) fs.rmSync(root, { recursive: true, force: true })
  })

  it('is told of it, once "go mod download" and "go mod vendor" have run, without being asked', async () => {
    client = await LspClient.start([app], {}, {}, { ...go.env, GOFLAGS: '' })
    client.probeDirectory = app
    const running = client
    const isToldOf = (origin: RegExp): Promise<void> =>
      running.wait(() => running.logged.findLast(({ message }) => message.includes(app))?.message.match(origin) != null)
    await isToldOf(/not on this disk/)
    go.run(app, ['mod', 'download', plumegoPath])
    await isToldOf(/Plumego v1\.0\.0, module cache\.$/)
    go.run(app, ['mod', 'tidy'])
    go.run(app, ['mod', 'vendor'])
    await isToldOf(/Plumego v1\.0\.0, vendor directory\.$/)
    fs.rmSync(path.join(app, 'vendor'), { recursive: true })
    await isToldOf(/module cache\.$/)
    go.run(app, ['clean', '-modcache'])
    await isToldOf(/not on this disk/)
  })
})
