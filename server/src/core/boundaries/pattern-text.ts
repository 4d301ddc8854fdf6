/** How patterns for imports are written: what any module may know of them. What they match is for this folder alone. */

/** Behind a path: it and everything below it. */
export const wholeTree = '/**'
/** Behind a path of forbidden_imports: one level below it. */
export const oneLevel = '/*'

/** `p/**` of `p`. */
export const treeOf = (path: string): string => path + wholeTree

/** What stands in front of the first part that begins with a star, which need not be the last. */
export function beforeStar(pattern: string): string {
  const star = pattern.indexOf(oneLevel)
  return star < 0 ? pattern : pattern.slice(0, star)
}

/** A pattern as somebody may have slipped in writing it: its path, and the slashes and stars at its end. */
export function splitEnding(pattern: string): [path: string, ending: string] {
  const ending = /(?<!\/)\/+(?:\*\*?\/*)?$/.exec(pattern)?.[0] ?? ''
  return [pattern.slice(0, pattern.length - ending.length), ending]
}

/**
 * The path that a pattern is about.
 * @param takesOneLevel whether `p/*` is about p, as in manifests; elsewhere a star is a letter like any other
 */
export function patternBase(pattern: string, takesOneLevel = true): string {
  if (pattern.endsWith(wholeTree)) return pattern.slice(0, -wholeTree.length)
  return takesOneLevel && pattern.endsWith(oneLevel) ? pattern.slice(0, -oneLevel.length) : pattern
}
