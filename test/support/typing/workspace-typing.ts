import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { newCounters } from '../../../server/src/core/repo/counters.ts'
import { Repository } from '../../../server/src/core/repo/repository.ts'
import { loadWorkspace, readWholeText } from '../../../server/src/node/workspace.ts'
import { loadMaterializer } from '../parity-cases.ts'
import { coreServer } from './core-server.ts'
import { type TypingServer, yamlLanguage } from './editor-model.ts'
import { mistypedLines } from './mistype.ts'
import { type TakingOutcome, takeValues } from './take-values.ts'
import { type TypingListener, type TypingOutcome, typeText } from './type-text.ts'

/** The specs that have a schema, and so completion. */
export const typedSpecs: readonly string[] = [
  'repo',
  'task-routing',
  'package-hotspots',
  'dependency-rules',
  'extension-taxonomy',
  'extension-maturity',
  'extension-beta-evidence',
].map(name => `specs/${name}.yaml`)

/** A workspace whose YAML files can be typed anew, each while all others are as they are on the disk. */
export class WorkspaceTyping {
  readonly #root: string
  readonly #repository = new Repository(newCounters())
  readonly #lineBreak: string
  readonly #closesPairs: boolean

  /**
   * @param lineBreak of the text that the server sees
   * @param closesPairs whether the editor types the closing halves of pairs along
   */
  constructor(root: string, lineBreak = '\n', closesPairs = false) {
    this.#root = root
    this.#lineBreak = lineBreak
    this.#closesPairs = closesPairs
    this.#repository.load(loadWorkspace(root, this.#repository.counters))
  }

  get manifests(): string[] {
    return [...this.#repository.snapshot().manifests.values()].map(({ path }) => path)
  }

  /** Types a file from nothing; its lines above count for the repository as they do in an editor. */
  typeFile(file: string, listener?: TypingListener): TypingOutcome {
    return this.typeNew(file, readWholeText(this.#root, file) ?? '', listener)
  }

  /** Types a text as a file that need not exist. */
  typeNew(file: string, text: string, listener?: TypingListener): TypingOutcome {
    return this.#with(file, (server, settle) =>
      typeText(server, yamlLanguage, text.trimEnd(), listener, settle, this.#closesPairs),
    )
  }

  /** Takes the values of a file from the lists. */
  takeFile(file: string): TakingOutcome {
    return this.takeNew(file, readWholeText(this.#root, file) ?? '')
  }

  /** Takes the values of a text from the lists, as a file that need not exist. */
  takeNew(file: string, text: string): TakingOutcome {
    return this.#with(file, (server, settle) => takeValues(server, yamlLanguage, text.trimEnd(), settle))
  }

  /** Types each line of a file with a wrong letter in it that is taken back; returns the lines that are lost. */
  mistypeFile(file: string): string[] {
    return this.mistypeNew(file, readWholeText(this.#root, file) ?? '')
  }

  /** The same of a text, as a file that need not exist. */
  mistypeNew(file: string, text: string): string[] {
    return this.#with(file, (server, settle) => mistypedLines(server, yamlLanguage, text.trimEnd(), settle))
  }

  /** Milliseconds of each answer while a file is typed from nothing. */
  timesOf(file: string): number[] {
    const times: number[] = []
    const text = readWholeText(this.#root, file) ?? ''
    this.#with(file, (server, settle) => {
      const ask: TypingServer['ask'] = (...question) => {
        const start = performance.now()
        const answer = server.ask(...question)
        times.push(performance.now() - start)
        return answer
      }
      return typeText({ ...server, ask }, yamlLanguage, text.trimEnd(), undefined, settle)
    })
    return times
  }

  /** Runs with a server that has the file open. */
  #with<T>(file: string, run: (server: TypingServer, settle: (above: string) => void) => T): T {
    const broken = (text: string): string => text.replaceAll('\n', this.#lineBreak)
    const server = coreServer(this.#repository, file)
    const asked: TypingServer = { ...server, ask: (text, ...rest) => server.ask(broken(text), ...rest) }
    const result = run(asked, above => this.#repository.openDocument(file, { text: broken(above) }))
    this.#repository.closeDocument(file)
    return result
  }
}

/** Lays Plumego in a temporary directory; undefined where the shared data is not at hand. */
export async function layPlumego(): Promise<string | undefined> {
  const materializer = await loadMaterializer()
  if (!materializer) return undefined
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-typing-')))
  materializer.layWorkspace(root, materializer.pristineFiles())
  return root
}
