import type { FileEvent } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { isQuiet } from '../core/application/quiet.ts'
import type { Finding } from '../core/findings/finding.ts'
import type { Importer } from '../core/hover/verdict-line.ts'
import type { LocatedPlumego } from '../core/locate/module.ts'
import { isGoFile } from '../core/repo/interest.ts'
import type { Settings } from '../core/settings.ts'
import type { Localize } from '../core/text/localize.ts'
import { BranchFindings } from './branch-findings.ts'
import type { Converter } from './convert.ts'
import { DiagnosticsPublisher } from './diagnostics.ts'
import { JoinedDiagnostics } from './joined-diagnostics.ts'
import { isEditable } from './modules.ts'
import type { Platform } from './platform.ts'
import type { Plumego, UsedPlumego } from './plumego.ts'
import { DiskChanges } from './session/disk-changes.ts'
import type { SessionListener } from './session/listener.ts'
import { OpenWorkspaces, type Place } from './session/open-workspaces.ts'
import { Publishing } from './session/publishing.ts'
import { Sources } from './sources.ts'
import { isGuided } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** The Plumego that the imports of a Go file mean. */
interface PlumegoOfFile extends UsedPlumego {
  /** The file in its checkout, where it belongs to one: that need not be the Plumego which it imports. */
  readonly importer: Importer | undefined
}

/** Everything that one client has open: its folders, their checkouts and applications, and what its documents import. */
export class Session {
  readonly #platform: Platform
  readonly #documents = new Map<string, TextDocument>()
  readonly #workspaces: OpenWorkspaces
  readonly #sources: Sources
  readonly #disk: DiskChanges
  readonly #publishing: Publishing

  /** @param section the `plumego` section of the client's settings, of whatever type, for checkouts to come */
  constructor(platform: Platform, converter: Converter, t: Localize, listener: SessionListener, section?: unknown) {
    this.#platform = platform
    const diagnostics = new JoinedDiagnostics(listener.publish)
    const opening = {
      platform,
      t,
      listener,
      documents: this.#documents,
      newPublisher: (workspace: Workspace) => {
        const branch = new BranchFindings(workspace, platform, t, listener.warn)
        return new DiagnosticsPublisher(workspace, converter, t, diagnostics.newSender(), findings =>
          branch.of(findings),
        )
      },
      changed: () => this.#publishing.schedule(),
    }
    this.#workspaces = new OpenWorkspaces(opening, section)
    const { modules } = this.#workspaces
    this.#disk = new DiskChanges(this.#workspaces, modules, listener)
    this.#sources = new Sources(
      modules,
      () => this.#takeSources(),
      paths => listener.watchOutside(paths, this.workspaces),
    )
    const published = (): void => this.#sources.follow()
    this.#publishing = new Publishing(this.#workspaces, listener, published, () => modules.changes)
  }

  /** Resolves once what is found in the present state is published: who needs all of it does not hold up the others. */
  get published(): Promise<void> {
    return this.#publishing.done
  }

  get workspaces(): Workspace[] {
    return this.#workspaces.all
  }

  /** Those that are worked on, and not only imported: they hold a folder of the client's, or lie in one. */
  get ownWorkspaces(): Workspace[] {
    return this.#workspaces.own
  }

  get ownCheckouts(): Workspace[] {
    return this.ownWorkspaces.filter(({ kind }) => kind.isCheckout)
  }

  /** Whether a workspace is looked at only for its open files. */
  isGuest(workspace: Workspace): boolean {
    return this.#workspaces.isGuest(workspace)
  }

  /** Takes the client's folders, by their URIs, in place of those before. @returns what is looked at now */
  setFolders(folders: readonly string[]): Workspace[] {
    this.#workspaces.setFolders(folders)
    return this.workspaces
  }

  /** Takes the `plumego` section of the client's settings, for every checkout and those to come. */
  configure(section: unknown): void {
    this.#workspaces.configure(section)
  }

  /** Takes the settings of one checkout, where its folder has some of its own. */
  configureWorkspace(workspace: Workspace, section: unknown): void {
    this.#workspaces.configureWorkspace(workspace, section)
  }

  /** What a person has set for a file. */
  settingsOf(uri: string): Settings {
    return this.#workspaces.settingsOf(uri)
  }

  document(uri: string): TextDocument | undefined {
    return this.#documents.get(uri)
  }

  /** Takes an open document, new or changed. */
  changeDocument(document: TextDocument): void {
    // Before the document is known, so that a checkout which is loaded for it takes it only once.
    if (!this.#documents.has(document.uri)) {
      this.#disk.takeAround(document.uri)
      if (isGoFile(document.uri) || this.#isForeign(document.uri)) this.#workspaces.openModuleOf(document.uri)
    }
    this.#documents.set(document.uri, document)
    this.#disk.lookSoon()
    this.#publishing.settleAfter(isGuided(document.uri))
    const place = this.placeOf(document.uri)
    place?.workspace.openDocument(place.path, document)
  }

  closeDocument(uri: string): void {
    this.#documents.delete(uri)
    const place = this.placeOf(uri)
    place?.workspace.closeDocument(place.path)
    this.#disk.takeAround(uri)
    if (place && !place.workspace.hasOpenFiles && this.#workspaces.isForOpenFiles(place.workspace)) {
      this.#workspaces.find()
    }
  }

  saveDocument(uri: string): void {
    this.#disk.takeAround(uri)
    const place = this.placeOf(uri)
    place?.workspace.saveDocument(place.path)
  }

  /** What is computed from files as the disk has them now: again, where one of them was other than it was read. */
  fresh<Answer>(workspace: Workspace, compute: () => Answer, filesOf: (answer: Answer) => readonly string[]): Answer {
    return this.#disk.fresh(workspace, compute, filesOf)
  }

  /** Takes what the client saw happen on the disk. */
  changeFiles(events: readonly FileEvent[]): void {
    this.#disk.lookSoon()
    this.#sources.look()
    this.#disk.changeFiles(events)
  }

  /** Reads every disk anew. */
  reload(): void {
    this.#disk.reload()
  }

  /** Takes where each Plumego is now: one cheap look, for what nobody told. */
  lookAtSources(): void {
    this.#sources.look()
  }

  /** The innermost checkout or application that a file belongs to. */
  placeOf(uri: string): Place | undefined {
    return this.#workspaces.placeOf(uri)
  }

  /** The innermost checkout that a file belongs to: none for a file of an application, which may hold files of such names too. */
  checkoutPlaceOf(uri: string): Place | undefined {
    const place = this.placeOf(uri)
    return place?.workspace.kind.isCheckout ? place : undefined
  }

  /** The Plumego that the imports of a Go file mean: that of the module which the file belongs to. */
  plumegoOf(uri: string): PlumegoOfFile | undefined {
    const module = this.#workspaces.moduleOf(uri)
    const plumego = module && this.#workspaces.modules.usedBy(module)
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
    return located && this.#workspaces.modules.plumegoAt(located)
  }

  /** The Plumegos that are looked at or used, each once. */
  get plumegos(): Plumego[] {
    const { modules } = this.#workspaces
    const located = this.workspaces.flatMap(({ root, kind, snapshot }): LocatedPlumego[] => {
      if (kind.isCheckout) return [{ source: 'checkout', version: undefined, roots: [root] }]
      const module = modules.moduleOf(root)
      const used = module?.plumego
      return used && !isEditable(used) && !isQuiet(module.facts, snapshot) ? [used] : []
    })
    const distinct = new Map(located.map(one => [JSON.stringify(one), one]))
    return [...distinct.values()].flatMap(one => modules.plumegoAt(one) ?? [])
  }

  /** Whether what is open has nothing to do with Plumego but for what it uses. */
  get isQuiet(): boolean {
    const { workspaces } = this
    return workspaces.length > 0 && workspaces.every(({ kind }) => !kind.isCheckout) && this.plumegos.length === 0
  }

  /** The applications that use a Plumego, those left out that have nothing to do with it but for what they use. */
  applicationsOf({ located }: Plumego): Workspace[] {
    const key = JSON.stringify(located)
    const isUsed = (used: LocatedPlumego): boolean =>
      isEditable(used) ? isEditable(located) && used.roots[0] === located.roots[0] : JSON.stringify(used) === key
    return this.workspaces.filter(({ root, kind, snapshot }) => {
      const module = kind.isCheckout ? undefined : this.#workspaces.modules.moduleOf(root)
      return module?.plumego !== undefined && isUsed(module.plumego) && !isQuiet(module.facts, snapshot)
    })
  }

  /** The workspace of a Plumego that somebody edits; undefined of any other. */
  workspaceOf({ located }: Plumego): Workspace | undefined {
    return isEditable(located) ? this.#workspaces.entryOf(located.roots[0] ?? '')?.workspace : undefined
  }

  /** What is told of the files of a Plumego; nothing of one that is not looked at. */
  findingsIn(plumego: Plumego): readonly Finding[] {
    const workspace = this.workspaceOf(plumego)
    return workspace ? this.toldIn(workspace) : []
  }

  /** What is told of the files of a workspace. */
  toldIn(workspace: Workspace): readonly Finding[] {
    const entry = this.#workspaces.entryOf(workspace.root)
    return entry?.publisher.told(this.#workspaces.isShown(workspace)) ?? []
  }

  /** Whether a file lies where another repository does, or git ignores it. */
  #isForeign(uri: string): boolean {
    const place = this.placeOf(uri)
    return place?.workspace.snapshot.isForeign(place.path) ?? false
  }

  /** Takes that a Plumego may be elsewhere, and logs whose is. */
  #takeSources(): void {
    this.#workspaces.find()
    this.#disk.lookSoon()
    this.#workspaces.describeChanges()
  }
}
