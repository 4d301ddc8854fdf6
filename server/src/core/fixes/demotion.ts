import type { Fix, TextEdit } from '../findings/finding.ts'
import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { isLowerStatus, type Status } from '../maturity/status.ts'
import type { Manifest } from '../repo/snapshot.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import { replaceScalar } from './scalars.ts'

/** Where a manifest says how mature its module is. */
const claims = ['status', 'stability_tier'] as const

/** Makes a manifest claim no more than a status, wherever it claims more. Never safe: the evidence may come instead. */
export function demote(manifest: Manifest, status: Status, t: Localize): Fix[] {
  const edits = claims.flatMap(key => {
    const value = trimmedScalar(manifest.lines, key)
    return value && isLowerStatus(status, value.text) ? replaceScalar(manifest, value, status, t, false).edits : []
  })
  return edits.length > 0 ? [{ title: t('Replace by {value}', { value: status }), edits, safe: false }] : []
}

/**
 * Gives a manifest a status in place of another value, and lets its tier claim no more than that. Never safe.
 * @param value as a line reading of Plumego's found it
 */
export function claimStatus(manifest: Manifest, value: Piece, status: string, t: Localize): Fix {
  const fix = replaceScalar(manifest, value, status, t, false)
  return { ...fix, edits: [...fix.edits, ...lowerTier(manifest, status, t)] }
}

/** Takes a tier down that claims more than a status which the manifest is given. */
export function lowerTier(manifest: Manifest, status: string, t: Localize): readonly TextEdit[] {
  const tier = trimmedScalar(manifest.lines, 'stability_tier')
  return tier && isLowerStatus(status, tier.text) ? replaceScalar(manifest, tier, status, t, false).edits : []
}
