import { type ImportVerdict, importVerdict, writtenPath } from '../boundaries/import-verdict.ts'
import type { Importer } from '../hover/verdict-line.ts'
import { manifestValue } from '../maturity/manifest-values.ts'
import { maturityOf } from '../maturity/maturity.ts'
import { publicPackages } from '../maturity/packages.ts'
import { provenanceText } from '../maturity/provenance.ts'
import { statusLabel, statusMark } from '../maturity/status.ts'
import { modulePath } from '../repo/module-path.ts'
import { joinPath, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'

type VerdictKind = ImportVerdict['kind']

/** A package that an import string may name. */
export interface ImportSuggestion {
  readonly importPath: string
  /** Relative to Plumego's module; the module path for the root package. */
  readonly label: string
  /** With its mark, in the reader's language. */
  readonly status: string
  /** On whose word the status is, or what speaks against the import in the importing file. */
  readonly remark: string
  /** What its manifest says that it is for, as written. */
  readonly summary: string | undefined
  /** Whether the importing file may import it. */
  readonly verdict: VerdictKind
}

/** An import string that somebody is typing. */
export interface TypedImport {
  /** Undefined for a file that no rule of a checkout is about: an application's. */
  readonly importer: Pick<Importer, 'snapshot' | 'file'> | undefined
  /** What stands between the opening quote and the cursor. */
  readonly typed: string
}

const order: readonly VerdictKind[] = ['allowed', 'not-listed', 'denied']

/**
 * Plumego's public packages, with how far each may be relied upon: first those that the file may import, last those that
 * it may not.
 * @returns none where what is typed leads to no package of Plumego
 */
export function importSuggestions(all: Snapshot, { importer, typed }: TypedImport, t: Localize): ImportSuggestion[] {
  const snapshot = importer?.snapshot === all ? all.seenFrom(importer.file) : all.own
  const module = modulePath(snapshot)
  if (!module.startsWith(typed) && !typed.startsWith(`${module}/`)) return []
  const own = importer?.snapshot === all ? parentPath(importer.file) : undefined
  const suggestions = publicPackages(snapshot).flatMap(path => {
    if (path === own) return []
    const importPath = path === '' ? module : joinPath(module, path)
    const verdict = importer
      ? importVerdict(importer.snapshot, { file: importer.file, spec: writtenPath(importPath) }).kind
      : 'allowed'
    return [suggestion(snapshot, path, { importPath, verdict }, t)]
  })
  return order.flatMap(kind => suggestions.filter(({ verdict }) => verdict === kind))
}

function suggestion(
  snapshot: Snapshot,
  path: string,
  known: Pick<ImportSuggestion, 'importPath' | 'verdict'>,
  t: Localize,
): ImportSuggestion {
  const maturity = maturityOf(snapshot, path)
  const manifest = snapshot.manifests.get(path)
  return {
    ...known,
    label: path || known.importPath,
    status: `${statusMark(maturity.status)} ${statusLabel(maturity.status, t)}`,
    remark: remarkOn(known.verdict, t) ?? provenanceText(maturity, t),
    summary: manifest && manifestValue(snapshot, manifest, 'summary')?.text,
  }
}

function remarkOn(verdict: VerdictKind, t: Localize): string | undefined {
  if (verdict === 'denied') return t('may not be imported here')
  return verdict === 'not-listed' ? t('not in allowed_imports') : undefined
}
