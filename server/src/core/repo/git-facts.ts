/** Patterns of files that git ignores, from outside of a workspace or from the repository's own data. */
export interface ExcludeFile {
  /** As .gitignore files are written. */
  readonly text: string
  /** The directory that the patterns are relative to, relative to the top of the work tree; the empty string for that. */
  readonly directory: string
}

/** What git knows of a workspace beside the .gitignore files in it. */
export interface GitFacts {
  /** The workspace relative to the top of the work tree; the empty string where it is the top, or in no work tree. */
  readonly prefix: string
  /** The least binding first: what a person ignores everywhere, what the repository does, .gitignore files above. */
  readonly excludes: readonly ExcludeFile[]
  /** `core.ignoreCase`: set where the file system does not tell `A` from `a`. */
  readonly ignoresCase: boolean
  /** Names of all tags, read when they are asked for, in no order. */
  readonly tags: readonly string[]
  /** Whether git keeps a file, whatever is ignored, by its path relative to the workspace. */
  isTracked(path: string): boolean
}

/** Facts that are read when one of them is first asked for. */
export function lazyFacts(read: () => GitFacts): GitFacts {
  let facts: GitFacts | undefined
  const known = (): GitFacts => {
    facts ??= read()
    return facts
  }
  return {
    get prefix() {
      return known().prefix
    },
    get excludes() {
      return known().excludes
    },
    get ignoresCase() {
      return known().ignoresCase
    },
    get tags() {
      return known().tags
    },
    isTracked: path => known().isTracked(path),
  }
}
