import type { FileTree } from '../repo/file-tree.ts'
import { baseName, parentPath } from '../repo/paths.ts'
import { wordsOf } from './ordering.ts'

/** How much it weighs that a path bears a name. */
const weights = {
  /** It is a file that bears the name of the entry and no other, or a directory, or lies in one. */
  isMeant: 1000,
  isMeantDirectory: 250,
  liesInMeant: 200,
} as const

/** How much a path's own name, or that of a directory above it, is another; many paths have directories in common. */
export function bearingNameOf(name: string, tree: FileTree): (path: string) => number {
  const words = [...new Set(wordsOf(name))]
  const known = new Map<string, number>()
  const likenessOf = (part: string): number => likenessOfWords(wordsOf(stem(part)), words) ** 2
  const likenessAbove = (path: string): number => {
    const directory = parentPath(path)
    if (directory === '') return 0
    const likeness = known.get(directory) ?? Math.max(likenessOf(baseName(directory)), likenessAbove(directory))
    known.set(directory, likeness)
    return likeness
  }
  return path => {
    const own = likenessOf(baseName(path))
    const isMeant = own > 0 && tree.kind(path) === 'directory' ? weights.isMeantDirectory : weights.isMeant
    return Math.max(own * isMeant, likenessAbove(path) * weights.liesInMeant)
  }
}

/** The share of words that two names have in common, in one form or another: from 0 to 1. */
function likenessOfWords(some: readonly string[], others: readonly string[]): number {
  const isForm = (a: string, b: string): boolean => a === b || (b.length >= 4 && a.startsWith(b))
  const common = others.filter(word => some.some(other => isForm(word, other) || isForm(other, word))).length
  return common / Math.max(1, some.length + others.length - common)
}

const stem = (name: string): string => name.replace(/\.\w+$/, '')
