import { statusMark } from '../maturity/status.ts'
import type { BoundaryEdge, BoundaryGraph, EdgeKind } from './boundary-graph.ts'

const cell = 22
const left = 190
const top = 150
const legendHeight = 40

/** What each kind is called, in the reader's language. */
export type KindNames = Readonly<Record<EdgeKind, string>>

/** Shapes that differ without their colours, around the middle of a cell. */
const shapes: Readonly<Record<EdgeKind, string>> = {
  used: '<circle r="6" class="used"/>',
  violation: '<path d="M-7 -7H7V7H-7Z" class="violation"/><path d="M-4 -4L4 4M4 -4L-4 4" class="cross"/>',
  allowed: '<circle r="5" class="allowed"/>',
  'not-listed': '<path d="M-4 0H4" class="not-listed"/>',
  denied: '<path d="M-4 -4L4 4M4 -4L-4 4" class="denied"/>',
}

const style = `
text{font:12px sans-serif;fill:#1f1f1f}
rect.ground{fill:#ffffff}
.line{stroke:#d0d0d0;stroke-width:1}
.used{fill:#2e7d32}
.allowed{fill:none;stroke:#2e7d32;stroke-width:2}
.not-listed{stroke:#616161;stroke-width:2}
.denied{fill:none;stroke:#b71c1c;stroke-width:2}
.violation{fill:#b71c1c}
.cross{fill:none;stroke:#ffffff;stroke-width:2}
@media (prefers-color-scheme: dark){
text{fill:#e0e0e0}
rect.ground{fill:#1f1f1f}
.line{stroke:#444444}
.used{fill:#81c784}
.allowed{stroke:#81c784}
.not-listed{stroke:#b0b0b0}
.denied{stroke:#ef9a9a}
.violation{fill:#ef5350}
}`

/**
 * The boundaries as a matrix: the modules of the rows import those of the columns. Each cell says in words what its shape
 * means.
 */
export function matrixSvg({ modules, edges }: BoundaryGraph, names: KindNames): string {
  const rows = modules.filter(({ path }) => edges.some(({ from }) => from === path))
  const columns = modules.filter(({ path }) => edges.some(({ to }) => to === path))
  const width = Math.max(left + columns.length * cell + 60, 640)
  const height = top + rows.length * cell + legendHeight
  const byPair = new Map(edges.map(edge => [`${edge.from}\0${edge.to}`, edge]))
  const label = ({ path, status }: BoundaryGraph['modules'][number]): string => escaped(`${statusMark(status)} ${path}`)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<style>${style}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    ...columns.map((module, x) => {
      const at = left + x * cell + cell / 2
      return `<text transform="translate(${at + 4} ${top - 8}) rotate(-60)">${label(module)}</text>`
    }),
    ...rows.flatMap((module, y) => {
      const at = top + y * cell
      return [
        `<line class="line" x1="0" x2="${left + columns.length * cell}" y1="${at}" y2="${at}"/>`,
        `<text x="${left - 10}" y="${at + 15}" text-anchor="end">${label(module)}</text>`,
        ...columns.flatMap((column, x) => {
          const edge = byPair.get(`${module.path}\0${column.path}`)
          return edge ? [cellOf(edge, left + x * cell + cell / 2, at + cell / 2, names)] : []
        }),
      ]
    }),
    ...legend(height - legendHeight / 2, names),
    '</svg>',
    '',
  ].join('\n')
}

function cellOf({ from, to, kind, rule }: BoundaryEdge, x: number, y: number, names: KindNames): string {
  const place = rule ? ` (${rule.file}:${rule.line})` : ''
  const title = escaped(`${from} → ${to}: ${names[kind]}${place}`)
  return `<g transform="translate(${x} ${y})"><title>${title}</title>${shapes[kind]}</g>`
}

function legend(y: number, names: KindNames): string[] {
  let x = 20
  return Object.entries(shapes).map(([kind, shape]) => {
    const name = names[kind as EdgeKind]
    const drawn = `<g transform="translate(${x} ${y})">${shape}<text x="12" y="4">${escaped(name)}</text></g>`
    x += 40 + [...name].reduce((sum, letter) => sum + (letter > '\u2000' ? 12 : 7), 0)
    return drawn
  })
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\s/g, ' ')
