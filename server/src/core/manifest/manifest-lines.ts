import { cleanScalar, type Piece, slicePiece, trimPiece, trimQuotes } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { listItem, specLines } from '../spec/lines.ts'

/** What one key of a manifest holds in the reading of module-manifests and dependency-rules. */
export interface ManifestKey {
  /** The first line that names the key: the key alone. */
  readonly at: Piece
  /** The last text behind its colon, freed of quotes; undefined where no line has any. Comments are part of it. */
  scalar: Piece | undefined
  /** Every item, at any depth, also the empty ones that count but have no value. */
  readonly items: Piece[]
}

/** module.yaml, as checkutil reads it line by line. By key, in order of first appearance. */
export type ManifestLines = ReadonlyMap<string, ManifestKey>

export function readManifestLines(source: SourceText): ManifestLines {
  const keys = new Map<string, ManifestKey>()
  let current: ManifestKey | undefined
  for (const { content } of specLines(source)) {
    const indented = isIndented(source.text, content.start)
    if (!indented) {
      const colon = content.text.indexOf(':')
      if (colon < 0) continue
      const at = trimPiece(slicePiece(content, 0, colon))
      current = keys.get(at.text) ?? { at, scalar: undefined, items: [] }
      // An empty key is seen like any other, but the list items below it belong to nobody.
      keys.set(at.text, current)
      const value = trimPiece(slicePiece(content, colon + 1))
      if (value.text !== '') current.scalar = trimQuotes(value)
      if (at.text === '') current = undefined
    } else {
      const item = listItem(content)
      if (item && current) current.items.push(cleanScalar(item))
    }
  }
  return keys
}

/** A line counts as indented where it begins with a space or a tab; other white space in front does not. */
function isIndented(text: string, contentStart: number): boolean {
  const lineStart = text.lastIndexOf('\n', contentStart - 1) + 1
  const first = text.charCodeAt(lineStart)
  return first === 32 || first === 9
}

/** The values of a list key: empty items count towards limits, but are not values. */
export function listValues(manifest: ManifestLines, key: string): Piece[] {
  return manifest.get(key)?.items.filter(item => item.text !== '') ?? []
}

/** The scalar of a key as module-manifests compares it: trimmed once more, after its quotes are gone. */
export function trimmedScalar(manifest: ManifestLines, key: string): Piece | undefined {
  const scalar = manifest.get(key)?.scalar
  return scalar && trimPiece(scalar)
}
