import ignore, { type Ignore } from 'ignore'

/** Patterns of .gitignore files, each relative to the directory that its file stands in: the last that matches counts. */
export class IgnorePatterns {
  readonly #ignoresCase: boolean
  readonly #patterns: readonly string[]
  #compiled: Ignore | undefined

  constructor(ignoresCase: boolean, patterns: readonly string[] = []) {
    this.#ignoresCase = ignoresCase
    this.#patterns = patterns
  }

  /**
   * These patterns, and behind them those of another file.
   * @param directory the directory that they are relative to; the empty string for the top
   */
  with(text: string, directory: string): IgnorePatterns {
    const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
    const patterns = lines.flatMap(line => below(directory, line) ?? [])
    return patterns.length === 0 ? this : new IgnorePatterns(this.#ignoresCase, [...this.#patterns, ...patterns])
  }

  /** @param path relative to the top, with a slash behind it where it is a directory */
  ignores(path: string): boolean {
    if (this.#patterns.length === 0) return false
    this.#compiled ??= ignore({ ignorecase: this.#ignoresCase }).add([...this.#patterns])
    return this.#compiled.ignores(path)
  }
}

/** A pattern of a directory as the top would write it; undefined for a line without one. */
function below(directory: string, line: string): string | undefined {
  const [, not = '', pattern = ''] = /^(!?)(.*)$/.exec(line) ?? []
  // Git leaves blanks at the end out, and then there may be nothing left.
  if (/^\/? *$/.test(pattern) || line.startsWith('#')) return undefined
  if (directory === '') return line
  // A slash anywhere but at the end ties a pattern to its directory; without one it holds in all below.
  const isTied = /\/(?! *$)/.test(pattern)
  return `${not}/${escaped(directory)}/${isTied ? pattern.replace(/^\//, '') : `**/${pattern}`}`
}

const escaped = (directory: string): string => directory.replace(/[\\*?[\]]/g, '\\$&')
