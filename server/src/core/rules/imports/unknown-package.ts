import { importVerdict, writtenPath } from '../../boundaries/import-verdict.ts'
import { replaceImport } from '../../fixes/go-imports.ts'
import {
  type Absence,
  absenceAdvice,
  absenceOf,
  hasInstead,
  type ImportingPlace,
  isThere,
} from '../../maturity/absence.ts'
import { isOpenTo } from '../../maturity/importable.ts'
import { isImportable } from '../../maturity/packages.ts'
import { modulePath } from '../../repo/module-path.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import type { Localize } from '../../text/localize.ts'
import type { Report, RuleInfo } from '../rule.ts'

export const unknownPackageInfo: RuleInfo = {
  code: 'unknown-package',
  check: null,
  severity: 'warning',
  summary: 'An import of an extension package that the Plumego in use does not have.',
  key: ['file', 'import path'],
  followUps: ['import-not-allowed'],
}

/** More than these would be a list to read, and no quick fix. */
const mostFixes = 5

/** True where an import path is one below x/ that leads nowhere. */
export function isUnknown(path: string, plumego: Snapshot, { directory }: ImportingPlace): boolean {
  const module = modulePath(plumego)
  if (!isExtension(module, path)) return false
  const relative = path.slice(module.length + 1)
  return !isImportable(plumego, relative) || !isOpenTo(relative, directory)
}

/** A letter of another case is a slip like any other. */
const isExtension = (module: string, path: string): boolean =>
  path.startsWith(`${module}/x/`) || path.startsWith(`${module}/X/`)

/**
 * Imports below x/ that lead nowhere.
 * @param plumego the Plumego that the file imports
 * @param importer where in its module the file lies
 * @param name what to call it, in the reader's language
 */
export function unknownPackages(
  file: GoFile,
  { plumego, importer, name }: { plumego: Snapshot; importer: ImportingPlace; name: string },
  t: Localize,
): Report[] {
  const module = modulePath(plumego)
  // Hardly any file imports what is not there, and this takes no import apart.
  if (!file.imports.pathsFrom(module).some(path => isUnknown(path, plumego, importer))) return []
  return file.imports.imports.flatMap(spec => {
    if (!isUnknown(spec.path, plumego, importer)) return []
    const path = spec.path.slice(module.length + 1)
    const absence = absenceOf(plumego, path, importer)
    if (!absence) return []
    // In a checkout a rule may forbid what the name resembles.
    const isDenied = (other: string): boolean =>
      plumego.goFiles.get(file.path) === file &&
      importVerdict(plumego, { file: file.path, spec: writtenPath(`${module}/${other}`) }).kind === 'denied'
    const instead = (hasInstead(absence) ? absence.packages : []).filter(other => !isDenied(other)).slice(0, mostFixes)
    return [
      {
        file: file.path,
        range: spec.range,
        key: [file.path, spec.path],
        message: message(absence, { package: path, plumego: name }, t),
        fixes: instead.map(other => replaceImport(file.path, spec, `${module}/${other}`, t)),
      },
    ]
  })
}

function message(absence: Absence, values: { package: string; plumego: string }, t: Localize): string {
  const what = isThere(absence)
    ? t('{package} cannot be imported from {plumego}.', values)
    : t('There is no package {package} in {plumego}.', values)
  return `${what} ${absenceAdvice(absence, t)}`
}
