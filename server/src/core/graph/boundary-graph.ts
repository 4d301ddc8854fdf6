import { importVerdict } from '../boundaries/import-verdict.ts'
import { verdictPlaces } from '../boundaries/verdict-places.ts'
import { maturityOf } from '../maturity/maturity.ts'
import type { Status } from '../maturity/status.ts'
import { modulePath } from '../repo/module-path.ts'
import { isWithin } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { verdictBetween } from './may-import.ts'
import { topModules } from './modules.ts'

/**
 * What one module has to do with another: `used`, it imports it and may; `violation`, it does and may not; of what it does not
 * import `allowed`, `not-listed`, which CI lets pass, or `denied`.
 */
export type EdgeKind = 'used' | 'violation' | 'allowed' | 'not-listed' | 'denied'

export interface BoundaryEdge {
  readonly from: string
  readonly to: string
  readonly kind: EdgeKind
  /** Files that import, tests left out. */
  readonly files: number
  /** The line that says so; undefined where no line does. */
  readonly rule: GraphPlace | undefined
  /** The first import, of a violation the first that is refused; left out where there is none. */
  readonly import?: GraphPlace
}

/** A line: its file relative to the workspace, and 1-based. */
export interface GraphPlace {
  readonly file: string
  readonly line: number
}

interface GraphModule {
  readonly path: string
  readonly status: Status
}

export interface BoundaryGraph {
  readonly modules: readonly GraphModule[]
  readonly edges: readonly BoundaryEdge[]
}

/** What the files of one module import of another. */
interface Uses {
  readonly files: Set<string>
  /** The first import of all. */
  readonly first: GraphPlace
  /** The first import that is refused, and the line that refuses it. */
  denied: { readonly import: GraphPlace; readonly rule: GraphPlace | undefined } | undefined
}

/**
 * The boundaries between the families and stable roots of a workspace, as CI judges them.
 * @param focus a module or a package of one; then only what that imports or is imported by
 */
export function boundaryGraph(snapshot: Snapshot, focus?: string): BoundaryGraph {
  const top = topModules(snapshot)
  const paths = focus === undefined || top.includes(focus) ? top : [focus, ...top]
  const edges = boundaryEdges(snapshot, paths, paths).filter(
    ({ from, to }) => focus === undefined || from === focus || to === focus,
  )
  const named = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const modules = paths.filter(path => named.has(path))
  return { modules: modules.map(path => ({ path, status: maturityOf(snapshot, path).status })), edges }
}

/**
 * What each of some modules, or packages of them, has to do with each of others: row by row. A module and what lies in it
 * have no boundary between them.
 */
export const boundaryEdges = (
  snapshot: Snapshot,
  from: readonly string[],
  to: readonly string[],
): readonly BoundaryEdge[] => snapshot.memo(edgesBetween, JSON.stringify([from, to]))

/** @param key the modules that import and those that are imported, as JSON: one text, by which the answer is kept */
function edgesBetween(snapshot: Snapshot, key: string): BoundaryEdge[] {
  const [rows, columns]: [string[], string[]] = JSON.parse(key)
  const uses = usesBetween(snapshot, rows, columns)
  return rows.flatMap(from =>
    columns
      .filter(to => !isWithin(from, to) && !isWithin(to, from))
      .map(to => edge(snapshot, from, to, uses.get(`${from}\0${to}`))),
  )
}

function edge(snapshot: Snapshot, from: string, to: string, uses: Uses | undefined): BoundaryEdge {
  const files = uses?.files.size ?? 0
  if (uses?.denied) return { from, to, kind: 'violation', files, ...uses.denied }
  const verdict = verdictBetween(snapshot, from, to)
  const rule = lineOf(snapshot, verdict)
  return uses
    ? { from, to, kind: 'used', files, rule, import: uses.first }
    : { from, to, kind: verdict.kind, files, rule }
}

function lineOf(snapshot: Snapshot, verdict: Parameters<typeof verdictPlaces>[1]): GraphPlace | undefined {
  const [first] = verdictPlaces(snapshot, verdict)
  return first && { file: first.place.file, line: first.place.range.start.line + 1 }
}

function usesBetween(
  { own: snapshot }: Snapshot,
  rows: readonly string[],
  columns: readonly string[],
): ReadonlyMap<string, Uses> {
  const prefix = `${modulePath(snapshot)}/`
  const uses = new Map<string, Uses>()
  for (const file of snapshot.goFiles.values()) {
    if (file.isTest || file.imports.pathsFrom(prefix).length === 0) continue
    const importing = rows.filter(path => isWithin(file.directory, path))
    if (importing.length === 0) continue
    for (const spec of file.imports.imports.filter(({ path }) => path.startsWith(prefix))) {
      const imported = spec.path.slice(prefix.length)
      const place = { file: file.path, line: spec.range.start.line + 1 }
      const verdict = importVerdict(snapshot, { file: file.path, spec })
      const denied = verdict.kind === 'denied' ? { import: place, rule: lineOf(snapshot, verdict) } : undefined
      for (const from of importing) {
        for (const to of columns.filter(path => isWithin(imported, path))) {
          const known = uses.get(`${from}\0${to}`) ?? { files: new Set(), first: place, denied }
          known.files.add(file.path)
          known.denied ??= denied
          uses.set(`${from}\0${to}`, known)
        }
      }
    }
  }
  return uses
}
