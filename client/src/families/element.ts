import type { FamilyDetails } from '../../../server/src/protocol/family-details.ts'
import { detailRows, type Row } from './model.ts'
import type { Words } from './words.ts'

/** What the editor knows a row by: the same for as long as there is a row of its id, whatever that shows. */
export class FamilyElement {
  row: Row
  readonly parent: FamilyElement | undefined
  /** What was told when it was opened; undefined before. */
  details: FamilyDetails | undefined

  constructor(row: Row, parent: FamilyElement | undefined) {
    this.row = row
    this.parent = parent
  }
}

/** Whether the Extension Boundary page lists a package in none of its categories. */
export const isUnlisted = ({ row, parent }: FamilyElement): boolean =>
  !row.isUsedOnly && parent?.row.kind === 'unlisted'

/** The elements of a tree, by the ids of their rows. */
export class Elements {
  readonly #words: Words
  #byId = new Map<string, FamilyElement>()
  #outermost: readonly FamilyElement[] = []

  constructor(words: Words) {
    this.#words = words
  }

  get outermost(): readonly FamilyElement[] {
    return this.#outermost
  }

  get all(): Iterable<FamilyElement> {
    return this.#byId.values()
  }

  get(id: string): FamilyElement | undefined {
    return this.#byId.get(id)
  }

  /** Takes other rows. An element stays where its row has the same id and hangs under the same one. */
  take(rows: readonly Row[]): void {
    const before = this.#byId
    this.#byId = new Map()
    const known = (row: Row, parent: FamilyElement | undefined): FamilyElement => {
      const old = before.get(row.id)
      const element = old && old.parent === parent ? old : new FamilyElement(row, parent)
      if (old?.details && element !== old) element.details = old.details
      element.row = row
      this.#byId.set(row.id, element)
      for (const child of row.children) known(child, element)
      for (const child of this.#detailRows(element)) known(child, element)
      return element
    }
    this.#outermost = rows.map(row => known(row, undefined))
  }

  /** Takes what was told of a package. */
  takeDetails(element: FamilyElement, details: FamilyDetails): void {
    element.details = details
    const known = (row: Row, parent: FamilyElement): void => {
      const child = this.#byId.get(row.id) ?? new FamilyElement(row, parent)
      child.row = row
      this.#byId.set(row.id, child)
      for (const below of row.children) known(below, child)
    }
    for (const row of this.#detailRows(element)) known(row, element)
  }

  childrenOf(element: FamilyElement): FamilyElement[] {
    const rows = [...element.row.children, ...this.#detailRows(element)]
    return rows.flatMap(({ id }) => this.#byId.get(id) ?? [])
  }

  #detailRows({ row, details }: FamilyElement): Row[] {
    return row.hasDetails && details ? detailRows(row, details.groups, this.#words) : []
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
