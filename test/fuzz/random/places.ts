import { SourceText } from '../../../server/src/core/text/source-text.ts'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** How deep places lie in what a reading answers. */
const deepest = 12

/** @returns the first place in what was found that lies outside of the text, for a message */
export function placeOutside(found: unknown, text: string): string | undefined {
  const source = new SourceText(text)
  const seen = new Set<unknown>()
  const isOutside = (at: unknown): boolean => {
    if (typeof at === 'number') return !(Number.isInteger(at) && at >= 0 && at <= text.length)
    if (!isObject(at)) return false
    const { line, character } = at
    if (typeof line !== 'number' || typeof character !== 'number') return false
    // The CR of a line end has a place, too.
    return !(line >= 0 && line < source.lineCount && character >= 0 && character <= source.lineText(line).length + 1)
  }
  const look = (value: unknown, depth: number): string | undefined => {
    if (!isObject(value) || depth > deepest || seen.has(value)) return undefined
    seen.add(value)
    if ('start' in value && 'end' in value && (isOutside(value.start) || isOutside(value.end))) {
      return `a place outside of the text: ${JSON.stringify([value.start, value.end])}`
    }
    const within = value instanceof Map ? [...value].flat() : value instanceof Set ? [...value] : Object.values(value)
    for (const one of within) {
      const outside = look(one, depth + 1)
      if (outside !== undefined) return outside
    }
    return undefined
  }
  return look(found, 0)
}
