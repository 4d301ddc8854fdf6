import type { Finding } from '../findings/finding.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { acknowledgementsIn } from '../rules/acknowledgement-comment.ts'
import { ruleListings } from '../rules/registry.ts'
import type { Localize } from '../text/localize.ts'
import { type Position, type Range, rangesTouch } from '../text/position.ts'
import { type HoverContent, type Line, render } from './rich-text.ts'

/**
 * What the code of an acknowledgement stands for, and whether the comment silences anything.
 * @param position 0-based, in UTF-16 code units
 * @param findings what is told of the workspace
 * @returns undefined where no code of an acknowledgement stands
 */
export function acknowledgementHover(
  snapshot: Snapshot,
  path: string,
  position: Position,
  findings: readonly Finding[],
  t: Localize,
): (HoverContent & { readonly range: Range }) | undefined {
  const comment = acknowledgementsIn(snapshot, path).get(position.line)
  if (!comment || comment.code === '' || !rangesTouch(comment.codeRange, { start: position, end: position })) {
    return undefined
  }
  const { code, codeRange: range, until } = comment
  const listing = ruleListings.find(one => one.code === code)
  const stale = findings.filter(one => one.file === path && one.range.start.line === position.line && isStale(one))
  const lines: Line[] = [
    [{ bold: code }, listing ? ` · ${t(listing.summary)}` : ''],
    ...stale.map(({ message }): Line => [message]),
    ...(stale.length === 0 && until !== undefined ? [[t('Acknowledged until {until}.', { until })]] : []),
  ]
  return { ...render({ head: [lines], body: [] }), range }
}

const isStale = ({ code }: Finding): boolean => code === 'stale-acknowledgement'
