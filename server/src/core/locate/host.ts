/** What finding Plumego asks of the machine. Paths are absolute paths of the platform. Nothing here throws. */
export interface Host {
  /** The text of a file; undefined where there is none that can be read. */
  readText(file: string): string | undefined
  isDirectory(path: string): boolean
  /** The names in a directory; none where it cannot be listed. */
  names(directory: string): readonly string[]
  /** Goes from a directory by paths as people write them: relative ones, and absolute ones, which start anew. */
  resolve(directory: string, ...paths: string[]): string
  /** The directory above; the path itself at the top. */
  parent(path: string): string
  /** A variable of the environment. */
  variable(name: string): string | undefined
  /** The person's home; undefined where there is none. */
  readonly home: string | undefined
  /** Where programs keep a person's settings, as Go's `os.UserConfigDir` has it. */
  readonly settings: string | undefined
  /** What stands between the paths of a list. */
  readonly listSeparator: ':' | ';'
}

/** The nearest directory, at or above `directory`, for which `isWanted` holds. */
export function nearestAbove(
  host: Host,
  directory: string,
  isWanted: (directory: string) => boolean,
): string | undefined {
  for (let current = directory; ; current = host.parent(current)) {
    if (isWanted(current)) return current
    if (host.parent(current) === current) return undefined
  }
}
