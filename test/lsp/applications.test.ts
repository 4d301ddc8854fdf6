import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { FamiliesResult } from '../../server/src/protocol/families.ts'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { familiesBelow, familiesIn } from '../support/family-items.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

/** Files below a directory that holds `app` and whatever stands beside it; `cache` is the module cache. */
type Files = Readonly<Record<string, string>>

const below = (directory: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${directory}/${name}`, text]))

const cached = (version: string, files: Files = flatPlumego): Files => below(`cache/${plumegoPath}@${version}`, files)

const vendored: Files = {
  'app/vendor/modules.txt': `# ${plumegoPath} v1.0.0\n## explicit; go 1.24.0\n${plumegoPath}/x/pubsub\n`,
  ...below(`app/vendor/${plumegoPath}`, {
    'x/pubsub/module.yaml': flatPlumego['x/pubsub/module.yaml']!,
    'x/pubsub/pubsub.go': flatPlumego['x/pubsub/pubsub.go']!,
  }),
}

const main = importing('x/pubsub')

/** Where an application's Plumego may be, and what the last line of a hover says of it. */
const places: readonly { what: string; files: Files; origin: string | ((root: string) => string) }[] = [
  {
    what: 'the module cache',
    files: { 'app/go.mod': goModOf('v1.0.0'), ...cached('v1.0.0') },
    origin: 'Plumego v1.0.0, module cache',
  },
  {
    what: 'a directory that go.mod replaces it by',
    files: { 'app/go.mod': goModOf('v1.0.0', `replace ${plumegoPath} => ../fork\n`), ...below('fork', flatPlumego) },
    origin: root => `Plumego at ${path.join(root, 'fork')}, which go.mod names`,
  },
  {
    what: 'a fork with a name of its own',
    files: {
      'app/go.mod': goModOf('v1.0.0', `replace ${plumegoPath} => ../fork\n`),
      ...below('fork', {
        ...flatPlumego,
        'go.mod': 'module example.com/fork\n',
        'specs/repo.yaml': 'repo:\n  module: example.com/fork\n',
      }),
    },
    origin: root => `example.com/fork, a fork at ${path.join(root, 'fork')}, which go.mod names`,
  },
  {
    what: 'a fork that go.mod replaces it by',
    files: {
      'app/go.mod': goModOf('v1.0.0', `replace ${plumegoPath} v1.0.0 => example.com/Fork v1.1.0\n`),
      ...below('cache/example.com/!fork@v1.1.0', flatPlumego),
    },
    origin: 'example.com/Fork v1.1.0, a fork, by a replace of go.mod, module cache',
  },
  {
    what: 'a checkout that go.work uses',
    files: {
      'go.work': 'go 1.24\n\nuse (\n\t./app\n\t./plumego\n)\n',
      'app/go.mod': goModOf('v0.2.0'),
      ...below('plumego', flatPlumego),
    },
    origin: root => `Plumego at ${path.join(root, 'plumego')}, which go.work names`,
  },
  {
    what: 'a vendor directory with the module cache behind it',
    files: { 'app/go.mod': goModOf('v1.0.0'), ...vendored, ...cached('v1.0.0') },
    origin: 'Plumego v1.0.0, vendor directory',
  },
  {
    what: 'a vendor directory alone',
    files: { 'app/go.mod': goModOf('v1.0.0'), ...vendored },
    origin: 'Plumego v1.0.0, vendor directory; what that leaves out, from the bundled catalogue',
  },
]

describe('an application in the language server', () => {
  let client: LspClient
  let root: string
  let app: string

  beforeEach(() => {
    root = temporaryDirectory()
    app = path.join(root, 'app')
  })

  afterEach(async () => {
    assert.equal(await client.stop(), 0)
    fs.rmSync(root, { recursive: true })
  })

  async function start(files: Files, ...folders: readonly string[]): Promise<void> {
    lay(root, files)
    client = await LspClient.start(folders.length > 0 ? folders : [app], {}, {}, onlyCache(path.join(root, 'cache')))
    client.probeDirectory = app
  }

  /** What is said of the first package that a file imports. */
  async function hoverIn(file: string): Promise<string> {
    const uri = uriOf(root, file)
    await client.open(uri, fs.readFileSync(path.join(root, file), 'utf8'))
    const hover = await client.hover(uri, 3, 10)
    const contents = hover?.contents
    return typeof contents === 'object' && 'value' in contents ? contents.value : ''
  }

  const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''
  const originOf = (text: string): string => text.trimEnd().split('\n').at(-1)?.split(' — ').at(-1) ?? ''

  for (const { what, files, origin } of places) {
    it(`hovers from ${what}, and names it`, async () => {
      await start({ ...files, 'app/main.go': main })
      const said = await hoverIn('app/main.go')
      assert.equal(firstLine(said), '● beta · its own status')
      assert.match(
        said,
        /[Ss]ubordinate primitive of x\/messaging \(○ experimental\)|Part of x\/messaging \(○ experimental\)/,
      )
      assert.equal(originOf(said), typeof origin === 'string' ? origin : origin(root))
    })
  }

  it('hovers from the bundled catalogue where no disk has the version, and says so', async () => {
    await start({ 'app/go.mod': goModOf('v1.0.0'), 'app/main.go': main })
    const said = await hoverIn('app/main.go')
    assert.equal(firstLine(said), '○ experimental · its own status')
    assert.match(said, /Publish-subscribe broker within one process/)
    assert.match(said, /x\/messaging/)
    assert.equal(originOf(said), 'Plumego v1.0.0, not on this disk: from the bundled catalogue')
    assert.doesNotMatch(said, /file:|Maturity dashboard|Manifest/)
  })

  it('names in the catalogue the version that it knows, and what a package is called there', async () => {
    await start({ 'app/go.mod': goModOf('v1.2.0'), 'app/main.go': main })
    const said = await hoverIn('app/main.go')
    assert.match(said, /not in the bundled catalogue.*It is called x\/messaging\/pubsub there\./s)
    assert.match(said, /Plumego v1\.2\.0, not on this disk: from the bundled catalogue, which knows v1\.0\.1-0\.2026/)
  })

  it('gives each module of a folder its own Plumego, and a file of a nested one that of its own', async () => {
    const old = goModOf('v0.2.0').replace('example.com/app', 'example.com/old')
    await start(
      {
        'app/go.mod': goModOf('v1.0.0'),
        'app/main.go': main,
        'app/old/go.mod': old,
        'app/old/deep/main.go': main,
        'app/tools/go.mod': 'module example.com/tools\n',
        'app/tools/main.go': main,
        ...cached('v1.0.0'),
        ...cached('v0.2.0'),
      },
      app,
    )
    assert.equal(originOf(await hoverIn('app/main.go')), 'Plumego v1.0.0, module cache')
    assert.equal(originOf(await hoverIn('app/old/deep/main.go')), 'Plumego v0.2.0, module cache')
    assert.equal(await hoverIn('app/tools/main.go'), '')
  })

  it('takes another version when go.mod changes, and a checkout when go.work comes', async () => {
    await start({ 'app/go.mod': goModOf('v0.2.0'), 'app/main.go': main, ...cached('v0.2.0'), ...cached('v1.0.0') })
    assert.equal(originOf(await hoverIn('app/main.go')), 'Plumego v0.2.0, module cache')
    const again = async (): Promise<string> => {
      const hover = await client.hover(uriOf(app, 'main.go'), 3, 10)
      return originOf(typeof hover?.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '')
    }
    lay(root, { 'app/go.mod': goModOf('v1.0.0') })
    await client.watched(uriOf(app, 'go.mod'), 2)
    assert.equal(await again(), 'Plumego v1.0.0, module cache')
    lay(root, { ...vendored })
    await client.watched(uriOf(app, 'vendor/modules.txt'), 1)
    assert.equal(await again(), 'Plumego v1.0.0, vendor directory')
    lay(root, { 'go.work': 'go 1.24\nuse ./app\nuse ./plumego\n', ...below('plumego', flatPlumego) })
    await client.watched(uriOf(root, 'go.work'), 1)
    assert.equal(await again(), `Plumego at ${path.join(root, 'plumego')}, which go.work names`)
  })

  it('tells findings of the application alone: not of its Plumego, what it vendors, nested modules or test data', async () => {
    const renamed = importing('x/messaging/pubsub')
    await start({
      'app/go.mod': goModOf('v1.0.0'),
      ...Object.fromEntries(
        ['main.go', 'tools/go.go', 'vendor/a.b/c/c.go', 'testdata/t.go', '_old/o.go', '.hidden/h.go'].map(name => [
          `app/${name}`,
          renamed,
        ]),
      ),
      'app/tools/go.mod': 'module example.com/tools\n',
      ...cached('v1.0.0', { ...flatPlumego, 'x/ops/broken.go': renamed, 'x/ops/module.yaml': 'name: [\n' }),
    })
    const own = uriOf(app, 'main.go')
    const [found] = await client.waitForDiagnostics(own, diagnostics => diagnostics.length > 0)
    assert.equal(found?.code, 'unknown-package')
    assert.match(String(found.message), /x\/pubsub/)
    await client.open(uriOf(root, `cache/${plumegoPath}@v1.0.0/x/ops/broken.go`), renamed)
    await client.open(uriOf(app, 'vendor/a.b/c/c.go'), renamed)
    await client.settle()
    assert.deepEqual(
      [...new Set(client.published.filter(set => set.diagnostics.length > 0).map(({ uri }) => uri))],
      [own],
    )
  })

  describe('with a copy of Plumego inside it', () => {
    const copied = (where: string, more: Files = {}): Files => ({
      'app/go.mod': goModOf('v1.0.0', `replace ${plumegoPath} => ./${where}\n`),
      'app/main.go': importing('x/messaging/pubsub'),
      // A manifest that a checkout would have findings about.
      ...below(`app/${where}`, { ...flatPlumego, 'x/ops/module.yaml': 'name: [\n' }),
      ...more,
    })
    const openedAt: readonly (readonly [what: string, files: Files, where: string, folder: string])[] = [
      ['that go.mod names', copied('third_party/plumego'), 'third_party/plumego', 'app'],
      ['in a folder above', copied('third_party/plumego'), 'third_party/plumego', '.'],
      ['directly below it', copied('plumego'), 'plumego', 'app'],
      [
        'that git knows of',
        copied('lib/plumego', { 'app/lib/plumego/.git/HEAD': 'ref: refs/heads/main\n' }),
        'lib/plumego',
        'app',
      ],
      [
        'that go.work names by a replace',
        {
          ...copied('third_party/plumego'),
          'app/go.mod': goModOf('v1.0.0'),
          'app/go.work': `go 1.24\nuse .\nreplace ${plumegoPath} => ./third_party/plumego\n`,
        },
        'third_party/plumego',
        'app',
      ],
      ['beside it, in the folder of both', copied('../plumego'), '../plumego', '.'],
      ['beside it, further away', copied('../third_party/plumego'), '../third_party/plumego', '.'],
      [
        'beside it, that git knows of',
        copied('../vendor/plumego', { 'vendor/plumego/.git/HEAD': 'ref: refs/heads/main\n', '.git/HEAD': 'ref: a\n' }),
        '../vendor/plumego',
        '.',
      ],
      [
        'beside it, under a name of its own',
        copied('../fork', {
          'fork/go.mod': 'module example.com/fork\n',
          'fork/specs/repo.yaml': 'repo:\n  module: example.com/fork\n',
        }),
        '../fork',
        '.',
      ],
      [
        'beside two modules, one of which uses another',
        copied('../plumego', { 'other/go.mod': goModOf('v0.9.0'), 'other/a.go': 'package other\n' }),
        '../plumego',
        '.',
      ],
    ]
    for (const [what, files, where, folder] of openedAt) {
      it(`tells no findings of one ${what}, opened or counted in the tree`, async () => {
        await start(files, path.join(root, folder))
        const own = uriOf(app, 'main.go')
        await client.waitForDiagnostics(own, found => found.length === 1)
        await client.open(uriOf(app, `${where}/x/ops/module.yaml`), 'name: [\n')
        await client.open(uriOf(app, `${where}/x/ops/ops.go`), importing('x/gone'))
        await client.settle()
        const told = new Set(client.published.filter(set => set.diagnostics.length > 0).map(({ uri }) => uri))
        // Of a fork, go.mod itself is told.
        told.delete(uriOf(app, 'go.mod'))
        assert.deepEqual([...told], [own])
        const { workspaces } = await client.request<FamiliesResult>('plumego/families')
        assert.doesNotMatch(JSON.stringify(workspaces.map(({ categories }) => categories)), /"findings"/)
      })
    }

    it('tells those of one in which a folder is opened', async () => {
      await start(copied('plumego'), path.join(app, 'plumego'))
      await client.waitForDiagnostics(uriOf(app, 'plumego/x/ops/module.yaml'), found => found.length > 0)
    })

    it('tells those of one beside it in which a folder is opened, alone or among others', async () => {
      for (const folders of [['plumego'], ['plumego/x'], ['.', 'plumego'], ['app', 'plumego/x/ops']]) {
        if (folders[0] !== 'plumego') assert.equal(await client.stop(), 0)
        await start(copied('../plumego'), ...folders.map(folder => path.join(root, folder)))
        await client.waitForDiagnostics(uriOf(root, 'plumego/x/ops/module.yaml'), found => found.length > 0)
      }
    })

    it('tells those of a checkout beside it that nothing replaces Plumego by', async () => {
      await start({ ...copied('../plumego'), 'app/go.mod': goModOf('v1.0.0') }, root)
      await client.waitForDiagnostics(uriOf(root, 'plumego/x/ops/module.yaml'), found => found.length > 0)
    })

    it('tells those of a checkout in it that go.work uses', async () => {
      await start({
        ...copied('plumego'),
        'app/go.mod': goModOf('v1.0.0'),
        'app/go.work': 'go 1.24\nuse (\n\t.\n\t./plumego\n)\n',
      })
      await client.waitForDiagnostics(uriOf(app, 'plumego/x/ops/module.yaml'), found => found.length > 0)
    })
  })

  it('counts no findings in the tree that are not told: those of a fork beside it', async () => {
    await start({
      'app/go.mod': goModOf('v1.0.0', `replace ${plumegoPath} => ../fork\n`),
      'app/main.go': main,
      ...below('fork', { ...flatPlumego, 'x/ops/module.yaml': 'name: [\n' }),
    })
    await client.settle()
    const { workspaces } = await client.request<FamiliesResult>('plumego/families')
    const tree = JSON.stringify(workspaces.map(({ categories }) => categories))
    assert.match(tree, /x\/messaging/)
    assert.doesNotMatch(tree, /"findings"/)
  })

  it('takes Go files that come, change and go, and modules that are made within', async () => {
    await start({ 'app/go.mod': goModOf('v1.0.0'), 'app/main.go': main, ...cached('v1.0.0') })
    const uri = uriOf(app, 'sub/new.go')
    lay(root, { 'app/sub/new.go': importing('x/messaging/pubsub') })
    await client.watched(uriOf(app, 'sub'), 1)
    await client.waitForDiagnostics(uri, found => found.length === 1)
    lay(root, { 'app/sub/go.mod': 'module example.com/sub\n' })
    await client.watched(uriOf(app, 'sub/go.mod'), 1)
    await client.waitForDiagnostics(uri, found => found.length === 0)
    fs.rmSync(path.join(app, 'sub/go.mod'))
    await client.watched(uriOf(app, 'sub/go.mod'), 3)
    await client.waitForDiagnostics(uri, found => found.length === 1)
    await client.open(uri, importing('x/pubsub'))
    await client.waitForDiagnostics(uri, found => found.length === 0)
  })

  it('tells of modules nested at any depth, opened or not', async () => {
    const nested = goModOf('v1.0.0').replace('/app', '/nested')
    await start({
      'app/go.mod': goModOf('v1.0.0'),
      'app/a/b/c/d/go.mod': nested,
      'app/a/b/c/d/e/f/go.mod': nested,
      'app/a/b/c/d/e/f/main.go': importing('x/messaging/pubsub'),
      ...cached('v1.0.0'),
    })
    await client.waitForDiagnostics(uriOf(app, 'a/b/c/d/e/f/main.go'), found => found.length === 1)
  })

  it('asks to be told of a go.work above it', async () => {
    lay(root, { 'app/go.mod': goModOf('v1.0.0'), 'app/main.go': main })
    const didChangeWatchedFiles = { dynamicRegistration: true, relativePatternSupport: true }
    client = await LspClient.start(
      [app],
      { workspace: { didChangeWatchedFiles } },
      {},
      onlyCache(path.join(root, 'cache')),
    )
    await client.wait(() => client.registered.length > 0)
    const { watchers } = client.registered[0]?.registrations[0]?.registerOptions ?? {}
    assert.ok(JSON.stringify(watchers).includes(JSON.stringify({ baseUri: uriOf(root), pattern: 'go.work' })))
  })

  describe('in the tree of families', () => {
    const families = (): Promise<FamiliesResult> => client.request('plumego/families')

    it('shows the Plumego in use, and where it comes from', async () => {
      await start({ 'app/go.mod': goModOf('v1.0.0'), 'app/main.go': main, ...cached('v1.0.0') })
      await client.settle()
      // As VS Code writes it.
      const cacheUri = uriOf(root, `cache/${plumegoPath}@v1.0.0`).replace('@', '%40')
      const { workspaces } = await families()
      assert.deepEqual(
        workspaces.map(({ root: at, origin }) => [at, origin]),
        [[cacheUri, 'Plumego v1.0.0, module cache']],
      )
      const [category] = workspaces[0]?.categories ?? []
      assert.equal(category?.letter, 'A')
      assert.deepEqual(
        familiesBelow(category.families).map(({ path: name, status, manifest }) => [name, status, manifest?.uri]),
        [
          ['x/messaging', 'experimental', `${cacheUri}/x/messaging/module.yaml`],
          ['x/pubsub', 'beta', `${cacheUri}/x/pubsub/module.yaml`],
        ],
      )
    })

    it('opens what a vendor directory holds there, and the rest in the module cache', async () => {
      await start({ 'app/go.mod': goModOf('v1.0.0'), 'app/main.go': main, ...vendored, ...cached('v1.0.0') })
      await client.settle()
      const opened = JSON.stringify(await families())
      const uriAt = (name: string): string => uriOf(root, name).replace('@', '%40')
      assert.ok(opened.includes(uriAt(`app/vendor/${plumegoPath}/x/pubsub/module.yaml`)))
      assert.ok(opened.includes(uriAt(`cache/${plumegoPath}@v1.0.0/x/messaging/module.yaml`)))
      assert.ok(!opened.includes(uriAt(`cache/${plumegoPath}@v1.0.0/x/pubsub/module.yaml`)))
    })

    it('shows the bundled catalogue, with pages of the web at that version to open', async () => {
      await start({ 'app/go.mod': goModOf('v1.0.0'), 'app/main.go': main })
      await client.settle()
      const { workspaces } = await families()
      assert.deepEqual(
        workspaces.map(({ root: at, origin }) => [at, origin]),
        [['plumego:bundled/v1.0.0', 'Plumego v1.0.0, not on this disk: from the bundled catalogue']],
      )
      const all = familiesIn({ workspaces })
      assert.ok(all.length > 20)
      for (const { path: name, manifest, steps } of all) {
        assert.equal(manifest, undefined)
        assert.deepEqual(
          steps.map(({ uri }) => uri),
          [`https://pkg.go.dev/${plumegoPath}/${name}@v1.0.0`, `https://${plumegoPath}/tree/v1.0.0/${name}`],
        )
      }
      const note = workspaces[0]?.note
      assert.deepEqual(note?.kind === 'not-on-disk' && note.modules, [uriOf(app)])
    })

    it('shows one Plumego once, however many modules use it', async () => {
      const other = goModOf('v1.0.0').replace('/app', '/other')
      await start(
        { 'app/go.mod': goModOf('v1.0.0'), 'other/go.mod': other, 'other/main.go': main, ...cached('v1.0.0') },
        root,
      )
      await client.settle()
      assert.equal((await families()).workspaces.length, 1)
    })
  })
})
