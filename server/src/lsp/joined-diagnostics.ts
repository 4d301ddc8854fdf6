import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver'

type Send = (params: PublishDiagnosticsParams) => void

/**
 * Sends what several publishers say of one document as one set: an application may lie within a checkout, and of a
 * document's sets a client keeps the last alone.
 */
export class JoinedDiagnostics {
  readonly #send: Send
  /** By URI and publisher; sets without diagnostics are left out. */
  readonly #sets = new Map<string, Map<Send, readonly Diagnostic[]>>()

  constructor(send: Send) {
    this.#send = send
  }

  /** The way to send for one more publisher. */
  newSender(): Send {
    const sender: Send = params => {
      const sets = this.#sets.get(params.uri) ?? new Map<Send, readonly Diagnostic[]>()
      if (params.diagnostics.length > 0) sets.set(sender, params.diagnostics)
      else sets.delete(sender)
      if (sets.size > 0) this.#sets.set(params.uri, sets)
      else this.#sets.delete(params.uri)
      const own = sets.size === 1 ? sets.get(sender) : undefined
      this.#send({ ...params, diagnostics: own ? [...own] : withoutCopies([...sets.values()].flat()) })
    }
    return sender
  }
}

const withoutCopies = (diagnostics: readonly Diagnostic[]): Diagnostic[] => [
  ...new Map(diagnostics.map(one => [JSON.stringify(one), one])).values(),
]
