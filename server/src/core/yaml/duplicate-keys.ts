import { type Document, isMap, isScalar, visit, type YAMLMap, YAMLParseError } from 'yaml'

/**
 * Adds the errors about keys that a map has twice, as the library words them, where it would have: it compares each key with
 * all before it, which takes minutes for a file of many keys.
 */
export function addDuplicateKeys(document: Document.Parsed): void {
  const found: YAMLParseError[] = []
  visit(document, {
    Map: (_, map) => {
      if (isMap(map)) found.push(...duplicatesIn(map))
    },
  })
  if (found.length > 0) document.errors = merged(document.errors, found)
}

/** The errors in their order, each key before what is wrong from there on. */
function merged(errors: readonly YAMLParseError[], found: readonly YAMLParseError[]): YAMLParseError[] {
  let next = 0
  const all = errors.flatMap(error => {
    const first = next
    while (next < found.length && (found[next]?.pos[0] ?? 0) <= error.pos[0]) next++
    return [...found.slice(first, next), error]
  })
  return [...all, ...found.slice(next)]
}

function duplicatesIn(map: YAMLMap): YAMLParseError[] {
  const seen = new Set<unknown>()
  return map.items.flatMap(({ key }) => {
    // Of what is no scalar no two are the same to the library.
    if (!isScalar(key) || Number.isNaN(key.value)) return []
    if (!seen.has(key.value)) {
      seen.add(key.value)
      return []
    }
    const start = key.range?.[0] ?? 0
    return new YAMLParseError([start, start + 1], 'DUPLICATE_KEY', 'Map keys must be unique')
  })
}
