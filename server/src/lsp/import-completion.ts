import {
  type CompletionItem,
  CompletionItemKind,
  type InitializeParams,
  InsertTextFormat,
  MarkupKind,
  type Position,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { type ImportSuggestion, importSuggestions } from '../core/completion/import-completion.ts'
import type { Localize } from '../core/text/localize.ts'
import { type Converter, fileOf } from './convert.ts'
import { importInHand } from './go-imports.ts'
import type { UsedPlumego } from './plumego.ts'
import type { Session } from './session.ts'

/** Completes import strings of Go files with Plumego's packages, beside what gopls offers there. */
export class ImportCompletions {
  readonly #session: Session
  readonly #converter: Converter
  readonly #t: Localize
  readonly #showsStatusInList: boolean

  constructor(session: Session, converter: Converter, t: Localize, { capabilities }: InitializeParams) {
    this.#session = session
    this.#converter = converter
    this.#t = t
    this.#showsStatusInList = capabilities.textDocument?.completion?.completionItem?.labelDetailsSupport === true
  }

  /** @param position as the client counts */
  answer(document: TextDocument, position: Position): CompletionItem[] {
    const file = fileOf(document)
    const found = importInHand(document, this.#converter.fromPosition(position, file))
    const plumego = found && this.#session.plumegoOf(document.uri)
    if (!plumego) return []
    const { lowestMaturity } = this.#session.settingsOf(document.uri).application
    const question = { importer: plumego.importer, typed: found.typed, lowestMaturity }
    const range = this.#converter.range(found.range, file)
    return importSuggestions(plumego.snapshot, question, this.#t).map((suggestion, index) => ({
      ...this.#item(suggestion, plumego),
      // What stands there already: a client's own filter keeps all entries, and their order.
      filterText: found.typed === '' ? suggestion.importPath : found.typed,
      sortText: String(index).padStart(4, '0'),
      textEdit: { range, newText: suggestion.importPath + found.missingQuote },
    }))
  }

  #item(
    { label, status, remark, summary, isAdvised }: ImportSuggestion,
    { objection, located, isFromCatalogue }: UsedPlumego,
  ): CompletionItem {
    const isCatalogues = located.source === 'bundled' || isFromCatalogue(`${label}/module.yaml`)
    const source = isCatalogues ? ` · ${this.#t('bundled catalogue')}` : ''
    const isPlain = isAdvised && objection === undefined
    const against = objection === undefined ? remark : this.#t('this module does not require Plumego')
    const detail = `${status} · ${against}${source}`
    const documentation = [objection, summary].filter(text => text !== undefined).join('\n\n')
    return {
      label,
      kind: CompletionItemKind.Module,
      insertTextFormat: InsertTextFormat.PlainText,
      detail,
      // On whose word the status is can wait until a package is looked at; what speaks against it cannot.
      ...(this.#showsStatusInList && { labelDetails: { description: isPlain ? status : detail } }),
      // As it stands in the manifest: no Markdown of a workspace reaches the reader.
      ...(documentation !== '' && { documentation: { kind: MarkupKind.PlainText, value: documentation } }),
    }
  }
}
