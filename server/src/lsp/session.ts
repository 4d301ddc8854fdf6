import type { FileEvent, PublishDiagnosticsParams } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { nestedModules } from '../core/application/own-files.ts'
import { isQuiet } from '../core/application/quiet.ts'
import type { Importer } from '../core/hover/verdict-line.ts'
import { isApplication, type LocatedModule, type LocatedPlumego, noFacts } from '../core/locate/module.ts'
import { isGoFile } from '../core/repo/interest.ts'
import type { Finding } from '../core/rules/finding.ts'
import type { Settings } from '../core/settings.ts'
import { settingsPath } from '../core/settings-file.ts'
import type { Localize } from '../core/text/localize.ts'
import { decidesPlumego, isGitRef, manyEvents, refresh } from './changed-files.ts'
import type { Converter } from './convert.ts'
import { DiagnosticsPublisher } from './diagnostics.ts'
import { isForeignTo, withoutOpenIn } from './guests.ts'
import { Healing } from './healing.ts'
import { isEditable, Modules, type Plumego, type UsedPlumego } from './modules.ts'
import type { Platform } from './platform.ts'
import { SettingsReader } from './settings-reader.ts'
import { isWorkedOn, shownFiles } from './shown-files.ts'
import { Sources } from './sources.ts'
import { directoryOfUri, isGuided, pathOfUri, relativePath, uriBelow } from './uris.ts'
import { Workspace } from './workspace.ts'
import { applicationKind, checkoutKind, type WorkspaceKind } from './workspace-kind.ts'

/** What the session tells the client. */
export interface SessionListener {
  publish(params: PublishDiagnosticsParams): void
  /** A checkout or an application is looked at from now on: its files should be watched. */
  opened(workspace: Workspace): void
  /** Something changed that a view of the families may show. */
  modelChanged(): void
  /**
   * Takes the absolute paths that decide which Plumego is used: they may lie outside of all workspaces.
   * @returns whether the client tells what happens there
   */
  watchOutside(paths: readonly string[], workspaces: readonly Workspace[]): boolean
  log(message: string): void
  failed(doing: string, error: unknown): void
}

/** A file of a checkout or an application. */
export interface Place {
  readonly workspace: Workspace
  /** Relative to its directory, with `/`. */
  readonly path: string
}

interface Entry {
  readonly workspace: Workspace
  readonly publisher: DiagnosticsPublisher
  /** What the client sent for it, of whatever type. */
  section: unknown
  /** What a person was told of it last. */
  description: string
}

/** What a letter asks for besides, its completion, comes right behind it: that goes before the rules. */
const settlingMs = 2
/** In manifests and specs VS Code asks 10 ms behind a letter, and the rules of a spec may take longer than that. */
const guidedSettlingMs = 12

/** The Plumego that the imports of a Go file mean. */
interface PlumegoOfFile extends UsedPlumego {
  /** The file in its checkout, where it belongs to one: that need not be the Plumego which it imports. */
  readonly importer: Importer | undefined
}

/** Everything that one client has open: its folders, their checkouts and applications, and what its documents import. */
export class Session {
  readonly #platform: Platform
  readonly #converter: Converter
  readonly #t: Localize
  readonly #listener: SessionListener
  readonly #entries = new Map<string, Entry>()
  readonly #modules: Modules
  readonly #sources: Sources
  readonly #documents = new Map<string, TextDocument>()
  readonly #settings: SettingsReader
  readonly #healing = new Healing(
    () => this.workspaces,
    (workspace, paths) => this.#takeChanges(workspace, paths),
  )
  #section: unknown
  #folders: readonly string[] = []
  /** Roots of what the folders hold or use. */
  #wanted: ReadonlySet<string> = new Set()
  #scheduled = false
  #settlingMs = settlingMs
  #toldStructure = ''

  /** @param section the `plumego` section of the client's settings, of whatever type, for checkouts to come */
  constructor(platform: Platform, converter: Converter, t: Localize, listener: SessionListener, section?: unknown) {
    this.#platform = platform
    this.#converter = converter
    this.#t = t
    this.#section = section
    this.#listener = listener
    this.#settings = new SettingsReader(platform, t, line => listener.log(line))
    this.#modules = new Modules(platform, t, root => this.#openCheckout(root))
    this.#sources = new Sources(
      this.#modules,
      () => this.#takeSources(),
      paths => listener.watchOutside(paths, this.workspaces),
    )
  }

  get workspaces(): Workspace[] {
    return [...this.#entries.values()].map(({ workspace }) => workspace)
  }

  /** Those that are worked on, and not only imported: they hold a folder of the client's, or lie in one. */
  get ownWorkspaces(): Workspace[] {
    return this.workspaces.filter(
      workspace => isWorkedOn(workspace, this.#folders) && !this.isGuest(workspace) && !this.#isCopy(workspace),
    )
  }

  /** Takes where each Plumego is now: one cheap look, for what nobody told. */
  lookAtSources(): void {
    this.#sources.look()
  }

  get ownCheckouts(): Workspace[] {
    return this.ownWorkspaces.filter(({ kind }) => kind.isCheckout)
  }

  /** Takes the client's folders, by their URIs, in place of those before. @returns what is looked at now */
  setFolders(folders: readonly string[]): Workspace[] {
    this.#folders = folders
    this.#findWorkspaces()
    return this.workspaces
  }

  /** Takes the `plumego` section of the client's settings, for every checkout and those to come. */
  configure(section: unknown): void {
    this.#section = section
    for (const workspace of this.workspaces) this.configureWorkspace(workspace, section)
  }

  /** Takes the settings of one checkout, where its folder has some of its own. */
  configureWorkspace({ root }: Workspace, section: unknown): void {
    const entry = this.#entries.get(root)
    if (!entry || asJson(entry.section) === asJson(section)) return
    entry.section = section
    entry.workspace.configure(this.#settings.read(section, root))
  }

  /** What a person has set for a file. */
  settingsOf(uri: string): Settings {
    return this.placeOf(uri)?.workspace.settings ?? this.#settings.read(this.#section)
  }

  /** Takes an open document, new or changed. */
  changeDocument(document: TextDocument): void {
    // Before the document is known, so that a checkout which is loaded for it takes it only once.
    if (!this.#documents.has(document.uri)) {
      this.#believeDisk(document.uri)
      if (isGoFile(document.uri) || this.#isForeign(document.uri)) this.#openModuleOf(document.uri)
    }
    this.#documents.set(document.uri, document)
    this.#healing.soon()
    this.#settlingMs = isGuided(document.uri) ? guidedSettlingMs : settlingMs
    const place = this.placeOf(document.uri)
    place?.workspace.openDocument(place.path, document)
  }

  closeDocument(uri: string): void {
    this.#documents.delete(uri)
    const place = this.placeOf(uri)
    place?.workspace.closeDocument(place.path)
    this.#believeDisk(uri)
    if (place && this.isGuest(place.workspace) && !place.workspace.hasOpenFiles) this.#findWorkspaces()
  }

  saveDocument(uri: string): void {
    this.#believeDisk(uri)
    const place = this.placeOf(uri)
    place?.workspace.saveDocument(place.path)
  }

  /** What is computed from files as the disk has them now: again, where one of them was other than it was read. */
  fresh<Answer>(workspace: Workspace, compute: () => Answer, filesOf: (answer: Answer) => readonly string[]): Answer {
    let answer = compute()
    // Each time there are fewer files of which that is not known.
    for (let changed = workspace.changesAmong(filesOf(answer)); changed.length > 0; ) {
      this.#takeChanges(workspace, changed)
      answer = compute()
      changed = workspace.changesAmong(filesOf(answer))
    }
    return answer
  }

  document(uri: string): TextDocument | undefined {
    return this.#documents.get(uri)
  }

  /** The innermost checkout or application that a file belongs to. */
  placeOf(uri: string): Place | undefined {
    let nearest: Place | undefined
    for (const { workspace } of this.#entries.values()) {
      const path = workspace.pathOf(uri)
      if (path === undefined || (nearest && nearest.path.length <= path.length)) continue
      if (workspace.owns(path)) nearest = { workspace, path }
    }
    return nearest
  }

  /** The innermost checkout that a file belongs to: none for a file of an application, which may hold files of such names too. */
  checkoutPlaceOf(uri: string): Place | undefined {
    const place = this.placeOf(uri)
    return place?.workspace.kind.isCheckout ? place : undefined
  }

  /** The Plumego that the imports of a Go file mean: that of the module which the file belongs to. */
  plumegoOf(uri: string): PlumegoOfFile | undefined {
    const module = this.#moduleOf(uri)
    const plumego = module && this.#modules.usedBy(module)
    if (!plumego) return undefined
    return { ...plumego, importer: this.#importer(uri) }
  }

  #importer(uri: string): Importer | undefined {
    const place = this.checkoutPlaceOf(uri)
    if (!place) return undefined
    const { workspace, path } = place
    return { snapshot: workspace.snapshot, file: path, link: workspace.link }
  }

  /** The newest Plumego in the module cache. */
  get newestCached(): Plumego | undefined {
    const located = this.#platform.newestCachedPlumego()
    return located && this.#modules.plumegoAt(located)
  }

  /** The Plumegos that are looked at or used, each once. */
  get plumegos(): Plumego[] {
    const located = this.workspaces.flatMap(({ root, kind, snapshot }): LocatedPlumego[] => {
      if (kind.isCheckout) return [{ source: 'checkout', version: undefined, roots: [root] }]
      const module = this.#modules.moduleOf(root)
      const used = module?.plumego
      return used && !isEditable(used) && !isQuiet(module.facts, snapshot) ? [used] : []
    })
    const distinct = new Map(located.map(one => [JSON.stringify(one), one]))
    return [...distinct.values()].flatMap(one => this.#modules.plumegoAt(one) ?? [])
  }

  /** Whether what is open has nothing to do with Plumego but for what it uses. */
  get isQuiet(): boolean {
    const { workspaces } = this
    return workspaces.length > 0 && workspaces.every(({ kind }) => !kind.isCheckout) && this.plumegos.length === 0
  }

  /** What is told of the files of a Plumego; nothing of one that is not looked at. */
  findingsIn({ located }: Plumego): readonly Finding[] {
    const entry = isEditable(located) ? this.#entries.get(located.roots[0] ?? '') : undefined
    return entry?.publisher.told(this.#shown(entry.workspace)) ?? []
  }

  /** Takes what the client saw happen on the disk. */
  changeFiles(events: readonly FileEvent[]): void {
    // Who tells much at once may have dropped some of it.
    this.#healing.soon()
    this.#sources.look()
    if (events.length >= manyEvents) {
      this.reload()
      return
    }
    const uris = new Set(events.map(event => event.uri))
    for (const uri of uris) {
      const place = this.placeOf(uri)
      if (place) this.#try(`reading ${uri}`, () => refresh(place.workspace, place.path))
    }
    this.#follow([...uris])
  }

  /** Takes what else hangs on files that changed: git's refs, settings, and which Plumego is whose. */
  #follow(uris: readonly string[]): void {
    for (const workspace of this.workspaces) {
      const paths = uris.map(uri => workspace.pathOf(uri))
      if (paths.includes('.git/info/exclude')) workspace.refreshGit()
      else if (workspace.kind.isCheckout && paths.some(isGitRef)) workspace.refreshCommits()
    }
    for (const { workspace, section } of this.#entries.values()) {
      if (!uris.some(uri => workspace.pathOf(uri) === settingsPath)) continue
      workspace.configure(this.#settings.read(section, workspace.root))
    }
    if (uris.some(decidesPlumego)) {
      this.#modules.forget()
      this.#findWorkspaces()
    }
  }

  /** Reads every disk anew. */
  reload(): void {
    this.#modules.forgetFiles()
    this.#findWorkspaces()
    for (const workspace of this.workspaces) this.#try(`reading ${workspace.root}`, () => workspace.reload())
  }

  /**
   * Takes the disk as it is now, for a file and what lies around it, and for the rest soon: a client may not watch files,
   * and a watcher may drop what happened.
   */
  #believeDisk(uri: string): void {
    this.#modules.forget()
    const place = this.placeOf(uri)
    if (place) {
      place.workspace.lookAtGit()
      this.#takeChanges(place.workspace, place.workspace.changesAround(place.path))
    }
    this.#healing.soon()
  }

  /** Takes paths of a workspace as the disk has them now, those that belong to one within it too. */
  #takeChanges(workspace: Workspace, paths: readonly string[]): void {
    if (paths.length >= manyEvents) this.#try(`reading ${workspace.root}`, () => workspace.reload())
    else for (const path of paths) this.#try(`reading ${path}`, () => refresh(workspace, path))
    if (paths.length === 0) return
    this.#follow(paths.map(path => uriBelow(workspace.rootUri, path)))
    // Who finds something may have come while it was being made: a copy takes its time.
    this.#healing.soon()
  }

  /** Whether a file lies where another repository does, or git ignores it. */
  #isForeign(uri: string): boolean {
    const place = this.placeOf(uri)
    return place?.workspace.snapshot.isForeign(place.path) ?? false
  }

  /** Whether a workspace is looked at only for its open files: no folder asks for it, and it lies where another's are foreign. */
  isGuest(workspace: Workspace): boolean {
    return !this.#wanted.has(workspace.root) && this.workspaces.some(other => isForeignTo(other, workspace))
  }

  /** Takes that a Plumego may be elsewhere, and tells whose is. */
  #takeSources(): void {
    this.#findWorkspaces()
    this.#healing.soon()
    for (const entry of this.#entries.values()) {
      const { kind, snapshot } = entry.workspace
      const description = kind.describe(snapshot)
      if (!kind.isCheckout && description !== entry.description) this.#listener.log(description)
      entry.description = description
    }
  }

  #findWorkspaces(): void {
    const wanted = new Set(this.#folders.flatMap(folder => this.#openIn(folder)))
    this.#wanted = new Set(wanted)
    for (const uri of this.#documents.keys()) for (const root of this.#openModuleOf(uri)) wanted.add(root)
    for (const [root, { publisher }] of this.#entries) {
      if (wanted.has(root)) continue
      publisher.clear()
      this.#entries.delete(root)
    }
    this.#schedule()
  }

  /** Opens what a folder lies in and, outside a checkout, what lies a little below it; returns the roots. */
  #openIn(folder: string): string[] {
    const directory = pathOfUri(folder)
    if (directory === undefined) return []
    const own = this.#modules.moduleOf(directory)
    const roots = own ? this.#openModule(own) : []
    if (own?.plumego?.source !== 'checkout') {
      const below = this.#platform.findModulesBelow(directory)
      for (const root of below.checkouts) if (this.#openCheckout(root)) roots.push(root)
      for (const root of below.modules) roots.push(...this.#openModule(this.#modules.moduleOf(root)))
    }
    if (roots.length === 0) {
      this.#listener.log(
        this.#t(
          '{folder} holds no Plumego: no go.mod of its module, none that requires or replaces it, and no specs/repo.yaml.',
          { folder: directory },
        ),
      )
    }
    return roots
  }

  #moduleOf(uri: string): LocatedModule | undefined {
    const directory = directoryOfUri(uri)
    return directory === undefined ? undefined : this.#modules.moduleOf(directory)
  }

  #openModuleOf(uri: string): string[] {
    return this.#openModule(this.#moduleOf(uri))
  }

  /** Opens the workspaces that a module is about: itself, and a Plumego that may be edited beside it. */
  #openModule(module: LocatedModule | undefined): string[] {
    const plumego = module?.plumego
    if (!module || !plumego) return []
    const [root] = plumego.roots
    const opened: string[] = []
    if (root !== undefined && isEditable(plumego) && this.#openCheckout(root)) opened.push(root)
    const application = isApplication(module) ? this.#openApplication(module.root) : undefined
    if (!application) return opened
    const nested = nestedModules(application.snapshot.own.tree).flatMap(
      path => pathOfUri(uriBelow(application.rootUri, path)) ?? [],
    )
    return [...opened, module.root, ...nested.flatMap(path => this.#openModule(this.#modules.moduleOf(path)))]
  }

  /** The checkout at a root, loaded where it was not; undefined where it cannot be read. */
  #openCheckout(root: string): Workspace | undefined {
    return this.#open(root, () => checkoutKind(root, this.#platform, this.#t))
  }

  #openApplication(root: string): Workspace | undefined {
    return this.#open(root, () =>
      applicationKind(root, this.#platform, this.#t, () => {
        const module = this.#modules.moduleOf(root)
        const plumego = module?.plumego && this.#modules.plumegoAt(module.plumego)
        return { module: module?.path, facts: module?.facts ?? noFacts, plumego }
      }),
    )
  }

  #open(root: string, kind: () => WorkspaceKind): Workspace | undefined {
    const known = this.#entries.get(root)
    if (known) return known.workspace
    return this.#try(`reading ${root}`, () => {
      const settings = this.#settings.read(this.#section, root)
      const workspace = new Workspace(root, kind(), this.#platform, settings, () => this.#schedule())
      const publisher = new DiagnosticsPublisher(workspace, this.#converter, this.#t, this.#listener.publish)
      const description = workspace.kind.describe(workspace.snapshot)
      this.#entries.set(root, { workspace, publisher, section: this.#section, description })
      this.#moveDocumentsTo(workspace)
      this.#listener.log(description)
      this.#listener.opened(workspace)
      return workspace
    })
  }

  /** One may lie within another: a document belongs to the innermost. */
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
   * Answers once the messages that came together are read, and only for the state after the last of them. A timer and
   * not an immediate, because the connection reads one message an immediate.
   */
  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setTimeout(() => {
      this.#scheduled = false
      const published = [...this.#entries.values()].filter(entry => this.#publish(entry))
      this.#sources.follow()
      if (this.#structureChanged() || published.length > 0) this.#listener.modelChanged()
    }, this.#settlingMs)
  }

  /**
   * Whether a checkout is the copy that an application replaces its Plumego by, in it or beside it: a dependency, unless a
   * folder is opened in it.
   */
  #isCopy({ root, rootUri, kind }: Workspace): boolean {
    if (!kind.isCheckout || this.#folders.length === 0) return false
    if (this.#folders.some(folder => relativePath(rootUri, folder) !== undefined)) return false
    return this.workspaces.some(other => {
      if (other.kind.isCheckout || !isWorkedOn(other, this.#folders)) return false
      const used = this.#modules.moduleOf(other.root)?.plumego
      return used?.isReplacement === true && used.roots[0] === root
    })
  }

  #shown(workspace: Workspace): (path: string) => boolean {
    if (this.#isCopy(workspace)) return () => false
    if (this.isGuest(workspace)) return path => workspace.isOpen(path)
    const guests = this.workspaces.filter(other => other !== workspace && this.isGuest(other))
    return withoutOpenIn(guests, workspace, shownFiles(workspace, this.#folders))
  }

  /** Whether the client was told anything new. */
  #publish({ workspace, publisher }: Entry): boolean {
    return this.#try(`checking ${workspace.root}`, () => publisher.publish(this.#shown(workspace))) ?? false
  }

  /** Whether more than the imports of Go files changed since this was last asked. */
  #structureChanged(): boolean {
    const own = this.workspaces.map(({ root, snapshot }) => `${root}\0${snapshot.structureRevision}`)
    const structure = [this.#modules.changes, ...own].join('\0')
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
