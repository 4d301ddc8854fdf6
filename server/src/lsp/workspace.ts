import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { URI } from 'vscode-uri'
import type { Finding, TextEdit } from '../core/findings/finding.ts'
import { differenceBetween, fixAll } from '../core/fixes/fix-all.ts'
import { isGoFile, isOfInterest } from '../core/repo/interest.ts'
import { Repository } from '../core/repo/repository.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import type { ListedAcknowledgement } from '../core/rules/judged-acknowledgements.ts'
import type { IsOver } from '../core/rules/pause.ts'
import type { Settings } from '../core/settings.ts'
import { changeBetween } from '../core/text/change.ts'
import { SourceText } from '../core/text/source-text.ts'
import type { LastEdit } from '../core/typing/unfinished.ts'
import { type ClientFile, fileOf } from './convert.ts'
import { DiskLook } from './disk-look.ts'
import { DiskRefresh } from './disk-refresh.ts'
import { importsOf } from './go-imports.ts'
import type { Platform } from './platform.ts'
import { ReleaseRefs } from './release-refs.ts'
import { pathOfUri, relativePath, uriBelow, uriOfPath } from './uris.ts'
import type { WorkspaceKind } from './workspace-kind.ts'

interface OpenFile {
  readonly document: TextDocument
  /** What it held when it was last taken: the document itself changes in place. */
  readonly text: string
  readonly diskText: string | undefined
}

/** A checkout of Plumego or an application: its files on the disk, the open documents that overlay them, and what the rules say. */
export class Workspace {
  /** The platform's path of the directory. */
  readonly root: string
  readonly rootUri: URI
  /** Open documents that changed since the set was last emptied, by path: the client awaits an answer about them. */
  readonly edited = new Set<string>()
  readonly kind: WorkspaceKind
  readonly #platform: Platform
  readonly #repository = new Repository()
  readonly #look: DiskLook
  #checker: ReturnType<WorkspaceKind['newChecker']>
  #settings: Settings
  readonly #onChange: () => void
  readonly #open = new Map<string, OpenFile>()
  #checked: { readonly revision: number; readonly basis: unknown; readonly findings: readonly Finding[] } | undefined
  readonly #releaseRefs: ReleaseRefs
  #lastEdit: LastEdit | undefined
  /** Since it was last asked whether more than one place was typed at: whether anything was, and whether more was. */
  #wasTyped = false
  #hasOtherChanges = false

  /** @param onChange called after every change that may change an answer */
  constructor(root: string, kind: WorkspaceKind, platform: Platform, settings: Settings, onChange: () => void) {
    this.root = root
    this.rootUri = uriOfPath(root)
    this.kind = kind
    this.#platform = platform
    this.#look = new DiskLook(platform, root)
    this.#settings = settings
    this.#checker = kind.newChecker(settings)
    this.#onChange = onChange
    this.#releaseRefs = new ReleaseRefs(platform, root, commits => {
      this.#repository.setCommits(commits)
      onChange()
    })
    this.reload()
  }

  get snapshot(): Snapshot {
    return this.#repository.snapshot()
  }

  /** Finds some of the findings, so that to ask for them takes less. @returns whether nothing is left to find */
  readonly prepare = (isOver: IsOver): boolean => this.#checker.prepare?.(this.snapshot, isOver) ?? true

  /** Everything that the rules find in the present state. */
  get findings(): readonly Finding[] {
    const { snapshot } = this
    const basis = this.kind.basis()
    if (this.#checked?.revision !== snapshot.revision || this.#checked.basis !== basis) {
      this.#checked = { revision: snapshot.revision, basis, findings: this.#checker.check(snapshot) }
      // To start git takes longer than a letter may, so what the letter asks for besides has been answered before.
      this.#releaseRefs.ask(snapshot)
    }
    return this.#checked.findings
  }

  /** Every acknowledgement of the present state. Reads every Go file. */
  get acknowledgements(): readonly ListedAcknowledgement[] {
    return this.#checker.acknowledgements(this.snapshot)
  }

  get settings(): Settings {
    return this.#settings
  }

  /** Takes other settings. Everything is judged anew: what the rules said before is another checker's. */
  configure(settings: Settings): void {
    this.#settings = settings
    this.#checker = this.kind.newChecker(settings)
    this.#checked = undefined
    this.#hasOtherChanges = true
    this.#onChange()
  }

  /** The edit that makes every safe fix in one file which needs no other; undefined where there is none to make. */
  fixAll(path: string): TextEdit | undefined {
    const { snapshot, findings } = this
    const before = snapshot.text(path)
    // The states in between are not the repository's: a checker that keeps what it found must not see them.
    const checker = this.kind.newChecker(this.#settings)
    const check = (state: Snapshot): readonly Finding[] => (state === snapshot ? findings : checker.check(state))
    const after = fixAll(snapshot, check, undefined, file => file === path).texts.get(path)
    return before && after && differenceBetween(path, before, after)
  }

  /** The path of a URI relative to the directory; undefined where it lies elsewhere. */
  pathOf(uri: string): string | undefined {
    return relativePath(this.rootUri, uri)
  }

  /** Whether a path below the directory is one of the workspace's. */
  owns(path: string): boolean {
    return this.kind.owns(this.snapshot.tree, path)
  }

  /** Whether a nested module, by its path relative to the directory, is built with this checkout. */
  readonly isBuiltHere = (module: string): boolean => {
    const directory = pathOfUri(uriBelow(this.rootUri, module))
    return directory !== undefined && this.#platform.isBuiltWith(directory, this.root)
  }

  get hasOpenFiles(): boolean {
    return this.#open.size > 0
  }

  isOpen(path: string): boolean {
    return this.#open.has(path)
  }

  /** A file as the client knows it. */
  readonly file = (path: string): ClientFile => {
    const open = this.#open.get(path)
    if (open) return fileOf(open.document)
    let source: SourceText | undefined
    const lineText = (line: number): string => {
      source ??= this.snapshot.text(path) ?? new SourceText(this.#platform.readWholeText(this.root, path) ?? '')
      return source.lineText(line)
    }
    return { uri: uriBelow(this.rootUri, path), version: null, lineText }
  }

  /** The address of a file, at a 1-based line where one is given. */
  readonly link = (path: string, line?: number): string =>
    uriBelow(this.rootUri, path) + (line === undefined ? '' : `#L${line}`)

  /** Takes the whole disk anew. */
  reload(): void {
    this.#releaseRefs.forget()
    this.#look.restart()
    this.#hasOtherChanges = true
    this.#repository.load(this.kind.load(this.#repository.counters))
    for (const [path, { document }] of this.#open) this.#overlay(path, document, this.#diskText(path))
    this.#onChange()
  }

  get lastEdit(): LastEdit | undefined {
    return this.#lastEdit
  }

  /** The line of the word that the last edit is in the middle of; undefined where it is in none. */
  get unfinishedPlace(): string | undefined {
    const edit = this.#lastEdit
    return edit && this.kind.isUnfinished(this.snapshot, edit) ? placeOf(edit) : undefined
  }

  /** Whether anything but one place has changed since this was last asked. What git says changes with what is typed. */
  takeOtherChanges(): boolean {
    const had = this.#hasOtherChanges
    this.#hasOtherChanges = false
    this.#wasTyped = false
    return had
  }

  /** Takes that nobody is in the middle of a word any more. */
  settle(): void {
    if (!this.#lastEdit) return
    this.#lastEdit = undefined
    this.#onChange()
  }

  /** Takes that a document was saved: what is found now is what CI says. */
  saveDocument(path: string): void {
    if (this.#lastEdit?.path === path) this.settle()
  }

  #typed(path: string, before: string, document: TextDocument): void {
    const text = document.getText()
    if (text === before) return
    const { start, endAfter } = changeBetween(before, text)
    const edit = { path, range: { start: document.positionAt(start), end: document.positionAt(endAfter) } }
    if (this.#wasTyped && this.#lastEdit && placeOf(this.#lastEdit) !== placeOf(edit)) this.#hasOtherChanges = true
    this.#lastEdit = edit
    this.#wasTyped = true
  }

  /** Takes an open document, new or changed. */
  openDocument(path: string, document: TextDocument): void {
    const known = this.#open.get(path)
    if (known) {
      this.edited.add(path)
      this.#typed(path, known.text, document)
    } else this.#hasOtherChanges = true
    this.#overlay(path, document, known ? known.diskText : this.#diskText(path))
    this.#onChange()
  }

  closeDocument(path: string): void {
    this.#hasOtherChanges = true
    if (this.#lastEdit?.path === path) this.#lastEdit = undefined
    this.edited.delete(path)
    this.#open.delete(path)
    this.#repository.closeDocument(path)
    this.#onChange()
  }

  /** Reads one path of the disk anew, and what lies below it where a directory appeared. */
  refreshPath(path: string): void {
    if (!this.owns(path)) return
    new DiskRefresh(this.#platform, this).at(path)
    this.#onChange()
  }

  /** Takes what the disk holds at exactly one path. */
  refreshEntry(path: string): void {
    const file = this.#platform.readDiskFile(this.root, path, this.#repository.counters)
    this.#repository.changeFile(path, file)
    const open = this.#open.get(path)
    if (open) this.#overlay(path, open.document, this.#diskText(path))
    this.#hasOtherChanges = true
    if (open && this.#open.get(path)?.diskText === open.text) this.saveDocument(path)
  }

  /** Takes whether a directory of other people's holds nothing. */
  noteEmpty(directory: string, isEmpty: boolean): void {
    this.#repository.noteEmpty(directory, isEmpty)
  }

  /** The paths at a file and around it that may be other than they were read. */
  changesAround(path: string): string[] {
    return this.#look.around(this.snapshot.tree, path).filter(one => this.owns(one))
  }

  /** Those directly in a directory. */
  changesIn(directory: string): string[] {
    return this.#look.inDirectory(this.snapshot.tree, directory).filter(one => this.owns(one))
  }

  /** Those among some files; of an open one the document counts. */
  changesAmong(paths: readonly string[]): string[] {
    const closed = [...new Set(paths)].filter(path => !this.#open.has(path))
    return this.#look.among(this.snapshot.tree, closed)
  }

  #overlay(path: string, document: TextDocument, diskText: string | undefined): void {
    const text = document.getText()
    this.#open.set(path, { document, text, diskText })
    if (!isOfInterest(path)) return
    this.#repository.openDocument(path, {
      text,
      ...(isGoFile(path) && { imports: importsOf(text) }),
      ...(diskText !== undefined && { diskText }),
    })
  }

  #diskText(path: string): string | undefined {
    return isOfInterest(path) ? this.#platform.readWholeText(this.root, path) : undefined
  }

  /** Takes what has changed in git's data, where anything has. */
  lookAtGit(): void {
    if (this.#look.hasGitChanged()) this.refreshGit()
  }

  /** Takes that what git ignores or keeps may be other than before, and its refs too. */
  refreshGit(): void {
    this.#repository.forgetGit()
    this.refreshCommits()
    this.#onChange()
  }

  /** Takes that git's refs may be others: what it said of the release refs is asked again. */
  refreshCommits(): void {
    this.#releaseRefs.forget()
    this.#releaseRefs.ask(this.snapshot)
  }
}

const placeOf = ({ path, range }: LastEdit): string => `${path}:${range.start.line}`
