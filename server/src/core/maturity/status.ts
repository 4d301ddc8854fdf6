import type { Localize } from '../text/localize.ts'

/** How far a package may be relied upon, from least to most. `unknown` is no level of its own: nobody said. */
export const statuses = ['unknown', 'prototype', 'experimental', 'beta-surface', 'beta', 'ga'] as const
export type Status = (typeof statuses)[number]

const written: ReadonlySet<string> = new Set(['prototype', 'experimental', 'beta', 'ga'])

/** The status that a manifest or the ledger names; undefined where the text is none of theirs. */
export function statusNamed(text: string): Status | undefined {
  // The set holds nothing but statuses, which the type system cannot say of a Set of strings.
  return written.has(text) ? (text as Status) : undefined
}

const marks: Readonly<Record<Status, string>> = {
  unknown: '?',
  prototype: '○',
  experimental: '○',
  'beta-surface': '◐',
  beta: '●',
  ga: '◆',
}

/** One character, told apart by its shape alone, so that it works without colour and in every language. */
export const statusMark = (status: Status): string => marks[status]

/** The status in the reader's language. Plumego's own words for a status stay as they are written in its files. */
export function statusLabel(status: Status, t: Localize): string {
  if (status === 'beta-surface') return t('beta surface')
  if (status === 'unknown') return t('unknown')
  return status
}

/** A status, and the one that is claimed beyond it. */
interface Claimed {
  readonly status: Status
  readonly claim?: Status
}

/** The status in the reader's language, and what is claimed beyond it without evidence. */
export function claimLabel({ status, claim }: Claimed, t: Localize): string {
  if (claim === undefined) return statusLabel(status, t)
  return t('{status}; {claim} claimed without evidence', {
    status: statusLabel(status, t),
    claim: statusLabel(claim, t),
  })
}

/** The same behind its mark. */
export const markedStatus = (claimed: Claimed, t: Localize): string =>
  `${statusMark(claimed.status)} ${claimLabel(claimed, t)}`

/** What to do with the answer, in one line. */
export function guidance(status: Status, t: Localize): string {
  switch (status) {
    case 'prototype':
      return t('A sketch that may vanish: try it out, build nothing on it.')
    case 'experimental':
      return t('For evaluation and prototypes: the API may change in any minor version.')
    case 'beta-surface':
      return t('Fit for production within its scope; the rest of its family is not.')
    case 'beta':
      return t('Fit for production within a clear scope: the API changes only after a deprecation.')
    case 'ga':
      return t('The first choice for production: the API is kept for the whole major version.')
    case 'unknown':
      return t('Nobody has said how far it may be relied upon: ask its owner before you use it.')
  }
}

/** True where both are statuses and `status` promises less. */
export function isLowerStatus(status: string, than: string): boolean {
  const [lower, higher] = [statusNamed(status), statusNamed(than)]
  return lower !== undefined && higher !== undefined && statuses.indexOf(lower) < statuses.indexOf(higher)
}
