import { cleanScalar, type Piece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { listItem, specLines } from './lines.ts'

/** specs/module-manifest.schema.yaml, a dialect of Plumego's own, as checkutil reads it. */
export interface ManifestSchema {
  /** In the file's order. */
  readonly required: readonly string[]
  /** Allowed values by key; quotes around a key are part of it. */
  readonly enums: ReadonlyMap<string, readonly string[]>
  /** Longest list by key (the file says `key_max`), in entries. */
  readonly limits: ReadonlyMap<string, number>
  /** A limit that Go's strconv.Atoi does not take: Plumego's program stops there. */
  readonly badLimit: Piece | undefined
}

export function readManifestSchema(source: SourceText): ManifestSchema {
  const required: string[] = []
  const enums = new Map<string, string[]>()
  const limits = new Map<string, number>()
  let badLimit: Piece | undefined
  let section = ''
  let values: string[] | undefined

  for (const { indent, content } of specLines(source)) {
    if (indent === 0) {
      section = content.text
      values = undefined
      continue
    }
    const item = listItem(content)
    if (section === 'required:') {
      if (indent >= 2 && item) addValue(required, item)
    } else if (section === 'enums:') {
      if (indent === 2 && content.text.endsWith(':')) {
        values = []
        enums.set(content.text.slice(0, -1), values)
      } else if (indent >= 4 && values && item) addValue(values, item)
    } else if (section === 'limits:' && indent === 2) {
      badLimit ??= addLimit(limits, content)
    }
  }
  return { required, enums, limits, badLimit }
}

function addValue(values: string[], item: Piece): void {
  const { text } = cleanScalar(item)
  if (text !== '') values.push(text)
}

/** Returns the value where it is no number; quotes and comments stay part of it, so they make it none. */
function addLimit(limits: Map<string, number>, content: Piece): Piece | undefined {
  const colon = content.text.indexOf(':')
  if (colon < 0) return undefined
  const key = content.text.slice(0, colon).trim().replace(/_max$/, '')
  const value = content.text.slice(colon + 1).trim()
  if (!/^[+-]?[0-9]+$/.test(value)) return content
  limits.set(key, Number(value))
  return undefined
}
