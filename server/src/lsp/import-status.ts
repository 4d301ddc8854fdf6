import type {
  InitializeParams,
  InlayHint,
  InlayHintParams,
  Location,
  LocationLink,
  TextDocumentPositionParams,
} from 'vscode-languageserver'
import { absentNested } from '../core/application/nested-origin.ts'
import { publicPackage } from '../core/hover/import-hover.ts'
import { importStatus } from '../core/hover/import-status.ts'
import type { Place } from '../core/maturity/maturity.ts'
import type { Localize } from '../core/text/localize.ts'
import { rangesTouch } from '../core/text/position.ts'
import type { MissingManifest } from '../protocol/missing-manifest.ts'
import { type Converter, fileOf } from './convert.ts'
import { importsOf } from './go-imports.ts'
import type { Plumego } from './plumego.ts'
import { isPositionParams } from './position-params.ts'
import type { Session } from './session.ts'

/** Shows how mature the imports of a Go file are, and leads from one to its manifest. */
export class ImportStatuses {
  readonly #session: Session
  readonly #converter: Converter
  readonly #t: Localize
  readonly #takesLinks: boolean

  constructor(session: Session, converter: Converter, t: Localize, { capabilities }: InitializeParams) {
    this.#takesLinks = capabilities.textDocument?.definition?.linkSupport === true
    this.#session = session
    this.#converter = converter
    this.#t = t
  }

  /** The status behind each import of Plumego, where the settings ask for it. */
  hints({ textDocument: { uri }, range }: InlayHintParams): InlayHint[] {
    const document = this.#session.document(uri)
    if (!document || !this.#session.settingsOf(uri).inlayHints.status) return []
    const plumego = this.#session.plumegoOf(uri)
    if (!plumego) return []
    const file = fileOf(document)
    const shown = this.#converter.fromRange(range, file)
    return importsOf(document.getText()).imports.flatMap(({ path, range }) => {
      const status = rangesTouch(range, shown) ? importStatus(plumego.snapshot, path, this.#t) : undefined
      if (!status) return []
      const { label: value, tooltip, manifest } = status
      const location = manifest && this.#location(plumego, manifest)
      const part = { value, tooltip, ...(location && { location }) }
      return [{ position: this.#converter.range(range, file).end, label: [part], paddingLeft: true }]
    })
  }

  /**
   * The manifest of the import on the line of a position.
   * @param at TextDocumentPositionParams, as far as the client keeps to it
   * @returns null where there is no import of Plumego
   */
  manifest(at: unknown): Location | null {
    const found = isPositionParams(at) ? this.#importAt(at) : undefined
    return (found && this.#manifestOf(found)) ?? null
  }

  #manifestOf({
    plumego,
    importPath,
  }: {
    readonly plumego: Plumego
    readonly importPath: string
  }): Location | undefined {
    const manifest = importStatus(plumego.snapshot, importPath, this.#t)?.manifest
    return manifest && this.#location(plumego, manifest)
  }

  /**
   * Why no manifest can be opened for the import on the line of a position.
   * @param at TextDocumentPositionParams, as far as the client keeps to it
   * @returns null where there is no import of Plumego, and where there is a manifest to open
   */
  missing(at: unknown): MissingManifest | null {
    const found = isPositionParams(at) ? this.#importAt(at) : undefined
    if (!found) return null
    const { plumego, importPath } = found
    const path = publicPackage(plumego.snapshot, importPath)
    const status = importStatus(plumego.snapshot, importPath, this.#t)
    if (path === undefined || (status?.manifest && this.#location(plumego, status.manifest))) return null
    const elsewhere = absentNested(plumego.located, path, this.#t)
    if (elsewhere !== undefined) return { message: this.#unreadText(path, elsewhere) }
    // What is known to be nowhere has no page either.
    const isKnownAbsent = !status && plumego.knowledge === 'whole'
    const pages = isKnownAbsent ? undefined : plumego.pagesOf(path)
    return {
      message: this.#missingText(plumego, path, { isThere: status !== undefined, hasPages: pages !== undefined }),
      ...(pages && { page: pages.documentation }),
    }
  }

  /** The manifest of the import at a position, as its definition: where the settings say that no other server tells one. */
  definition(params: TextDocumentPositionParams): LocationLink[] | Location[] | null {
    const { uri } = params.textDocument
    const found = this.#session.settingsOf(uri).definition.imports === 'on' ? this.#importAt(params) : undefined
    const document = this.#session.document(uri)
    if (!found || !document) return null
    const origin = this.#converter.range(found.range, fileOf(document))
    const { line, character } = params.position
    const isOnPath =
      origin.start.character <= character && character <= origin.end.character && origin.start.line === line
    const manifest = isOnPath ? this.#manifestOf(found) : undefined
    if (!manifest) return null
    const { uri: targetUri, range: targetRange } = manifest
    if (!this.#takesLinks) return [manifest]
    return [{ originSelectionRange: origin, targetUri, targetRange, targetSelectionRange: targetRange }]
  }

  #missingText(
    { knowledge, origin }: Plumego,
    path: string,
    { isThere, hasPages }: { readonly isThere: boolean; readonly hasPages: boolean },
  ): string {
    const values = { package: path, origin }
    if (knowledge === 'nothing') return this.#unreadText(path, origin)
    if (hasPages) {
      return this.#t('The manifest of {package} is not on this disk ({origin}). “go mod download” brings it.', values)
    }
    if (isThere) return this.#t('No manifest speaks for {package} ({origin}).', values)
    return this.#t('There is no package {package}, hence no manifest ({origin}).', values)
  }

  #unreadText(path: string, origin: string): string {
    return this.#t('The manifest of {package} cannot be read ({origin}).', { package: path, origin })
  }

  #importAt({ textDocument: { uri }, position: { line } }: TextDocumentPositionParams) {
    const document = this.#session.document(uri)
    if (!document) return undefined
    const { imports } = importsOf(document.getText())
    const found = imports.find(({ range: { start, end } }) => start.line <= line && line <= end.line)
    const plumego = found && this.#session.plumegoOf(uri)
    return plumego && { plumego, importPath: found.path, range: found.range }
  }

  /** Undefined for a manifest that is not on the disk. */
  #location(plumego: Plumego, { file, range }: Place): Location | undefined {
    const manifest = plumego.file(file)
    return manifest && this.#converter.location(manifest, range)
  }
}
