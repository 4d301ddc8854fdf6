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
  /** The line that says so: relative to the workspace, 1-based; undefined where no line does. */
  readonly rule: { readonly file: string; readonly line: number } | undefined
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
  /** Where the first of them is refused. */
  denied: BoundaryEdge['rule']
  isDenied: boolean
}

/**
 * The boundaries between the families and stable roots of a workspace, as CI judges them.
 * @param focus a module or a package of one; then only what that imports or is imported by
 */
export function boundaryGraph(snapshot: Snapshot, focus?: string): BoundaryGraph {
  const top = topModules(snapshot)
  const paths = focus === undefined || top.includes(focus) ? top : [focus, ...top]
  const uses = usesBetween(snapshot, paths)
  const edges = paths.flatMap(from =>
    paths
      .filter(to => !isWithin(from, to) && !isWithin(to, from))
      .filter(to => focus === undefined || from === focus || to === focus)
      .map(to => edge(snapshot, from, to, uses.get(`${from}\0${to}`))),
  )
  const named = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const modules = paths.filter(path => named.has(path))
  return { modules: modules.map(path => ({ path, status: maturityOf(snapshot, path).status })), edges }
}

function edge(snapshot: Snapshot, from: string, to: string, uses: Uses | undefined): BoundaryEdge {
  const files = uses?.files.size ?? 0
  if (uses?.isDenied) return { from, to, kind: 'violation', files, rule: uses.denied }
  const verdict = verdictBetween(snapshot, from, to)
  return { from, to, kind: files > 0 ? 'used' : verdict.kind, files, rule: lineOf(snapshot, verdict) }
}

function lineOf(snapshot: Snapshot, verdict: Parameters<typeof verdictPlaces>[1]): BoundaryEdge['rule'] {
  const [first] = verdictPlaces(snapshot, verdict)
  return first && { file: first.place.file, line: first.place.range.start.line + 1 }
}

function usesBetween({ own: snapshot }: Snapshot, paths: readonly string[]): ReadonlyMap<string, Uses> {
  const prefix = `${modulePath(snapshot)}/`
  const uses = new Map<string, Uses>()
  for (const file of snapshot.goFiles.values()) {
    if (file.isTest || file.imports.pathsFrom(prefix).length === 0) continue
    const importing = paths.filter(path => isWithin(file.directory, path))
    if (importing.length === 0) continue
    for (const spec of file.imports.imports.filter(({ path }) => path.startsWith(prefix))) {
      const imported = spec.path.slice(prefix.length)
      const verdict = importVerdict(snapshot, { file: file.path, spec })
      for (const from of importing) {
        for (const to of paths.filter(path => isWithin(imported, path))) {
          const known = uses.get(`${from}\0${to}`) ?? { files: new Set(), denied: undefined, isDenied: false }
          known.files.add(file.path)
          if (verdict.kind === 'denied' && !known.isDenied) {
            known.isDenied = true
            known.denied = lineOf(snapshot, verdict)
          }
          uses.set(`${from}\0${to}`, known)
        }
      }
    }
  }
  return uses
}
