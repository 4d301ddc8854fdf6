import type { Snapshot } from '../repo/snapshot.ts'
import { type BoundaryCategory, type BoundaryRow, boundaryPageOf } from '../spec/boundary-page.ts'

/** One category that a package stands in, and its row there. */
export interface Membership {
  readonly category: BoundaryCategory
  readonly row: BoundaryRow
}

/**
 * The categories of the Extension Boundary page that a package stands in, in page order: the first is its primary one.
 * A package that the page does not list itself stands where the nearest directory above it does.
 */
export function membershipsOf(snapshot: Snapshot, path: string): Membership[] {
  const categories = boundaryPageOf(snapshot)?.page.categories ?? []
  for (let directory = path; directory.startsWith('x/'); directory = directory.slice(0, directory.lastIndexOf('/'))) {
    const found = categories.flatMap(category => {
      const row = category.rows.find(({ package: name }) => name === directory)
      return row ? [{ category, row }] : []
    })
    if (found.length > 0) return found
  }
  return []
}

/** The category of families that applications start from. */
export const appFacingCategory = 'A'

/** The category of what must never be reachable without authentication. */
export const protectedCategory = 'C'
