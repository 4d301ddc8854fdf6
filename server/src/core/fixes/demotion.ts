import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { isLowerStatus, type Status } from '../maturity/status.ts'
import type { Manifest } from '../repo/snapshot.ts'
import type { Fix } from '../rules/finding.ts'
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
