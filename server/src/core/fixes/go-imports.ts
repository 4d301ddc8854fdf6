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
