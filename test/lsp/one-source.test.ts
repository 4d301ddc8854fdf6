import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { layoutOf } from '../../server/src/core/catalogue/catalogue.ts'
import { catalogueFiles } from '../../server/src/core/catalogue/files.ts'
import type { Finding } from '../../server/src/core/findings/finding.ts'
import { pseudoVersionTime } from '../../server/src/core/golang/mod/versions.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { check } from '../support/check-command.ts'
import { GoCommand } from '../support/go-command.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

type Files = Readonly<Record<string, string>>

const release = 'v1.0.0'
const settings = { application: { lowestMaturity: 'beta' } }
const nowhere = ['x/nosuch', 'x/messaging/pubsub', 'x/messagin', 'x/Rest', 'x/rest/', 'x/rest/internal/a', 'x/ops/nope']

/** The codes, places, keys and words of findings, as one text each. */
interface Told {
  readonly code: string
  readonly key: readonly string[]
  readonly severity: string
  readonly range: Finding['range']
  readonly message: string
}

/**
 * Four sources of one version, by the go command, crossed with all that rules for applications find. Runs where Go is
 * installed and its proxy answers.
 */
describe('where the Plumego comes from changes no finding', function () {
  this.timeout(120_000)
  let root: string
  let go: GoCommand
  let packages: readonly string[]

  before(function () {
    if (!GoCommand.isInstalled) return this.skip()
    root = temporaryDirectory()
    go = new GoCommand(path.join(root, 'go'))
    try {
      go.run(root, ['mod', 'download', `${plumegoPath}@${release}`])
    } catch (error) {
      console.log(`    ${release} cannot be downloaded here: ${String(error).split('\n', 1)[0]}`)
      return this.skip()
    }
    const { tree } = catalogueFiles(layoutOf(release), english)
    packages = Object.keys(layoutOf(release).packages).filter(name => tree.kind(name) === 'directory')
  })

  after(() => {
    if (root) fs.rmSync(root, { recursive: true, force: true })
  })

  /** Each package in a file of its own, so that nothing that one brings hides another; and what leads nowhere. */
  const sources = (names: readonly string[]): Files =>
    Object.fromEntries(names.map((name, i) => [`p${i}/main.go`, importing(name)]))

  function layAt(name: string, goMod: string, names: readonly string[]): string {
    const app = path.join(root, name)
    lay(app, { 'go.mod': goMod, '.vscode/settings.json': JSON.stringify({ plumego: settings }), ...sources(names) })
    return app
  }

  const told = (app: string, env: NodeJS.ProcessEnv): Told[] => {
    const { output } = check(['--format', 'json', '--fail-on', 'hint', app], app, env)
    return JSON.parse(output).workspaces[0].diagnostics.map(({ code, key, severity, range, message }: Told) => ({
      code,
      key,
      severity,
      range,
      // A directory that a replace names has no version to tell, and the catalogue no entrypoints in Plumego's words.
      message: message.replaceAll('the Plumego in use', `Plumego ${release}`).replace(/(start there) \(.*?\)\./, '$1.'),
    }))
  }

  const entrypoints = new Set(layoutOf(release).categories.find(({ letter }) => letter === 'A')?.packages)
  const kinds = [
    {
      what: 'of every package',
      isMeant: () => true,
      codes: ['experimental-import', 'protected-import', 'unknown-package'],
    },
    {
      what: 'of every package but the entrypoints of families',
      isMeant: (name: string) => !entrypoints.has(name),
      codes: ['experimental-import', 'protected-import', 'subordinate-import', 'unknown-package'],
    },
  ]
  for (const [number, { what, isMeant, codes }] of kinds.entries()) {
    it(`replaced, cached, vendored without a cache, and by the catalogue alone: ${what}`, () => {
      const cache = path.join(go.cache, `${plumegoPath}@${release}`)
      const names = [...packages, 'x/ops/healthhttp', ...nowhere].filter(isMeant)
      const cached = layAt(`cached${number}`, goModOf(release), names)
      const expected = told(cached, onlyCache(go.cache))
      assert.deepEqual([...new Set(expected.map(({ code }) => code))].toSorted(), codes)

      fs.cpSync(cache, path.join(root, 'copy'), { recursive: true })
      const replaced = layAt(`replaced${number}`, goModOf(release, `replace ${plumegoPath} => ../copy\n`), names)
      assert.deepEqual(told(replaced, onlyCache(go.cache)), expected, 'replaced')

      const none = path.join(root, 'none')
      const bundled = layAt(`bundled${number}`, goModOf(release), names)
      assert.deepEqual(told(bundled, onlyCache(none)), expected, 'by the catalogue')

      // Vendored by the go command itself, which takes only what it can import; what cannot be is imported afterwards.
      const importable = names.filter(name => !nowhere.includes(name) && hasGoFiles(path.join(cache, name)))
      const vendored = layAt(`vendored${number}`, goModOf(release), importable)
      go.run(vendored, ['mod', 'tidy'])
      go.run(vendored, ['mod', 'vendor'])
      lay(vendored, sources(names))
      const { output } = check(['--format', 'json', vendored], vendored, onlyCache(none))
      assert.equal(JSON.parse(output).workspaces[0].plumego.source, 'vendor')
      assert.deepEqual(told(vendored, onlyCache(none)), expected, 'vendored')
      assert.deepEqual(told(vendored, onlyCache(go.cache)), expected, 'vendored, with a cache')
    })
  }
})

const hasGoFiles = (directory: string): boolean =>
  fs.readdirSync(directory).some(file => file.endsWith('.go') && !file.endsWith('_test.go'))

/** What no source knows of a version is found of none of them. */
describe('of a version that nobody knows', function () {
  this.timeout(30_000)
  let root: string

  beforeEach(() => {
    root = temporaryDirectory()
  })
  afterEach(() => fs.rmSync(root, { recursive: true }))

  const commit = layoutOf(undefined)
  const time = pseudoVersionTime(commit.version)
  const abbreviated = commit.commit.slice(0, 12)
  const imports = importing('x/nosuch', 'x/messaging/pubsub', 'x/observability/ops', 'x/tenant')

  const codesOf = (files: Files): string[] => {
    lay(root, { 'main.go': imports, '.vscode/settings.json': JSON.stringify({ plumego: settings }), ...files })
    const { output } = check(['--format', 'json', '--fail-on', 'hint', root], root, onlyCache(path.join(root, 'none')))
    return JSON.parse(output).workspaces[0].diagnostics.map(({ code }: { code: string }) => code)
  }

  for (const version of ['v1.4.0', 'v2.0.0-beta.1', 'v0.0.1', 'v1.0.1-0.20991231000000-abcdefabcdef']) {
    it(`${version} is found nothing where it is on no disk`, () => {
      assert.deepEqual(codesOf({ 'go.mod': goModOf(version) }), [])
    })

    it(`${version} is found nothing where only a part of it is vendored`, () => {
      const files: Files = {
        'go.mod': goModOf(version),
        'vendor/modules.txt': `# ${plumegoPath} ${version}\n## explicit\n${plumegoPath}/x/tenant\n`,
        [`vendor/${plumegoPath}/x/tenant/tenant.go`]: 'package tenant\n',
      }
      assert.deepEqual(codesOf(files), [])
    })
  }

  for (const version of [
    commit.version,
    `v0.0.0-${time}-${abbreviated}`,
    `v1.3.1-0.${time}-${abbreviated}`,
    `v2.0.0-rc.1.0.${time}-${abbreviated}`,
    `v0.9.1-0.20260520000000-${layoutOf(release).commit.slice(0, 12)}`,
  ]) {
    it(`${version} is none: the catalogue knows that commit`, () => {
      const codes = codesOf({ 'go.mod': goModOf(version) })
      assert.ok(codes.includes('unknown-package'))
      assert.ok(codes.includes('experimental-import'))
    })
  }

  describe('a hover', () => {
    let client: LspClient
    afterEach(() => client.stop())

    async function hovers(files: Files): Promise<string[]> {
      lay(root, files)
      client = await LspClient.start([root], {}, {}, onlyCache(path.join(root, 'none')))
      const uri = uriOf(root, 'main.go')
      await client.open(uri, imports)
      const said: string[] = []
      for (const line of [3, 4, 5, 6]) {
        const hover = await client.hover(uri, line, 10)
        const contents = hover?.contents
        said.push(typeof contents === 'object' && 'value' in contents ? contents.value : '')
      }
      return said
    }

    it('says fact by fact what comes from the catalogue beside a vendor directory', async () => {
      const said = await hovers({
        'go.mod': goModOf(release),
        'main.go': imports,
        'vendor/modules.txt': `# ${plumegoPath} ${release}\n## explicit\n${plumegoPath}/x/tenant\n`,
        [`vendor/${plumegoPath}/x/tenant/tenant.go`]: 'package tenant\n',
        [`vendor/${plumegoPath}/x/tenant/module.yaml`]: 'name: x/tenant\nstatus: beta\nowner: us\nrisk: low\n',
      })
      const tenant = said[3] ?? ''
      assert.match(tenant, /^● beta · its own status$/m)
      assert.match(tenant, /^Owner us · risk low$/m)
      assert.match(tenant, /^Evidence not signed · .* \(bundled catalogue\)$/m)
      assert.match(tenant, /^Category A — App-facing capability families\. \(bundled catalogue\)$/m)
      assert.match(tenant, /vendor directory; what that leaves out, from the bundled catalogue$/)
    })

    it('claims nothing of what is not there', async () => {
      const said = await hovers({ 'go.mod': goModOf('v1.4.0'), 'main.go': imports })
      assert.match(said[0] ?? '', /^\? not in the bundled catalogue · Plumego v1\.4\.0, not on this disk/)
      assert.match(said[1] ?? '', /from the bundled catalogue, which knows v1\.0\.1-0\./)
    })
  })
})
