import { dashboardRows } from '../maturity/dashboard.ts'
import { modulePaths } from '../maturity/packages.ts'
import { baseName } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'

/**
 * Every module: those first that repo.yaml and the taxonomy list, by their last names, as specs list them; then by path.
 */
function moduleOrder(snapshot: Snapshot): readonly string[] {
  const all = modulePaths(snapshot)
  const known = new Set(all)
  const declared = snapshot.repoSpec?.extensionPaths.map(({ text }) => text) ?? []
  const roots = snapshot.taxonomy?.families.flatMap(family => family.roots.map(({ text }) => text)) ?? []
  const listed = [...new Set([...declared, ...roots])].filter(path => known.has(path))
  listed.sort((a, b) => (baseName(a) < baseName(b) ? -1 : 1))
  return [...new Set([...listed, ...all])]
}

/**
 * Every module, for a spec that lists some: by their last names, unless the spec so far follows the dashboard rather.
 * @param listed the modules that the spec lists so far
 */
export function likelierOrder(snapshot: Snapshot, file: string, listed: readonly string[]): readonly string[] {
  const byName = snapshot.memo(moduleOrder)
  if (file !== specPaths.maturity && file !== specPaths.betaEvidence) return byName
  const known = new Set(byName)
  const rows = [...dashboardRows(snapshot).keys()].filter(path => known.has(path))
  const byDashboard = [...new Set([...rows, ...byName])]
  return stepsTaken(listed, byDashboard) > stepsTaken(listed, byName) ? byDashboard : byName
}

/** How often the next of a list is the next of an order, too. */
function stepsTaken(listed: readonly string[], order: readonly string[]): number {
  const places = new Map(order.map((path, place) => [path, place]))
  const isStep = (path: string, index: number): boolean => {
    const before = listed[index - 1]
    const place = before === undefined ? undefined : places.get(before)
    return place !== undefined && places.get(path) === place + 1
  }
  return listed.filter(isStep).length
}
