import { groupBy } from '../collections.ts'
import { listed } from '../findings/words.ts'
import { readGoMod } from '../golang/mod/go-mod.ts'
import { statusLabel, statusMark } from '../maturity/status.ts'
import type { VersionChanges } from '../maturity/version-changes.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import { type Position, type Range, rangesTouch } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { type HoverContent, type Line, render } from './rich-text.ts'

/**
 * Where a go.mod requires or replaces Plumego: the path, and what stands behind it.
 * @param position 0-based, in UTF-16 code units
 * @returns undefined where the position is at none of these
 */
export function plumegoInGoMod(text: SourceText, position: Position): Range | undefined {
  const { requires, replaces } = readGoMod(text.text)
  const words: { first: Piece; last: Piece }[] = [
    ...requires.map(({ path, version }) => ({ first: path, last: version })),
    ...replaces.map(({ oldPath, newPath, newVersion }) => ({ first: oldPath, last: newVersion ?? newPath })),
  ]
  return words
    .filter(({ first }) => first.text === plumegoModule)
    .map(({ first, last }) => text.range({ start: first.start, end: last.end }))
    .find(range => rangesTouch(range, { start: position, end: position }))
}

/** The Plumego that a go.mod names. */
export interface NamedPlumego {
  /** Where it comes from and in which version, in the reader's language: "Plumego v1.0.0, module cache". */
  readonly origin: string
  /** The newest version that the module cache has, where it is newer, and what it has otherwise. */
  readonly newest: { readonly version: string; readonly changes: VersionChanges } | undefined
}

/** More than these of a kind are counted only. */
const mostTold = 12

/** What there is to know of a Plumego where go.mod requires it: which it is, and what a newer one at hand changes. */
export function plumegoHover({ origin, newest }: NamedPlumego, t: Localize): HoverContent {
  const head: Line[][] = [[[{ bold: origin }]]]
  if (!newest) return render({ head, body: [] })
  const { version, changes } = newest
  const renamed = changes.renamed.map(({ from, to }) => `${from} → ${to}`)
  const lines: Line[] = [[t('Newest in the module cache: {version}.', { version })]]
  if (renamed.length > 0) lines.push([t('Renamed there: {packages}.', { packages: shortened(renamed, t) })])
  for (const [status, promoted] of groupBy(changes.promoted, ({ to }) => to)) {
    const packages = shortened(
      promoted.map(({ path }) => path),
      t,
    )
    lines.push([
      t('{status} there: {packages}.', { status: `${statusMark(status)} ${statusLabel(status, t)}`, packages }),
    ])
  }
  if (changes.removed.length > 0) {
    lines.push([t('No longer there: {packages}.', { packages: shortened(changes.removed, t) })])
  }
  return render({ head, body: [lines] })
}

function shortened(values: readonly string[], t: Localize): string {
  const shown = listed(values.slice(0, mostTold))
  const more = values.length - mostTold
  return more > 0 ? `${shown} ${t('and {count} more', { count: more })}` : shown
}
