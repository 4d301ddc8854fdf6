import type { Snapshot } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import { type BoundaryCategory, type BoundaryRow, boundaryPageOf } from './boundary-page.ts'

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

/** The title of a category in the reader's language; as the page words it where that is none of Plumego's own. */
export function categoryTitle({ title }: Pick<BoundaryCategory, 'title'>, t: Localize): string {
  switch (title) {
    case 'App-facing capability families':
      return t('App-facing capability families')
    case 'Supporting primitives':
      return t('Supporting primitives')
    case 'Local development and protected operations':
      return t('Local development and protected operations')
    case 'Fast-moving domain packs':
      return t('Fast-moving domain packs')
    default:
      return title
  }
}

/** The category of families that applications start from. */
export const appFacingCategory = 'A'

/** The category of what must never be reachable without authentication. */
export const protectedCategory = 'C'
