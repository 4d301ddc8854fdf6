import { type Disposable, EventEmitter, type LogOutputChannel, l10n } from 'vscode'
import {
  type BaseLanguageClient,
  DidChangeConfigurationNotification,
  ExecuteCommandRequest,
  type LanguageClientOptions,
} from 'vscode-languageclient'
import { type FamiliesResult, familiesRequest, modelChangedNotification } from '../../server/src/protocol/families.ts'
import {
  type ImportAt,
  type ManifestPlace,
  manifestOfImportCommand,
} from '../../server/src/protocol/manifest-of-import.ts'
import {
  type NewModuleArguments,
  type NewModuleChoices,
  type NewModuleResult,
  newModuleChoicesRequest,
  newModuleCommand,
} from '../../server/src/protocol/new-module.ts'
import { besideOthersMiddleware, onNeighbourChange, plumegoSettings } from './beside-others.ts'

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient

/** What the server knows how to read; the rest of the workspace it sees through the file system. */
const documents = [
  '**/*.go',
  '**/go.mod',
  '**/module.yaml',
  '**/specs/*.yaml',
  '**/docs/{concepts,architecture}/extension-*.md',
  '**/docs/EXTENSION_MATURITY.md',
  '**/extension-boundaries.mdx',
  '**/README.md',
]

/** The language server as the extension sees it: it runs or it does not, and it has a model of the families. */
export class ServerSession implements Disposable {
  readonly #createClient: CreateClient
  readonly #log: LogOutputChannel
  readonly #changed = new EventEmitter<void>()
  readonly #neighbours = onNeighbourChange(() => this.#settingsChanged())
  #client: BaseLanguageClient | undefined
  /** The last of the steps that must not overlap. */
  #step: Promise<void> = Promise.resolve()

  /** The families may be others than before; also after a start and a stop. */
  readonly onDidChangeModel = this.#changed.event

  constructor(createClient: CreateClient, log: LogOutputChannel) {
    this.#createClient = createClient
    this.#log = log
  }

  /** Starts the server where it does not run. */
  start(): Promise<void> {
    return this.#enqueue(() => this.#start())
  }

  stop(): Promise<void> {
    return this.#enqueue(() => this.#stop())
  }

  restart(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#stop()
      await this.#start()
    })
  }

  /** The families of each checkout; none while the server does not run. */
  async families(): Promise<FamiliesResult> {
    const client = this.#client
    if (!client?.isRunning()) return { workspaces: [] }
    return client.sendRequest<FamiliesResult>(familiesRequest)
  }

  /** The manifest of the import on a line; null where there is none, or the server does not run. */
  async manifestOfImport(at: ImportAt): Promise<ManifestPlace | null> {
    const client = this.#client
    if (!client?.isRunning()) return null
    return client.sendRequest(ExecuteCommandRequest.type, { command: manifestOfImportCommand, arguments: [at] })
  }

  /** Where a new module may go; nowhere while the server does not run. */
  async newModuleChoices(): Promise<NewModuleChoices> {
    const client = this.#client
    if (!client?.isRunning()) return { checkouts: [] }
    return client.sendRequest<NewModuleChoices>(newModuleChoicesRequest)
  }

  /** Has a module made. Fails with a message for a person. */
  async newModule(module: NewModuleArguments): Promise<NewModuleResult> {
    const client = this.#client
    if (!client?.isRunning()) throw new Error(l10n.t('The Plumego language server does not run.'))
    return client.sendRequest(ExecuteCommandRequest.type, { command: newModuleCommand, arguments: [module] })
  }

  /** Has the server read the disk anew. */
  async reload(): Promise<void> {
    await this.#client?.sendRequest(ExecuteCommandRequest.type, { command: 'plumego.server.reload' })
    this.#changed.fire()
  }

  dispose(): void {
    this.#changed.dispose()
    this.#neighbours.dispose()
  }

  /** Has the server ask for its settings anew. */
  #settingsChanged(): void {
    if (!this.#client?.isRunning()) return
    void this.#client.sendNotification(DidChangeConfigurationNotification.type, { settings: null })
  }

  async #start(): Promise<void> {
    if (this.#client) return
    const client = this.#createClient({
      documentSelector: documents.map(pattern => ({ scheme: 'file', pattern })),
      outputChannel: this.#log,
      // The server asks for those of each checkout, and is told of changes, once it runs.
      initializationOptions: plumegoSettings,
      middleware: besideOthersMiddleware,
    })
    this.#client = client
    client.onNotification(modelChangedNotification, () => this.#changed.fire())
    await client.start()
    this.#changed.fire()
  }

  async #stop(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    // One that failed to start has nothing to stop, and would throw.
    if (client?.needsStop()) await client.stop()
    await client?.dispose()
    this.#changed.fire()
  }

  /** A failure is told where it was asked for, and does not hold up what comes after it. */
  #enqueue(step: () => Promise<void>): Promise<void> {
    const done = this.#step.then(step)
    this.#step = done.catch(error => this.#log.error(error))
    return done
  }
}
