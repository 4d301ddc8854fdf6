import type { FileTree } from '../repo/file-tree.ts'
import { modulePath } from '../repo/module-path.ts'
import { cleanPath, isWithin, parentPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { DependencyRule, DependencyRules } from '../spec/dependency-rules.ts'
import { cleanText, type Piece } from '../text/go-strings.ts'
import { matchesForbiddenImport, matchesRulePattern } from './patterns.ts'

/** True where the files that dependency-rules needs are there. */
export const canRun = (snapshot: Snapshot): boolean => snapshot.memo(hasBothSpecs)

const hasBothSpecs = (snapshot: Snapshot): boolean =>
  snapshot.dependencyRules !== undefined && snapshot.text(specPaths.repo) !== undefined

/** A rule that refuses an import, and why. */
export interface RuleDenial {
  readonly rule: DependencyRule
  readonly denied: Denial
}

/** What holds for the files of one directory, and of all others that the same rules govern. */
interface DirectoryRules {
  /** By name. */
  readonly rules: readonly DependencyRule[]
  /** By import path: files that the same rules govern import much the same. */
  readonly denials: Map<string, readonly RuleDenial[]>
}

interface ExistingRule {
  readonly rule: DependencyRule
  /** Where it stands among the rules by name. */
  readonly order: number
}

/** What the rules govern, worked out directory by directory as it is asked for. */
interface Government {
  readonly tree: FileTree
  readonly module: string
  /** Rules by the path that they govern, which exists. */
  readonly rules: ReadonlyMap<string, readonly ExistingRule[]>
  /** Files that a rule names, instead of a directory. */
  readonly files: ReadonlySet<string>
  /** By directory; by path for a file that a rule names itself. */
  readonly byPlace: Map<string, DirectoryRules>
  /** By the rules' places among all. */
  readonly byRules: Map<string, DirectoryRules>
}

/** The same for all snapshots with these rules, this module path and this tree, on which alone its maps hang. */
const governmentOf = (snapshot: Snapshot): Government | undefined => snapshot.memo(findGovernment)

function findGovernment(snapshot: Snapshot): Government | undefined {
  const { dependencyRules: spec, tree } = snapshot
  if (!spec) return undefined
  const rules = existingRules(snapshot, spec)
  const files = new Set([...rules.keys()].filter(path => tree.kind(path) === 'file'))
  return { tree, module: modulePath(snapshot), rules, files, byPlace: new Map(), byRules: new Map() }
}

function existingRules({ tree }: Snapshot, spec: DependencyRules): Government['rules'] {
  const sorted = [...spec.modules.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const rules = new Map<string, ExistingRule[]>()
  for (const [order, rule] of sorted.entries()) {
    const written = rule.path?.text ?? ''
    const stat = written === '' ? 'missing' : tree.stat(written)
    if (stat !== 'file' && stat !== 'directory') continue
    const path = cleanPath(written)
    const known = rules.get(path)
    if (known) known.push({ rule, order })
    else rules.set(path, [{ rule, order }])
  }
  return rules
}

const ungoverned: DirectoryRules = { rules: [], denials: new Map() }

/** The rules whose path is a place or holds it, unless a nested Go module lies between; by name. */
function governing({ rules }: Government, place: string, moduleRoot: string): readonly ExistingRule[] {
  const found: ExistingRule[] = []
  for (let path = place; isWithin(path, moduleRoot); path = parentPath(path)) {
    found.push(...(rules.get(path) ?? []))
    if (path === '') break
  }
  return found.sort((a, b) => a.order - b.order)
}

function directoryRules(snapshot: Snapshot, path: string): DirectoryRules {
  const government = governmentOf(snapshot)
  if (!government) return ungoverned
  const directory = parentPath(path)
  return rulesAt(government, government.files.has(path) ? path : directory, directory)
}

/** @param place a directory, or a file in it that a rule names */
function rulesAt(government: Government, place: string, directory: string): DirectoryRules {
  let found = government.byPlace.get(place)
  if (!found) {
    const existing = governing(government, place, government.tree.moduleRoot(directory))
    const rules = existing.map(({ order }) => order).join()
    found = government.byRules.get(rules) ?? { rules: existing.map(({ rule }) => rule), denials: new Map() }
    government.byRules.set(rules, found)
    government.byPlace.set(place, found)
  }
  return found
}

/**
 * Tells the imports that the rules for a directory refuse to its files.
 * @returns undefined where no rule holds there; true where a rule names one of the files, so that each needs a look
 */
export function refusals(snapshot: Snapshot, directory: string): ((path: string) => boolean) | true | undefined {
  const government = governmentOf(snapshot)
  if (!government) return undefined
  for (const file of government.files) if (parentPath(file) === directory) return true
  const governed = rulesAt(government, directory, directory)
  if (governed.rules.length === 0) return undefined
  return path => denialsOf(snapshot, governed, path).length > 0
}

/**
 * The rules that the program applies to a file, by name: those with a path that exists and holds the file, unless a
 * nested Go module lies between. It leaves test files out, which the caller has to do where it speaks for the program.
 * @param path of a Go file, relative to the workspace
 */
export const rulesFor = (snapshot: Snapshot, path: string): readonly DependencyRule[] =>
  directoryRules(snapshot, path).rules

/** The rules that refuse an import to a file, by name, each with its first reason. */
export const denialsFor = (snapshot: Snapshot, path: string, importPath: string): readonly RuleDenial[] =>
  denialsOf(snapshot, directoryRules(snapshot, path), importPath)

function denialsOf(snapshot: Snapshot, { rules, denials }: DirectoryRules, importPath: string): readonly RuleDenial[] {
  let found = denials.get(importPath)
  if (!found) {
    found = rules.flatMap(rule => {
      const denied = denial(snapshot, rule, importPath)
      return denied ? [{ rule, denied }] : []
    })
    denials.set(importPath, found)
  }
  return found
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
function denial(snapshot: Snapshot, rule: DependencyRule, importPath: string): Denial | undefined {
  const module = modulePath(snapshot)
  const relative = relativeImport(importPath, module)
  if (relative === undefined) return undefined
  const entry = rule.deny.find(pattern => matchesRulePattern(relative, pattern.text))
  if (entry) return { entry, list: 'deny' }
  const forbidden = snapshot.dependencyRules?.forbiddenImportPatterns.find(
    ({ text }) => cleanText(text) !== '' && matchesForbiddenImport(importPath, relative, text, module),
  )
  return forbidden && { entry: forbidden, list: 'forbidden_import_patterns' }
}
