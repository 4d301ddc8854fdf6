import { importVerdict } from '../hover/import-verdict.ts'
import { manifestValue } from '../maturity/manifest-values.ts'
import { maturityOf } from '../maturity/maturity.ts'
import { publicPackages } from '../maturity/packages.ts'
import { provenanceText } from '../maturity/provenance.ts'
import { statusLabel, statusMark } from '../maturity/status.ts'
import { joinPath, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { modulePath } from '../rules/dependency-rules/governing-rules.ts'
import type { Localize } from '../text/localize.ts'

/** A package that an import string may name. */
export interface ImportSuggestion {
  readonly importPath: string
  /** Relative to Plumego's module; the module path for the root package. */
  readonly label: string
  /** With its mark, in the reader's language. */
  readonly status: string
  /** On whose word the status is, or that the importing file may not have it. */
  readonly remark: string
  /** What its manifest says that it is for, as written. */
  readonly summary: string | undefined
  /** False where dependency-rules or the manifest of the importing directory refuse it. */
  readonly isAllowed: boolean
}

/** An import string that somebody is typing. */
export interface TypedImport {
  /** The Go file, relative to the workspace of the snapshot; undefined for a file outside it, an application's. */
  readonly importingFile: string | undefined
  /** What stands between the opening quote and the cursor. */
  readonly typed: string
}

/**
 * Plumego's public packages, with how far each may be relied upon: first those that the file may import.
 * @returns none where what is typed leads to no package of Plumego
 */
export function importSuggestions(
  snapshot: Snapshot,
  { importingFile, typed }: TypedImport,
  t: Localize,
): ImportSuggestion[] {
  const module = modulePath(snapshot)
  if (!module.startsWith(typed) && !typed.startsWith(`${module}/`)) return []
  const own = importingFile === undefined ? undefined : parentPath(importingFile)
  const suggestions = publicPackages(snapshot).flatMap(path => {
    if (path === own) return []
    const importPath = path === '' ? module : joinPath(module, path)
    const isAllowed = importingFile === undefined || importVerdict(snapshot, importingFile, importPath).allowed
    return [suggestion(snapshot, path, { importPath, isAllowed }, t)]
  })
  return [...suggestions.filter(({ isAllowed }) => isAllowed), ...suggestions.filter(({ isAllowed }) => !isAllowed)]
}

function suggestion(
  snapshot: Snapshot,
  path: string,
  known: Pick<ImportSuggestion, 'importPath' | 'isAllowed'>,
  t: Localize,
): ImportSuggestion {
  const maturity = maturityOf(snapshot, path)
  const manifest = snapshot.manifests.get(path)
  return {
    ...known,
    label: path || known.importPath,
    status: `${statusMark(maturity.status)} ${statusLabel(maturity.status, t)}`,
    remark: known.isAllowed ? provenanceText(maturity, t) : t('may not be imported here'),
    summary: manifest && manifestValue(snapshot, manifest, 'summary')?.text,
  }
}
