import { type BoundaryEdge, boundaryEdges, type GraphPlace } from '../core/graph/boundary-graph.ts'
import { graphFormats, graphText } from '../core/graph/graph-text.ts'
import { topModules } from '../core/graph/modules.ts'
import { maturityOf } from '../core/maturity/maturity.ts'
import { familyRoot, isPackage, modulePaths } from '../core/maturity/packages.ts'
import { statusLabel, statusMark } from '../core/maturity/status.ts'
import { baseName, isWithin } from '../core/repo/paths.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import type { Localize } from '../core/text/localize.ts'
import type { BoundaryMap, MapCell, MapModule, MapPlace } from '../protocol/boundary-map.ts'
import { checkoutIn } from './asked-checkout.ts'
import type { Session } from './session.ts'
import { textsIn } from './texts-in.ts'
import type { Workspace } from './workspace.ts'

/**
 * Who imports whom in a checkout, and who may.
 * @param question MapQuestion, as far as the client keeps to it
 * @returns null where there is no such checkout
 */
export function boundaryMap(question: unknown, session: Session, t: Localize): BoundaryMap | null {
  const workspace = checkoutIn(question, session)
  if (!workspace) return null
  const { snapshot, root } = workspace
  const [rows, columns] = ['rows', 'columns'].map(key => modulesOpened(snapshot, listIn(question, key)))
  const places = new Places(workspace)
  const edges = boundaryEdges(snapshot, rows ?? [], columns ?? [])
  const byPair = new Map(edges.map(edge => [`${edge.from}\0${edge.to}`, edge]))
  const cell = (from: string, to: string): MapCell | null => {
    const edge = byPair.get(`${from}\0${to}`)
    return edge ? cellOf(edge, places) : null
  }
  return {
    name: baseName(root),
    rows: (rows ?? []).map(path => mapModule(snapshot, path, t)),
    columns: (columns ?? []).map(path => mapModule(snapshot, path, t)),
    cells: (rows ?? []).map(from => (columns ?? []).map(to => cell(from, to))),
    places: places.all,
  }
}

/** The text that `plumego-check graph` writes of a checkout; null where there is none, and of what it cannot write. */
export function boundaryExport(question: unknown, session: Session, t: Localize): string | null {
  const workspace = checkoutIn(question, session)
  const [formatName, focus] = ['format', 'focus'].map(textsIn(question))
  const format = graphFormats.find(one => one === formatName)
  if (!workspace || !format) return null
  const { snapshot } = workspace
  return focus === undefined || isPackage(snapshot, focus) ? graphText(snapshot, format, focus, t) : null
}

/** What the map says of a module, or of a package of one. */
export function mapModule(snapshot: Snapshot, path: string, t: Localize): MapModule {
  const { status } = maturityOf(snapshot, path)
  const look = { status, mark: statusMark(status), statusLabel: statusLabel(status, t) }
  const parent = familyRoot(path)
  if (parent !== path) return { path, parent, ...look, packages: 0 }
  return { path, ...look, packages: packagesOf(snapshot, path).length }
}

/** A line as a person names it, and where the client finds it. */
export const mapPlace = ({ link }: Workspace, { file, line }: GraphPlace): MapPlace => ({
  uri: link(file),
  line,
  label: `${file}:${line}`,
})

const packagesOf = (snapshot: Snapshot, module: string): string[] =>
  modulePaths(snapshot).filter(path => path !== module && isWithin(path, module))

/** The families and stable roots, each of those that are opened with its packages behind it. */
const modulesOpened = (snapshot: Snapshot, opened: ReadonlySet<unknown>): string[] =>
  topModules(snapshot).flatMap(module => (opened.has(module) ? [module, ...packagesOf(snapshot, module)] : [module]))

function listIn(question: unknown, key: string): ReadonlySet<unknown> {
  const values = new Map<string, unknown>(Object.entries(Object(question)))
  const value = values.get(key)
  return new Set(Array.isArray(value) ? value : [])
}

function cellOf({ kind, files, rule, import: first }: BoundaryEdge, places: Places): MapCell {
  return {
    kind,
    files,
    ...(rule && { rule: places.indexOf(rule) }),
    ...(first && { import: places.indexOf(first) }),
  }
}

/** Lines that many cells rest on, each told once. */
class Places {
  readonly #workspace: Workspace
  readonly #indexes = new Map<string, number>()
  readonly all: MapPlace[] = []

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  indexOf(place: GraphPlace): number {
    const key = `${place.file}:${place.line}`
    const known = this.#indexes.get(key)
    if (known !== undefined) return known
    const index = this.all.push(mapPlace(this.#workspace, place)) - 1
    this.#indexes.set(key, index)
    return index
  }
}
