import {
  type DiagnosticChangeEvent,
  type DiagnosticCollection,
  Disposable,
  languages,
  type Task,
  tasks,
  type Uri,
} from 'vscode'
import { problemMatcher, taskType } from './definition.ts'
import { foundBeside, ofServer } from './merged.ts'

/**
 * Puts what a run of the command found together with what the server tells. The two share an owner, so that the editor shows
 * nothing twice, and what the server says of a file from then on takes the place of what the command said. But what a run finds
 * in a file takes the place of what the server told of it, and what it does not find goes, such as hints: both are put back.
 * An event says when the editor has done that.
 */
export class CheckFindings implements Disposable {
  readonly #collection: () => DiagnosticCollection | undefined
  readonly #listening: Disposable
  /** Files, by URI, that this run found something in. */
  readonly #found = new Set<string>()
  /** Files that the server tells something of, and of which the editor may have taken that away at the end of this run. */
  readonly #toRestore = new Set<string>()

  /** @param collection what the server tells; undefined while it does not run */
  constructor(collection: () => DiagnosticCollection | undefined) {
    this.#collection = collection
    this.#listening = Disposable.from(
      tasks.onDidStartTask(({ execution: { task } }) => {
        if (isCheck(task)) this.#found.clear()
      }),
      tasks.onDidEndTask(({ execution: { task } }) => {
        if (isCheck(task)) this.#ended()
      }),
      languages.onDidChangeDiagnostics(event => this.#changed(event)),
    )
  }

  #ended(): void {
    this.#collection()?.forEach((uri, own) => {
      if (own.length > 0) this.#toRestore.add(uri.toString())
    })
  }

  #changed({ uris }: DiagnosticChangeEvent): void {
    const collection = this.#collection()
    if (collection) for (const uri of uris) this.#put(uri, collection)
  }

  #put(uri: Uri, collection: DiagnosticCollection): void {
    const own = collection.get(uri) ?? []
    if (own.length === 0) return
    const id = uri.toString()
    const found = foundBeside(own, languages.getDiagnostics(uri))
    if (found) {
      this.#found.add(id)
      collection.set(uri, [...ofServer(own), ...found])
    } else if (this.#toRestore.delete(id)) collection.set(uri, this.#found.has(id) ? own : ofServer(own))
  }

  dispose(): void {
    this.#listening.dispose()
  }
}

const isCheck = ({ definition, problemMatchers }: Task): boolean =>
  definition.type === taskType || problemMatchers.includes(problemMatcher)
