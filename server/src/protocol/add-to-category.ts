/**
 * Command of the server, with one `CategoryRow` as its argument: has the client add a row for a package to the table of a
 * category of the Extension Boundary page. Answered with the `Target` of that row, or null where the client did not make
 * the change; fails with a message for a person where there can be no such row.
 */
export const addToCategoryCommand = 'plumego.server.addToCategory'

export interface CategoryRow {
  /** `FamiliesWorkspace.root` of a checkout. */
  readonly root: string
  /** Such as `x/openapi`. */
  readonly path: string
  /** Of the category. */
  readonly letter: string
}
