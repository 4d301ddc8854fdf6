import {
  type CompletionClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  type InitializeParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type Position,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { acknowledgementCompletion } from '../core/completion/acknowledgement-completion.ts'
import { completionsAt } from '../core/completion/completion.ts'
import type { CompletionEntry, CompletionKind } from '../core/completion/completion-types.ts'
import { isGoFile } from '../core/repo/interest.ts'
import { schemaOf } from '../core/schema/file-schemas.ts'
import type { Localize } from '../core/text/localize.ts'
import { SourceText } from '../core/text/source-text.ts'
import { completionList } from './completion-list.ts'
import { type ClientFile, type Converter, fileOf } from './convert.ts'
import { ImportCompletions } from './import-completion.ts'
import type { Session } from './session.ts'
import { isGuided } from './uris.ts'

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  package: CompletionItemKind.Module,
  file: CompletionItemKind.File,
  person: CompletionItemKind.Constant,
  skeleton: CompletionItemKind.Snippet,
}

/** Completes manifests, specs files, and imports of Plumego in Go files, for one client. */
export class Completions {
  readonly #session: Session
  readonly #converter: Converter
  readonly #t: Localize
  readonly #imports: ImportCompletions
  readonly #takesSnippets: boolean
  readonly #adjustsIndent: boolean
  readonly #showsMarks: boolean
  readonly #format: MarkupKind
  readonly #client: CompletionClientCapabilities | undefined

  constructor(session: Session, converter: Converter, t: Localize, params: InitializeParams) {
    this.#client = params.capabilities.textDocument?.completion
    const item = this.#client?.completionItem
    this.#session = session
    this.#converter = converter
    this.#t = t
    this.#takesSnippets = item?.snippetSupport === true
    this.#showsMarks = item?.labelDetailsSupport === true
    this.#adjustsIndent = item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation) === true
    this.#imports = new ImportCompletions(session, converter, t, params)
    this.#format = item?.documentationFormat?.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText
  }

  /** None at all for a file that has no schema: there an editor may offer what it likes. */
  answer(params: CompletionParams): CompletionList | null {
    const items = this.#items(params)
    return items && completionList(items, this.#client)
  }

  #items({ textDocument: { uri }, position, context }: CompletionParams): CompletionItem[] | null {
    const document = this.#session.document(uri)
    const acknowledging = document && this.#acknowledging(document, position)
    if (acknowledging) return acknowledging
    if (document && isGoFile(uri)) return this.#imports.answer(document, position)
    const place = isGuided(uri) ? this.#session.placeOf(uri) : undefined
    if (!document || !place || !schemaOf(place.path, place.workspace.snapshot)) return null
    const file = fileOf(document)
    const text = new SourceText(document.getText())
    const at = this.#converter.fromPosition(position, file)
    const isRequest = (context?.triggerKind ?? CompletionTriggerKind.Invoked) === CompletionTriggerKind.Invoked
    const cause = isRequest ? 'request' : 'typing'
    return completionsAt(place.workspace.snapshot, place.path, text, at, this.#t, cause).map(entry =>
      this.#item(entry, file),
    )
  }

  /** Undefined where no comment that acknowledges is being written. */
  #acknowledging(document: TextDocument, position: Position): CompletionItem[] | undefined {
    const file = fileOf(document)
    const at = this.#converter.fromPosition(position, file)
    // Hardly any line has such a comment, and a letter behind another shall cost no more than this.
    if (!file.lineText(at.line).includes('plu')) return undefined
    const place = this.#session.placeOf(document.uri)
    if (!place) return undefined
    const { workspace, path } = place
    const text = new SourceText(document.getText())
    return acknowledgementCompletion(text, path, at, workspace.findings, this.#t)?.map(entry => this.#item(entry, file))
  }

  #item(entry: CompletionEntry, file: ClientFile): CompletionItem {
    const { label, kind, detail, mark, documentation, insertText, sortText, filterText } = entry
    const isSnippet = entry.isSnippet && this.#takesSnippets
    const newText = entry.isSnippet && !isSnippet ? withoutPlaceholders(insertText) : insertText
    return {
      label,
      kind: kinds[kind],
      sortText,
      filterText,
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: { range: this.#converter.range(entry.range, file), newText },
      ...(entry.moreEdits && {
        additionalTextEdits: entry.moreEdits.map(edit => ({
          range: this.#converter.range(edit.range, file),
          newText: edit.newText,
        })),
      }),
      // A client that shows the mark would show the detail beside it.
      ...(mark !== undefined && this.#showsMarks
        ? { labelDetails: { description: mark } }
        : detail !== undefined && { detail }),
      ...(documentation !== undefined && {
        documentation: {
          kind: this.#format,
          value: this.#format === MarkupKind.Markdown ? documentation.markdown : documentation.plain,
        },
      }),
      ...(this.#adjustsIndent && newText.includes('\n') && { insertTextMode: InsertTextMode.adjustIndentation }),
    }
  }
}

/** What means something in a snippet: an escape, a place to fill with what may stand in it, and its end. */
const snippetToken = /\\([$}\\])|\$\d+|\$\{\d+([|:]?)|\|?\}|[\s\S]/g

/** A snippet as plain text: a choice and an empty place are left for the person to fill, a proposed text stays. */
function withoutPlaceholders(snippet: string): string {
  let plain = ''
  let within: string | undefined
  for (const [token, escaped, kind] of snippet.matchAll(snippetToken)) {
    if (escaped !== undefined) plain += within === '|' ? '' : escaped
    else if (kind !== undefined) within = kind
    else if (/^\$\d/.test(token)) continue
    else if (within !== undefined && token.endsWith('}')) {
      if (within === ':') plain += token.slice(0, -1)
      within = undefined
    } else if (within !== '|') plain += token
  }
  return plain
}
