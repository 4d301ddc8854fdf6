import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { newCounters } from '../../../server/src/core/repo/counters.ts'
import { Repository } from '../../../server/src/core/repo/repository.ts'
import { loadWorkspace, readWholeText } from '../../../server/src/node/workspace.ts'
import { loadMaterializer } from '../parity-cases.ts'
import { coreServer } from './core-server.ts'
import { yamlLanguage } from './editor-model.ts'
import { type TypingListener, type TypingOutcome, typeText } from './type-text.ts'

/** The specs that have a schema, and so completion. */
export const typedSpecs: readonly string[] = [
  'dependency-rules',
  'extension-taxonomy',
  'extension-maturity',
  'extension-beta-evidence',
].map(name => `specs/${name}.yaml`)

/** A workspace whose YAML files can be typed anew, each while all others are as they are on the disk. */
export class WorkspaceTyping {
  readonly #root: string
  readonly #repository = new Repository(newCounters())

  constructor(root: string) {
    this.#root = root
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
    const settle = (above: string): void => this.#repository.openDocument(file, { text: above })
    const outcome = typeText(coreServer(this.#repository, file), yamlLanguage, text.trimEnd(), listener, settle)
    this.#repository.closeDocument(file)
    return outcome
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
