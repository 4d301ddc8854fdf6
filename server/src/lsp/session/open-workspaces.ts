import type { TextDocument } from 'vscode-languageserver-textdocument'
import { nestedModules } from '../../core/application/own-files.ts'
import { isApplication, type LocatedModule, noFacts } from '../../core/locate/module.ts'
import type { RuleFailure } from '../../core/rules/containment.ts'
import type { Settings } from '../../core/settings.ts'
import { settingsPath } from '../../core/settings-file.ts'
import type { Localize } from '../../core/text/localize.ts'
import type { DiagnosticsPublisher } from '../diagnostics.ts'
import { isForeignTo, liesIn, withoutOpenIn } from '../guests.ts'
import { isEditable, Modules } from '../modules.ts'
import type { Platform } from '../platform.ts'
import { SettingsReader } from '../settings-reader.ts'
import { isWorkedOn, shownFiles } from '../shown-files.ts'
import { directoryOfUri, pathOfUri, relativePath, uriBelow } from '../uris.ts'
import { Workspace } from '../workspace.ts'
import { applicationKind, checkoutKind, type WorkspaceKind } from '../workspace-kind.ts'
import { attempt, type SessionListener } from './listener.ts'

/** A file of a checkout or an application. */
export interface Place {
  readonly workspace: Workspace
  /** Relative to its directory, with `/`. */
  readonly path: string
}

/** What is kept of one workspace. */
export interface Entry {
  readonly workspace: Workspace
  readonly publisher: DiagnosticsPublisher
  /** What the client sent for it, of whatever type. */
  section: unknown
  /** What a person was told of it last. */
  description: string
}

/** What the workspaces are opened with. */
interface Opening {
  readonly platform: Platform
  readonly t: Localize
  readonly listener: SessionListener
  /** The documents that are open, by URI. */
  readonly documents: ReadonlyMap<string, TextDocument>
  newPublisher(workspace: Workspace): DiagnosticsPublisher
  /** Called after every change that may change an answer. */
  changed(): void
}

/** The checkouts and applications that the client's folders hold, and those that its documents belong to. */
export class OpenWorkspaces {
  readonly modules: Modules
  readonly #opening: Opening
  readonly #settings: SettingsReader
  readonly #entries = new Map<string, Entry>()
  /** The `plumego` section of the client's settings, of whatever type, for workspaces to come. */
  #section: unknown
  #folders: readonly string[] = []
  /** Roots of what the folders hold or use. */
  #wanted: ReadonlySet<string> = new Set()

  /** @param section the `plumego` section of the client's settings, of whatever type */
  constructor(opening: Opening, section: unknown) {
    const { platform, t, listener } = opening
    this.#opening = opening
    this.#section = section
    this.#settings = new SettingsReader(platform, t, line => listener.log(line))
    this.modules = new Modules(platform, t, root => this.#openCheckout(root))
  }

  get entries(): Entry[] {
    return [...this.#entries.values()]
  }

  get all(): Workspace[] {
    return this.entries.map(({ workspace }) => workspace)
  }

  /** Those that are worked on, and not only imported: they hold a folder of the client's, or lie in one. */
  get own(): Workspace[] {
    return this.all.filter(
      workspace => isWorkedOn(workspace, this.#folders) && !this.isGuest(workspace) && !this.#isCopy(workspace),
    )
  }

  entryOf(root: string): Entry | undefined {
    return this.#entries.get(root)
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

  /** The module that a file belongs to. */
  moduleOf(uri: string): LocatedModule | undefined {
    const directory = directoryOfUri(uri)
    return directory === undefined ? undefined : this.modules.moduleOf(directory)
  }

  /** Whether a workspace is looked at only for its open files: no folder asks for it, and it lies where another's are foreign. */
  isGuest(workspace: Workspace): boolean {
    return !this.#wanted.has(workspace.root) && this.all.some(other => isForeignTo(other, workspace))
  }

  /** Whether a workspace within another is there only because files of it are open: no folder asks for it. */
  isForOpenFiles(workspace: Workspace): boolean {
    return !this.#wanted.has(workspace.root) && this.all.some(other => liesIn(other, workspace))
  }

  /** Which files of a workspace have their findings published, by path. */
  isShown(workspace: Workspace): (path: string) => boolean {
    if (this.#isCopy(workspace)) return () => false
    if (this.isGuest(workspace)) return path => workspace.isOpen(path)
    const guests = this.all.filter(other => other !== workspace && this.isGuest(other))
    return withoutOpenIn(guests, workspace, shownFiles(workspace, this.#folders))
  }

  /**
   * Whether a checkout is the copy that an application replaces its Plumego by, in it or beside it: a dependency, unless a
   * folder is opened in it.
   */
  #isCopy({ root, rootUri, kind }: Workspace): boolean {
    if (!kind.isCheckout || this.#folders.length === 0) return false
    if (this.#folders.some(folder => relativePath(rootUri, folder) !== undefined)) return false
    return this.all.some(other => {
      if (other.kind.isCheckout || !isWorkedOn(other, this.#folders)) return false
      const used = this.modules.moduleOf(other.root)?.plumego
      return used?.isReplacement === true && used.roots[0] === root
    })
  }

  /** Takes the settings for every workspace and those to come. */
  configure(section: unknown): void {
    this.#section = section
    for (const workspace of this.all) this.configureWorkspace(workspace, section)
  }

  /** Takes the settings of one workspace, where its folder has some of its own. */
  configureWorkspace({ root }: Workspace, section: unknown): void {
    const entry = this.#entries.get(root)
    if (!entry || asJson(entry.section) === asJson(section)) return
    entry.section = section
    entry.workspace.configure(this.#settings.read(section, root))
  }

  /** Reads the settings of workspaces again where their file is among some that changed. */
  readSettings(uris: readonly string[]): void {
    for (const { workspace, section } of this.#entries.values()) {
      if (!uris.some(uri => workspace.pathOf(uri) === settingsPath)) continue
      workspace.configure(this.#settings.read(section, workspace.root))
    }
  }

  /** What a person has set for a file. */
  settingsOf(uri: string): Settings {
    return this.placeOf(uri)?.workspace.settings ?? this.#settings.read(this.#section)
  }

  /** Takes the client's folders, by their URIs, in place of those before. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders
    this.find()
  }

  /** Opens what the folders and documents are about now, and lets go of the rest. */
  find(): void {
    const wanted = new Set(this.#folders.flatMap(folder => this.#openIn(folder)))
    this.#wanted = new Set(wanted)
    for (const uri of this.#opening.documents.keys()) for (const root of this.openModuleOf(uri)) wanted.add(root)
    for (const { workspace, publisher } of this.entries.filter(({ workspace: { root } }) => !wanted.has(root))) {
      publisher.clear()
      this.#entries.delete(workspace.root)
      this.#handBack(workspace)
    }
    this.#opening.changed()
  }

  /** Logs whose Plumego is elsewhere than it was. */
  describeChanges(): void {
    for (const entry of this.#entries.values()) {
      const { kind, snapshot } = entry.workspace
      const description = kind.describe(snapshot)
      if (!kind.isCheckout && description !== entry.description) this.#opening.listener.log(description)
      entry.description = description
    }
  }

  /** Opens what a document belongs to. @returns the roots */
  openModuleOf(uri: string): string[] {
    return this.#openModule(this.moduleOf(uri))
  }

  /** Opens what a folder lies in and, outside a checkout, what lies a little below it; returns the roots. */
  #openIn(folder: string): string[] {
    const { platform, listener, t } = this.#opening
    const directory = pathOfUri(folder)
    if (directory === undefined) return []
    const own = this.modules.moduleOf(directory)
    const roots = own ? this.#openModule(own) : []
    if (own?.plumego?.source !== 'checkout') {
      const below = platform.findModulesBelow(directory)
      for (const root of below.checkouts) if (this.#openCheckout(root)) roots.push(root)
      for (const root of below.modules) roots.push(...this.#openModule(this.modules.moduleOf(root)))
    }
    if (roots.length === 0) {
      listener.log(
        t(
          '{folder} holds no Plumego: no go.mod of its module, none that requires or replaces it, and no specs/repo.yaml.',
          { folder: directory },
        ),
      )
    }
    return roots
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
    return [...opened, module.root, ...nested.flatMap(path => this.#openModule(this.modules.moduleOf(path)))]
  }

  /** The checkout at a root, loaded where it was not; undefined where it cannot be read. */
  #openCheckout(root: string): Workspace | undefined {
    const { platform, t } = this.#opening
    return this.#open(root, () => checkoutKind(root, platform, t, this.#toldOfRules(root)))
  }

  #openApplication(root: string): Workspace | undefined {
    const { platform, t } = this.#opening
    const used = () => {
      const module = this.modules.moduleOf(root)
      const plumego = module?.plumego && this.modules.plumegoAt(module.plumego)
      return { module: module?.path, facts: module?.facts ?? noFacts, plumego }
    }
    return this.#open(root, () => applicationKind(root, platform, t, used, this.#toldOfRules(root)))
  }

  #toldOfRules(root: string): (failure: RuleFailure) => void {
    return ({ codes, file, error }) =>
      this.#opening.listener.failed(`judging ${codes.join(', ')} in ${root}/${file}`, error)
  }

  #open(root: string, kind: () => WorkspaceKind): Workspace | undefined {
    const known = this.#entries.get(root)
    if (known) return known.workspace
    const { platform, listener, newPublisher, changed } = this.#opening
    return attempt(listener, `reading ${root}`, () => {
      const settings = this.#settings.read(this.#section, root)
      const workspace = new Workspace(root, kind(), platform, settings, changed)
      const description = workspace.kind.describe(workspace.snapshot)
      this.#entries.set(root, {
        workspace,
        publisher: newPublisher(workspace),
        section: this.#section,
        description,
      })
      this.#moveDocumentsTo(workspace)
      listener.log(description)
      listener.opened(workspace)
      return workspace
    })
  }

  /** The documents of a workspace that is let go belong to the one around it. */
  #handBack(workspace: Workspace): void {
    for (const document of this.#opening.documents.values()) {
      const place = workspace.pathOf(document.uri) === undefined ? undefined : this.placeOf(document.uri)
      place?.workspace.openDocument(place.path, document)
    }
  }

  /** One may lie within another: a document belongs to the innermost. */
  #moveDocumentsTo(workspace: Workspace): void {
    for (const document of this.#opening.documents.values()) {
      const path = workspace.pathOf(document.uri)
      if (path === undefined || this.placeOf(document.uri)?.workspace !== workspace) continue
      for (const outer of this.all) {
        const outerPath = outer.pathOf(document.uri)
        if (outer !== workspace && outerPath !== undefined) outer.closeDocument(outerPath)
      }
      workspace.openDocument(path, document)
    }
  }
}

const asJson = (section: unknown): string => JSON.stringify(section) ?? ''
