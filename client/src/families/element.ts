import type { FamilyDetails } from '../../../server/src/protocol/family-details.ts'
import { type TreeElement, TreeElements } from '../tree/elements.ts'
import { detailRows, type Row } from './model.ts'
import type { Words } from './words.ts'

export type FamilyElement = TreeElement<Row, FamilyDetails>

/** Whether the Extension Boundary page lists a package in none of its categories. */
export const isUnlisted = ({ row, parent }: FamilyElement): boolean =>
  !row.isUsedOnly && parent?.row.kind === 'unlisted'

/** The elements of the tree of families. */
export class Elements extends TreeElements<Row, FamilyDetails> {
  constructor(words: Words) {
    super((row, { groups }) => (row.hasDetails ? detailRows(row, groups, words) : []))
  }
}

/** The innermost package that holds a file. */
export function familyOf(uri: string, elements: Iterable<FamilyElement>): FamilyElement | undefined {
  let nearest: FamilyElement | undefined
  let length = 0
  for (const element of elements) {
    const { kind, package: of } = element.row
    if (kind !== 'family' || !of) continue
    const directory = `${of.root}/${of.path}/`
    if (uri.startsWith(directory) && directory.length > length) {
      nearest = element
      length = directory.length
    }
  }
  return nearest
}
