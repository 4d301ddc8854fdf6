import { groupBy } from '../collections.ts'
import type { Fix, TextEdit } from '../findings/finding.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { comparePositions, type Range } from '../text/position.ts'
import { applyEdits } from './fix-all.ts'

/** A fix and whatever is told of that it mends. */
interface Offer<Told> {
  readonly told: Told
  readonly fix: Fix
}

/**
 * What a list of mends shows for several findings at one place: of fixes that come to the same the first, for all the
 * findings, and no two safe ones that write something else over the same words.
 */
export function menuOf<Told>(offers: readonly Offer<Told>[], snapshot: Snapshot): Offer<Told>[] {
  const firsts = new Map<string, Fix>()
  const once = offers.map(({ told, fix }) => {
    const result = resultOf(fix, snapshot)
    const first = firsts.get(result)
    const best = first ? { ...first, safe: first.safe || fix.safe } : fix
    firsts.set(result, best)
    return { told, result }
  })
  const fixes = [...firsts.values()]
  return once.map(({ told, result }) => {
    const fix = firsts.get(result)!
    return { told, fix: { ...fix, safe: fix.safe && !fixes.some(other => other.safe && contradicts(fix, other)) } }
  })
}

/** The texts of the files after a fix; its edits where nobody keeps the text. */
const resultOf = ({ edits }: Fix, snapshot: Snapshot): string =>
  JSON.stringify(
    [...groupBy(edits, ({ file }) => file)].map(([file, own]) => {
      const source = snapshot.text(file)
      return [file, source ? applyEdits(source, own) : own]
    }),
  )

const contradicts = (a: Fix, b: Fix): boolean =>
  a !== b &&
  a.edits.some(edit => b.edits.some(other => edit !== other && edit.file === other.file && overlap(edit, other)))

/** Where both replace something, and the same. */
const overlap = ({ range: a }: TextEdit, { range: b }: TextEdit): boolean =>
  !isEmpty(a) && !isEmpty(b) && comparePositions(a.start, b.end) < 0 && comparePositions(b.start, a.end) < 0

const isEmpty = ({ start, end }: Range): boolean => comparePositions(start, end) === 0
