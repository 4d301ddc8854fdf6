import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { check } from '../support/check-command.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

/** Files below a directory that holds `app` and whatever stands beside it; `cache` is the module cache. */
type Files = Readonly<Record<string, string>>

const below = (directory: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${directory}/${name}`, text]))

const nestedPath = `${plumegoPath}/x/nested`
const nested: Files = {
  'go.mod': `module ${nestedPath}\n\ngo 1.24\n`,
  'module.yaml': 'name: x/nested\nstatus: beta\nowner: us\n',
  'nested.go': 'package nested\n',
  'sub/sub.go': 'package sub\n',
}
const plumego = { ...flatPlumego, ...below('x/nested', nested) }
const replaced = `replace ${plumegoPath} => ../plumego\n`
const requirement = `require ${nestedPath} v0.3.0\n`
const cached = below(`cache/${plumegoPath}@v1.0.0`, flatPlumego)

interface Case {
  readonly what: string
  readonly files: Files
  /** What a hover says of it. */
  readonly says: RegExp
  readonly isFound: boolean
  readonly isOffered: boolean
}

const importable = { says: /^● beta · its own status/, isFound: false, isOffered: true }

const cases: readonly Case[] = [
  {
    what: 'that the application requires and replaces',
    files: {
      'app/go.mod': goModOf('v1.0.0', `${replaced}${requirement}replace ${nestedPath} => ../plumego/x/nested\n`),
      ...below('plumego', plumego),
    },
    ...importable,
  },
  {
    what: 'that the application requires, with a checkout in place of Plumego alone',
    files: { 'app/go.mod': goModOf('v1.0.0', replaced + requirement), ...below('plumego', plumego) },
    ...importable,
  },
  {
    what: 'in the module cache',
    files: { 'app/go.mod': goModOf('v1.0.0', requirement), ...cached, ...below(`cache/${nestedPath}@v0.3.0`, nested) },
    ...importable,
  },
  {
    what: 'in a vendor directory',
    files: {
      'app/go.mod': goModOf('v1.0.0', requirement),
      ...cached,
      'app/vendor/modules.txt': `# ${plumegoPath} v1.0.0\n## explicit; go 1.24.0\n${plumegoPath}/x/ops\n# ${nestedPath} v0.3.0\n## explicit; go 1.24\n${nestedPath}\n`,
      ...below(`app/vendor/${plumegoPath}`, {
        'x/ops/ops.go': 'package ops\n',
        'x/nested/module.yaml': nested['module.yaml'] ?? '',
        'x/nested/nested.go': 'package nested\n',
      }),
    },
    ...importable,
  },
  {
    what: 'that go.work uses',
    files: {
      'go.work': 'go 1.24\n\nuse (\n\t./app\n\t./plumego\n\t./plumego/x/nested\n)\n',
      'app/go.mod': goModOf('v1.0.0'),
      ...below('plumego', plumego),
    },
    ...importable,
  },
  {
    what: 'that another directory replaces',
    files: {
      'app/go.mod': goModOf('v1.0.0', `${requirement}replace ${nestedPath} => ../mine\n`),
      ...cached,
      ...below('mine', nested),
    },
    ...importable,
  },
  {
    what: 'that is not on the disk',
    files: { 'app/go.mod': goModOf('v1.0.0', requirement), ...cached },
    says: /^\? unknown · github\.com\/spcent\/plumego\/x\/nested v0\.3\.0, a module of its own, not on this disk: nothing is known/,
    isFound: false,
    isOffered: false,
  },
  {
    what: 'that a checkout in place of Plumego does not hold',
    files: { 'app/go.mod': goModOf('v1.0.0', replaced + requirement), ...below('plumego', flatPlumego) },
    says: /^\? unknown · github\.com\/spcent\/plumego\/x\/nested v0\.3\.0, a module of its own, not on this disk: nothing is known/,
    isFound: false,
    isOffered: false,
  },
  {
    what: 'in the module cache, where a checkout stands in place of Plumego',
    files: {
      'app/go.mod': goModOf('v1.0.0', replaced + requirement),
      ...below('plumego', flatPlumego),
      ...below(`cache/${nestedPath}@v0.3.0`, nested),
    },
    says: /^\? unknown · github\.com\/spcent\/plumego\/x\/nested v0\.3\.0, a module of its own: nothing is known/,
    isFound: false,
    isOffered: false,
  },
  {
    what: 'that is the very application',
    files: {
      'app/go.mod': goModOf('v1.0.0').replace('example.com/app', nestedPath),
      'app/nested.go': 'package nested\n',
      ...cached,
    },
    says: /^/,
    isFound: false,
    isOffered: false,
  },
  {
    what: 'that nobody requires',
    files: { 'app/go.mod': goModOf('v1.0.0', replaced), ...below('plumego', plumego) },
    says: /cannot be imported.*A go\.mod of its own/s,
    isFound: true,
    isOffered: false,
  },
  {
    what: 'that go.work does not use',
    files: {
      'go.work': 'go 1.24\n\nuse (\n\t./app\n\t./plumego\n)\n',
      'app/go.mod': goModOf('v1.0.0'),
      ...below('plumego', plumego),
    },
    says: /cannot be imported.*A go\.mod of its own/s,
    isFound: true,
    isOffered: false,
  },
  {
    what: 'that another module of go.work requires',
    files: {
      'go.work': 'go 1.24\n\nuse (\n\t./app\n\t./plumego\n\t./other\n)\n',
      'app/go.mod': goModOf('v1.0.0'),
      'other/go.mod': `module example.com/other\n\n${requirement}`,
      ...below('plumego', plumego),
    },
    ...importable,
  },
  {
    what: 'of which another major version is required',
    files: {
      'app/go.mod': goModOf('v1.0.0', `${replaced}require ${plumegoPath}/v2 v2.0.0\n`),
      ...below('plumego', plumego),
    },
    says: /cannot be imported/,
    isFound: true,
    isOffered: false,
  },
]

describe('a module of its own below the path of Plumego', () => {
  let root: string

  beforeEach(() => {
    root = temporaryDirectory()
  })

  afterEach(() => fs.rmSync(root, { recursive: true }))

  for (const { what, files, says, isFound, isOffered } of cases) {
    it(`${what}: hover, completion, findings and the command agree`, async () => {
      lay(root, { ...files, 'app/main.go': importing('x/nested', 'x/messaging') })
      const env = onlyCache(path.join(root, 'cache'))
      const client = await LspClient.start([path.join(root, 'app')], {}, {}, env)
      client.probeDirectory = path.join(root, 'app')
      const uri = uriOf(root, 'app/main.go')
      const text = importing('x/nested', 'x/messaging')
      await client.open(uri, text)
      const hover = await client.hover(uri, 3, 10)
      const contents = hover?.contents
      assert.match(typeof contents === 'object' && 'value' in contents ? contents.value : '', says)
      await client.settle()
      const codes = (client.lastOf(uri)?.diagnostics ?? []).map(({ code }) => code)
      assert.deepEqual(codes, isFound ? ['unknown-package'] : [])
      await client.change(uri, text.replace('"github.com/spcent/plumego/x/nested"', '"x/ne"'))
      const offered = await client.completions(uri, { line: 3, character: '\t_ "x/ne'.length })
      assert.equal(
        offered.some(({ label }) => label === 'x/nested'),
        isOffered,
      )
      assert.equal(await client.stop(), 0)
      const { output } = check(['--format', 'json', 'app'], root, env)
      assert.equal(output.includes('unknown-package'), isFound)
    })
  }
})
