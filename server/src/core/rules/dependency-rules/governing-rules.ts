import type { FileTree } from '../../repo/file-tree.ts'
import { isGoTestFile } from '../../repo/interest.ts'
import { cleanPath, isWithin, parentPath } from '../../repo/paths.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import type { DependencyRule, DependencyRules } from '../../spec/dependency-rules.ts'
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

/** What a snapshot's rules govern: by name, and by the directories that were asked for so far. */
interface Government {
  readonly rules: readonly Governed[]
  readonly byDirectory: Map<string, readonly DependencyRule[]>
}

const governments = new WeakMap<DependencyRules, { readonly tree: FileTree; readonly government: Government }>()

/** Worked out once for each text of the rules and state of the tree. */
function governmentOf(snapshot: Snapshot, spec: DependencyRules): Government {
  const known = governments.get(spec)
  if (known?.tree === snapshot.tree) return known.government
  const sorted = [...spec.modules.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const rules = sorted.flatMap(rule => {
    const written = rule.path?.text ?? ''
    const stat = written === '' ? 'missing' : snapshot.tree.stat(written)
    return stat === 'file' || stat === 'directory' ? [{ rule, directory: cleanPath(written) }] : []
  })
  const government = { rules, byDirectory: new Map() }
  governments.set(spec, { tree: snapshot.tree, government })
  return government
}

/**
 * The rules that the program applies to a file, by name: those with a path that exists and holds the file, unless a
 * nested Go module lies between. Test files are governed by none.
 * @param path of a Go file, relative to the workspace
 */
export function rulesFor(snapshot: Snapshot, path: string): readonly DependencyRule[] {
  const spec = snapshot.dependencyRules
  if (!spec || isGoTestFile(path)) return []
  const { rules, byDirectory } = governmentOf(snapshot, spec)
  const directory = parentPath(path)
  let found = byDirectory.get(directory)
  if (!found) {
    const moduleRoot = snapshot.tree.moduleRoot(directory)
    found = rules
      .filter(({ directory: base }) => isWithin(directory, base) && isWithin(base, moduleRoot))
      .map(({ rule }) => rule)
    byDirectory.set(directory, found)
  }
  // A rule may name a single file.
  const own = rules.filter(({ directory: base }) => base === path).map(({ rule }) => rule)
  return own.length === 0 ? found : [...found, ...own]
}

/**
 * An import as the program compares it with patterns: relative to the module, empty for the root package. A path that
 * only begins with the same text (`.../plumego-zz/a`) stays whole, which a pattern may name.
 * @returns undefined for imports that the program does not look at
 */
function relativeImport(importPath: string, module: string): string | undefined {
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
