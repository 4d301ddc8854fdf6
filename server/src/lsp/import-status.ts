import {
  type InlayHint,
  type InlayHintParams,
  type Location,
  Position,
  TextDocumentIdentifier,
  type TextDocumentPositionParams,
} from 'vscode-languageserver'
import { importStatus } from '../core/hover/import-status.ts'
import type { Place } from '../core/maturity/maturity.ts'
import type { Localize } from '../core/text/localize.ts'
import { rangesTouch } from '../core/text/position.ts'
import { type Converter, fileOf } from './convert.ts'
import { importsOf } from './go-imports.ts'
import type { Plumego } from './modules.ts'
import type { Session } from './session.ts'

/** Shows how mature the imports of a Go file are, and leads from one to its manifest. */
export class ImportStatuses {
  readonly #session: Session
  readonly #converter: Converter
  readonly #t: Localize

  constructor(session: Session, converter: Converter, t: Localize) {
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
    if (!isPositionParams(at)) return null
    const { uri } = at.textDocument
    const { line } = at.position
    const document = this.#session.document(uri)
    if (!document) return null
    const { imports } = importsOf(document.getText())
    const found = imports.find(({ range: { start, end } }) => start.line <= line && line <= end.line)
    const plumego = found && this.#session.plumegoOf(uri)
    const manifest = plumego && importStatus(plumego.snapshot, found.path, this.#t)?.manifest
    return (manifest && this.#location(plumego, manifest)) ?? null
  }

  /** Undefined for a manifest that is not on the disk. */
  #location(plumego: Plumego, { file, range }: Place): Location | undefined {
    const manifest = plumego.file(file)
    return manifest && this.#converter.location(manifest, range)
  }
}

function isPositionParams(value: unknown): value is TextDocumentPositionParams {
  if (typeof value !== 'object' || value === null || !('textDocument' in value && 'position' in value)) return false
  return TextDocumentIdentifier.is(value.textDocument) && Position.is(value.position)
}
