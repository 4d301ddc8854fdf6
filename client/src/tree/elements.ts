/** What a row has to have to stand in a tree. */
export interface AnyRow<Row> {
  /** The same in the next model, so that what is expanded and selected stays so. */
  readonly id: string
  readonly children: readonly Row[]
}

/** What the editor knows a row by: the same for as long as there is a row of its id, whatever that shows. */
export class TreeElement<Row extends AnyRow<Row>, Details> {
  row: Row
  readonly parent: TreeElement<Row, Details> | undefined
  /** What was told when it was opened; undefined before. */
  details: Details | undefined

  constructor(row: Row, parent: TreeElement<Row, Details> | undefined) {
    this.row = row
    this.parent = parent
  }
}

/** The elements of a tree, by the ids of their rows. */
export class TreeElements<Row extends AnyRow<Row>, Details> {
  readonly #rowsFor: (row: Row, details: Details) => readonly Row[]
  #byId = new Map<string, TreeElement<Row, Details>>()
  #outermost: readonly TreeElement<Row, Details>[] = []

  /** @param rowsFor the rows that hang under one behind its own, once it was opened and more of it is known */
  constructor(rowsFor: (row: Row, details: Details) => readonly Row[]) {
    this.#rowsFor = rowsFor
  }

  get outermost(): readonly TreeElement<Row, Details>[] {
    return this.#outermost
  }

  get all(): Iterable<TreeElement<Row, Details>> {
    return this.#byId.values()
  }

  get(id: string): TreeElement<Row, Details> | undefined {
    return this.#byId.get(id)
  }

  /** Takes other rows. An element stays where its row has the same id and hangs under the same one. */
  take(rows: readonly Row[]): void {
    const before = this.#byId
    this.#byId = new Map()
    const known = (row: Row, parent: TreeElement<Row, Details> | undefined): TreeElement<Row, Details> => {
      const old = before.get(row.id)
      const element = old && old.parent === parent ? old : new TreeElement<Row, Details>(row, parent)
      if (old?.details !== undefined && element !== old) element.details = old.details
      element.row = row
      this.#byId.set(row.id, element)
      for (const child of row.children) known(child, element)
      for (const child of this.#detailRows(element)) known(child, element)
      return element
    }
    this.#outermost = rows.map(row => known(row, undefined))
  }

  /** Takes what was told of a row when it was opened. */
  takeDetails(element: TreeElement<Row, Details>, details: Details): void {
    element.details = details
    const known = (row: Row, parent: TreeElement<Row, Details>): void => {
      const child = this.#byId.get(row.id) ?? new TreeElement<Row, Details>(row, parent)
      child.row = row
      this.#byId.set(row.id, child)
      for (const below of row.children) known(below, child)
    }
    for (const row of this.#detailRows(element)) known(row, element)
  }

  childrenOf(element: TreeElement<Row, Details>): TreeElement<Row, Details>[] {
    const rows = [...element.row.children, ...this.#detailRows(element)]
    return rows.flatMap(({ id }) => this.#byId.get(id) ?? [])
  }

  #detailRows({ row, details }: TreeElement<Row, Details>): readonly Row[] {
    return details === undefined ? [] : this.#rowsFor(row, details)
  }
}
