import { plumegoModule } from '../spec/repo.ts'

/** What finding Plumego needs of a go.mod. */
export interface GoMod {
  readonly module: string | undefined
  /** The version that it requires of Plumego. */
  readonly plumegoVersion: string | undefined
  /** Module paths that are replaced by a directory, as written: relative to the go.mod, or absolute. */
  readonly localReplacements: ReadonlyMap<string, string>
}

/** Reads the directives of a go.mod, in their one-line and their block form. What it does not know it passes over. */
export function readGoMod(text: string): GoMod {
  let module: string | undefined
  let plumegoVersion: string | undefined
  const localReplacements = new Map<string, string>()
  let block: string | undefined
  for (const line of text.split(/\r?\n/)) {
    const words = wordsOf(line)
    const first = words[0]
    if (first === undefined) continue
    if (first === ')') block = undefined
    else if (block === undefined && words[1] === '(') block = first
    else {
      const [directive, ...rest] = block === undefined ? words : [block, ...words]
      if (directive === 'module') module ??= rest[0]
      else if (directive === 'require' && rest[0] === plumegoModule) plumegoVersion ??= rest[1]
      else if (directive === 'replace') addReplacement(localReplacements, rest)
    }
  }
  return { module, plumegoVersion, localReplacements }
}

/** Words are separated by blanks, may be quoted or back-quoted, and end at a comment. */
function wordsOf(line: string): string[] {
  const words: string[] = []
  for (const [word, quoted, raw] of line.matchAll(/"((?:[^"\\]|\\.)*)"|`([^`]*)`|\/\/.*|=>|[()]|[^\s()"`]+/g)) {
    if (word.startsWith('//')) break
    words.push(quoted ?? raw ?? word)
  }
  return words
}

function addReplacement(replacements: Map<string, string>, words: readonly string[]): void {
  const arrow = words.indexOf('=>')
  const [path, target] = [words[0], words[arrow + 1]]
  // A replacement by a directory has no version behind it, and begins like a path.
  if (arrow < 1 || path === undefined || target === undefined || words.length > arrow + 2) return
  if (/^(\.{0,2}\/|[A-Za-z]:[\\/])/.test(target) || target === '.' || target === '..') replacements.set(path, target)
}
