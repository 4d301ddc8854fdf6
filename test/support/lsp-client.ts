import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type LogMessageParams,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type RegistrationParams,
  type ShowMessageParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'

const root = path.join(import.meta.dirname, '..', '..')
const bundle = path.join(root, 'server', 'dist', 'server.cjs')
const sample = path.join(root, 'test', 'fixtures', 'sample')

/** A directory of its own for one test, under the name by which the system knows it; a drive's letter is small, as in VS Code. */
export const temporaryDirectory = (): string =>
  fs
    .realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-lsp-')))
    .replace(/^[A-Z]:/, drive => drive.toLowerCase())

/** A copy of the sample workspace that a test may change. */
export function copySample(): string {
  const copy = path.join(temporaryDirectory(), 'sample')
  fs.cpSync(sample, copy, { recursive: true })
  return copy
}

/** As VS Code writes it, on Windows, too. */
export const uriOf = (...parts: string[]): string =>
  pathToFileURL(path.join(...parts)).href.replace(
    /^file:\/\/\/([A-Z]):/i,
    (_, drive) => `file:///${drive.toLowerCase()}%3A`,
  )

/** What editors take of diagnostics and code actions nowadays. */
const usual: NonNullable<ClientCapabilities['textDocument']> = {
  publishDiagnostics: { relatedInformation: true, dataSupport: true },
  codeAction: {
    codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
    isPreferredSupport: true,
  },
}

interface Wait {
  readonly isOver: () => boolean
  readonly resolve: () => void
}

/** The real, built server over stdio, and what it sent. */
export class LspClient {
  readonly process: ChildProcess
  readonly connection: ProtocolConnection
  /** Every set that was pushed, in order. */
  readonly published: PublishDiagnosticsParams[] = []
  readonly logged: LogMessageParams[] = []
  /** What the person was shown. */
  readonly shown: ShowMessageParams[] = []
  readonly registered: RegistrationParams[] = []
  /** How often the server said that the families may be others. */
  modelChanges = 0
  readonly #waits = new Set<Wait>()
  readonly #versions = new Map<string, number>()

  private constructor(child: ChildProcess) {
    if (!child.stdout || !child.stdin) throw new Error('the server has no pipes')
    this.process = child
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    )
    const collect = <T>(method: string, list: T[]): void => {
      this.connection.onNotification(method, (params: T) => {
        list.push(params)
        this.#look()
      })
    }
    collect('textDocument/publishDiagnostics', this.published)
    collect('window/logMessage', this.logged)
    collect('window/showMessage', this.shown)
    this.connection.onNotification('plumego/didChangeModel', () => {
      this.modelChanges++
      this.#look()
    })
    this.connection.onRequest('client/registerCapability', (params: RegistrationParams) => {
      this.registered.push(params)
      this.#look()
      return null
    })
    this.connection.listen()
  }

  /** Starts a server that is not initialized yet: ours, or another's program. */
  static spawn(env: NodeJS.ProcessEnv = {}, program = bundle): LspClient {
    if (!fs.existsSync(program)) throw new Error(`${program} is missing: run "npm run build" first`)
    const child = spawn(process.execPath, [program, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    })
    return new LspClient(child)
  }

  /**
   * Starts a server on folders, with these capabilities beside the usual ones, whatever else of the parameters, and
   * variables.
   */
  static async start(
    folders: readonly string[],
    capabilities: ClientCapabilities = {},
    more: Partial<InitializeParams> = {},
    env: NodeJS.ProcessEnv = {},
  ): Promise<LspClient> {
    const client = LspClient.spawn(env)
    const workspaceFolders = folders.map(folder => ({ uri: uriOf(folder), name: path.basename(folder) }))
    const textDocument = { ...usual, ...capabilities.textDocument }
    await client.initialize({
      processId: process.pid,
      rootUri: null,
      workspaceFolders,
      capabilities: { ...capabilities, textDocument },
      ...more,
    })
    return client
  }

  async initialize(params: object): Promise<InitializeResult> {
    const result: InitializeResult = await this.connection.sendRequest('initialize', params)
    await this.connection.sendNotification('initialized', {})
    return result
  }

  request<T>(method: string, params?: object): Promise<T> {
    return params ? this.connection.sendRequest(method, params) : this.connection.sendRequest(method)
  }

  notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params)
  }

  open(uri: string, text: string): Promise<void> {
    this.#versions.set(uri, 1)
    const languageId = uri.endsWith('.go') ? 'go' : 'yaml'
    return this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
  }

  /** Replaces the whole text; returns the new version. */
  async change(uri: string, text: string): Promise<number> {
    const version = (this.#versions.get(uri) ?? 0) + 1
    this.#versions.set(uri, version)
    await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] })
    return version
  }

  close(uri: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri } })
  }

  /** @param type 1 created, 2 changed, 3 deleted */
  watched(uri: string, type: 1 | 2 | 3): Promise<void> {
    return this.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] })
  }

  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.request('textDocument/hover', { textDocument: { uri }, position: { line, character } })
  }

  /** What is offered at a position. */
  async completions(
    uri: string,
    position: Position,
    context?: CompletionParams['context'],
  ): Promise<readonly CompletionItem[]> {
    const params = { textDocument: { uri }, position, ...(context && { context }) }
    const list: CompletionList | null = await this.request('textDocument/completion', params)
    return list?.items ?? []
  }

  /** The sets that were pushed for a file. */
  setsOf(uri: string): PublishDiagnosticsParams[] {
    return this.published.filter(set => set.uri === uri)
  }

  /** The last set that was pushed for a file; undefined before the first. */
  lastOf(uri: string): PublishDiagnosticsParams | undefined {
    return this.setsOf(uri).at(-1)
  }

  /** Waits until the last set for a file is as wanted, and returns its diagnostics. */
  async waitForDiagnostics(uri: string, isWanted: (diagnostics: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    const diagnostics = (): Diagnostic[] => this.lastOf(uri)?.diagnostics ?? []
    await this.wait(() => this.lastOf(uri) !== undefined && isWanted(diagnostics()))
    return diagnostics()
  }

  /** Waits for the set of a version of an open document. */
  async waitForVersion(uri: string, version: number): Promise<Diagnostic[]> {
    await this.wait(() => this.lastOf(uri)?.version === version)
    return this.lastOf(uri)?.diagnostics ?? []
  }

  /** Waits until a condition over what was received holds; looks whenever something is received. */
  wait(isOver: () => boolean): Promise<void> {
    if (isOver()) return Promise.resolve()
    return new Promise(resolve => this.#waits.add({ isOver, resolve }))
  }

  /** Waits until everything that the server had to say of what it was sent so far is here. */
  async settle(): Promise<void> {
    // A document that is edited always gets an answer, after all sets that were due.
    const probe = uriOf(this.probeDirectory, 'probe.go')
    if (!this.#versions.has(probe)) await this.open(probe, 'package probe\n')
    await this.waitForVersion(probe, await this.change(probe, 'package probe\n'))
  }

  /** A directory of the workspace for the document that `settle` edits; it never exists on the disk. */
  probeDirectory = ''

  /** Ends the server as the protocol wants it; returns its exit status. */
  async stop(): Promise<number | null> {
    const exited = once(this.process, 'exit')
    await this.request('shutdown')
    await this.notify('exit', {})
    const [status] = await exited
    this.connection.dispose()
    return status
  }

  #look(): void {
    for (const wait of this.#waits) {
      if (!wait.isOver()) continue
      this.#waits.delete(wait)
      wait.resolve()
    }
  }
}
