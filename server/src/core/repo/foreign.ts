import type { SourceText } from '../text/source-text.ts'
import { FileMap } from './file-map.ts'
import type { FileTree } from './file-tree.ts'
import type { GitFacts } from './git-facts.ts'
import { IgnorePatterns } from './ignore-patterns.ts'
import { isForeignDirectory } from './interest.ts'
import { baseName, joinPath, parentPath } from './paths.ts'

/** Whose a directory is: the workspace's, nobody's whom git would ask, or another repository's. */
type Holder = 'own' | 'ignored' | 'repository'

type TextOf = (path: string) => SourceText | undefined

/**
 * Which files below a workspace are not the workspace's own: those of repositories in it, such as linked work trees,
 * clones and submodules, and those that git ignores. Judged when they are asked for, and kept.
 */
export class Foreign {
  readonly #tree: FileTree
  readonly #textOf: TextOf
  readonly #git: GitFacts
  readonly #outer: IgnorePatterns
  readonly #prefix: string
  /** The .gitignore files that were asked for, as they were. */
  readonly #read = new Map<string, SourceText | undefined>()
  readonly #patterns = new Map<string, IgnorePatterns>()
  readonly #holders = new Map<string, Holder>([['', 'own']])
  readonly #files = new Map<string, boolean>()
  readonly #ownFiles = new WeakMap<FileMap<unknown>, FileMap<unknown>>()
  #ownTree: FileTree | undefined

  constructor(tree: FileTree, textOf: TextOf, git: GitFacts) {
    const { prefix, excludes, ignoresCase } = git
    const none = new IgnorePatterns(ignoresCase)
    const outer = excludes.reduce((all, { text, directory }) => all.with(text, directory), none)
    // A checkout that lies where git ignores it is a work of its own.
    const isAlone = prefix !== '' && outer.ignores(`${prefix}/`)
    this.#tree = tree
    this.#textOf = textOf
    this.#git = git
    this.#outer = isAlone ? none : outer
    this.#prefix = isAlone ? '' : prefix
  }

  /** Whether another state of a workspace has the same foreign files for sure. */
  holdsFor(tree: FileTree, textOf: TextOf, git: GitFacts): boolean {
    if (tree !== this.#tree || git !== this.#git) return false
    return [...this.#read].every(([path, text]) => textOf(path) === text)
  }

  /** Whether a file, which need not exist, is foreign. */
  holds(path: string): boolean {
    let isForeign = this.#files.get(path)
    if (isForeign === undefined) {
      isForeign = this.#judge(path)
      this.#files.set(path, isForeign)
    }
    return isForeign
  }

  /** Whether a directory is foreign; a file in one that git ignores is not, where git keeps it all the same. */
  holdsDirectory(path: string): boolean {
    return this.#holder(path) !== 'own'
  }

  /** The tree without what is foreign: the tree itself where nothing is. */
  get ownTree(): FileTree {
    this.#ownTree ??= this.#withoutForeign()
    return this.#ownTree
  }

  /** Files without those that are foreign. */
  ownOf<Value>(files: FileMap<Value>): FileMap<Value> {
    const known = this.#ownFiles.get(files)
    // What is kept for a map of some values has the same values, which the type system cannot say.
    if (known) return known as FileMap<Value>
    const own = new FileMap(new Map([...files].filter(([path]) => !this.holds(path))))
    this.#ownFiles.set(files, own)
    return own
  }

  #judge(path: string): boolean {
    const directory = parentPath(path)
    const holder = this.#holder(directory)
    if (holder === 'repository') return true
    return (
      (holder === 'ignored' || this.#patternsOf(directory).ignores(this.#fromTop(path))) && !this.#git.isTracked(path)
    )
  }

  #holder(directory: string): Holder {
    let holder = this.#holders.get(directory)
    if (!holder) {
      holder = this.#judgeDirectory(directory)
      this.#holders.set(directory, holder)
    }
    return holder
  }

  #judgeDirectory(directory: string): Holder {
    if (isForeignDirectory(baseName(directory))) return 'repository'
    const above = parentPath(directory)
    const holder = this.#holder(above)
    if (holder === 'repository' || this.#tree.kind(joinPath(directory, '.git'))) return 'repository'
    if (holder === 'ignored') return 'ignored'
    return this.#patternsOf(above).ignores(`${this.#fromTop(directory)}/`) ? 'ignored' : 'own'
  }

  #fromTop(path: string): string {
    return path === '' ? this.#prefix : joinPath(this.#prefix, path)
  }

  /** The patterns that hold for what lies in a directory. */
  #patternsOf(directory: string): IgnorePatterns {
    let patterns = this.#patterns.get(directory)
    if (!patterns) {
      patterns = directory === '' ? this.#outer : this.#patternsOf(parentPath(directory))
      const file = joinPath(directory, '.gitignore')
      // One that is not saved yet is none to git.
      if (this.#tree.kind(file) === 'file') {
        const source = this.#textOf(file)
        this.#read.set(file, source)
        if (source) patterns = patterns.with(source.text, this.#fromTop(directory))
      }
      this.#patterns.set(directory, patterns)
    }
    return patterns
  }

  #withoutForeign(): FileTree {
    const tree = this.#tree.clone()
    let isSame = true
    const visit = (directory: string): void => {
      const holder = this.#holder(directory)
      for (const name of this.#tree.children(directory)) {
        if (name === '.git') continue
        const path = joinPath(directory, name)
        if (this.#tree.kind(path) === 'directory') visit(path)
        else if (this.holds(path)) {
          tree.remove(path)
          isSame = false
        }
      }
      if (holder === 'own' || tree.children(directory).length > 0) return
      tree.remove(directory)
      isSame = false
    }
    visit('')
    return isSame ? this.#tree : tree
  }
}
