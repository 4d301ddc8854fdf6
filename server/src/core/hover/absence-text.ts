import type { Knowledge } from '../application/knowledge.ts'
import { type Absence, isThere } from '../maturity/absence.ts'
import type { Localize } from '../text/localize.ts'

/**
 * What is said of a package that is not there. Of another version than that in use, that says little.
 * @param knowledge how much is known of the Plumego in use; all, where it is undefined
 */
export function absenceText(absence: Absence, knowledge: Knowledge | undefined, t: Localize): string {
  if (knowledge === 'part') return t('not in the bundled catalogue')
  return isThere(absence) ? t('cannot be imported') : t('not in this version')
}
