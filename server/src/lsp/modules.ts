import { originText } from '../core/application/origin.ts'
import { plumegoFiles } from '../core/application/plumego-files.ts'
import type { LocatedModule, LocatedPlumego } from '../core/locate/module.ts'
import { Repository } from '../core/repo/repository.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Platform } from './platform.ts'
import { uriBelow, uriOfPath } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** A Plumego that something imports. */
export interface Plumego {
  readonly located: LocatedPlumego
  readonly snapshot: Snapshot
  /** Where it comes from, in the reader's language. */
  readonly origin: string
  /** A file's address, at a 1-based line where one is given; undefined for a file that only the catalogue knows. */
  link(path: string, line?: number): string | undefined
}

/** True for a Plumego whose files may change: a directory, and no copy that the go command made. */
export const isEditable = ({ source, version }: LocatedPlumego): boolean =>
  source === 'checkout' || (version === undefined && (source === 'replace' || source === 'go.work'))

/** Which module owns which directory, and the Plumegos that they use. */
export class Modules {
  readonly #platform: Platform
  readonly #t: Localize
  readonly #open: (root: string) => Workspace | undefined
  readonly #byDirectory = new Map<string, LocatedModule | undefined>()
  /** Those that nobody edits, by where they are. */
  readonly #loaded = new Map<string, Plumego>()

  /** @param open the workspace of a checkout, loaded where it was not */
  constructor(platform: Platform, t: Localize, open: (root: string) => Workspace | undefined) {
    this.#platform = platform
    this.#t = t
    this.#open = open
  }

  /** The module that owns the Go files of a directory, by the platform's path. */
  moduleOf(directory: string): LocatedModule | undefined {
    if (!this.#byDirectory.has(directory)) this.#byDirectory.set(directory, this.#platform.locateModule(directory))
    return this.#byDirectory.get(directory)
  }

  /** Forgets which module uses which Plumego: a file that decides it has changed. */
  forget(): void {
    this.#byDirectory.clear()
  }

  /** Forgets what was read of the Plumegos that nobody edits, too. */
  forgetFiles(): void {
    this.forget()
    this.#loaded.clear()
  }

  /** Undefined where it cannot be read. */
  plumegoAt(located: LocatedPlumego): Plumego | undefined {
    if (isEditable(located)) return this.#edited(located)
    const key = JSON.stringify(located)
    const known = this.#loaded.get(key) ?? this.#load(located)
    this.#loaded.set(key, known)
    return known
  }

  #edited(located: LocatedPlumego): Plumego | undefined {
    const workspace = located.roots[0] === undefined ? undefined : this.#open(located.roots[0])
    if (!workspace) return undefined
    const { snapshot, rootUri } = workspace
    const link = (path: string, line?: number): string => withLine(uriBelow(rootUri, path), line)
    return { located, snapshot, origin: originText(located, this.#t), link }
  }

  #load(located: LocatedPlumego): Plumego {
    const repository = new Repository()
    const { loaded, rootOf } = plumegoFiles(located, root => this.#platform.loadWorkspace(root, repository.counters))
    repository.load(loaded)
    const link = (path: string, line?: number): string | undefined => {
      const root = rootOf(path)
      return root === undefined ? undefined : withLine(uriBelow(uriOfPath(root), path), line)
    }
    return { located, snapshot: repository.snapshot(), origin: originText(located, this.#t), link }
  }
}

const withLine = (uri: string, line: number | undefined): string => (line === undefined ? uri : `${uri}#L${line}`)
