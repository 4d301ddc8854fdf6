import { readForbiddenImports } from '../manifest/forbidden-imports.ts'
import type { Place } from '../maturity/maturity.ts'
import { parentPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { denial, modulePath, rulesFor } from '../rules/dependency-rules/governing-rules.ts'
import { matchesManifestPattern } from '../rules/patterns.ts'
import { rangeIn } from '../rules/words.ts'
import { plumegoModule } from '../spec/repo.ts'

/** Whether a file may import a package, and which rule decides. */
interface ImportVerdict {
  readonly allowed: boolean
  /** The directory of the file; the module path for the root. */
  readonly importer: string
  /** Of the denial: the pattern as written. */
  readonly pattern: string | undefined
  /** The pattern that denies, else the rule that governs the file most closely; undefined where none does. */
  readonly place: Place | undefined
}

/**
 * What dependency-rules and cross-extension-deps say of one import. A test file, which CI leaves out, is judged like
 * any other file of its directory.
 * @param file that imports, relative to the workspace
 * @param importPath as written in the Go file
 */
export function importVerdict(snapshot: Snapshot, file: string, importPath: string): ImportVerdict {
  const importer = parentPath(file) || modulePath(snapshot)
  const rules = rulesFor(snapshot, file)
  const ruleFile = specPaths.dependencyRules
  for (const rule of rules) {
    const denied = denial(snapshot, rule, importPath)
    if (!denied) continue
    const place = { file: ruleFile, range: rangeIn(snapshot, ruleFile, denied.entry) }
    return { allowed: false, importer, pattern: denied.entry.text, place }
  }
  const forbidden = forbiddenByManifest(snapshot, parentPath(file), importPath)
  if (forbidden) return { allowed: false, importer, ...forbidden }
  const closest = rules.toSorted((a, b) => (b.path?.text.length ?? 0) - (a.path?.text.length ?? 0))[0]
  const place = closest && { file: ruleFile, range: rangeIn(snapshot, ruleFile, closest.nameAt) }
  return { allowed: true, importer, pattern: undefined, place }
}

/** The manifest of the file's own directory, below x/, forbids by patterns relative to Plumego's module. */
function forbiddenByManifest(
  snapshot: Snapshot,
  directory: string,
  importPath: string,
): { pattern: string; place: Place } | undefined {
  const manifest = directory.startsWith('x/') ? snapshot.manifests.get(directory) : undefined
  if (!manifest || !importPath.startsWith(`${plumegoModule}/`)) return undefined
  const path = importPath.slice(plumegoModule.length + 1)
  const entry = snapshot
    .fact(manifest.source, readForbiddenImports)
    .find(({ text }) => matchesManifestPattern(path, text))
  return entry && { pattern: entry.text, place: { file: manifest.path, range: manifest.source.range(entry) } }
}
