import type { AnyRow } from './elements.ts'

/**
 * The rows that have to be drawn anew, each with what hangs under it, so that nothing else is: by id; `all` where the
 * outermost are others than before.
 */
export function changesBetween<Row extends AnyRow<Row>>(
  before: readonly Row[],
  after: readonly Row[],
): readonly string[] | 'all' {
  if (idsOf(before) !== idsOf(after)) return 'all'
  return after.flatMap((row, index) => {
    const old = before[index]
    return old ? changesIn(old, row) : []
  })
}

function changesIn<Row extends AnyRow<Row>>(before: Row, after: Row): readonly string[] {
  if (before === after) return []
  if (idsOf(before.children) !== idsOf(after.children) || appearance(before) !== appearance(after)) return [after.id]
  return after.children.flatMap((child, index) => {
    const old = before.children[index]
    return old ? changesIn(old, child) : []
  })
}

const idsOf = (rows: readonly { readonly id: string }[]): string => rows.map(({ id }) => id).join('\n')

/** All of a row but what hangs under it. */
const appearance = ({ children, ...own }: { readonly children: unknown }): string => JSON.stringify(own)
