import { isManifestPath } from '../repo/interest.ts'
import type { SchemaPath } from '../schema/json-schema.ts'
import type { CompletionQuestion } from './completion-types.ts'

/** The module that a place is about: a manifest's own, a rule's, that of an entry of the ledger. */
export function subjectOf({ path, directory, cursor }: CompletionQuestion, [section, name]: SchemaPath): string {
  if (isManifestPath(path)) return directory
  if (section === 'modules' && typeof name === 'string') return name
  const around = cursor.around()
  const module = around.get('module') ?? ''
  const part = around.get('subpackage') || around.get('surface')
  return around.get('package') || (part ? `${module}/${part}` : module)
}

/** The innermost key of a place; empty at the root. */
export const innermostKey = (path: SchemaPath): string => String(path.findLast(step => step !== 0) ?? '')
