import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { copySample, LspClient, uriOf } from '../../support/lsp-client.ts'
import { numbersFrom } from '../../support/random-numbers.ts'
import { type Below, changed, type Json } from './odd-values.ts'
import { goPieces, yamlPieces } from './pieces.ts'

/** What random messages to the real server came to. */
export interface ProtocolRun {
  readonly requests: number
  readonly notifications: number
  /** What went wrong, with the messages before it. */
  readonly findings: readonly string[]
}

/** A message that makes sense. Notifications are those without an answer. */
interface Message {
  readonly kind: 'request' | 'notification'
  readonly method: string
  readonly params: Json
}

const requests = [
  ...['hover', 'completion', 'codeAction', 'inlayHint', 'definition', 'references', 'documentSymbol', 'documentLink'],
  ...['prepareRename', 'rename', 'semanticTokens/full'],
].map(name => `textDocument/${name}`)

const others = ['acknowledgements', 'missingManifest', 'newModuleChoices', 'families'].map(name => `plumego/${name}`)

const commands = ['newModule', 'openManifestOfImport', 'showPlace', 'applyEdit', 'reload']

const files = [
  ...['x/rest/module.yaml', 'x/rest/rest.go', 'specs/repo.yaml', 'specs/dependency-rules.yaml', 'README.md', 'go.mod'],
  ...['x/rest/new.go', 'x/new/module.yaml'],
]

/** What a server may answer in the place of a result: invalid, unheard of, cancelled, changed, refused. */
const allowed: ReadonlySet<number> = new Set([-32600, -32601, -32602, -32800, -32801, -32803])

/** For how long an answer may be out, in milliseconds. */
const longest = 30_000

/** Makes messages about the sample in any order, with places anywhere; odd ones have something of another type in them. */
class Sender {
  readonly #below: Below
  readonly #root: string
  readonly #isOdd: boolean

  constructor(root: string, below: Below, isOdd: boolean) {
    this.#root = root
    this.#below = below
    this.#isOdd = isOdd
  }

  next(): Message {
    const made = this.#below(3) === 0 ? this.#notification() : this.#request()
    return this.#isOdd && this.#below(3) === 0 ? { ...made, params: changed(made.params, this.#below) } : made
  }

  #of<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const one = list[this.#below(list.length)]
    if (one === undefined) throw new Error('an empty list')
    return one
  }

  #uri(): string {
    return uriOf(this.#root, this.#of(files))
  }

  #position(): Json {
    const number = (): number => (this.#below(6) === 0 ? this.#of([-1, 0.5, 1e9, 2 ** 31]) : this.#below(40))
    return { line: number(), character: number() }
  }

  #request(): Message {
    const range = { start: this.#position(), end: this.#position() }
    const context = { diagnostics: [], includeDeclaration: true, triggerKind: 1 + this.#below(3) }
    const textDocument = { uri: this.#uri() }
    const one = this.#below(20)
    const method = one === 0 ? 'workspace/executeCommand' : one < 3 ? this.#of(others) : this.#of(requests)
    if (one === 0) {
      const given = { root: uriOf(this.#root), name: 'x/shop', textDocument, position: this.#position() }
      return {
        kind: 'request',
        method,
        params: { command: `plumego.server.${this.#of(commands)}`, arguments: [given] },
      }
    }
    if (one === 3) return { kind: 'request', method: 'workspace/symbol', params: { query: this.#of(['x/', '', '\0']) } }
    if (one === 4) {
      const renamed = [{ oldUri: this.#uri(), newUri: this.#uri() }]
      return { kind: 'request', method: 'workspace/willRenameFiles', params: { files: renamed } }
    }
    const position = this.#position()
    return { kind: 'request', method, params: { textDocument, position, range, context, newName: this.#text() } }
  }

  #text(): string {
    const pieces = this.#below(2) === 0 ? goPieces : yamlPieces
    return Array.from({ length: this.#below(12) }, () => this.#of(pieces)).join('')
  }

  #notification(): Message {
    const uri = this.#uri()
    const version = this.#below(50)
    const languageId = this.#of(['go', 'yaml', 'markdown', ''])
    const range = { start: this.#position(), end: this.#position() }
    const folder = { uri: uriOf(this.#root), name: 'sample' }
    const given: Readonly<Record<string, Json>> = {
      'textDocument/didOpen': { textDocument: { uri, languageId, version, text: this.#text() } },
      'textDocument/didChange': {
        textDocument: { uri, version },
        contentChanges: [this.#below(2) === 0 ? { text: this.#text() } : { range, text: this.#text() }],
      },
      'textDocument/didClose': { textDocument: { uri } },
      'textDocument/didSave': { textDocument: { uri } },
      'workspace/didChangeWatchedFiles': { changes: [{ uri, type: 1 + this.#below(3) }] },
      'workspace/didChangeConfiguration': { settings: { plumego: { rules: { 'import-status': 'off' } } } },
      'workspace/didChangeWorkspaceFolders': { event: { added: [folder], removed: [] } },
      '$/cancelRequest': { id: this.#below(1000) },
      '$/setTrace': { value: 'verbose' },
    }
    const method = this.#of(Object.keys(given))
    return { kind: 'notification', method, params: given[method] ?? null }
  }
}

/** A server over the sample, and what is wrong with its answers. */
class Asked {
  readonly root = copySample()
  readonly client = LspClient.spawn()
  readonly findings: string[] = []
  readonly sent: Message[] = []
  readonly #seed: number
  readonly #ended: Promise<string>

  constructor(seed: number) {
    this.#seed = seed
    this.#ended = once(this.client.process, 'exit').then(([status, signal]) => `the server ended: ${status ?? signal}`)
  }

  found(problem: string): void {
    const before = this.sent.slice(-3).map(message => JSON.stringify(message).slice(0, 600))
    this.findings.push(`seed ${this.#seed}: ${problem}\n    after ${before.join('\n    and   ')}`)
  }

  /** Asks, and awaits a result or one of the errors that are allowed. */
  async answer(method: string, params: Json, errors = allowed): Promise<void> {
    const said = this.client.connection.sendRequest(method, params).then(
      () => undefined,
      error => (errors.has(error.code) ? undefined : `${method} is answered with ${error.code}: ${error.message}`),
    )
    await this.inTime(said, `${method} is not answered`)
  }

  /** Awaits what must come; where the server ends or it takes too long, that is what was found. */
  async inTime(awaited: Promise<string | undefined>, otherwise: string): Promise<void> {
    const problem = await Promise.race([awaited, this.#ended, late(otherwise)])
    if (problem !== undefined) this.found(problem)
  }

  end(): void {
    this.client.connection.dispose()
    this.client.process.kill()
    fs.rmSync(path.dirname(this.root), { recursive: true })
  }
}

/**
 * Sends random messages to a server of its own over the sample, and sees whether it answers and judges as ever.
 * @param seed an even one sends messages without sense among the others
 */
export async function sendAtRandom(seed: number, count: number): Promise<ProtocolRun> {
  const below = numbersFrom(seed)
  const isOdd = seed % 2 === 0
  const server = new Asked(seed)
  const { root, client, findings, sent } = server
  try {
    const workspaceFolders = [{ uri: uriOf(root), name: 'sample' }]
    const capabilities = { workspace: { workspaceFolders: true } }
    const right = { processId: null, rootUri: null, workspaceFolders, capabilities }
    if (isOdd) findings.push(...(await begin(seed, changed(right, below))))
    await server.answer('initialize', right)
    await client.notify('initialized', {})
    const sender = new Sender(root, below, isOdd)
    const answers: Promise<void>[] = []
    for (let i = 0; i < count && findings.length === 0; i++) {
      const message = sender.next()
      sent.push(message)
      if (message.kind === 'notification') await client.connection.sendNotification(message.method, message.params)
      else answers.push(server.answer(message.method, message.params))
      // Some are under way at the same time.
      if (below(4) === 0) await Promise.all(answers.splice(0))
    }
    await Promise.all(answers)
    // Of messages without sense it may say so. Whatever it says of others is a mistake.
    const mistakes = isOdd ? [] : client.logged.filter(({ type }) => type === 1)
    for (const { message } of mistakes) server.found(`it says: ${message}`)
    if (findings.length === 0) await server.inTime(stillJudges(client, root), 'it judges nothing')
  } finally {
    server.end()
  }
  const requested = sent.filter(({ kind }) => kind === 'request').length
  return { requests: requested, notifications: sent.length - requested, findings }
}

/** Begins with parameters without sense: a server answers, and takes what is right after that. */
async function begin(seed: number, params: Json): Promise<readonly string[]> {
  const server = new Asked(seed)
  server.sent.push({ kind: 'request', method: 'initialize', params })
  // The library reads some of it before we do, and calls what it does not expect an internal error.
  await server.answer('initialize', params, new Set([...allowed, -32603]))
  await server.answer('initialize', { processId: null, rootUri: null, workspaceFolders: null, capabilities: {} })
  await server.client.notify('initialized', {})
  await server.answer('textDocument/hover', {
    textDocument: { uri: 'file:///a.go' },
    position: { line: 0, character: 0 },
  })
  server.end()
  return server.findings
}

const late = (what: string): Promise<string> =>
  new Promise(resolve => setTimeout(() => resolve(`${what} within ${longest / 1000} s`), longest).unref())

/** That a server finds what is wrong in a file that it never heard of, in a folder that it may have lost meanwhile. */
async function stillJudges(client: LspClient, root: string): Promise<undefined> {
  const added = [{ uri: uriOf(root), name: 'sample' }]
  await client.notify('workspace/didChangeWorkspaceFolders', { event: { added, removed: [] } })
  for (const file of files) await client.close(uriOf(root, file))
  const uri = uriOf(root, 'router/well.go')
  await client.open(uri, 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n')
  await client.waitForDiagnostics(uri, all => all.some(({ code }) => code === 'forbidden-import'))
  return undefined
}
