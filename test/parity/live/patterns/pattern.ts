/** Recognises one kind of line; the groups, in order, are the key, unless `key` makes it. By as few words as tell it apart. */
export interface Pattern {
  readonly code: string
  readonly match: RegExp
  readonly key?: (groups: readonly string[]) => readonly string[]
}

/** What Go writes with %q; with %s a value keeps quotes of its own. */
export const quoted = '("(?:[^"\\\\]|\\\\.)*")'
