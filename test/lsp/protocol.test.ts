import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

const bundle = path.join(import.meta.dirname, '..', '..', 'server', 'dist', 'server.cjs')
const forbidden = 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n'

/** Requests of the protocol that the server answers, by method, and what it says where there is nothing to say. */
const methods: Readonly<Record<string, unknown>> = {
  'textDocument/hover': null,
  'textDocument/completion': null,
  'textDocument/codeAction': [],
  'textDocument/inlayHint': [],
  'textDocument/definition': null,
  'textDocument/references': null,
  'textDocument/documentSymbol': [],
  'textDocument/documentLink': [],
  'textDocument/prepareRename': null,
  'textDocument/rename': null,
  'textDocument/semanticTokens/full': { data: [] },
}

const at = (uri: unknown, line: unknown = 0, character: unknown = 0): object => ({
  textDocument: { uri },
  position: { line, character },
  range: { start: { line, character }, end: { line, character } },
  context: { diagnostics: [], includeDeclaration: true },
  newName: 'other',
})

/** Parameters of which a server can make nothing. */
const nonsense: Readonly<Record<string, unknown>> = {
  null: null,
  'a list': [],
  'an empty object': {},
  'null inside': { textDocument: null, position: null, range: null, context: null },
  'a number for an address': at(5),
  'a text for a number': at('file:///a.go', 'first', {}),
  'an address that is none': at('%%% :'),
  'no file': at('untitled:Untitled-1'),
  'a file of a repository': at('git:/work/a.go?%7B%22ref%22%3A%22HEAD%22%7D'),
  'the web': at('https://example.invalid/x/rest/module.yaml'),
  'another host': at('file://host.invalid/share/x/rest/module.yaml'),
  'a path of another host': at('file:////host.invalid/share/go.mod'),
  'a document that nobody opened': at('file:///nowhere/x/rest/module.yaml'),
  'a zero byte': at('file:///a%00b/module.yaml'),
}

/** Notifications of which a server can make nothing. */
const noise: readonly (readonly [string, unknown])[] = [
  ['textDocument/didOpen', null],
  ['textDocument/didOpen', { textDocument: { uri: 5, languageId: null, version: 'one', text: {} } }],
  ['textDocument/didChange', {}],
  [
    'textDocument/didChange',
    { textDocument: { uri: 'file:///nowhere.go', version: 3 }, contentChanges: [{ text: '' }] },
  ],
  ['textDocument/didClose', { textDocument: { uri: 'file:///nowhere.go' } }],
  ['textDocument/didSave', {}],
  ['workspace/didChangeWatchedFiles', { changes: [null, { uri: 3 }, { uri: '%%' }, {}] }],
  ['workspace/didChangeConfiguration', null],
  ['workspace/didChangeConfiguration', { settings: { plumego: { rules: [1], application: 'x', acknowledged: {} } } }],
  ['workspace/didChangeWorkspaceFolders', { event: null }],
  ['$/cancelRequest', { id: 4711 }],
  ['$/setTrace', { value: 'everything' }],
  ['unheard/of', { a: 1 }],
]

describe('what a client may send', function () {
  this.timeout(120_000)
  let sample: string
  let client: LspClient

  beforeEach(() => {
    sample = copySample()
  })

  afterEach(() => {
    client?.process.kill()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  const start = async (): Promise<void> => {
    client = await LspClient.start([sample])
    client.probeDirectory = sample
  }
  /** The code of the error that a request is answered with; undefined where it is answered. */
  const errorOf = async (method: string, params?: object): Promise<number | undefined> => {
    try {
      await client.request(method, params)
      return undefined
    } catch (error) {
      return error instanceof Error && 'code' in error ? Number(error.code) : Number.NaN
    }
  }
  /** That a server judges and answers as ever. */
  const isWell = async (): Promise<void> => {
    const uri = uriOf(sample, 'router/well.go')
    await client.open(uri, forbidden)
    await client.waitForDiagnostics(uri, found => found.some(({ code }) => code === 'forbidden-import'))
    assert.ok(await client.hover(uri, 2, 40))
    await client.close(uri)
  }

  it('before initialize is refused, and the server starts all the same', async () => {
    client = LspClient.spawn()
    for (const method of [...Object.keys(methods), 'workspace/executeCommand', 'plumego/families', 'unheard/of']) {
      assert.equal(await errorOf(method, at(uriOf(sample, 'go.mod'))), -32002, method)
    }
    for (const [method, params] of noise) await client.connection.sendNotification(method, params)
    const workspaceFolders = [{ uri: uriOf(sample), name: 'sample' }]
    await client.initialize({ processId: process.pid, rootUri: null, workspaceFolders, capabilities: {} })
    await isWell()
    assert.equal(await errorOf('initialize', { processId: null, rootUri: null, capabilities: {} }), -32600)
    await isWell()
  })

  it('without sense is answered, each request once', async () => {
    await start()
    for (const [method, params] of noise) await client.connection.sendNotification(method, params)
    for (const [method, empty] of Object.entries(methods)) {
      for (const [name, params] of Object.entries(nonsense)) {
        const answer = client.connection.sendRequest(method, params)
        await answer.then(
          said => assert.deepEqual(said, empty, `${method}: ${name}`),
          ({ code }) => assert.ok([-32602, -32803].includes(code), `${method}: ${name}: ${code}`),
        )
      }
    }
    assert.equal(await errorOf('unheard/of', {}), -32601)
    assert.equal(await errorOf('workspace/executeCommand', { command: 'rm', arguments: 'all' }), undefined)
    await isWell()
  })

  it('of ranges outside of a text is answered', async () => {
    await start()
    const places = [-1, 0, 3, 1e9, 2 ** 31, Number.MAX_SAFE_INTEGER, 0.5]
    for (const file of ['router/legacy.go', 'x/rest/module.yaml', 'go.mod', 'specs/repo.yaml', 'README.md']) {
      const uri = uriOf(sample, file)
      await client.open(
        uri,
        fs.existsSync(path.join(sample, file)) ? fs.readFileSync(path.join(sample, file), 'utf8') : '',
      )
      for (const method of Object.keys(methods)) {
        for (const line of places) {
          for (const character of places) {
            const code = await errorOf(method, at(uri, line, character))
            assert.ok(code === undefined || code === -32803, `${method} ${file} ${line}:${character}: ${code}`)
          }
        }
      }
      await client.close(uri)
    }
    assert.deepEqual(
      client.logged.filter(({ type }) => type === 1).map(({ message }) => message),
      [],
    )
  })

  it('in another order than it was made is taken in the order in which it comes', async () => {
    await start()
    const uri = uriOf(sample, 'router/mine.go')
    await client.open(uri, 'package router\n')
    const change = (version: number | null, text: string): Promise<void> =>
      client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] })
    await change(9, forbidden)
    await change(3, 'package router\n')
    await client.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'go', version: 2, text: 'package router\n\n' },
    })
    await change(2, forbidden)
    const told = await client.waitForDiagnostics(uri, found => found.length === 1)
    assert.equal(told[0]?.range.start.line, 2)
    await change(1, 'package router\n')
    await client.waitForDiagnostics(uri, found => found.length === 0)
    const range = { start: { line: 7, character: 7 }, end: { line: 2, character: 90 } }
    await client.notify('textDocument/didChange', {
      textDocument: { uri, version: 5 },
      contentChanges: [
        { range, text: 'a' },
        { range: { start: { line: -4, character: 0 }, end: null }, text: 5 },
      ],
    })
    await isWell()
  })

  it('and takes back is answered all the same, or as cancelled', async () => {
    await start()
    const uri = uriOf(sample, 'x/rest/module.yaml')
    await client.open(uri, fs.readFileSync(path.join(sample, 'x/rest/module.yaml'), 'utf8'))
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node')
    const codes = await Promise.all(
      Object.keys(methods).flatMap(method =>
        [0, 1, 2].map(async line => {
          const source = new CancellationTokenSource()
          const answer = client.connection.sendRequest(method, at(uri, line, 1), source.token)
          source.cancel()
          return answer.then(
            () => undefined,
            ({ code }) => code,
          )
        }),
      ),
    )
    assert.ok(
      codes.every(code => code === undefined || code === -32800 || code === -32803),
      String(codes),
    )
    await isWell()
  })

  it('may be a thousand documents at once', async () => {
    await start()
    const uris = Array.from({ length: 1000 }, (_, i) => uriOf(sample, `router/many/f${i}.go`))
    for (const uri of uris) await client.open(uri, 'package many\n')
    const last = uris.at(-1) ?? ''
    await client.change(last, forbidden)
    await client.waitForDiagnostics(last, found => found.length === 1)
    assert.ok(await client.hover(last, 2, 40))
    for (const uri of uris) await client.close(uri)
    await client.waitForDiagnostics(last, found => found.length === 0)
    for (const uri of uris) assert.equal(client.lastOf(uri)?.diagnostics.length ?? 0, 0, uri)
  })

  it('may be its end in the middle of indexing', async () => {
    for (const asks of [0, 1, 2]) {
      client = LspClient.spawn()
      const workspaceFolders = [{ uri: uriOf(sample), name: 'sample' }]
      await client.connection.sendRequest('initialize', {
        processId: null,
        rootUri: null,
        workspaceFolders,
        capabilities: {},
      })
      // Nobody waits for anything: all of it comes while the workspace is read.
      void client.notify('initialized', {})
      if (asks > 0) void client.open(uriOf(sample, 'router/mine.go'), forbidden)
      const hover = asks > 1 ? client.hover(uriOf(sample, 'router/mine.go'), 2, 40).catch(() => null) : undefined
      assert.equal(await client.stop(), 0)
      await Promise.race([hover, once(client.process, 'close')])
    }
  })
})

/** What a server said on its way out, and how it ended. */
interface End {
  readonly status: number | null
  readonly errors: string
}

describe('what comes in place of a frame', function () {
  this.timeout(120_000)
  let server: ChildProcess

  afterEach(() => server.kill('SIGKILL'))

  const spawnServer = (): { end: Promise<End>; send(bytes: string | Buffer): void; answered: Promise<void> } => {
    server = spawn(process.execPath, [bundle, '--stdio'], { stdio: 'pipe' })
    let errors = ''
    server.stderr?.setEncoding('utf8').on('data', chunk => {
      errors += chunk
    })
    server.stdin?.on('error', () => {})
    const answered = once(server.stdout ?? server, 'data').then(() => {})
    const end = once(server, 'close').then(([status]): End => ({ status, errors }))
    return { end, answered, send: bytes => server.stdin?.write(bytes) }
  }
  const frame = (content: object | string): string => {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
  }
  const initialize = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  }

  const broken: Readonly<Record<string, string>> = {
    'a line of prose': 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n',
    'a header without a length': 'Content-Type: application/json\r\n\r\n{}',
    'a length that is no number': 'Content-Length: many\r\n\r\n{}',
    'a negative length': 'Content-Length: -5\r\n\r\n{}',
    'a length beyond all memory': 'Content-Length: 99999999999\r\n\r\n{}',
    'a header that never ends': 'a'.repeat(10_000),
    'JSON without a header': `${JSON.stringify(initialize)}\r\n\r\n`,
    'a length that is too small': `Content-Length: 10\r\n\r\n${JSON.stringify(initialize)}${frame(initialize)}`,
    'something else than JSON': frame('hello, world'),
    'zero bytes': '\0'.repeat(5000),
  }

  for (const [name, bytes] of Object.entries(broken)) {
    for (const parts of ['at once', 'byte by byte']) {
      it(`${name}, ${parts}: the server says so and ends, for nobody could tell where the next one begins`, async () => {
        const { end, send, answered } = spawnServer()
        send(frame(initialize))
        await answered
        if (parts === 'at once') send(bytes)
        else for (const byte of Buffer.from(bytes.slice(0, 5000))) send(Buffer.from([byte]))
        const { status, errors } = await end
        assert.equal(status, 1)
        assert.match(errors, /^plumego-language-server: .*no message of the Language Server Protocol/)
      })
    }
  }

  it('may be a client that is gone, in the middle of a frame or of an answer', async () => {
    for (const rest of ['', 'Content-Le', 'Content-Length: 500\r\n\r\n{"json']) {
      const { end, send, answered } = spawnServer()
      send(frame(initialize))
      await answered
      send(rest)
      server.stdout?.destroy()
      server.stdin?.end()
      assert.equal((await end).errors.slice(-1000), '')
    }
  })

  it('may be 100 MB in one frame, which is read', async () => {
    const { send, answered, end } = spawnServer()
    const text = 'a'.repeat(100_000_000)
    const textDocument = { uri: 'file:///nowhere/x/rest/module.yaml', languageId: 'yaml', version: 1, text }
    send(frame({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } }))
    send(frame(initialize))
    await answered
    send(frame({ jsonrpc: '2.0', id: 2, method: 'shutdown' }))
    send(frame({ jsonrpc: '2.0', method: 'exit' }))
    assert.deepEqual(await end, { status: 0, errors: '' })
  })
})
