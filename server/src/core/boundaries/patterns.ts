import { cleanText } from '../text/go-strings.ts'
import { oneLevel, patternBase, wholeTree } from './pattern-text.ts'

/**
 * Plumego's programs match paths against patterns in two ways. In both `p/**` is p and everything below it and a `*`
 * elsewhere is a literal; what they make of a bare `p` is where they differ.
 */

/**
 * As dependency-rules matches: a bare `p` is p and everything below it. Nothing matches an empty path or pattern.
 * @param written as it was read: the blanks and quotes that are then left at its ends go once more
 */
export function matchesRulePattern(path: string, written: string): boolean {
  const pattern = cleanText(written)
  if (pattern === '' || path === '') return false
  const base = patternBase(pattern, false)
  return path === base || (path.startsWith(base) && path[base.length] === '/')
}

/** As cross-extension-deps matches: a bare `p` is exactly p, and `p/*` one level below it. */
export function matchesManifestPattern(path: string, pattern: string): boolean {
  if (pattern.endsWith(wholeTree)) {
    const base = patternBase(pattern)
    return path === base || path.startsWith(`${base}/`)
  }
  if (pattern.endsWith(oneLevel)) {
    const base = `${patternBase(pattern)}/`
    return path.startsWith(base) && !path.slice(base.length).includes('/')
  }
  return path === pattern
}

/**
 * As dependency-rules matches an entry of forbidden_import_patterns: the module path itself means exactly the root
 * package, a path below it is taken relative to it, any other is relative already.
 * @param importPath as written in the Go file
 * @param relative the same, relative to the module; empty for the root package
 * @param written as it was read, like that of `matchesRulePattern`
 */
export function matchesForbiddenImport(importPath: string, relative: string, written: string, module: string): boolean {
  const pattern = cleanText(written)
  if (pattern === module) return importPath === pattern
  const relativePattern = pattern.startsWith(`${module}/`) ? pattern.slice(module.length + 1) : pattern
  return matchesRulePattern(relative, relativePattern)
}
