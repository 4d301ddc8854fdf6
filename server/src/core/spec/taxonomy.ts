import { groupBy } from '../collections.ts'
import { cleanScalar, type Piece, slicePiece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { listItem, specLines } from './lines.ts'

/** One family of specs/extension-taxonomy.yaml. */
export interface TaxonomyFamily {
  readonly name: string
  canonicalRoot: Piece | undefined
  readonly roots: Piece[]
}

/** specs/extension-taxonomy.yaml, as checkutil reads it. */
export interface Taxonomy {
  readonly families: readonly TaxonomyFamily[]
  /** Every canonical root that a family names, in order; more than one of a family that says so more than once. */
  readonly canonicalRoots: readonly Piece[]
  /** By the name of a family; two families of one name are one here. */
  readonly rootsByFamily: ReadonlyMap<string, readonly Piece[]>
  /** Every root that belongs to a canonical root, itself included. The last family that lists it wins. */
  readonly canonicalByRoot: ReadonlyMap<string, string>
}

export function readTaxonomy(source: SourceText): Taxonomy {
  const families: TaxonomyFamily[] = []
  const canonicalRoots: Piece[] = []
  const canonicalByRoot = new Map<string, string>()
  let inFamilies = false
  let family: TaxonomyFamily | undefined
  let inRoots = false

  const familyKey = (content: Piece, current: TaxonomyFamily): void => {
    inRoots = content.text === 'roots:'
    if (!content.text.startsWith('canonical_root:')) return
    const value = cleanScalar(slicePiece(content, 'canonical_root:'.length))
    if (value.text === '') return
    current.canonicalRoot = value
    canonicalRoots.push(value)
    canonicalByRoot.set(value.text, value.text)
  }
  const root = (content: Piece, current: TaxonomyFamily): void => {
    const item = listItem(content)
    const value = item && cleanScalar(item)
    if (!value || value.text === '') return
    current.roots.push(value)
    if (current.canonicalRoot) canonicalByRoot.set(value.text, current.canonicalRoot.text)
  }

  for (const { indent, content } of specLines(source)) {
    if (indent === 0) {
      inFamilies = content.text === 'families:'
      family = undefined
    } else if (inFamilies && indent === 2) {
      // A bare colon names no family: the program reads nothing below it.
      family =
        content.text.endsWith(':') && content.text !== ':'
          ? { name: content.text.slice(0, -1), canonicalRoot: undefined, roots: [] }
          : undefined
      inRoots = false
      if (family) families.push(family)
    } else if (family && indent === 4) familyKey(content, family)
    else if (family && inRoots && indent >= 6) root(content, family)
  }
  const rootsByFamily = new Map(
    [...groupBy(families, ({ name }) => name)].map(([name, same]) => [name, same.flatMap(({ roots }) => roots)]),
  )
  return { families, canonicalRoots, rootsByFamily, canonicalByRoot }
}
