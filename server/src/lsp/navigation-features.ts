import {
  type Connection,
  DefinitionRequest,
  type DocumentLink,
  type DocumentLinkParams,
  DocumentSymbolRequest,
  type InitializeParams,
  ReferencesRequest,
  RenameRequest,
  type SemanticTokens,
  type SemanticTokensParams,
  SemanticTokensRegistrationType,
  type ServerCapabilities,
  WillRenameFilesRequest,
} from 'vscode-languageserver'
import { patternsRequest } from '../protocol/references.ts'
import type { ImportStatuses } from './import-status.ts'
import type { Navigation } from './navigation.ts'
import type { Renames } from './renames.ts'
import { semanticTokensLegend } from './semantic-tokens.ts'
import type { Workspace } from './workspace.ts'

/** Where navigation has something to say. Go files are gopls's: who renames there should not be asked by two servers. */
const documentSelector = [
  '**/module.yaml',
  '**/specs/*.yaml',
  '**/docs/{concepts,architecture}/extension-*.md',
  '**/extension-boundaries.mdx',
  '**/README.md',
].map(pattern => ({ scheme: 'file', pattern }))

/** An import leads to its manifest where the settings say so. */
const definitionSelector = [...documentSelector, { scheme: 'file', pattern: '**/*.go' }]

/** What has words that mean more than YAML knows. */
const yamlSelector = documentSelector.filter(({ pattern }) => pattern.endsWith('.yaml'))

const tokenOptions = { legend: semanticTokensLegend, full: true }
const renameOptions = { prepareProvider: true }

/** Runs the answer to a request. @param empty what the client gets where it fails */
export type Asked = <Answer>(doing: string, empty: Answer, answer: () => Answer) => Answer

/** What answers. */
interface Answering {
  readonly navigation: Navigation
  readonly statuses: ImportStatuses
  readonly renames: Renames
  links(params: DocumentLinkParams): DocumentLink[]
  tokens(params: SemanticTokensParams): SemanticTokens
}

/** Offers navigation to a client: for the documents it is for, where the client can be told which those are. */
export class NavigationFeatures {
  readonly #connection: Connection
  readonly #text: NonNullable<InitializeParams['capabilities']['textDocument']>
  readonly #asksBeforeRename: boolean

  constructor(connection: Connection, { capabilities }: InitializeParams) {
    const operations = capabilities.workspace?.fileOperations
    this.#connection = connection
    this.#text = capabilities.textDocument ?? {}
    this.#asksBeforeRename = operations?.willRename === true && operations.dynamicRegistration === true
  }

  /** What is offered for all documents, to a client that cannot be told more later. */
  get capabilities(): ServerCapabilities {
    const { definition, references, documentSymbol, rename, semanticTokens } = this.#text
    return {
      workspaceSymbolProvider: true,
      documentLinkProvider: {},
      ...(!definition?.dynamicRegistration && { definitionProvider: true }),
      ...(!references?.dynamicRegistration && { referencesProvider: true }),
      ...(!documentSymbol?.dynamicRegistration && { documentSymbolProvider: true }),
      ...(!rename?.dynamicRegistration && { renameProvider: rename?.prepareSupport ? renameOptions : true }),
      ...(!semanticTokens?.dynamicRegistration && { semanticTokensProvider: tokenOptions }),
    }
  }

  async register(): Promise<void> {
    const { definition, references, documentSymbol, rename, semanticTokens } = this.#text
    const { client } = this.#connection
    if (definition?.dynamicRegistration)
      await client.register(DefinitionRequest.type, { documentSelector: definitionSelector })
    if (references?.dynamicRegistration) await client.register(ReferencesRequest.type, { documentSelector })
    if (documentSymbol?.dynamicRegistration)
      await client.register(DocumentSymbolRequest.type, { documentSelector: yamlSelector })
    if (rename?.dynamicRegistration) await client.register(RenameRequest.type, { documentSelector, ...renameOptions })
    if (semanticTokens?.dynamicRegistration) {
      await client.register(SemanticTokensRegistrationType.type, { documentSelector: yamlSelector, ...tokenOptions })
    }
  }

  /** Hands each question of the client's to what answers it. */
  listen(asked: Asked, { navigation, statuses, renames, links, tokens }: Answering): void {
    const on = this.#connection
    const { languages, workspace } = on
    on.onDefinition(params =>
      asked('looking for a definition', null, () => navigation.definition(params) ?? statuses.definition(params)),
    )
    on.onReferences(params => asked('looking for references', null, () => navigation.references(params)))
    on.onRequest(patternsRequest, (at: unknown) => asked('looking for patterns', null, () => navigation.patterns(at)))
    on.onDocumentSymbol(params => asked('outlining', [], () => navigation.documentSymbols(params)))
    on.onWorkspaceSymbol(params => asked('looking for symbols', [], () => navigation.workspaceSymbols(params)))
    on.onDocumentLinks(params => asked('looking for links', [], () => links(params)))
    languages.semanticTokens.on(params => asked('colouring', { data: [] }, () => tokens(params)))
    on.onPrepareRename(params => asked('preparing a rename', null, () => renames.prepare(params)))
    on.onRenameRequest(params => asked('renaming', null, () => renames.rename(params)))
    workspace.onWillRenameFiles(params => asked('following a rename', null, () => renames.willRename(params)))
  }

  /** Asks to be asked before a package's folder, or a document, is moved within a checkout; nothing else is told. */
  async watchRenames({ rootUri, kind }: Workspace): Promise<void> {
    if (!this.#asksBeforeRename || !kind.isCheckout) return
    const root = rootUri.fsPath.replaceAll('\\', '/').replace(/[[\]{}()*?!+@]/g, '\\$&')
    const folders = { scheme: 'file', pattern: { glob: `${root}/x/**`, matches: 'folder' as const } }
    const documents = { scheme: 'file', pattern: { glob: `${root}/docs/**` } }
    await this.#connection.client.register(WillRenameFilesRequest.type, { filters: [folders, documents] })
  }
}
