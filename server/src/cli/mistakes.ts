import type { RuleFailure } from '../core/rules/containment.ts'
import type { Localize } from '../core/text/localize.ts'
import { placeOfThrow, stackOf } from '../core/text/thrown.ts'
import { isSystemError } from '../node/regular-files.ts'
import { harmless } from './harmless.ts'

const program = 'plumego-check: '

/** How many lines of a stack are told: who mends it needs the first, and a recursion has thousands. */
const toldLines = 12

/** What was thrown, and where, as lines that a terminal may show. */
export function stackLines(error: unknown): string[] {
  const lines = stackOf(error).split('\n').slice(0, toldLines)
  return lines
    .filter(Boolean)
    .map(line => (line.startsWith('    at ') ? `    ${harmless(line.trim())}` : harmless(line)))
}

/** The lines about a workspace of which nothing is known, for what happened ended its check. */
export function unjudgedLines(root: string, error: unknown, t: Localize): string[] {
  const path = harmless(root)
  if (isSystemError(error) && error instanceof Error) {
    return [program + t('{path} could not be judged: {reason}', { path, reason: harmless(error.message) })]
  }
  const line = t(
    '{path} could not be judged, for a mistake in this program ended that. Please report it with these lines:',
    {
      path,
    },
  )
  return [program + line, ...stackLines(error)]
}

/** The lines about rules that failed in a workspace: each mistake once, with the first place where it showed. */
export function failedRuleLines(root: string, failures: readonly RuleFailure[], t: Localize): string[] {
  const told = new Set<string>()
  return failures.flatMap(({ codes, file, error }) => {
    const mistake = JSON.stringify([codes, placeOfThrow(error)])
    if (told.has(mistake)) return []
    told.add(mistake)
    const values = { path: harmless(root), rules: codes.join(', '), file: harmless(file) }
    const line = t(
      '{path} could not be judged by {rules}, for a mistake in this program ended that at {file}. Please report it with these lines:',
      values,
    )
    return [program + line, ...stackLines(error)]
  })
}
