import { isGoTestFile } from '../repo/interest.ts'
import { hasSpecs } from '../repo/layout.ts'
import { parentPath } from '../repo/paths.ts'
import type { Manifest, Snapshot } from '../repo/snapshot.ts'
import type { DependencyRule } from '../spec/dependency-rules.ts'
import { unlisted } from './allowed-imports.ts'
import { canRun, denialsFor, type RuleDenial, rulesFor } from './governing-rules.ts'
import { type InternalUse, internalUse } from './internal-callers.ts'
import { type ManifestDenial, manifestDenial, type WrittenPath } from './manifest-denials.ts'

/** A file that imports, and the import as it writes it. */
export interface Importing {
  /** Path of the Go file, relative to the workspace; it need not exist. */
  readonly file: string
  readonly spec: WrittenPath
}

/** What refuses an import. Each member is what one rule reports; together they are not empty. */
interface ImportDenials {
  /** The rules of specs/dependency-rules.yaml that deny it, by name, each with its first reason. */
  readonly byRules: readonly RuleDenial[]
  /** The manifest of the file's own directory. */
  readonly byManifest: ManifestDenial | undefined
  /** The package is internal, and its rule does not list the importing directory as a caller. */
  readonly asInternal: InternalUse | undefined
}

/**
 * Whether a file may import a package. `denied` is what CI fails on, but for a test file, which CI leaves out; `not-listed`
 * lies outside of the allowed_imports of the manifest that speaks for the file, which CI does not enforce.
 */
export type ImportVerdict =
  | { readonly kind: 'allowed' /** That governs the file most closely. */; readonly rule: DependencyRule | undefined }
  | { readonly kind: 'not-listed'; readonly manifest: Manifest }
  | ({ readonly kind: 'denied' } & ImportDenials)

/** The one answer to whether a file may import a package, for rules, hovers, completion and whoever else asks. */
export function importVerdict(snapshot: Snapshot, { file, spec }: Importing): ImportVerdict {
  const directory = parentPath(file)
  const isRuled = canRun(snapshot)
  const byRules = isRuled ? denialsFor(snapshot, file, spec.path) : []
  const byManifest = hasSpecs(snapshot) ? manifestDenial(snapshot, directory, spec) : undefined
  const use = isRuled ? internalUse(directory, spec.path, snapshot) : undefined
  const asInternal = use?.isListed === false ? use : undefined
  if (byRules.length > 0 || byManifest || asInternal) return { kind: 'denied', byRules, byManifest, asInternal }
  // Tests need what the code that they test does not.
  const list = isGoTestFile(file) ? undefined : unlisted(snapshot, directory)
  if (list?.isOutside(spec.path)) return { kind: 'not-listed', manifest: list.manifest }
  return { kind: 'allowed', rule: isRuled ? closestRule(snapshot, file) : undefined }
}

function closestRule(snapshot: Snapshot, file: string): DependencyRule | undefined {
  const length = ({ path }: DependencyRule): number => path?.text.length ?? 0
  return rulesFor(snapshot, file).toSorted((a, b) => length(b) - length(a))[0]
}

/** An import as a person writes it who imports a package. */
export const writtenPath = (path: string): WrittenPath => ({ path, literal: JSON.stringify(path) })
