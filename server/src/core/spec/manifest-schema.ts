import { cleanScalar, type Piece, trimSpace } from '../text/go-strings.ts'
import { readInteger } from '../text/integers.ts'
import type { SourceText } from '../text/source-text.ts'
import { listItem, specLines } from './lines.ts'

/** specs/module-manifest.schema.yaml, a dialect of Plumego's own, as checkutil reads it. */
export interface ManifestSchema {
  /** In the file's order. */
  readonly required: readonly string[]
  /** Allowed values by key; quotes around a key are part of it. */
  readonly enums: ReadonlyMap<string, readonly string[]>
  /** Longest list by key (the file says `key_max`), in entries; one below zero makes every list too long. */
  readonly limits: ReadonlyMap<string, bigint>
  /** A limit that Go's strconv.Atoi does not take: Plumego's program stops there. */
  readonly badLimit: Piece | undefined
}

export function readManifestSchema(source: SourceText): ManifestSchema {
  const required: string[] = []
  const enums = new Map<string, string[]>()
  const limits = new Map<string, bigint>()
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
        const name = content.text.slice(0, -1)
        enums.set(name, [])
        // Items below a bare colon belong to nobody.
        values = name === '' ? undefined : enums.get(name)
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

/** Returns the line where its value is no number that Go takes; quotes and comments are part of it, so they make it none. */
function addLimit(limits: Map<string, bigint>, content: Piece): Piece | undefined {
  const colon = content.text.indexOf(':')
  if (colon < 0) return undefined
  const key = trimSpace(content.text.slice(0, colon)).replace(/_max$/, '')
  const value = trimSpace(content.text.slice(colon + 1))
  const limit = readInteger(value)
  if (limit === undefined) return content
  limits.set(key, limit)
  return undefined
}
