/** How one text became another: from `start` on, what ended at `endBefore` became what ends at `endAfter`. UTF-16 offsets. */
export interface TextChange {
  readonly start: number
  readonly endBefore: number
  readonly endAfter: number
}

/** The one change that makes a text another: from the first character that differs to the last. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let same = 0
  const mostBehind = most - start
  while (same < mostBehind && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same))
    same++
  while (isWithin(before, start) || isWithin(after, start)) start--
  while (isWithin(before, before.length - same) || isWithin(after, after.length - same)) same--
  return { start, endBefore: before.length - same, endAfter: after.length - same }
}

/** Between CR and LF, or between the halves of one character: no position is there. */
const isWithin = (text: string, offset: number): boolean =>
  /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(Math.max(0, offset - 1), offset + 1))
