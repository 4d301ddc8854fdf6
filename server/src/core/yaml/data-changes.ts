/** A way through maps and lists: keys, and numbers of items. */
export type DataPath = readonly string[]

/**
 * The places at which two documents' data differ, each as deep as it can be told: a value, a key that only one has, or
 * a list that is longer in one of them. A list in which items were both added and taken away is two.
 */
export function changesBetween(before: unknown, after: unknown, path: DataPath = []): DataPath[] {
  if (before === after) return []
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, path)
  if (!isMap(before) || !isMap(after)) return isSame(before, after) ? [] : [path]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(key => {
    const below = [...path, key]
    if (!Object.hasOwn(before, key) || !Object.hasOwn(after, key)) return [below]
    return changesBetween(before[key], after[key], below)
  })
}

function listChanges(before: readonly unknown[], after: readonly unknown[], path: DataPath): DataPath[] {
  if (before.length === after.length) {
    return before.flatMap((item, i) => changesBetween(item, after[i], [...path, String(i)]))
  }
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && isSame(before[start], after[start])) start++
  let end = 0
  while (end < shorter - start && isSame(before.at(-1 - end), after.at(-1 - end))) end++
  return start + end === shorter ? [path] : [path, path]
}

/** What lies at a path; undefined where nothing does. */
export function dataAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>((at, part) => {
    if (Array.isArray(at)) return at[Number(part)]
    return isMap(at) && Object.hasOwn(at, part) ? at[part] : undefined
  }, data)
}

const isMap = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data)

/** Both are JSON data. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
