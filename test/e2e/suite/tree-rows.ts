import { attributesOf, click, until } from './driver.ts'

/** What a tree of the side bar shows. */
export interface TreeRows {
  /** What a screen reader says of each row, without what it says of the row's buttons. */
  rows(): Promise<string[]>
  /** Whether a row begins so. */
  hasRow(start: string): Promise<boolean>
  /** Opens a row; a tree that is just drawn anew loses a click. */
  expand(label: string, child: string): Promise<void>
}

/** @param row the selector of a row of the tree */
export function treeRows(row: string): TreeRows {
  const rows = async (): Promise<string[]> => {
    const labels = await attributesOf(row, 'aria-label')
    return labels.map(label => (label ?? '').replace(', has actions', '').replace(/\s+/g, ' ').trim())
  }
  const hasRow = async (start: string): Promise<boolean> => (await rows()).some(label => label.startsWith(start))
  const expand = (label: string, child: string): Promise<void> =>
    until(`${child} below ${label}`, async () => {
      if (await hasRow(child)) return true
      const of = `${row}[aria-label^="${label}"]`
      const [expanded] = await attributesOf(of, 'aria-expanded')
      if (expanded === 'false') await click(`${of} .monaco-tl-twistie`)
      return false
    }).then(() => undefined)
  return { rows, hasRow, expand }
}
