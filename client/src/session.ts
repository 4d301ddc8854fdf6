import {
  type CancellationToken,
  type DiagnosticCollection,
  type Disposable,
  EventEmitter,
  type Hover,
  type Location,
  type LogOutputChannel,
  l10n,
  type Position,
  type TextDocument,
} from 'vscode'
import {
  type BaseLanguageClient,
  DidChangeConfigurationNotification,
  ExecuteCommandRequest,
  HoverRequest,
  type LanguageClientOptions,
  type Location as ProtocolLocation,
  State,
} from 'vscode-languageclient'
import { type AcknowledgementItem, acknowledgementsRequest } from '../../server/src/protocol/acknowledgements.ts'
import { addImportCommand, type ImportToAdd } from '../../server/src/protocol/add-import.ts'
import { addToCategoryCommand, type CategoryRow } from '../../server/src/protocol/add-to-category.ts'
import {
  type FamiliesResult,
  familiesRequest,
  modelChangedNotification,
  type Target,
} from '../../server/src/protocol/families.ts'
import {
  type FamilyDetails,
  type FamilyQuestion,
  familyDetailsRequest,
} from '../../server/src/protocol/family-details.ts'
import {
  type ImportAt,
  type ManifestPlace,
  manifestOfImportCommand,
} from '../../server/src/protocol/manifest-of-import.ts'
import { type ImportAnswer, type ImportQuestion, mayImportRequest } from '../../server/src/protocol/may-import.ts'
import { type MissingManifest, missingManifestRequest } from '../../server/src/protocol/missing-manifest.ts'
import {
  type NewModuleArguments,
  type NewModuleChoices,
  type NewModuleResult,
  newModuleChoicesRequest,
  newModuleCommand,
} from '../../server/src/protocol/new-module.ts'
import { patternsRequest } from '../../server/src/protocol/references.ts'
import { onNeighbourChange } from './beside-others.ts'
import { clientOptions } from './client-options.ts'
import type { ServerState } from './families/view-state.ts'
import { ownAbilities } from './own-abilities.ts'
import { Restarts } from './restarts.ts'
import type { RulePages } from './rule-pages.ts'

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient

/** The language server as the extension sees it: in one of a few states, and while it runs with a model of the families. */
export class ServerSession implements Disposable {
  readonly #createClient: CreateClient
  readonly #log: LogOutputChannel
  readonly #pages: RulePages
  readonly #stateChanged = new EventEmitter<ServerState>()
  readonly #modelChanged = new EventEmitter<void>()
  readonly #neighbours = onNeighbourChange(() => this.#settingsChanged())
  readonly #restarts = new Restarts()
  readonly #timings = new Map<string, number>()
  #client: BaseLanguageClient | undefined
  #state: ServerState = 'off'
  /** The last of the steps that must not overlap. */
  #step: Promise<void> = Promise.resolve()

  readonly onDidChangeState = this.#stateChanged.event
  /** The families may be others than before. */
  readonly onDidChangeModel = this.#modelChanged.event

  constructor(createClient: CreateClient, pages: RulePages, log: LogOutputChannel) {
    this.#createClient = createClient
    this.#pages = pages
    this.#log = log
  }

  get state(): ServerState {
    return this.#state
  }

  /** How long the last start took, and the last answer to each question that a view asks. */
  get timings(): [what: string, milliseconds: number][] {
    return [...this.#timings]
  }

  /** What it tells of files; undefined while it does not run. */
  get diagnostics(): DiagnosticCollection | undefined {
    return this.#client?.diagnostics
  }

  /** Starts the server where it does not run; one that ended by itself too often is left to a person. */
  start(): Promise<void> {
    return this.#enqueue(async () => {
      if (this.#state === 'off') await this.#start()
    })
  }

  stop(): Promise<void> {
    return this.#enqueue(() => this.#stop())
  }

  restart(): Promise<void> {
    this.#restarts.clear()
    return this.#enqueue(async () => {
      await this.#stop()
      await this.#start()
    })
  }

  /** Whether the server runs, once what is under way is done. */
  async isReady(): Promise<boolean> {
    await this.#step
    return this.#state === 'running'
  }

  /** The families of each checkout; undefined while the server does not run. */
  async families(): Promise<FamiliesResult | undefined> {
    if (!(await this.isReady())) return undefined
    const client = this.#client
    return client && this.#timed('families', () => client.sendRequest<FamiliesResult>(familiesRequest))
  }

  /** What only a look at one package tells; null where there is no such package, undefined while the server does not run. */
  familyDetails(question: FamilyQuestion): Promise<FamilyDetails | null | undefined> {
    return this.ask(familyDetailsRequest, question)
  }

  /** Whether one module may import another; null where there is no such checkout, undefined while the server does not run. */
  mayImport(question: ImportQuestion): Promise<ImportAnswer | null | undefined> {
    return this.ask(mayImportRequest, question)
  }

  /** Asks what the server answers with requests of our own; undefined while it does not run. */
  async ask<Answer>(request: string, question: unknown): Promise<Answer | undefined> {
    return (await this.isReady()) ? this.#client?.sendRequest<Answer>(request, question) : undefined
  }

  /** Has the server do something. Fails with a message for a person. @param given what its command takes */
  run<Answer>(command: string, given: unknown): Promise<Answer> {
    return this.#running.sendRequest(ExecuteCommandRequest.type, { command, arguments: [given] })
  }

  /** Has a package added to a category of the Extension Boundary page. Fails with a message for a person. */
  addToCategory(row: CategoryRow): Promise<Target | null> {
    return this.run(addToCategoryCommand, row)
  }

  /** Has a package imported in an open Go file. @returns whether it was */
  addImport(what: ImportToAdd): Promise<boolean> {
    return this.run(addImportCommand, what)
  }

  /** What the server says at a place; undefined while it does not run. */
  async hover(document: TextDocument, position: Position, token: CancellationToken): Promise<Hover | undefined> {
    const client = this.#state === 'running' ? this.#client : undefined
    if (!client) return undefined
    const params = client.code2ProtocolConverter.asTextDocumentPositionParams(document, position)
    const answer = await client.sendRequest(HoverRequest.type, params, token)
    return client.protocol2CodeConverter.asHover(answer)
  }

  /** The manifest of the import on a line; null where there is none. */
  manifestOfImport(at: ImportAt): Promise<ManifestPlace | null> {
    return this.run(manifestOfImportCommand, at)
  }

  /** Why there is no manifest to open for the import on a line; null where there is no import, or a manifest. */
  missingManifest(at: ImportAt): Promise<MissingManifest | null> {
    return this.#running.sendRequest<MissingManifest | null>(missingManifestRequest, at)
  }

  /** The patterns that cover the word at a place. */
  async coveringPatterns(at: ImportAt): Promise<Location[]> {
    const client = this.#running
    return client.protocol2CodeConverter.asReferences(
      (await client.sendRequest<ProtocolLocation[] | null>(patternsRequest, at)) ?? [],
    )
  }

  /** Where a new module may go. */
  newModuleChoices(): Promise<NewModuleChoices> {
    return this.#running.sendRequest<NewModuleChoices>(newModuleChoicesRequest)
  }

  /** What is acknowledged, in comments and in the settings. */
  acknowledgements(): Promise<AcknowledgementItem[]> {
    return this.#running.sendRequest<AcknowledgementItem[]>(acknowledgementsRequest)
  }

  /** Has a module made. Fails with a message for a person. */
  newModule(module: NewModuleArguments): Promise<NewModuleResult> {
    return this.run(newModuleCommand, module)
  }

  /** Has the server read the disk anew; one that does not run is started. */
  async refresh(): Promise<void> {
    if (!(await this.isReady())) return this.restart()
    await this.#running.sendRequest(ExecuteCommandRequest.type, { command: 'plumego.server.reload' })
    this.#modelChanged.fire()
  }

  dispose(): void {
    this.#stateChanged.dispose()
    this.#modelChanged.dispose()
    this.#neighbours.dispose()
  }

  async #timed<Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer> {
    const since = performance.now()
    const answer = await ask()
    this.#timings.set(what, performance.now() - since)
    return answer
  }

  get #running(): BaseLanguageClient {
    if (this.#client && this.#state === 'running') return this.#client
    throw new Error(l10n.t('The Plumego language server does not run.'))
  }

  /** Has the server ask for its settings anew. */
  #settingsChanged(): void {
    if (this.#state !== 'running') return
    void this.#client?.sendNotification(DidChangeConfigurationNotification.type, { settings: null })
  }

  #setState(state: ServerState): void {
    if (state === this.#state) return
    this.#state = state
    this.#stateChanged.fire(state)
  }

  async #start(): Promise<void> {
    this.#setState('starting')
    const client = this.#createClient(clientOptions(this.#log, this.#pages))
    this.#client = client
    client.registerFeature(ownAbilities)
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped && this.#client === client) void this.#enqueue(() => this.#recover(client))
    })
    client.onNotification(modelChangedNotification, () => this.#modelChanged.fire())
    try {
      await this.#timed('start of the server', () => client.start())
    } catch (error) {
      await this.#drop()
      this.#setState('stopped')
      throw error
    }
    // One that has ended meanwhile is recovered in the next step.
    if (client.isRunning()) this.#setState('running')
  }

  async #stop(): Promise<void> {
    await this.#drop()
    this.#setState('off')
  }

  /** Starts another server in place of one that ended by itself, unless that happens again and again. */
  async #recover(client: BaseLanguageClient): Promise<void> {
    if (this.#client !== client) return
    await this.#drop()
    if (this.#restarts.take(Date.now())) await this.#start()
    else this.#setState('stopped')
  }

  /** Lets go of the client. One whose server hangs or never came up fails to stop, and is no less gone. */
  async #drop(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    try {
      await client?.dispose()
    } catch (error) {
      this.#log.warn(String(error))
    }
  }

  /** A failure is told where it was asked for, and does not hold up what comes after it. */
  #enqueue(step: () => Promise<void>): Promise<void> {
    const done = this.#step.then(step)
    this.#step = done.catch(error => this.#log.error(error))
    return done
  }
}
