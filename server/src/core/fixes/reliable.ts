import type { FilePlace, Fix } from '../findings/finding.ts'
import { rangeIn } from '../findings/words.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Piece } from '../text/go-strings.ts'
import { isOpen } from '../text/placeholder.ts'
import { lineAround } from './lines.ts'

/** What no page and no YAML file should hold: control characters, such as begin a terminal's escapes, and text that turns round. */
const unprintable = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u

/** Whether a text can stand elsewhere as it is: somebody wrote it, and every reader sees it. */
export const isFit = (text: string): boolean => text !== '' && !isOpen(text) && !unprintable.test(text)

/**
 * Whether a manifest's value may be written into another file: it is fit for that, one of those that its key takes, and
 * the one line in column 0 that gives the key.
 * @param value as a line reading of Plumego's found it, which takes lines at any indent
 */
export function isReliable(snapshot: Snapshot, manifestPath: string, key: string, value: Piece): boolean {
  const source = snapshot.text(manifestPath)
  if (!source || !isFit(value.text)) return false
  const allowed = snapshot.manifestSchema?.enums.get(key)
  if (allowed && !allowed.includes(value.text)) return false
  const { text } = source
  const lines = text.match(new RegExp(`^[ \\t]*["']?${key}["']?[ \\t]*:`, 'gm')) ?? []
  return lines.length === 1 && new RegExp(`^["']?${key}`).test(lineAround(source, value.start).text)
}

/** A value of a file as a ground for a fix. */
export const ground = (snapshot: Snapshot, file: string, value: Piece): FilePlace => ({
  file,
  range: rangeIn(snapshot, file, value),
})

/** Fixes that take values for true. */
export const restingOn = (fixes: readonly Fix[], because: readonly FilePlace[]): Fix[] =>
  fixes.map(fix => ({ ...fix, because }))
