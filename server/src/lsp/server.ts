import {
  type Connection,
  ErrorCodes,
  type InitializeError,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import manifest from '../../package.json' with { type: 'json' }
import type { Localize } from '../core/text/localize.ts'
import { makeLocalize, pagesFolder } from '../l10n/localize.ts'
import { acknowledgementsRequest } from '../protocol/acknowledgements.ts'
import { modelChangedNotification } from '../protocol/families.ts'
import { manifestOfImportCommand } from '../protocol/manifest-of-import.ts'
import { missingManifestRequest } from '../protocol/missing-manifest.ts'
import { newModuleChoicesRequest, newModuleCommand } from '../protocol/new-module.ts'
import { Acknowledging } from './acknowledging.ts'
import { foldersOf, followFolders } from './client-folders.ts'
import { CodeActions, codeActionKinds } from './code-actions.ts'
import { applyEditCommand, applyOffered } from './command-actions.ts'
import { Completions } from './completion.ts'
import { CompletionFeatures } from './completion-features.ts'
import { Configuration, plumegoSection } from './configuration.ts'
import { Converter, chooseEncoding } from './convert.ts'
import { answerDocumentLinks } from './document-links.ts'
import { FailureLog, isRefusal } from './failure-log.ts'
import { showPlace, showPlaceCommand } from './go-to-rule.ts'
import { Hovers } from './hover.ts'
import { ImportStatuses } from './import-status.ts'
import { Navigation } from './navigation.ts'
import { NavigationFeatures } from './navigation-features.ts'
import { NewModules } from './new-module.ts'
import type { Platform } from './platform.ts'
import { Refactorings } from './refactoring.ts'
import { Renames } from './renames.ts'
import { answerSemanticTokens } from './semantic-tokens.ts'
import { Session } from './session.ts'
import { answerTree, treeCommands } from './tree-requests.ts'
import { refuseTheRest } from './unanswered.ts'
import { uriOfPath } from './uris.ts'
import { warningTo } from './warning.ts'
import { FileWatching } from './watched-files.ts'
import type { Workspace } from './workspace.ts'

/** Reads all checkouts anew: for a client that cannot watch files, or a person who does not trust it. */
const reloadCommand = 'plumego.server.reload'

/** Makes a connection a Plumego language server; the caller has it listen. Answers only after `initialize`. */
export function serve(connection: Connection, platform: Platform): void {
  let isInitialized = false
  connection.onInitialize(async params => {
    if (isInitialized)
      return new ResponseError<InitializeError>(ErrorCodes.InvalidRequest, 'The server is initialized.')
    const t = await makeLocalize(params.locale)
    const server = new Server(connection, platform, params, t)
    isInitialized = true
    return server.capabilities()
  })
  refuseTheRest(connection, () => isInitialized)
}

/** One client's server: wires what the client asks to what answers it. */
class Server {
  readonly #connection: Connection
  readonly #params: InitializeParams
  readonly #converter: Converter
  readonly #t: Localize
  readonly #session: Session
  readonly #acknowledging: Acknowledging
  readonly #hovers: Hovers
  readonly #completions: Completions
  readonly #statuses: ImportStatuses
  readonly #navigation: Navigation
  readonly #renames: Renames
  readonly #newModules: NewModules
  readonly #navigationFeatures: NavigationFeatures
  readonly #completionFeatures: CompletionFeatures
  readonly #watching: FileWatching
  readonly #configuration: Configuration
  readonly #documents = new TextDocuments(TextDocument)
  readonly #codeActions: CodeActions
  /** What a client may have run, by its name; each takes the first argument, of whatever type. */
  readonly #commands: ReadonlyMap<string, (given: unknown) => unknown>
  readonly #failed: FailureLog['failed']
  #showsModel = false

  constructor(connection: Connection, platform: Platform, params: InitializeParams, t: Localize) {
    const { general, workspace, textDocument } = params.capabilities
    this.#connection = connection
    this.#params = params
    this.#t = t
    this.#failed = new FailureLog(message => connection.console.error(message)).failed
    const diagnostics = textDocument?.publishDiagnostics
    const showsPages = diagnostics?.codeDescriptionSupport === true
    const pageOf = (code: string): string | undefined => {
      const page = platform.rulePage(code, pagesFolder(params.locale))
      return page === undefined ? undefined : uriOfPath(page).toString()
    }
    this.#converter = new Converter({
      encoding: chooseEncoding(general?.positionEncodings),
      versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
      relatedPlaces: diagnostics?.relatedInformation === true,
      diagnosticData: diagnostics?.dataSupport === true,
      preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
      pageOf: code => (showsPages ? pageOf(code) : undefined),
    })
    this.#watching = new FileWatching(connection, params)
    const warn = warningTo(connection)
    const section = plumegoSection(params.initializationOptions)
    this.#session = new Session(
      platform,
      this.#converter,
      this.#t,
      {
        publish: diagnostics => void connection.sendDiagnostics(diagnostics),
        opened: workspace => this.#opened(workspace),
        modelChanged: () => {
          if (this.#showsModel) void connection.sendNotification(modelChangedNotification)
          this.#refreshHints()
        },
        watchOutside: (paths, workspaces) => this.#watching.watchOutside(paths, workspaces),
        log: message => connection.console.info(message),
        warn,
        failed: this.#failed,
      },
      section,
    )
    this.#configuration = new Configuration(connection, params, this.#session)
    const rules = { canShow: params.capabilities.window?.showDocument?.support === true, pageOf }
    const acknowledging = new Acknowledging(this.#session, platform, this.#converter, t, params)
    this.#acknowledging = acknowledging
    const refactorings = new Refactorings(this.#converter, params)
    this.#codeActions = new CodeActions(this.#session, rules, acknowledging, refactorings, this.#converter, t, params)
    this.#hovers = new Hovers(this.#session, this.#converter, this.#t, params)
    this.#completions = new Completions(this.#session, this.#converter, this.#t, params)
    this.#statuses = new ImportStatuses(this.#session, this.#converter, this.#t, params)
    this.#navigation = new Navigation(this.#session, this.#converter, this.#t, params)
    this.#navigationFeatures = new NavigationFeatures(connection, params)
    this.#completionFeatures = new CompletionFeatures(connection, params)
    this.#newModules = new NewModules(connection, this.#session, refactorings, this.#t)
    this.#renames = new Renames(this.#session, this.#converter, refactorings, this.#t, warn)
    this.#commands = new Map<string, (given: unknown) => unknown>([
      [newModuleCommand, given => this.#newModules.make(given)],
      [manifestOfImportCommand, given => this.#statuses.manifest(given)],
      [showPlaceCommand, given => this.#showPlace(given)],
      [applyEditCommand, given => this.#applyOffered(given)],
      ...treeCommands(connection, this.#session, this.#converter, refactorings, t),
      [reloadCommand, () => this.#session.reload()],
    ])
    this.#listen()
  }

  capabilities(): InitializeResult {
    return {
      serverInfo: { name: manifest.name, version: manifest.version },
      capabilities: {
        positionEncoding: this.#converter.encoding,
        textDocumentSync: {
          openClose: true,
          // The library applies changes in UTF-16 columns, whatever was agreed on.
          // Of what a client that watches no files changes on the disk, this is all that it tells.
          save: true,
          change: this.#converter.encoding === 'utf-16' ? TextDocumentSyncKind.Incremental : TextDocumentSyncKind.Full,
        },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds },
        inlayHintProvider: true,
        executeCommandProvider: { commands: [...this.#commands.keys()] },
        ...this.#completionFeatures.capabilities,
        ...this.#navigationFeatures.capabilities,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    }
  }

  #listen(): void {
    const connection = this.#connection
    const session = this.#session
    connection.onInitialized(() => this.#try('starting', undefined, () => this.#start()))
    this.#documents.onDidChangeContent(({ document }) =>
      this.#try(`reading ${document.uri}`, undefined, () => session.changeDocument(document)),
    )
    this.#documents.onDidClose(({ document }) =>
      this.#try(`closing ${document.uri}`, undefined, () => session.closeDocument(document.uri)),
    )
    this.#documents.onDidSave(({ document }) =>
      this.#try(`reading ${document.uri}`, undefined, () => session.saveDocument(document.uri)),
    )
    this.#documents.listen(connection)
    this.#navigationFeatures.listen((...question) => this.#asked(...question), {
      navigation: this.#navigation,
      statuses: this.#statuses,
      renames: this.#renames,
      links: params => answerDocumentLinks(params, session, this.#converter),
      tokens: params => answerSemanticTokens(params, session, this.#converter),
    })
    connection.onDidChangeWatchedFiles(({ changes }) =>
      this.#try('reading changed files', undefined, () => session.changeFiles(changes)),
    )
    connection.onDidChangeConfiguration(({ settings }) =>
      this.#try('reading settings', undefined, () => {
        this.#configuration.take(settings)
        this.#pullSettings(session.workspaces)
        this.#refreshHints()
      }),
    )
    connection.onHover(params => this.#asked('answering a hover', null, () => this.#hovers.answer(params)))
    connection.onCompletion(params => this.#asked('completing', null, () => this.#completions.answer(params)))
    connection.onCodeAction(params => this.#asked('looking for fixes', [], () => this.#codeActions.answer(params)))
    connection.languages.inlayHint.on(params => this.#asked('showing hints', [], () => this.#statuses.hints(params)))
    connection.onExecuteCommand(({ command, arguments: given }) =>
      // What goes wrong with it is for the person who asked.
      this.#asked<unknown>(`running ${command}`, null, () => this.#commands.get(command)?.(given?.[0]) ?? null),
    )
    connection.onRequest(acknowledgementsRequest, () =>
      this.#asked('listing acknowledgements', [], () => this.#acknowledging.all()),
    )
    connection.onRequest(missingManifestRequest, (at: unknown) =>
      this.#try('looking for a manifest', null, () => this.#statuses.missing(at)),
    )
    connection.onRequest(newModuleChoicesRequest, () =>
      this.#asked('listing families', { checkouts: [] }, () => this.#newModules.choices()),
    )
    answerTree(connection, session, this.#t, (doing, empty, answer) => {
      this.#showsModel = true
      return this.#asked(doing, empty, answer)
    })
  }

  #start(): void {
    this.#session.setFolders(foldersOf(this.#params))
    this.#completionFeatures.register().catch(error => this.#failed('offering completion', error))
    this.#navigationFeatures.register().catch(error => this.#failed('offering navigation', error))
    this.#configuration.register().catch(error => this.#failed('asking for changes of settings', error))
    followFolders(this.#connection, this.#params, folders =>
      // A folder has settings of its own, and nobody tells that they are others with another folder.
      this.#try('changing folders', undefined, () => this.#pullSettings(this.#session.setFolders(folders))),
    )
  }

  #opened(workspace: Workspace): void {
    this.#pullSettings([workspace])
    this.#watching.watch(workspace).catch(error => this.#failed('watching files', error))
    this.#completionFeatures.registerFor(workspace).catch(error => this.#failed('offering completion', error))
    this.#navigationFeatures.watchRenames(workspace).catch(error => this.#failed('watching renames', error))
  }

  #pullSettings(workspaces: readonly Workspace[]): void {
    this.#configuration
      .pull(workspaces)
      .then(() => this.#refreshHints())
      .catch(error => this.#failed('asking for settings', error))
  }

  /** Hints depend on manifests and settings, of which the client does not know that they do. */
  #refreshHints(): void {
    if (this.#params.capabilities.workspace?.inlayHint?.refreshSupport !== true) return
    this.#connection.languages.inlayHint.refresh().catch(error => this.#failed('refreshing hints', error))
  }

  async #showPlace(place: unknown): Promise<null> {
    await showPlace(this.#connection, place).catch(error => this.#failed('opening a place', error))
    return null
  }

  async #applyOffered(given: unknown): Promise<null> {
    const next = await applyOffered(this.#connection, this.#session, given)
    return next?.command === showPlaceCommand ? this.#showPlace(next.arguments?.[0]) : null
  }

  /** Runs the answer to a request, with each Plumego where it is now. @param empty what the client gets where it fails */
  #asked<Answer>(doing: string, empty: Answer, answer: () => Answer): Answer {
    return this.#try(doing, empty, () => {
      this.#session.lookAtSources()
      return answer()
    })
  }

  /** Runs the answer to a notification or to a request; a failure is told and changes nothing else. */
  #try<Answer>(doing: string, empty: Answer, action: () => Answer): Answer {
    try {
      const answer = action()
      if (answer instanceof Promise) answer.catch(error => isRefusal(error) || this.#failed(doing, error))
      return answer
    } catch (error) {
      this.#failed(doing, error)
      return empty
    }
  }
}
