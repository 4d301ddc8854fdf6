import { oneLevel, wholeTree } from '../boundaries/pattern-text.ts'

/** How far a written path reaches: itself, everything below it too (`p/**`, `./p/...`), or one level below (`p/*`). */
export type Reach = 'exact' | 'below' | 'children'

/** A word of a text that may name a path of the repository. */
export interface PathWord {
  /** The path as written, without what says how far it reaches, and without `./` in front. */
  readonly path: string
  readonly reach: Reach
  /** Where `path` stands, counted from the start of the text. */
  readonly start: number
  readonly end: number
  /** True where the word is all of the text. */
  readonly isWhole: boolean
}

const run = /[\w.@+*/-]+/g
const path = /^(?:\.{1,2}\/)*[\w@+-][\w.@+-]*(?:\/[\w.@+-]+)*$/
const reaches: readonly (readonly [suffix: string, reach: Reach])[] = [
  [wholeTree, 'below'],
  ['/...', 'below'],
  [oneLevel, 'children'],
  ['/', 'exact'],
]

/** The words of a text that have the shape of a path, in order. A word with no slash has it only as the whole text. */
export function pathWords(text: string): PathWord[] {
  return [...text.matchAll(run)].flatMap(({ 0: written, index }) => {
    // An address on the web is no path of the repository.
    if (written.startsWith('//') && text[index - 1] === ':') return []
    const word = wordOf(written)
    const isWhole = written.length === text.trim().length
    if (!word || !(isWhole || written.includes('/'))) return []
    const start = index + word.offset
    return [{ path: word.path, reach: word.reach, start, end: start + word.path.length, isWhole }]
  })
}

function wordOf(written: string): { path: string; reach: Reach; offset: number } | undefined {
  // The stop of a sentence is no part of the path before it, the dots of `/...` are.
  const ended = written.endsWith('/...') ? written : written.replace(/(?<![.+-])[.+-]+$/, '')
  const [suffix, reach] = reaches.find(([end]) => ended.endsWith(end)) ?? ['', 'exact' as const]
  const offset = /^(?:\.\/)+/.exec(ended)?.[0].length ?? 0
  const bare = ended.slice(offset, ended.length - suffix.length)
  return path.test(bare) ? { path: bare, reach, offset } : undefined
}
