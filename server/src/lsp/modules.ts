import { asImported } from '../core/application/imported.ts'
import { knowledgeOf } from '../core/application/knowledge.ts'
import { originText } from '../core/application/origin.ts'
import { plumegoFiles } from '../core/application/plumego-files.ts'
import { type WebPages, webPages } from '../core/application/web-pages.ts'
import type { LocatedModule, LocatedPlumego, ModuleFacts } from '../core/locate/module.ts'
import { joinPath } from '../core/repo/paths.ts'
import { Repository } from '../core/repo/repository.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import { requirementMissingText } from '../core/rules/application/requirement-missing.ts'
import type { Localize } from '../core/text/localize.ts'
import { SourceText } from '../core/text/source-text.ts'
import type { Platform } from './platform.ts'
import type { Plumego, UsedPlumego } from './plumego.ts'
import { uriBelow, uriOfPath } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** True for a Plumego whose files may change: a directory, and no copy that the go command made. */
export const isEditable = ({ source, version }: LocatedPlumego): boolean =>
  source === 'checkout' || (version === undefined && (source === 'replace' || source === 'go.work'))

/** What a path was when it was looked at; undefined where nothing was there. */
type Stamp = string | undefined

/** Which module owns which directory, and the Plumegos that they use. */
export class Modules {
  readonly #platform: Platform
  readonly #t: Localize
  readonly #open: (root: string) => Workspace | undefined
  readonly #byDirectory = new Map<string, LocatedModule | undefined>()
  /** The last ones whose go.mod and go.work could be read. */
  readonly #lastRead = new Map<string, LocatedModule | undefined>()
  /** By their JSON. */
  readonly #facts = new Map<string, ModuleFacts>()
  /** Those that nobody edits, by where they are. */
  readonly #loaded = new Map<string, Plumego & { readonly stamp: string }>()
  /** What was asked for to find them, by absolute path, as it was before. */
  readonly #looked = new Map<string, Stamp>()
  #changes = 0

  /** @param open the workspace of a checkout, loaded where it was not */
  constructor(platform: Platform, t: Localize, open: (root: string) => Workspace | undefined) {
    this.#platform = platform
    this.#t = t
    this.#open = open
  }

  /** The module that owns the Go files of a directory, by the platform's path. */
  moduleOf(directory: string): LocatedModule | undefined {
    if (!this.#byDirectory.has(directory)) {
      const located = this.#platform.locateModule(directory, path => {
        if (!this.#looked.has(path)) this.#looked.set(path, this.#stampOf(path))
      })
      this.#byDirectory.set(directory, this.#withLastAnswer(directory, located))
    }
    return this.#byDirectory.get(directory)
  }

  /**
   * Of what the go command refuses to read, nobody knows what it will say: what it said before counts, where it was read.
   * What is equal stays the same, for findings hang on it.
   */
  #withLastAnswer(directory: string, located: LocatedModule | undefined): LocatedModule | undefined {
    const last = this.#lastRead.get(directory)
    const isThere = (root: string): boolean => this.#platform.stampOfPath(`${root}/go.mod`) !== undefined
    const isRefused = located?.facts.isRefused === true
    if (last?.plumego && (isRefused || (located?.root !== last.root && isThere(last.root)))) {
      return this.#kept({ ...last, facts: { ...last.facts, leads: [], isRefused: true } })
    }
    const kept = located && this.#kept(located)
    if (!isRefused) this.#lastRead.set(directory, kept)
    return kept
  }

  #kept(located: LocatedModule): LocatedModule {
    const key = JSON.stringify(located.facts)
    const facts = this.#facts.get(key) ?? located.facts
    this.#facts.set(key, facts)
    return { ...located, facts }
  }

  /** How often what was found has been forgotten because it may be another. */
  get changes(): number {
    return this.#changes
  }

  /** The absolute paths that decide which Plumego is used, those where nothing is among them. */
  get lookedAt(): readonly string[] {
    return [...this.#looked.keys()]
  }

  /** Whether any module uses a Plumego. */
  get isAnyUsed(): boolean {
    return this.#plumegos.length > 0
  }

  /** Whether any module uses a Plumego that is not on the disk. */
  get isAnyMissing(): boolean {
    return this.#plumegos.some(({ roots }) => roots.length === 0)
  }

  get #plumegos(): readonly LocatedPlumego[] {
    return [...this.#byDirectory.values()].flatMap(module => module?.plumego ?? [])
  }

  /**
   * Forgets what was found where anything that was looked at is other than it was then.
   * @returns whether it has
   */
  forgetWhatChanged(): boolean {
    if ([...this.#looked].every(([path, stamp]) => this.#stampOf(path) === stamp)) return false
    this.forget()
    this.#looked.clear()
    this.#changes++
    for (const [key, { located, stamp }] of this.#loaded) {
      // Of a directory that the go command lays anew its own entry need not be another.
      if (located.source === 'vendor' || stamp !== this.#stampOfAll(located)) this.#loaded.delete(key)
    }
    return true
  }

  #stampOfAll = ({ roots, nested = [] }: LocatedPlumego): string =>
    [...roots, ...nested.flatMap(({ root }) => root ?? [])].map(root => this.#stampOf(root)).join()

  #stampOf(path: string): Stamp {
    return this.#platform.stampOfPath(path)?.text
  }

  /** Forgets which module uses which Plumego: a file that decides it has changed. */
  forget(): void {
    this.#byDirectory.clear()
  }

  /** Forgets what was read of the Plumegos that nobody edits, too. */
  forgetFiles(): void {
    this.forget()
    this.#looked.clear()
    this.#changes++
    this.#loaded.clear()
  }

  /** The Plumego that a module uses, and what speaks against importing it there. */
  usedBy({ plumego: located, path, facts: { requirement } }: LocatedModule): UsedPlumego | undefined {
    const plumego = located && this.plumegoAt(located)
    if (!plumego || requirement === 'own') return plumego
    return { ...plumego, objection: requirementMissingText(path, requirement, this.#t) }
  }

  /** Undefined where it cannot be read. */
  plumegoAt(located: LocatedPlumego): Plumego | undefined {
    if (isEditable(located)) return this.#edited(located)
    const key = JSON.stringify(located)
    const known = this.#loaded.get(key) ?? { stamp: this.#stampOfAll(located), ...this.#load(located) }
    this.#loaded.set(key, known)
    return known
  }

  #edited(located: LocatedPlumego): Plumego | undefined {
    const workspace = located.roots[0] === undefined ? undefined : this.#open(located.roots[0])
    if (!workspace) return undefined
    return this.#plumego(located, workspace.snapshot, workspace.file)
  }

  #load(located: LocatedPlumego): Plumego {
    const repository = new Repository()
    const { loaded, placeOf } = plumegoFiles(
      located,
      root => this.#platform.loadDependency(root, repository.counters),
      this.#t,
    )
    repository.load(loaded)
    const snapshot = repository.snapshot()
    return this.#plumego(located, snapshot, path => {
      const place = placeOf(path)
      if (!place) return undefined
      const source = (): SourceText =>
        snapshot.text(path) ?? new SourceText(this.#platform.readWholeText(place.root, place.path) ?? '')
      const uri = uriBelow(uriOfPath(place.root), place.path)
      return { uri, version: null, lineText: line => source().lineText(line) }
    })
  }

  #plumego(located: LocatedPlumego, files: Snapshot, file: Plumego['file']): Plumego {
    const snapshot = located.source === 'checkout' ? files : asImported(files, located)
    const link = (path: string, line?: number): string | undefined => {
      const uri = file(path)?.uri
      return uri !== undefined && line !== undefined ? `${uri}#L${line}` : uri
    }
    const isFromCatalogue = (path: string): boolean =>
      located.source === 'vendor' && snapshot.text(path) !== undefined && file(path) === undefined
    const pagesOf = (path: string): WebPages | undefined =>
      file(joinPath(path, 'module.yaml')) === undefined ? webPages(located, path) : undefined
    const origin = originText(located, this.#t)
    return { located, snapshot, knowledge: knowledgeOf(located), isFromCatalogue, origin, file, pagesOf, link }
  }
}
