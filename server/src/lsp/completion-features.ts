import {
  CompletionRequest,
  type Connection,
  type DocumentSelector,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver'
import type { Workspace } from './workspace.ts'

/** Characters that begin an import, and the next part of its path. */
export const importTriggers: readonly string[] = ['"', '/']
/** Characters that begin a value, and the next part of a path. Behind a colon, dash or bracket another key comes first. */
const valueTriggers = [' ', '/', '"', "'"]
/** Some editors take plain YAML for prose, and ask for nothing by themselves while a word is typed: in manifests and specs they do. */
const letters = [...'abcdefghijklmnopqrstuvwxyz']
/** Characters that ask in the manifests and specs of a workspace. */
export const yamlTriggers: readonly string[] = [...valueTriggers, ...letters]

/**
 * Offers completion. Where the client can tell files apart, the list opens by itself in the manifests and specs of a
 * workspace and in import strings alone; other YAML files never ask us.
 */
export class CompletionFeatures {
  readonly #connection: Connection
  readonly #isDynamic: boolean

  constructor(connection: Connection, { capabilities }: InitializeParams) {
    const { completion, filters } = capabilities.textDocument ?? {}
    this.#connection = connection
    this.#isDynamic = completion?.dynamicRegistration === true && filters?.relativePatternSupport === true
  }

  /** What is told once for all files where the client cannot tell them apart. */
  get capabilities(): Pick<ServerCapabilities, 'completionProvider'> {
    return this.#isDynamic ? {} : { completionProvider: { triggerCharacters: [...valueTriggers] } }
  }

  /** For files of any folder. */
  async register(): Promise<void> {
    // A blank begins the code of an acknowledgement.
    await this.#offer([{ language: 'go' }], [...importTriggers, ' '])
    await this.#offer([{ pattern: '**/community-extension.yaml' }], [...yamlTriggers])
  }

  /** For the files of a checkout. */
  async registerFor({ rootUri }: Workspace): Promise<void> {
    const baseUri = rootUri.toString()
    for (const pattern of ['**/module.yaml', 'specs/*.yaml', 'specs/change-recipes/*.yaml']) {
      await this.#offer([{ pattern: { baseUri, pattern } }], [...yamlTriggers])
    }
  }

  async #offer(documentSelector: DocumentSelector, triggerCharacters: string[]): Promise<void> {
    if (!this.#isDynamic) return
    await this.#connection.client.register(CompletionRequest.type, { documentSelector, triggerCharacters })
  }
}
