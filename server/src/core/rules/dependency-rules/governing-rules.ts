import { isGoTestFile } from '../../repo/interest.ts'
import { cleanPath, isWithin, parentPath } from '../../repo/paths.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import type { DependencyRule } from '../../spec/dependency-rules.ts'
import { plumegoModule } from '../../spec/repo.ts'
import type { Piece } from '../../text/go-strings.ts'
import { matchesForbiddenImport, matchesRulePattern } from '../patterns.ts'

/** The module path that dependency-rules checks imports against. */
export const modulePath = (snapshot: Snapshot): string => snapshot.repoSpec?.modulePath ?? plumegoModule

/** True where the files that dependency-rules needs are there. */
export const canRun = (snapshot: Snapshot): boolean =>
  snapshot.dependencyRules !== undefined && snapshot.text(specPaths.repo) !== undefined

interface Governed {
  readonly rule: DependencyRule
  readonly directory: string
}

const governedBySnapshot = new WeakMap<object, readonly Governed[]>()

/** Rules with a path that exists, sorted by name; computed once for each text of the rules and tree. */
function governedDirectories(snapshot: Snapshot): readonly Governed[] {
  const key = snapshot
  let governed = governedBySnapshot.get(key)
  if (governed) return governed
  const rules = [...(snapshot.dependencyRules?.modules.values() ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1))
  governed = rules.flatMap(rule => {
    const written = rule.path?.text ?? ''
    const stat = written === '' ? 'missing' : snapshot.tree.stat(written)
    return stat === 'file' || stat === 'directory' ? [{ rule, directory: cleanPath(written) }] : []
  })
  governedBySnapshot.set(key, governed)
  return governed
}

/**
 * The rules that the program applies to a file, by name: those with a path that exists and holds the file, unless a
 * nested Go module lies between. Test files are governed by none.
 * @param path of a Go file, relative to the workspace
 */
export function rulesFor(snapshot: Snapshot, path: string): DependencyRule[] {
  if (isGoTestFile(path)) return []
  const moduleRoot = snapshot.tree.moduleRoot(parentPath(path))
  return governedDirectories(snapshot)
    .filter(({ directory }) => isWithin(path, directory) && isWithin(directory, moduleRoot))
    .map(({ rule }) => rule)
}

/**
 * An import as the program compares it with patterns: relative to the module, empty for the root package. A path that
 * only begins with the same text (`.../plumego-zz/a`) stays whole, which a pattern may name.
 * @returns undefined for imports that the program does not look at
 */
export function relativeImport(importPath: string, module: string): string | undefined {
  if (!importPath.startsWith(module)) return undefined
  if (importPath === module) return ''
  return importPath.startsWith(`${module}/`) ? importPath.slice(module.length + 1) : importPath
}

/** Why a rule refuses an import: the entry that says so, and the list it stands in. */
export interface Denial {
  readonly entry: Piece
  readonly list: 'deny' | 'forbidden_import_patterns'
}

/** What in a rule, or in the patterns that hold for all rules, refuses an import; undefined where nothing does. */
export function denial(snapshot: Snapshot, rule: DependencyRule, importPath: string): Denial | undefined {
  const module = modulePath(snapshot)
  const relative = relativeImport(importPath, module)
  if (relative === undefined) return undefined
  const entry = rule.deny.find(pattern => matchesRulePattern(relative, pattern.text))
  if (entry) return { entry, list: 'deny' }
  const forbidden = snapshot.dependencyRules?.forbiddenImportPatterns.find(
    ({ text }) => text !== '' && matchesForbiddenImport(importPath, relative, text, module),
  )
  return forbidden && { entry: forbidden, list: 'forbidden_import_patterns' }
}
