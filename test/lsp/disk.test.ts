import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { ClientCapabilities, Location, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver-protocol/node'
import { git, write } from '../support/git-tree.ts'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

/** Of an editor that moves folders, and watches no files: what happens on the disk it does not tell. */
const unwatched: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] } },
}

const importOfRest = 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n'
const manifest = `name: x/ghost
path: x/ghost
layer: extension
status: experimental
owner: ghost
allowed_imports:
  - x/rest
`

describe('the disk as it is now', function () {
  this.timeout(30_000)
  let root: string
  let client: LspClient

  beforeEach(() => {
    root = copySample()
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(root), { recursive: true })
  })

  const start = async (): Promise<void> => {
    client = await LspClient.start([root], unwatched)
    client.probeDirectory = root
    await client.settle()
  }
  const inRoot = (file: string): string => path.join(root, file)
  const read = (file: string): string => fs.readFileSync(inRoot(file), 'utf8')
  const openAsIs = (file: string): Promise<void> => client.open(uriOf(root, file), read(file))
  const save = (file: string): Promise<void> =>
    client.notify('textDocument/didSave', { textDocument: { uri: uriOf(root, file) } })

  /** Where specs/repo.yaml names x/rest. */
  const rest = () => {
    const lines = read('specs/repo.yaml').split('\n')
    const line = lines.findIndex(text => /- x\/rest\s*$/.test(text))
    return {
      textDocument: { uri: uriOf(root, 'specs/repo.yaml') },
      position: { line, character: lines[line]!.indexOf('x/rest') + 3 },
    }
  }
  const referenced = async (): Promise<string[]> => {
    const question = { ...rest(), context: { includeDeclaration: true } }
    return (await client.request<Location[]>('textDocument/references', question)).map(({ uri }) => uri)
  }
  const edited = async (): Promise<string[]> => {
    const { documentChanges = [] } = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...rest(),
      newName: 'x/other',
    })
    return documentChanges.flatMap(change => ('textDocument' in change ? change.textDocument.uri : []))
  }
  const modules = async (): Promise<string[]> =>
    (await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'ghost' })).map(({ name }) => name)

  /** All that the server knows of a file. */
  const known = async (file: string) => {
    const uri = uriOf(root, file)
    return {
      found: client.lastOf(uri)?.diagnostics.length ?? 0,
      referenced: (await referenced()).includes(uri),
      edited: (await edited()).includes(uri),
      modules: await modules(),
    }
  }
  const nothing = { found: 0, referenced: false, edited: false, modules: [] }

  describe('a closed document leaves nothing behind that the disk does not hold', () => {
    const kinds = {
      'a Go file': { file: 'router/ghost.go', text: importOfRest },
      'a test': { file: 'x/rpc/ghost_test.go', text: importOfRest.replace('router', 'rpc') },
      'a manifest': { file: 'x/ghost/module.yaml', text: manifest },
      'a specs file': { file: 'specs/gate-profiles.yaml', text: 'hotspots:\n  - x/rest\n' },
      'a page': {
        file: 'docs/architecture/extension-boundary.md',
        text: '| `x/rest` | beta |\n\nSee [rest](../../x/rest).\n',
      },
      'a go.mod': { file: 'x/ghost/go.mod', text: 'module github.com/spcent/plumego/x/ghost\n' },
    }
    const ways = {
      'that was never saved': undefined,
      'that was deleted while it was open': (file: string): void => fs.rmSync(inRoot(file)),
      'whose folder went': (file: string): void => fs.renameSync(path.dirname(inRoot(file)), `${root}-gone`),
    }
    for (const [kind, { file, text }] of Object.entries(kinds)) {
      for (const [way, remove] of Object.entries(ways)) {
        // Without the specs there is no rename to ask for.
        if (remove === ways['whose folder went'] && /^(specs|router)\//.test(file)) continue
        it(`${kind} ${way}`, async () => {
          const uri = uriOf(root, file)
          if (remove) write(root, { [file]: text })
          await start()
          await client.open(uri, text)
          await client.settle()
          if (!file.endsWith('go.mod')) assert.notDeepEqual(await known(file), nothing)
          remove?.(file)
          await client.close(uri)
          await client.settle()
          assert.deepEqual(await known(file), nothing)
        })
      }
    }

    it('a Go file that was deleted while it was open, by a client that told so', async () => {
      const file = 'router/ghost.go'
      const uri = uriOf(root, file)
      write(root, { [file]: importOfRest })
      await start()
      await client.open(uri, importOfRest)
      fs.rmSync(inRoot(file))
      await client.watched(uri, 3)
      await client.settle()
      assert.equal((await known(file)).found, 1)
      await client.close(uri)
      await client.waitForDiagnostics(uri, found => found.length === 0)
      assert.deepEqual(await known(file), nothing)
    })

    it('a file that went unnoticed is in no rename', async () => {
      write(root, { 'cmd/ghost/main.go': importOfRest.replace('router', 'main') })
      await start()
      assert.equal((await known('cmd/ghost/main.go')).edited, true)
      fs.rmSync(inRoot('cmd/ghost/main.go'))
      assert.deepEqual(await known('cmd/ghost/main.go'), nothing)
    })
  })

  describe('for a client that watches no files', () => {
    it('asks to be told of saves', async () => {
      client = LspClient.spawn()
      const { capabilities } = await client.initialize({
        processId: null,
        rootUri: null,
        capabilities: {},
      })
      assert.equal((capabilities.textDocumentSync as { save?: unknown }).save, true)
    })

    it('takes a file that was saved, closed, changed and opened again', async () => {
      const file = 'router/router.go'
      await start()
      const uri = uriOf(root, file)
      const before = read(file)
      await openAsIs(file)
      await client.change(uri, importOfRest)
      fs.writeFileSync(inRoot(file), importOfRest)
      await save(file)
      await client.close(uri)
      await client.settle()
      assert.equal(client.lastOf(uri)?.diagnostics.length, 1)
      fs.writeFileSync(inRoot(file), before)
      await openAsIs(file)
      await client.settle()
      assert.equal(client.lastOf(uri)?.diagnostics.length, 0)
      await client.close(uri)
      await client.settle()
      assert.equal(client.lastOf(uri)?.diagnostics.length, 0)
    })

    /** What happens on the disk, which nobody tells, and the finding that appears or goes with it. */
    const changes: Readonly<Record<string, { change: () => void; of: string; code: string; goes: boolean }>> = {
      'the manifest beside it': {
        change: () => {
          const text = read('x/rest/module.yaml')
          fs.writeFileSync(inRoot('x/rest/module.yaml'), text.replaceAll('x/tenant/**', 'x/rpc/**'))
        },
        of: 'x/rest/tenancy.go',
        code: 'manifest-forbidden-import',
        goes: true,
      },
      'the specs': {
        change: () => fs.writeFileSync(inRoot('specs/dependency-rules.yaml'), 'rules:\n'),
        of: 'router/legacy.go',
        code: 'forbidden-import',
        goes: true,
      },
      'a file that appears beside it': {
        change: () => write(root, { 'router/new.go': importOfRest }),
        of: 'router/new.go',
        code: 'forbidden-import',
        goes: false,
      },
      'a file that goes beside it': {
        change: () => fs.rmSync(inRoot('router/legacy.go')),
        of: 'router/legacy.go',
        code: 'forbidden-import',
        goes: true,
      },
      'a directory that appears elsewhere': {
        change: () => write(root, { 'core/deep/er/new.go': importOfRest }),
        of: 'core/deep/er/new.go',
        code: 'forbidden-import',
        goes: false,
      },
      'a file that is mended elsewhere': {
        change: () => fs.writeFileSync(inRoot('x/rest/tenancy.go'), 'package rest\n'),
        of: 'x/rest/tenancy.go',
        code: 'manifest-forbidden-import',
        goes: true,
      },
    }
    const neighbour: Readonly<Record<string, string>> = { 'x/rest/tenancy.go': 'x/rest/versioning/versioning.go' }
    const occasions = {
      open: async (file: string) => {
        await openAsIs(file)
      },
      save: async (file: string) => save(file),
      close: async (file: string) => client.close(uriOf(root, file)),
    }
    for (const [title, { change, of, code, goes }] of Object.entries(changes)) {
      for (const [occasion, happens] of Object.entries(occasions)) {
        it(`takes ${title}, when a file is told to ${occasion}`, async () => {
          const file = neighbour[of] ?? 'router/router.go'
          await start()
          if (occasion !== 'open') await openAsIs(file)
          await client.settle()
          const isTold = (): boolean =>
            client.lastOf(uriOf(root, of))?.diagnostics.some(found => found.code === code) ?? false
          assert.equal(isTold(), goes)
          change()
          await happens(file)
          await client.wait(() => isTold() !== goes)
        })
      }
    }

    it('takes another branch', async () => {
      git(root, 'init', '--quiet')
      git(root, 'add', '.')
      git(root, 'commit', '--quiet', '-m', 'a')
      git(root, 'checkout', '--quiet', '-b', 'mended')
      fs.rmSync(inRoot('router/legacy.go'))
      write(root, { 'core/new.go': importOfRest })
      git(root, 'add', '.')
      git(root, 'commit', '--quiet', '-m', 'b')
      git(root, 'checkout', '--quiet', '-')
      await start()
      await client.waitForDiagnostics(uriOf(root, 'router/legacy.go'), found => found.length === 1)
      git(root, 'checkout', '--quiet', 'mended')
      await openAsIs('x/rpc/module.yaml')
      await client.waitForDiagnostics(uriOf(root, 'router/legacy.go'), found => found.length === 0)
      await client.waitForDiagnostics(uriOf(root, 'core/new.go'), found => found.length === 1)
    })
  })
})
