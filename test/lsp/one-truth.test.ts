import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { adversaryEdits } from '../parity/live/adversary.ts'
import { apply, type Edit, edits } from '../parity/live/mutations.ts'
import { goModOf, importing, lay } from '../support/applications.ts'
import { copySample, LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'
import { loadMaterializer } from '../support/parity-cases.ts'
import { filesBelow } from '../support/sample-files.ts'
import { type Told, toldByCommand, toldByServer, toldOfClosed } from '../support/told.ts'

/** The sample with files that editors change by opening them, and others that cannot be read as they should. */
function messySample(): string {
  const root = copySample()
  const write = (file: string, content: string | Uint8Array): void => fs.writeFileSync(path.join(root, file), content)
  const goImport = 'import "github.com/spcent/plumego/x/rest"'
  write('core/mark.go', `\ufeffpackage core\r\n\r\n${goImport}\r\n`)
  write('core/lone.go', `package core\r\r${goImport} // a lone CR ends no line for Go\n`)
  write('core/mixed.go', `package core\r\n// 𝒳\n${goImport}\r\n`)
  write('core/bytes.go', Buffer.concat([Buffer.from(`package core\n${goImport}\n// `), Buffer.from([0xff, 0xfe, 10])]))
  write('core/broken.go', 'package core\nimport fmt\n')
  write(
    'x/tenant/module.yaml',
    fs
      .readFileSync(path.join(root, 'x/tenant/module.yaml'), 'utf8')
      .replaceAll('\n', '\r\n')
      .replace('risk: ', 'risk: very '),
  )
  write('x/resilience/module.yaml', 'name: [x/resilience\n\tstatus: "open\n')
  write('x/websocket/module.yaml', `\ufeff${fs.readFileSync(path.join(root, 'x/websocket/module.yaml'), 'utf8')}`)
  fs.rmSync(path.join(root, 'specs/extension-maturity.yaml'))
  return root
}

/** An application of a version that the catalogue knows, with what the rules for applications speak of. */
function layApplication(): string {
  const root = path.join(temporaryDirectory(), 'app')
  lay(root, {
    'go.mod': goModOf('v1.0.0'),
    'main.go': importing('x/ops', 'x/messaging/pubsub', 'x/rest'),
    'queue/queue.go': importing('x/mq').replaceAll('\n', '\r\n'),
    'vendor/a.b/c/c.go': importing('x/messaging/pubsub'),
  })
  return root
}

/** Whether the workspace is Plumego's afterwards, too: what is none has no findings to compare. */
const staysCheckout = ({ op, path }: Edit): boolean =>
  path !== 'go.mod' && ((op !== 'delete' && op !== 'symlink') || !/^specs(\/repo\.yaml)?$/.test(path))

const generators = [
  { who: 'a person', generate: edits },
  { who: 'an adversary', generate: adversaryEdits },
]

/** A link that leads nowhere is there; nothing is below a file. */
function exists(file: string): boolean {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

/** A file as VS Code gives it to a server: no byte order mark, one kind of line end, replaced bytes. */
function asOpened(file: string): string {
  return new TextDecoder('utf-8').decode(fs.readFileSync(file)).replace(/\r\n?/g, '\n')
}

describe('the server and the command', function () {
  this.timeout(60_000)
  const workspaces: readonly { what: string; layWorkspace: () => Promise<string | undefined> }[] = [
    { what: 'the sample', layWorkspace: async () => copySample() },
    { what: 'a sample in disorder', layWorkspace: async () => messySample() },
    { what: 'an application', layWorkspace: async () => layApplication() },
    {
      what: 'the whole of Plumego with an error',
      layWorkspace: async () => {
        const materializer = await loadMaterializer()
        const root = path.join(temporaryDirectory(), 'plumego')
        materializer?.layWorkspace(root, materializer.pristineFiles())
        if (materializer)
          fs.writeFileSync(
            path.join(root, 'router', 'a.go'),
            'package router\nimport "github.com/spcent/plumego/x/ai"\n',
          )
        return materializer && root
      },
    },
  ]
  for (const { what, layWorkspace } of workspaces) {
    it(`tell the same of ${what}, its files open or not`, async function () {
      const root = await layWorkspace()
      if (!root) return this.skip()
      const expected = toldByCommand(root)
      assert.ok(expected.length > 0)
      const client = await LspClient.start([root])
      client.probeDirectory = root
      try {
        // What concerns nobody but the owner of a manifest is told where it is open.
        await untilSame(client, root, toldOfClosed(root))
        for (const file of new Set(expected.map(one => one.file))) {
          const absolute = path.join(root, file)
          if (fs.existsSync(absolute)) await client.open(uriOf(absolute), asOpened(absolute))
        }
        await untilSame(client, root, expected)
      } finally {
        await client.stop()
        fs.rmSync(path.dirname(root), { recursive: true, force: true })
      }
    })
  }

  it('tell the same of directories of other people’s that are empty, are filled, and go', async () => {
    const root = copySample()
    const at = (file: string): string => path.join(root, file)
    fs.mkdirSync(at('x/rest/node_modules/before'), { recursive: true })
    fs.mkdirSync(at('x/tenant/.git/objects/ab'), { recursive: true })
    const make = (directory: string) => () => fs.mkdirSync(at(directory), { recursive: true })
    const fill = (file: string) => () => fs.writeFileSync(at(file), '')
    const remove = (file: string) => () => fs.rmSync(at(file), { recursive: true })
    const steps: readonly [changed: string, change: () => void, empty: readonly string[]][] = [
      ['x/rest/node_modules/zz', make('x/rest/node_modules/zz'), ['before', 'zz']],
      ['x/rest/node_modules/before/a.js', fill('x/rest/node_modules/before/a.js'), ['zz']],
      ['x/rest/node_modules/zz/in', make('x/rest/node_modules/zz/in/module.yaml'), ['zz/in/module.yaml']],
      ['x/rest/node_modules/before/a.js', remove('x/rest/node_modules/before/a.js'), ['before', 'zz/in/module.yaml']],
      ['x/rest/node_modules/zz', remove('x/rest/node_modules/zz'), ['before']],
      ['x/rest/node_modules', remove('x/rest/node_modules'), []],
      ['x/rest/node_modules', make('x/rest/node_modules/again'), ['again']],
    ]
    const client = await LspClient.start([root])
    client.probeDirectory = root
    try {
      await untilSame(client, root, toldOfClosed(root))
      for (const [changed, change, empty] of steps) {
        const wasThere = exists(at(changed))
        change()
        await client.watched(uriOf(root, changed), exists(at(changed)) ? (wasThere ? 2 : 1) : 3)
        const told = toldOfClosed(root)
        const below = told.filter(({ code }) => code === 'empty-directory').flatMap(({ key }) => key)
        assert.deepEqual(below, [...empty.map(name => `x/rest/node_modules/${name}`), 'x/tenant/.git/objects/ab'])
        await untilSame(client, root, told)
      }
    } finally {
      await client.stop()
      fs.rmSync(path.dirname(root), { recursive: true, force: true })
    }
  })

  for (const { who, generate } of generators) {
    it(`tell the same after each of many changes that ${who} makes on the disk`, () => afterChanges(generate))
  }

  async function afterChanges(generate: typeof edits): Promise<void> {
    const root = copySample()
    const seed = Date.now() % 1_000_000
    const client = await LspClient.start([root])
    client.probeDirectory = root
    try {
      await untilSame(client, root, toldOfClosed(root))
      const changes = generate(filesBelow(root)).filter(all => all.every(staysCheckout))
      for (const [number, all] of fc.sample(changes, { numRuns: 10, seed }).entries()) {
        for (const edit of all) {
          const wasThere = exists(path.join(root, edit.path))
          apply(root, [edit])
          const isThere = exists(path.join(root, edit.path))
          if (wasThere || isThere) await client.watched(uriOf(root, edit.path), isThere ? (wasThere ? 2 : 1) : 3)
        }
        await untilSame(client, root, toldOfClosed(root)).catch(error => {
          throw new Error(`seed ${seed}, number ${number}: ${JSON.stringify(all)}`, { cause: error })
        })
      }
    } finally {
      await client.stop()
      fs.rmSync(path.dirname(root), { recursive: true, force: true })
    }
  }
})

/** What git says arrives by itself, so the server is given a few rounds before the difference is shown. */
async function untilSame(client: LspClient, root: string, expected: readonly Told[]): Promise<void> {
  for (let round = 0; round < 50; round++) {
    await client.settle()
    if (JSON.stringify(toldByServer(client, root)) === JSON.stringify(expected)) return
  }
  assert.deepEqual(toldByServer(client, root), expected)
}
