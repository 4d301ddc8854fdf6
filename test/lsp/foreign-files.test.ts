import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type {
  ClientCapabilities,
  CompletionList,
  Location,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol/node'
import { flatPlumego, goModOf, importing, onlyCache, plumegoPath } from '../support/applications.ts'
import { check } from '../support/check-command.ts'
import { git, write } from '../support/git-tree.ts'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

const able: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] } },
}

/** A small part of a checkout, or of a copy of one: CI finds fault with its first file, and only we with its second. */
const part = {
  'router/part.go':
    'package router\n\nimport (\n\t"github.com/spcent/plumego/internal/clock"\n\t"github.com/spcent/plumego/x/rest"\n)\n',
  'x/openapi/part_test.go': 'package openapi\n\nimport "github.com/spcent/plumego/x/nowhere"\n',
  'x/rest/module.yaml': 'name: x/rest\npath: x/rest\nstatus: beta\nowner: somebody-else\n',
  'x/rest/part/part.go': 'package part\n',
}
const below = (directory: string): Record<string, string> =>
  Object.fromEntries(Object.entries(part).map(([file, text]) => [path.posix.join(directory, file), text]))

describe('what lies below a checkout and is not its own', function () {
  this.timeout(30_000)
  let root: string
  let client: LspClient

  beforeEach(() => {
    root = copySample()
    git(root, 'init', '--quiet')
    git(root, 'add', '.')
    git(root, 'commit', '--quiet', '-m', 'a')
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(root), { recursive: true })
  })

  const start = async (): Promise<void> => {
    client = await LspClient.start([root], able)
    client.probeDirectory = root
    await client.settle()
  }
  const relative = (uris: readonly string[]): string[] =>
    [...new Set(uris.map(uri => uri.slice(uriOf(root).length + 1)))].sort()
  const rest = () => {
    const lines = fs.readFileSync(path.join(root, 'specs/repo.yaml'), 'utf8').split('\n')
    const line = lines.findIndex(text => /- x\/rest\s*$/.test(text))
    const character = lines[line]!.indexOf('x/rest') + 3
    return { textDocument: { uri: uriOf(root, 'specs/repo.yaml') }, position: { line, character } }
  }
  const referenced = async (): Promise<string[]> => {
    const question = { ...rest(), context: { includeDeclaration: true } }
    return relative((await client.request<Location[]>('textDocument/references', question)).map(({ uri }) => uri))
  }
  const edited = async (): Promise<string[]> => {
    const question = { ...rest(), newName: 'x/other' }
    const { documentChanges = [] } = await client.request<WorkspaceEdit>('textDocument/rename', question)
    return relative(documentChanges.flatMap(change => ('textDocument' in change ? change.textDocument.uri : [])))
  }
  /** What stands for owners in a manifest. */
  const owners = async (): Promise<string[]> => {
    const uri = uriOf(root, 'x/rpc/module.yaml')
    await client.open(uri, 'name: x/rpc\nowner: \n')
    const position = { line: 1, character: 7 }
    const { items } = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position,
    })
    await client.close(uri)
    return items.map(({ label }) => label)
  }
  const symbols = async (): Promise<string[]> =>
    (await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'x/rest' })).map(({ name }) => name)
  const codesIn = (file: string): unknown[] =>
    client.lastOf(uriOf(root, file))?.diagnostics.map(({ code }) => code) ?? []

  /** What a person gets to see of all that, and what is found in the files of a directory. */
  const seen = async (directory: string) => ({
    referenced: (await referenced()).filter(file => file.startsWith(`${directory}/`)),
    edited: (await edited()).filter(file => file.startsWith(`${directory}/`)),
    isOffered: (await owners()).includes('somebody-else'),
    symbols: (await symbols()).filter(name => name.startsWith(directory)),
    ours: codesIn(`${directory}/x/openapi/part_test.go`),
  })
  const nothing = { referenced: [], edited: [], isOffered: false, symbols: [], ours: [] }

  const kinds: Readonly<Record<string, { at: string; lay: () => void }>> = {
    'a directory that the root ignores': {
      at: 'build/src',
      lay: () => write(root, { '.gitignore': 'build/\n', ...below('build/src') }),
    },
    'a directory that a nested .gitignore ignores': {
      at: 'docs/gen',
      lay: () => write(root, { 'docs/.gitignore': '/gen\n', ...below('docs/gen') }),
    },
    'a directory that the repository excludes': {
      at: 'scratch',
      lay: () => write(root, { '.git/info/exclude': 'scratch\n', ...below('scratch') }),
    },
    'files that are ignored one by one': {
      at: 'scratch',
      lay: () => write(root, { 'scratch/.gitignore': '*\n!*/\n', ...below('scratch') }),
    },
    'a clone': {
      at: 'old',
      lay: () => {
        write(root, below('old'))
        git(root, 'init', '--quiet', 'old')
      },
    },
    'a linked work tree in a hidden directory': {
      at: '.claude/worktrees/fix',
      lay: () => {
        git(root, 'worktree', 'add', '--quiet', '.claude/worktrees/fix')
        write(root, below('.claude/worktrees/fix'))
      },
    },
    'a submodule': {
      at: 'third/party',
      lay: () => {
        write(root, below('third/party'))
        write(root, { 'third/party/.git': 'gitdir: ../../.git/modules/party\n' })
      },
    },
  }
  for (const [title, { at, lay: layKind }] of Object.entries(kinds)) {
    it(`${title}: none of ours, and CI's all the same`, async () => {
      layKind()
      await start()
      assert.deepEqual(await seen(at), nothing)
      // CI's programs pass hidden directories over.
      assert.deepEqual(codesIn(`${at}/router/part.go`), at.startsWith('.') ? [] : ['internal-caller-not-listed'])
      assert.ok((await edited()).includes('router/legacy.go'))
    })
  }

  it('what git keeps where it ignores the rest is ours, and so is what is taken out again', async () => {
    write(root, { '.gitignore': 'build/*\n!build/src\nkept\n', ...below('build/src'), ...below('kept') })
    git(root, 'add', '--force', 'kept')
    await start()
    for (const at of ['build/src', 'kept']) {
      assert.deepEqual(
        (await edited()).filter(file => file.startsWith(at)),
        [`${at}/router/part.go`, `${at}/x/rest/module.yaml`],
      )
    }
    assert.deepEqual(codesIn('kept/x/openapi/part_test.go'), ['unknown-package'])
  })

  it('follows a .gitignore file that is edited, by a client that tells and by one that does not', async () => {
    write(root, below('build'))
    await start()
    const own = await seen('build')
    assert.equal(own.edited.length, 2)
    assert.deepEqual(own.ours, ['unknown-package'])
    write(root, { '.gitignore': 'build/\n' })
    await client.watched(uriOf(root, '.gitignore'), 1)
    await client.settle()
    assert.deepEqual(await seen('build'), nothing)
    write(root, { '.gitignore': 'bin/\n' })
    const router = uriOf(root, 'router/router.go')
    await client.open(router, fs.readFileSync(path.join(root, 'router/router.go'), 'utf8'))
    await client.settle()
    assert.deepEqual(await seen('build'), own)
    git(root, 'init', '--quiet', 'build')
    await client.watched(uriOf(root, 'build/.git'), 1)
    await client.settle()
    assert.deepEqual(await seen('build'), nothing)
    write(root, { '.git/info/exclude': 'nothing\n' })
    fs.rmSync(path.join(root, 'build/.git'), { recursive: true })
    await client.close(router)
    await client.wait(() => codesIn('build/x/openapi/part_test.go').length === 1)
  })

  it('a work tree is a checkout of its own for what is open in it, and for no longer', async () => {
    git(root, 'worktree', 'add', '--quiet', '.claude/worktrees/fix')
    await start()
    const inside = (file: string): string => path.join(root, '.claude/worktrees/fix', file)
    const manifest = uriOf(inside('x/rest/module.yaml'))
    await client.open(manifest, fs.readFileSync(inside('x/rest/module.yaml'), 'utf8'))
    await client.settle()
    const question = { textDocument: { uri: manifest }, position: { line: 0, character: 9 }, newName: 'x/other' }
    const { documentChanges = [] } = await client.request<WorkspaceEdit>('textDocument/rename', question)
    const uris = documentChanges.map(change => ('textDocument' in change ? change.textDocument.uri : ''))
    assert.ok(uris.length > 3)
    assert.deepEqual(
      uris.filter(uri => uri !== '' && !uri.startsWith(uriOf(inside('')))),
      [],
    )
    assert.deepEqual(await symbols(), ['x/rest'])
    await client.close(manifest)
    await client.settle()
    assert.deepEqual(
      (await edited()).filter(file => file.startsWith('.claude')),
      [],
    )
    assert.deepEqual(await symbols(), ['x/rest'])
  })

  it('is judged by the command as it is in the editor', async () => {
    kinds['a clone']?.lay()
    await start()
    const { output } = check(['--format', 'json', root])
    const { workspaces } = JSON.parse(output) as { workspaces: { diagnostics: { code: string; file: string }[] }[] }
    const told = workspaces.flatMap(({ diagnostics }) => diagnostics.filter(({ file }) => file.startsWith('old/')))
    assert.deepEqual(
      told.map(({ code, file }) => [file, code]),
      ['old/router/part.go', 'old/x/openapi/part_test.go'].flatMap(file => codesIn(file).map(code => [file, code])),
    )
    assert.equal(told.length, 1)
  })
})

describe('what lies below an application or a folder and is not its own', function () {
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

  it('an application hears nothing of its clones and of what git ignores', async () => {
    const app = path.join(root, '../app')
    const cache = path.join(root, '../cache')
    const missing = importing('x/nowhere')
    const plumego = Object.entries(flatPlumego).map(([file, text]) => [`${plumegoPath}@v1.0.0/${file}`, text])
    write(cache, Object.fromEntries(plumego))
    const own = { 'go.mod': goModOf('v1.0.0'), 'main.go': missing }
    const clone = Object.fromEntries(Object.entries(own).map(([file, text]) => [`work/old/${file}`, text]))
    write(app, { ...own, ...clone, '.gitignore': 'out/\n', 'out/main.go': missing, 'cmd/a/.gitignore': 'gen.go\n' })
    write(app, { 'cmd/a/gen.go': missing, 'cmd/a/main.go': missing })
    git(app, 'init', '--quiet')
    git(app, 'init', '--quiet', 'work/old')
    client = await LspClient.start([app], able, {}, onlyCache(cache))
    client.probeDirectory = app
    await client.settle()
    const told = client.published.filter(({ diagnostics }) => diagnostics.length > 0).map(({ uri }) => uri)
    assert.deepEqual(
      [...new Set(told)].sort(),
      ['cmd/a/main.go', 'main.go'].map(file => uriOf(app, file)),
    )
  })

  it('a folder whose repository holds Plumego as a submodule shows that, and its clones only where there is nothing else', async () => {
    const top = path.dirname(root)
    git(top, 'init', '--quiet')
    write(root, { '.git': 'gitdir: ../.git/modules/sample\n' })
    client = await LspClient.start([top], able)
    await client.waitForDiagnostics(uriOf(root, 'router/legacy.go'), found => found.length === 1)
    await client.stop()
    fs.cpSync(root, path.join(top, 'plumego'), { recursive: true })
    fs.rmSync(path.join(top, 'plumego/.git'))
    client = await LspClient.start([top], able)
    client.probeDirectory = path.join(top, 'plumego')
    await client.settle()
    assert.equal(client.lastOf(uriOf(top, 'plumego/router/legacy.go'))?.diagnostics.length, 1)
    assert.equal(client.lastOf(uriOf(root, 'router/legacy.go')), undefined)
  })
})
