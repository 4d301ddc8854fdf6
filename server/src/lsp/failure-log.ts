import { LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { placeOfThrow, stackOf } from '../core/text/thrown.ts'
import { plainMessage } from '../protocol/plain-message.ts'

/** How many mistakes are told apart: nobody reads more, and a server runs all day. */
const most = 1000

/** Whether something is thrown to tell a person why nothing is done, and no mistake. */
export const isRefusal = (error: unknown): boolean => error instanceof ResponseError

/** What is thrown to tell a person why nothing is done. */
export const refusal = (message: string): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.RequestFailed, plainMessage(message))

/** Tells mistakes, each once with where it happened, however often it happens again: a rule runs at each keystroke. */
export class FailureLog {
  readonly #write: (line: string) => void
  readonly #known = new Set<string>()

  constructor(write: (line: string) => void) {
    this.#write = write
  }

  /** @param doing what was being done, for a sentence that it ends */
  readonly failed = (doing: string, error: unknown): void => {
    // What is judged or read may be many files, of which the first is told.
    const [verb, subject] = doing.split(' ')
    const mistake = `${verb} ${subject}\n${placeOfThrow(error)}`
    if (this.#known.has(mistake) || this.#known.size >= most) return
    this.#known.add(mistake)
    this.#write(`Failed while ${doing}: ${stackOf(error)}`)
  }
}
