import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver'
import { groupBy } from '../core/collections.ts'
import type { Finding } from '../core/findings/finding.ts'
import { type ToldFinding, toldOnce } from '../core/rules/one-cause.ts'
import { isToldWhereOpen } from '../core/rules/registry.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Converter } from './convert.ts'
import { SettledFindings } from './settled-findings.ts'
import type { Workspace } from './workspace.ts'

interface Sent {
  readonly uri: string
  /** The diagnostics as JSON: what the client holds. */
  readonly diagnostics: string
}

const none = '[]'

/**
 * Pushes the findings of one workspace, file by file. A set that the client already holds is not sent again, except
 * for a document that was edited: there the client awaits the answer for its new version.
 */
export class DiagnosticsPublisher {
  readonly #workspace: Workspace
  readonly #converter: Converter
  readonly #t: Localize
  readonly #send: (params: PublishDiagnosticsParams) => void
  readonly #settled: SettledFindings
  readonly #ofBranch: (findings: readonly Finding[]) => readonly Finding[]
  readonly #sent = new Map<string, Sent>()

  constructor(
    workspace: Workspace,
    converter: Converter,
    t: Localize,
    send: (params: PublishDiagnosticsParams) => void,
    ofBranch: (findings: readonly Finding[]) => readonly Finding[] = findings => findings,
  ) {
    this.#ofBranch = ofBranch
    this.#workspace = workspace
    this.#settled = new SettledFindings(workspace)
    this.#converter = converter
    this.#t = t
    this.#send = send
  }

  /**
   * The findings that are told of the present state: what is found only because somebody is typing waits.
   * @param isShown whether a file's findings are told at all
   */
  told(isShown: (path: string) => boolean): readonly Finding[] {
    const settled = this.#ofBranch(this.#settled.take())
    return settled.filter(
      finding => isShown(finding.file) && (!isToldWhereOpen(finding) || this.#workspace.isOpen(finding.file)),
    )
  }

  /**
   * @param isShown whether a file's findings are told at all
   * @returns whether any set is another than before
   */
  publish(isShown: (path: string) => boolean): boolean {
    const byFile = groupBy(toldOnce(this.told(isShown), this.#t), ({ file }) => file)
    const awaited = [...this.#workspace.edited].filter(isShown)
    this.#workspace.edited.clear()
    const paths = new Set([...this.#sent.keys(), ...byFile.keys(), ...awaited])
    return [...paths].filter(path => this.#publishFile(path, byFile.get(path) ?? [], awaited.includes(path))).length > 0
  }

  /** Takes back everything that was sent. */
  clear(): void {
    this.#settled.dispose()
    for (const { uri } of this.#sent.values()) this.#send({ uri, diagnostics: [] })
    this.#sent.clear()
  }

  #publishFile(path: string, findings: readonly ToldFinding[], isAwaited: boolean): boolean {
    const { uri, version } = this.#workspace.file(path)
    const diagnostics = findings.map(finding => this.#converter.diagnostic(finding, this.#workspace.file))
    const before = this.#sent.get(path)
    const now: Sent = { uri, diagnostics: JSON.stringify(diagnostics) }
    // A client may write the URI of a document that it opens in another way than we do.
    if (before && before.uri !== uri) this.#send({ uri: before.uri, diagnostics: [] })
    const isKnown = now.diagnostics === (before?.uri === uri ? before.diagnostics : none)
    if (!isKnown || isAwaited) this.#send(publication(uri, version, diagnostics))
    if (diagnostics.length > 0) this.#sent.set(path, now)
    else this.#sent.delete(path)
    return !isKnown
  }
}

const publication = (uri: string, version: number | null, diagnostics: Diagnostic[]): PublishDiagnosticsParams =>
  version === null ? { uri, diagnostics } : { uri, version, diagnostics }
