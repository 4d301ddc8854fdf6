import type { FileEvent, PublishDiagnosticsParams } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { isGoFile } from '../core/repo/interest.ts'
import { isWithin } from '../core/repo/paths.ts'
import { readSettings, type Settings } from '../core/settings.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Converter } from './convert.ts'
import { DiagnosticsPublisher } from './diagnostics.ts'
import type { Platform } from './platform.ts'
import { directoryOfUri, pathOfUri, relativePath, uriOfPath } from './uris.ts'
import { Workspace } from './workspace.ts'

/** What the session tells the client. */
export interface SessionListener {
  publish(params: PublishDiagnosticsParams): void
  /** A checkout is looked at from now on: its files should be watched. */
  opened(workspace: Workspace): void
  /** Something changed that a view of the families may show. */
  modelChanged(): void
  log(message: string): void
  failed(doing: string, error: unknown): void
}

/** A file of a checkout. */
export interface Place {
  readonly workspace: Workspace
  /** Relative to the checkout, with `/`. */
  readonly path: string
}

interface Entry {
  readonly workspace: Workspace
  readonly publisher: DiagnosticsPublisher
  /** What it was configured with, as JSON. */
  section: string
}

/** From this many events on, reading the whole disk anew is the cheaper way: a git checkout, a generator's run. */
const manyEvents = 200

/** Everything that one client has open: its folders, their checkouts, and those that its documents import. */
export class Session {
  readonly #platform: Platform
  readonly #converter: Converter
  readonly #t: Localize
  readonly #listener: SessionListener
  readonly #entries = new Map<string, Entry>()
  readonly #documents = new Map<string, TextDocument>()
  /** Lines about settings that were told: each is told once. */
  readonly #toldProblems = new Set<string>()
  #section: unknown
  #folders: readonly string[] = []
  #scheduled = false
  #toldStructure = ''

  /** @param section the `plumego` section of the client's settings, of whatever type, for checkouts to come */
  constructor(platform: Platform, converter: Converter, t: Localize, listener: SessionListener, section?: unknown) {
    this.#platform = platform
    this.#converter = converter
    this.#t = t
    this.#section = section
    this.#listener = listener
  }

  get workspaces(): Workspace[] {
    return [...this.#entries.values()].map(({ workspace }) => workspace)
  }

  /** The checkouts that are worked on, and not only imported: those that hold a folder of the client's, or lie in one. */
  get ownWorkspaces(): Workspace[] {
    return this.workspaces.filter(
      workspace => this.#folders.length === 0 || this.#shownDirectories(workspace).length > 0,
    )
  }

  /** Takes the client's folders, by their URIs, in place of those before. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders
    this.#findWorkspaces()
  }

  /** Takes the `plumego` section of the client's settings, for every checkout and those to come. */
  configure(section: unknown): void {
    this.#section = section
    for (const workspace of this.workspaces) this.configureWorkspace(workspace, section)
  }

  /** Takes the settings of one checkout, where its folder has some of its own. */
  configureWorkspace({ root }: Workspace, section: unknown): void {
    const entry = this.#entries.get(root)
    const json = asJson(section)
    if (!entry || entry.section === json) return
    entry.section = json
    entry.workspace.configure(this.#settingsIn(section))
  }

  /** What a person has set for a file. */
  settingsOf(uri: string): Settings {
    return this.placeOf(uri)?.workspace.settings ?? this.#settingsIn(this.#section)
  }

  /** Takes an open document, new or changed. */
  changeDocument(document: TextDocument): void {
    // Before the document is known, so that a checkout which is loaded for it takes it only once.
    if (!this.#documents.has(document.uri) && isGoFile(document.uri)) this.#openPlumegoOf(document.uri)
    this.#documents.set(document.uri, document)
    const place = this.placeOf(document.uri)
    place?.workspace.openDocument(place.path, document)
  }

  closeDocument(uri: string): void {
    this.#documents.delete(uri)
    const place = this.placeOf(uri)
    place?.workspace.closeDocument(place.path)
  }

  document(uri: string): TextDocument | undefined {
    return this.#documents.get(uri)
  }

  /** The innermost checkout that holds a file. */
  placeOf(uri: string): Place | undefined {
    let nearest: Place | undefined
    for (const { workspace } of this.#entries.values()) {
      const path = workspace.pathOf(uri)
      if (path !== undefined && !(nearest && nearest.path.length <= path.length)) nearest = { workspace, path }
    }
    return nearest
  }

  /** The Plumego that the imports of a Go file mean: the checkout that holds it, or the one that its go.mod names. */
  plumegoOf(uri: string): Workspace | undefined {
    return this.placeOf(uri)?.workspace ?? this.#openPlumegoOf(uri)
  }

  /** Takes what the client saw happen on the disk. */
  changeFiles(events: readonly FileEvent[]): void {
    if (events.length >= manyEvents) {
      this.reload()
      return
    }
    for (const uri of new Set(events.map(event => event.uri))) {
      const place = this.placeOf(uri)
      if (place) this.#try(`reading ${uri}`, () => place.workspace.refreshPath(place.path))
    }
    if (events.some(({ uri }) => decidesCheckout(uri))) this.#findWorkspaces()
  }

  /** Reads every disk anew. */
  reload(): void {
    this.#findWorkspaces()
    for (const workspace of this.workspaces) this.#try(`reading ${workspace.root}`, () => workspace.reload())
  }

  #findWorkspaces(): void {
    const wanted = new Set(this.#folders.flatMap(folder => this.#rootsOf(folder)))
    for (const uri of this.#documents.keys()) {
      const root = this.#plumegoRootOf(uri)
      if (root !== undefined) wanted.add(root)
    }
    for (const root of wanted) this.#open(root)
    for (const [root, { publisher }] of this.#entries) {
      if (wanted.has(root)) continue
      publisher.clear()
      this.#entries.delete(root)
    }
    this.#schedule()
  }

  #rootsOf(folder: string): string[] {
    const directory = pathOfUri(folder)
    if (directory === undefined) return []
    const found = this.#platform.findPlumego(directory)
    const roots = found ? [found.root] : this.#platform.findCheckoutsBelow(directory)
    if (roots.length === 0) {
      this.#listener.log(
        this.#t('{folder} holds no Plumego: no go.mod of its module, none that replaces it, and no specs/repo.yaml.', {
          folder: directory,
        }),
      )
    }
    return roots
  }

  #plumegoRootOf(uri: string): string | undefined {
    const directory = directoryOfUri(uri)
    return directory === undefined ? undefined : this.#platform.findPlumego(directory)?.root
  }

  #openPlumegoOf(uri: string): Workspace | undefined {
    const root = this.#plumegoRootOf(uri)
    return root === undefined ? undefined : this.#open(root)
  }

  /** The checkout at a root, loaded where it was not; undefined where it cannot be read. */
  #open(root: string): Workspace | undefined {
    const known = this.#entries.get(root)
    if (known) return known.workspace
    return this.#try(`reading ${root}`, () => {
      const settings = this.#settingsIn(this.#section)
      const workspace = new Workspace(root, this.#platform, this.#t, settings, () => this.#schedule())
      const publisher = new DiagnosticsPublisher(workspace, this.#converter, this.#listener.publish)
      this.#entries.set(root, { workspace, publisher, section: asJson(this.#section) })
      this.#moveDocumentsTo(workspace)
      this.#listener.opened(workspace)
      return workspace
    })
  }

  #settingsIn(section: unknown): Settings {
    const { settings, problems } = readSettings(section, this.#t)
    for (const problem of problems.filter(line => !this.#toldProblems.has(line))) {
      this.#toldProblems.add(problem)
      this.#listener.log(problem)
    }
    return settings
  }

  /** A checkout may lie within another: a document belongs to the innermost. */
  #moveDocumentsTo(workspace: Workspace): void {
    for (const document of this.#documents.values()) {
      const path = workspace.pathOf(document.uri)
      if (path === undefined || this.placeOf(document.uri)?.workspace !== workspace) continue
      for (const outer of this.workspaces) {
        const outerPath = outer.pathOf(document.uri)
        if (outer !== workspace && outerPath !== undefined) outer.closeDocument(outerPath)
      }
      workspace.openDocument(path, document)
    }
  }

  /**
   * Answers once the messages that came together are read, and only for the state after the last of them. A timer of
   * zero and not an immediate, because the connection reads one message an immediate.
   */
  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setTimeout(() => {
      this.#scheduled = false
      const published = [...this.#entries.values()].filter(entry => this.#publish(entry))
      if (this.#structureChanged() || published.length > 0) this.#listener.modelChanged()
    }, 0)
  }

  /** Whether the client was told anything new. */
  #publish({ workspace, publisher }: Entry): boolean {
    return this.#try(`checking ${workspace.root}`, () => publisher.publish(this.#shownOf(workspace))) ?? false
  }

  /**
   * Which files' findings are told: those in the client's folders, and open ones of the same checkouts. The files of
   * a dependency are somebody else's, even when open; without any folder, whatever is open is what is worked on.
   */
  #shownOf(workspace: Workspace): (path: string) => boolean {
    const directories = this.#shownDirectories(workspace)
    const showsOpen = directories.length > 0 || this.#folders.length === 0
    return path => directories.some(directory => isWithin(path, directory)) || (showsOpen && workspace.isOpen(path))
  }

  /** The directories of a checkout that lie in the client's folders; the empty string for all of it. */
  #shownDirectories(workspace: Workspace): string[] {
    return this.#folders.flatMap(folder => {
      const directory = pathOfUri(folder)
      if (directory === undefined) return []
      const holdsRoot = relativePath(uriOfPath(directory), workspace.rootUri.toString()) !== undefined
      return holdsRoot ? '' : (workspace.pathOf(folder) ?? [])
    })
  }

  /** Whether more than the imports of Go files changed since this was last asked. */
  #structureChanged(): boolean {
    const structure = this.workspaces.map(({ root, snapshot }) => `${root}\0${snapshot.structureRevision}`).join('\0')
    if (structure === this.#toldStructure) return false
    this.#toldStructure = structure
    return true
  }

  /** A failure is told and changes nothing else; the answer is undefined then. */
  #try<Answer>(doing: string, action: () => Answer): Answer | undefined {
    try {
      return action()
    } catch (error) {
      this.#listener.failed(doing, error)
      return undefined
    }
  }
}

const asJson = (section: unknown): string => JSON.stringify(section) ?? ''

/** Files that make a directory a Plumego checkout, or an application of one. */
const decidesCheckout = (uri: string): boolean => uri.endsWith('/go.mod') || uri.endsWith('/specs/repo.yaml')
