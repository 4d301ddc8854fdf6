import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Location,
  type Position as LspPosition,
  type Range as LspRange,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { groupBy } from '../core/collections.ts'
import type { Fix, Severity, TextEdit } from '../core/findings/finding.ts'
import type { ToldFinding } from '../core/rules/one-cause.ts'
import type { Position, Range } from '../core/text/position.ts'
import { SourceText } from '../core/text/source-text.ts'

/** What a column counts: bytes, UTF-16 code units, or code points. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32'

/** The first encoding of the client's list that we know; LSP's default where it has none. */
export function chooseEncoding(preferred: readonly string[] = []): PositionEncoding {
  for (const encoding of preferred) {
    if (encoding === 'utf-8' || encoding === 'utf-16' || encoding === 'utf-32') return encoding
  }
  return 'utf-16'
}

/** A file as the client knows it. */
export interface ClientFile {
  readonly uri: string
  /** Of the open document; null where the file is not open. */
  readonly version: number | null
  /** The text of a line (0-based), without its end. Asked only where a column is not counted as core counts it. */
  lineText(line: number): string
}

/** A document that is open, whatever folder it lies in. */
export function fileOf(document: TextDocument): ClientFile {
  let source: SourceText | undefined
  const lineText = (line: number): string => {
    source ??= new SourceText(document.getText())
    return source.lineText(line)
  }
  return { uri: document.uri, version: document.version, lineText }
}

/** Finds a file of the workspace by its path relative to the workspace's root. */
export type FileLookup = (path: string) => ClientFile

/** What a diagnostic carries for whoever acts on it: the check that CI runs, or null, and the finding's key. */
export interface DiagnosticData {
  readonly check: string | null
  readonly key: readonly string[]
  /** The findings of the same cause at the same range that the diagnostic tells, too. */
  readonly others?: readonly { readonly code: string; readonly check: string | null; readonly key: readonly string[] }[]
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/** What a client takes beyond the least, and what the server can tell it then. */
export interface ClientTraits {
  readonly encoding: PositionEncoding
  /** Whether the client takes edits that name the version they are for. */
  readonly versionedEdits: boolean
  /** Whether it shows the other places that a diagnostic speaks of. */
  readonly relatedPlaces: boolean
  /** Whether it hands back what a diagnostic carries for us. */
  readonly diagnosticData: boolean
  /** Whether it knows that one action is preferred to others. */
  readonly preferredActions: boolean
  /** The URI of the page that explains a rule; undefined where there is none, or the client shows no link. */
  pageOf(code: string): string | undefined
}

/** Turns core's values into LSP's, for one client; nothing else in the server counts columns. */
export class Converter {
  readonly #client: ClientTraits

  constructor(client: ClientTraits) {
    this.#client = client
  }

  get encoding(): PositionEncoding {
    return this.#client.encoding
  }

  range(range: Range, file: ClientFile): LspRange {
    return { start: this.#position(range.start, file), end: this.#position(range.end, file) }
  }

  /** A place that the client names, as core counts. */
  fromPosition(position: LspPosition, file: ClientFile): Position {
    if (this.encoding === 'utf-16') return position
    const text = file.lineText(position.line)
    return { line: position.line, character: utf16Column(text, position.character, this.encoding) }
  }

  fromRange(range: LspRange, file: ClientFile): Range {
    return { start: this.fromPosition(range.start, file), end: this.fromPosition(range.end, file) }
  }

  diagnostic(finding: ToldFinding, lookUp: FileLookup): Diagnostic {
    const { relatedPlaces, diagnosticData } = this.#client
    const others = finding.members.slice(1).map(({ code, check, key }) => ({ code, check, key }))
    const data: DiagnosticData = { check: finding.check, key: finding.key, ...(others.length > 0 && { others }) }
    const page = this.#client.pageOf(finding.code)
    return {
      source: 'plumego',
      code: finding.code,
      ...(page !== undefined && { codeDescription: { href: page } }),
      severity: severities[finding.severity],
      range: this.range(finding.range, lookUp(finding.file)),
      message: finding.message,
      ...(relatedPlaces && {
        relatedInformation: finding.related.map(({ file, range, message }) => ({
          location: this.location(lookUp(file), range),
          message,
        })),
      }),
      ...(diagnosticData && { data }),
    }
  }

  /** @param diagnostics those of the client's that the fix mends */
  codeAction(fix: Fix, diagnostics: Diagnostic[], lookUp: FileLookup): CodeAction {
    const edit = this.#workspaceEdit(fix.edits, lookUp)
    const { preferredActions } = this.#client
    const preference = preferredActions && { isPreferred: fix.safe }
    return { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, ...preference, edit }
  }

  #workspaceEdit(edits: readonly TextEdit[], lookUp: FileLookup): WorkspaceEdit {
    const files = [...groupBy(edits, ({ file }) => file)].map(([path, list]) => {
      const file = lookUp(path)
      return { file, edits: list.map(({ range, newText }) => ({ range: this.range(range, file), newText })) }
    })
    if (!this.#client.versionedEdits) {
      return { changes: Object.fromEntries(files.map(({ file, edits }) => [file.uri, edits])) }
    }
    return {
      documentChanges: files.map(({ file: { uri, version }, edits }) => ({ textDocument: { uri, version }, edits })),
    }
  }

  location(file: ClientFile, range: Range): Location {
    return { uri: file.uri, range: this.range(range, file) }
  }

  #position({ line, character }: Position, file: ClientFile): LspPosition {
    if (this.encoding === 'utf-16' || character === 0) return { line, character }
    return { line, character: width(file.lineText(line).slice(0, character), this.encoding) }
  }
}

/** How many columns a text takes. */
function width(text: string, encoding: PositionEncoding): number {
  let columns = 0
  for (const character of text) columns += widthOf(character, encoding)
  return columns
}

/** The UTF-16 column of a column that is counted otherwise; one inside a character is moved to its start. */
function utf16Column(text: string, column: number, encoding: PositionEncoding): number {
  let columns = 0
  let units = 0
  for (const character of text) {
    columns += widthOf(character, encoding)
    if (columns > column) break
    units += character.length
  }
  return units
}

/** @param character one code point */
function widthOf(character: string, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return character.length
  if (encoding === 'utf-32') return 1
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
