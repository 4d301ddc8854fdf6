import type { Finding, TextEdit } from '../findings/finding.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { changeBetween } from '../text/change.ts'
import { rangesTouch } from '../text/position.ts'
import { SourceText } from '../text/source-text.ts'
import { leftBehind } from './left-behind.ts'

/** More rounds than mends ever wait for each other; where two undid each other, this ends it. */
const mostRounds = 10

/** A fix that was made. */
export interface MadeFix {
  /** What it was for, where that stood in the state before. */
  readonly finding: Finding
  readonly title: string
  /** The files that it changes, relative to the workspace. */
  readonly files: readonly string[]
}

/** A workspace after its safe fixes. */
export interface Mended {
  /** In the order in which they were made: of those that hung on others, places count from the state in between. */
  readonly made: readonly MadeFix[]
  /** Of the files that are other than before, by path. */
  readonly texts: ReadonlyMap<string, SourceText>
  readonly snapshot: Snapshot
  /** What is left. */
  readonly findings: readonly Finding[]
}

/**
 * Makes every safe fix, looks again, and so on until nothing is left to make. Of fixes that touch each other the first
 * is made, and the others, if they are still wanted, in the next round. Reads and writes no file: safe fixes concern
 * only files whose text the snapshot holds, which those of Go files are not.
 * @param check what the rules find in a snapshot
 * @param isWanted which findings are to be mended
 * @param mayChange whether a file may be changed
 */
export function fixAll(
  snapshot: Snapshot,
  check: (snapshot: Snapshot) => readonly Finding[],
  isWanted: (finding: Finding) => boolean = () => true,
  mayChange: (path: string) => boolean = () => true,
): Mended {
  const before = check(snapshot)
  const known = new Set(before.map(verdict))
  const brings = ({ findings }: Mended): boolean =>
    findings.some(one => !known.has(verdict(one)) && !leftBehind.has(one.code))
  const start: Mended = { made: [], texts: new Map(), snapshot, findings: before }
  const all = mendFrom(start, check, isWanted, mayChange)
  if (!brings(all)) return all
  // Alone, a fix is harmless; here one meets another fault. It is left to a person, with what hangs on it.
  // By their verdicts: what else is found in a file that changes is found anew, as other objects.
  const culprits = new Set(
    [...known].filter(own => {
      const isTried = (other: Finding): boolean =>
        isWanted(other) && (verdict(other) === own || !known.has(verdict(other)))
      return brings(mendFrom(start, check, isTried, mayChange))
    }),
  )
  const rest = mendFrom(start, check, one => isWanted(one) && !culprits.has(verdict(one)), mayChange)
  return brings(rest) ? start : rest
}

function mendFrom(
  start: Mended,
  check: (snapshot: Snapshot) => readonly Finding[],
  isWanted: (finding: Finding) => boolean,
  mayChange: (path: string) => boolean,
): Mended {
  let mended = start
  const tried = new Set<string>()
  for (let round = 0; round < mostRounds; round++) {
    const may = (path: string): boolean => mended.snapshot.text(path) !== undefined && mayChange(path)
    const { edits, made } = safeEdits(mended.findings.filter(isWanted), may, tried)
    const changed = new Map<string, SourceText>()
    for (const [path, list] of edits) {
      const before = mended.snapshot.text(path)
      const text = before && applyEdits(before, list)
      if (text !== undefined && text !== before?.text) changed.set(path, new SourceText(text))
    }
    if (changed.size === 0) break
    const next = mended.snapshot.with(changed)
    mended = {
      made: [...mended.made, ...made],
      texts: new Map([...mended.texts, ...changed]),
      snapshot: next,
      findings: check(next),
    }
  }
  return {
    ...mended,
    texts: new Map([...mended.texts].filter(([path, { text }]) => text !== start.snapshot.text(path)?.text)),
  }
}

const verdict = ({ check, code, key }: Finding): string => [check, code, ...key].join('\0')

/**
 * The edits of the safe fixes that can be made at once, by file: one fix of a finding, and none that touch.
 * @param tried the fixes that were made before, each with its finding: what did not help once is not made again
 */
function safeEdits(
  findings: readonly Finding[],
  mayChange: (path: string) => boolean,
  tried: Set<string>,
): { edits: ReadonlyMap<string, readonly TextEdit[]>; made: readonly MadeFix[] } {
  const chosen = new Map<string, TextEdit[]>()
  const made: MadeFix[] = []
  for (const finding of findings) {
    if (finding.hasNoSafeFix) continue
    const fix = finding.fixes.find(({ safe, edits }) => safe && edits.every(({ file }) => mayChange(file)))
    if (!fix || fix.edits.some(edit => chosen.get(edit.file)?.some(other => rangesTouch(edit.range, other.range))))
      continue
    const attempt = JSON.stringify([verdict(finding), fix.edits])
    if (tried.has(attempt)) continue
    tried.add(attempt)
    for (const edit of fix.edits) chosen.set(edit.file, [...(chosen.get(edit.file) ?? []), edit])
    made.push({ finding, title: fix.title, files: [...new Set(fix.edits.map(({ file }) => file))] })
  }
  return { edits: chosen, made }
}

/** The text with edits made that do not overlap. */
export function applyEdits(source: SourceText, edits: readonly TextEdit[]): string {
  const spans = edits.map(({ range, newText }) => ({
    start: source.offsetAt(range.start),
    end: source.offsetAt(range.end),
    newText,
  }))
  const fromLast = spans.sort((a, b) => b.start - a.start)
  return fromLast.reduce(
    (text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end),
    source.text,
  )
}

/** The one edit that makes a text another: from the first character that differs to the last. */
export function differenceBetween(path: string, before: SourceText, after: SourceText): TextEdit {
  const { start, endBefore, endAfter } = changeBetween(before.text, after.text)
  return { file: path, range: before.range({ start, end: endBefore }), newText: after.text.slice(start, endAfter) }
}
