import { fileHead } from '../golang/file-head.ts'
import type { GoImports } from '../golang/imports.ts'
import { mayAcknowledgeIn } from '../text/acknowledge-word.ts'
import { SourceText } from '../text/source-text.ts'
import { newMemory } from './answers.ts'
import { type Counters, newCounters } from './counters.ts'
import { FactCache } from './fact-cache.ts'
import { FileMap } from './file-map.ts'
import { FileTree, Link } from './file-tree.ts'
import { type GitFacts, lazyFacts } from './git-facts.ts'
import { GoFile } from './go-file.ts'
import { GoTexts } from './go-texts.ts'
import { isGoFile, isWalkedFor } from './interest.ts'
import { longestText } from './limits.ts'
import { LinkedTexts } from './linked-texts.ts'
import { type OpenDocument, type Opened, opened } from './open-document.ts'
import { sameButForOpening } from './opening.ts'
import type { OuterFiles } from './outer-files.ts'
import { baseName } from './paths.ts'
import { type Commits, Snapshot, type UnreadableFile } from './snapshot.ts'
import { State } from './state.ts'

/** What is known of one file of the disk. A file of no interest is known by its path alone. */
export interface DiskFile {
  /** Of a Go file. */
  readonly imports?: GoImports
  /** Of a Go file: whether what is read of it holds an acknowledgement's word. */
  readonly mayAcknowledge?: boolean
  /** Of a file whose text some reading needs. */
  readonly source?: SourceText
  /** Why it could not be read: one of the names that `unreadableReason` knows, or the system's words. */
  readonly unreadable?: string
  /** What it says, where it is a symbolic link; the rest is then about what it leads to. */
  readonly link?: string
}

/** What the disk holds at a path. */
export type DiskEntry = DiskFile | 'missing' | 'directory'

/** A workspace as a platform loads it, in the way that is best there. */
export interface LoadedWorkspace {
  readonly tree: FileTree
  /** Files of interest by path, relative to the workspace, with `/`. */
  readonly files: ReadonlyMap<string, DiskFile>
  /** What the tree does not hold; without it, nothing does exist. */
  readonly outer?: OuterFiles | undefined
  /** The whole text of a file, for the few questions that its reading does not answer; undefined where it is gone. */
  readText?(path: string): string | undefined
  /** The same as bytes. */
  readBytes?(path: string): Uint8Array | undefined
  /** What git knows of the workspace, read when it is asked for; absent for files that somebody published. */
  git?(): GitFacts
}

/**
 * The one mutable thing of the engine: it takes changes of the disk and of open documents, and hands out snapshots.
 * An open document overlays its file, unless the two differ only in what an editor changes by opening a file.
 */
export class Repository {
  readonly counters: Counters
  readonly #facts: FactCache
  #tree: FileTree
  readonly #memory = newMemory<Snapshot>()
  #goFiles = new FileMap<GoFile>()
  #texts = new FileMap<SourceText>()
  #unreadable = new FileMap<UnreadableFile>()
  #disk = new FileMap<DiskFile>()
  readonly #open = new Map<string, Opened>()
  #commits: Commits = new Map()
  #revision = 0
  #structureRevision = 0
  #loaded: LoadedWorkspace | undefined
  /** Reads when it is first asked, which few questions do. */
  #git: GitFacts | undefined
  #linked = new LinkedTexts({})
  readonly #goTexts: GoTexts
  #snapshot: Snapshot | undefined
  /** That of the last one that was handed out. */
  #before: State | undefined

  constructor(counters: Counters = newCounters()) {
    this.counters = counters
    this.#facts = new FactCache(counters)
    this.#tree = new FileTree()
    const sources = {
      openText: (path: string) => this.#open.get(path)?.text,
      diskText: (path: string) => this.#loaded?.readText?.(path),
      diskBytes: (path: string) => this.#loaded?.readBytes?.(path),
    }
    this.#goTexts = new GoTexts(sources, counters)
  }

  /** Takes the whole disk anew; open documents stay open. */
  load(loaded: LoadedWorkspace): void {
    this.#tree = loaded.tree
    this.#loaded = loaded
    this.forgetGit()
    this.#linked = new LinkedTexts(loaded)
    this.#disk = new FileMap(loaded.files)
    const goFiles = new Map<string, GoFile>()
    const texts = new Map<string, SourceText>()
    const unreadable = new Map<string, UnreadableFile>()
    for (const [path, { imports, mayAcknowledge, source, unreadable: reason }] of loaded.files) {
      if (this.#open.has(path)) continue
      if (imports) goFiles.set(path, new GoFile(path, imports, false, false, mayAcknowledge))
      else if (source) texts.set(path, source)
      if (reason !== undefined) unreadable.set(path, { path, reason })
    }
    this.#goFiles = new FileMap(goFiles)
    this.#texts = new FileMap(texts)
    this.#unreadable = new FileMap(unreadable)
    for (const path of this.#open.keys()) this.#merge(path)
    this.#changed('structure')
  }

  /** Takes one file of the disk anew: its content, or `missing` for a file or directory that is gone. */
  changeFile(path: string, file: DiskEntry): void {
    // A link may lead to it, and what it leads to is read as if it stood there.
    if (this.#linked.forget()) this.#changed('structure')
    const entry = typeof file === 'string' ? file : file.link === undefined ? 'file' : new Link(file.link)
    const before = this.#tree.entry(path)
    if (entry !== before && (entry !== 'missing' || before || this.#tree.hasAskedFor(path))) {
      this.#tree = this.#tree.clone()
      if (before) this.#remove(path)
      if (entry !== 'missing') this.#tree.add(path, entry)
      this.#changed('structure')
    }
    // Another source makes its readers read again.
    if (typeof file === 'string' || isSameText(file, this.#disk.get(path))) return
    this.#disk = this.#disk.with(path, file)
    this.#merge(path)
  }

  /** Takes whether a directory of other people's holds nothing: of those the tree does not hold all that is there. */
  noteEmpty(directory: string, isEmpty: boolean): void {
    if (this.#tree.knownEmpty.has(directory) === isEmpty) return
    this.#tree = this.#tree.clone()
    this.#tree.noteEmpty(directory, isEmpty)
    this.#changed('structure')
  }

  /** Takes the text of an open document. `path` need not exist on the disk yet. */
  openDocument(path: string, document: OpenDocument): void {
    this.#open.set(path, opened(document, this.#open.get(path), this.#disk.get(path)?.imports))
    this.#merge(path)
  }

  closeDocument(path: string): void {
    if (this.#open.delete(path)) this.#merge(path)
  }

  /** Takes what git said of release refs: only rules of the scope `workspace` may look at it. */
  setCommits(commits: Commits): void {
    this.#commits = commits
    this.#changed('imports')
  }

  /** Takes that what git ignores or keeps may be other than before. */
  forgetGit(): void {
    const { git } = this.#loaded ?? {}
    this.#git = git && lazyFacts(git)
    // No rule hangs on it: whose a file is decides only which findings are told.
    this.#changed('imports')
  }

  snapshot(): Snapshot {
    if (this.#snapshot) return this.#snapshot
    const state = new State(
      {
        revision: this.#revision,
        structureRevision: this.#structureRevision,
        tree: this.#tree,
        goFiles: this.#goFiles,
        texts: this.#texts,
        unreadable: this.#unreadable,
        commits: this.#commits,
        git: this.#git,
        counters: this.counters,
        facts: this.#facts,
        goText: file => this.#goTexts.text(file),
        goFact: (file, reading) => this.#goTexts.fact(file, reading),
        pageText: path => {
          this.counters.filesRead++
          return this.#loaded?.readText?.(path)
        },
        linkedText: path => this.#linked.text(path, this.#tree, this.#texts),
      },
      this.#before,
    )
    this.#before = state
    this.#snapshot = new Snapshot(state, this.#memory)
    return this.#snapshot
  }

  #changed(what: 'imports' | 'structure'): void {
    this.#revision++
    if (what === 'structure') this.#structureRevision++
    this.#snapshot = undefined
  }

  #remove(path: string): void {
    for (const file of this.#tree.remove(path)) {
      this.#disk = this.#disk.with(file, undefined)
      if (this.#open.has(file)) this.#merge(file)
      else this.#forget(file)
    }
  }

  #forget(file: string): void {
    this.#goFiles = this.#goFiles.with(file, undefined)
    this.#texts = this.#texts.with(file, undefined)
    this.#unreadable = this.#unreadable.with(file, undefined)
  }

  /** Brings together what disk and editor say of one file. */
  #merge(path: string): void {
    const held = this.#isApart(path) ? undefined : this.#open.get(path)
    const isTooLong = held !== undefined && !isGoFile(path) && held.text.length > longestText
    const disk = isTooLong ? tooLong : this.#disk.get(path)
    const open = isTooLong ? undefined : held
    const overlaid = open !== undefined && !sameButForOpening(open.text, open.diskText)
    if (isGoFile(path)) this.#mergeGo(path, disk, open, overlaid)
    else this.#mergeText(path, disk, open, overlaid)
    if (disk?.unreadable !== undefined && !open) {
      const { unreadable: reason } = disk
      if (this.#unreadable.get(path)?.reason === reason) return
      this.#unreadable = this.#unreadable.with(path, { path, reason })
      this.#changed('structure')
    } else if (this.#unreadable.has(path)) {
      this.#unreadable = this.#unreadable.with(path, undefined)
      this.#changed('structure')
    }
  }

  /** Whether the walks of Plumego's programs pass by a file, although an editor has it open: a link leads to it. */
  #isApart(path: string): boolean {
    if (this.#tree.links.size === 0) return false
    const isBelowLink = isWalkedFor(baseName(path)) && this.#tree.linkAbove(path) !== undefined
    return isBelowLink || this.#tree.place(path).stat === 'outside'
  }

  #mergeGo(path: string, disk: DiskFile | undefined, open: Opened | undefined, overlaid: boolean): void {
    const before = this.#goFiles.get(path)
    const imports = overlaid ? open?.imports : (disk?.imports ?? open?.imports)
    const isHalfTyped = overlaid && open?.isHalfTyped === true
    if (before ? before.imports === imports && before.edited === overlaid : !imports) return
    const mayAcknowledge = (overlaid ? open && mayAcknowledgeIn(open.text) : disk?.mayAcknowledge) ?? false
    const file = imports && new GoFile(path, imports, overlaid, isHalfTyped, mayAcknowledge)
    this.#goFiles = this.#goFiles.with(path, file)
    // Whether a file parses matters to its neighbours: Plumego's programs pass their directory over where it does not.
    // What package it is a part of, and whether it is built, decides whether its directory can be imported.
    const isOneFilesMatter =
      imports &&
      before &&
      Boolean(imports.error) === Boolean(before.imports.error) &&
      isSamePart(imports, before.imports)
    this.#changed(isOneFilesMatter ? 'imports' : 'structure')
  }

  #mergeText(path: string, disk: DiskFile | undefined, open: OpenDocument | undefined, overlaid: boolean): void {
    const before = this.#texts.get(path)
    let source = disk?.source
    if (overlaid && (source || !disk)) source = before?.text === open?.text ? before : new SourceText(open?.text ?? '')
    if (before === source) return
    this.#texts = this.#texts.with(path, source)
    this.#changed('structure')
  }
}

const tooLong: DiskFile = { unreadable: 'too-large' }

const isSamePart = (a: GoImports, b: GoImports): boolean =>
  a.packageName === b.packageName && fileHead(a).constraint === fileHead(b).constraint

const isSameText = ({ source }: DiskFile, known: DiskFile | undefined): boolean =>
  source !== undefined && source.text === known?.source?.text
