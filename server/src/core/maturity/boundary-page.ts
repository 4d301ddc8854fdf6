import { pagePaths } from '../repo/interest.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { type Cell, type MarkdownTable, readMarkdownTables } from '../spec/markdown-tables.ts'
import type { Span } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'

/** One package in one category of the Extension Boundary page. */
export interface BoundaryRow {
  /** Such as `x/messaging/mq`. */
  readonly package: string
  /** What the page says that the package is for, in one line; the empty string where it says nothing. */
  readonly role: string
  /** The part of the package that the row is about, where the row names one: "advanced topology". */
  readonly scope: string | undefined
  /** The family that the page hangs it under. */
  readonly parent: string | undefined
  /** Where the package stands in the page, backquotes included. */
  readonly at: Span
}

/** One category of the Extension Boundary page. */
export interface BoundaryCategory {
  /** `A` to `D`. */
  readonly letter: string
  /** In the page's words. */
  readonly title: string
  /** What the page says of it in front of its table; undefined where it says nothing. */
  readonly about: string | undefined
  /** Of its heading, 1-based. */
  readonly line: number
  readonly rows: readonly BoundaryRow[]
}

/** The Extension Boundary page, in page order. */
export interface BoundaryPage {
  readonly categories: readonly BoundaryCategory[]
}

/** A category's heading: `A — App-facing capability families`. */
const categoryHeading = /^([A-Z])\s*[—–-]\s*(\S[\s\S]*)$/u

/** The header of the column that names the family above, in the languages that Plumego writes the page in. */
const parentHeader = /parent|父/iu

/** Reads the categories from the page's headings and the tables under them. */
export function readBoundaryPage(source: SourceText): BoundaryPage {
  const categories = new Map<string, BoundaryCategory & { readonly rows: BoundaryRow[] }>()
  for (const table of readMarkdownTables(source)) {
    const match = table.headings.map(heading => categoryHeading.exec(heading)).find(found => found !== null)
    if (!match) continue
    const [, letter = '', title = ''] = match
    const category = categories.get(letter) ?? { letter, title, about: table.lead, line: table.headingLine, rows: [] }
    categories.set(letter, category)
    category.rows.push(...rowsOf(table))
  }
  return { categories: [...categories.values()] }
}

/** The page of this workspace and where it lies; undefined where the workspace has none. */
export function boundaryPageOf(snapshot: Snapshot): { path: string; page: BoundaryPage } | undefined {
  for (const path of [...pagePaths.boundary, pagePaths.boundaryChinese]) {
    const page = snapshot.read(path, readBoundaryPage)
    if (page) return { path, page }
  }
  return undefined
}

function rowsOf(table: MarkdownTable): BoundaryRow[] {
  const parentColumn = table.header.findIndex((cell, column) => column > 0 && parentHeader.test(cell.text))
  return table.rows.flatMap(cells => {
    const [first, ...others] = cells
    if (!first) return []
    const parentCell = parentColumn > 0 ? cells[parentColumn] : undefined
    const role = others.findLast(cell => cell !== parentCell)?.text ?? ''
    const scope = first.prose.replace(/^[\s,;、，；]+|(?<![\s,;、，；])[\s,;、，；]+$/gu, '') || undefined
    const parent = parentCell && packagesIn(parentCell)[0]?.text
    return packagesIn(first).map(found => ({ package: found.text, role, scope, parent, at: found }))
  })
}

const packagesIn = (cell: Cell) => cell.codes.filter(code => /^x\/[^\s*]+$/u.test(code.text))
