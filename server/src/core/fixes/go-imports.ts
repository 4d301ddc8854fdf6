import type { Fix } from '../findings/finding.ts'
import type { ImportSpec } from '../golang/imports.ts'
import type { Localize } from '../text/localize.ts'

/**
 * Removes an import with its lines: its own, those of comments about it alone, or those of the whole declaration where it
 * is the only one; of imports that semicolons join, its part of the line. Never safe, for the code below may use the
 * package. None where something else stands there.
 */
export function removeImport(file: string, { lines, part }: ImportSpec, t: Localize): Fix[] {
  const range = lines ? { start: { line: lines.start, character: 0 }, end: { line: lines.end, character: 0 } } : part
  if (!range) return []
  const title = lines?.hasComments ? t('Remove this import and its comments') : t('Remove this import')
  return [{ title, edits: [{ file, range, newText: '' }], safe: false }]
}

/** Imports another package. Never safe, for only the path is known to be another: what the package offers may be, too. */
export function replaceImport(file: string, { literal, range }: ImportSpec, importPath: string, t: Localize): Fix {
  const quote = literal[0] ?? '"'
  const edits = [{ file, range, newText: quote + importPath + quote }]
  return { title: t('Import {package} instead', { package: importPath }), edits, safe: false }
}
