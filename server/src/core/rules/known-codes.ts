import { ruleListings } from './registry.ts'
import type { KnownCodes } from './stale-acknowledgement.ts'

/** Codes whose findings are other ones by what git says, or whose file would not be Go without them. */
const notOffered: ReadonlySet<string> = new Set(['unknown-package', 'stale-acknowledgement', 'check-blocked'])

/** The codes of all rules. */
export const knownCodes: KnownCodes = {
  all: new Set(ruleListings.map(({ code }) => code)),
  ofCi: new Set(
    ruleListings.filter(({ verdicts }) => verdicts.some(({ check }) => check !== null)).map(({ code }) => code),
  ),
  silenceable: ruleListings
    .filter(({ code, verdicts }) => !notOffered.has(code) && verdicts.some(({ check }) => check === null))
    .map(({ code }) => code)
    .sort(),
}
