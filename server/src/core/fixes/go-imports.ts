import type { ImportSpec } from '../golang/imports.ts'
import type { Fix } from '../rules/finding.ts'
import type { Localize } from '../text/localize.ts'

/**
 * Removes an import with its lines: its own, or those of the whole declaration where it is the only one. Never safe,
 * for the code below may use the package. None where something else stands on those lines.
 */
export function removeImport(file: string, { lines }: ImportSpec, t: Localize): Fix[] {
  if (!lines) return []
  const range = { start: { line: lines.start, character: 0 }, end: { line: lines.end, character: 0 } }
  return [{ title: t('Remove this import'), edits: [{ file, range, newText: '' }], safe: false }]
}

/** Imports another package. Never safe, for only the path is known to be another: what the package offers may be, too. */
export function replaceImport(file: string, { literal, range }: ImportSpec, importPath: string, t: Localize): Fix {
  const quote = literal[0] ?? '"'
  const edits = [{ file, range, newText: quote + importPath + quote }]
  return { title: t('Import {package} instead', { package: importPath }), edits, safe: false }
}
