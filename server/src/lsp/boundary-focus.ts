import { verdictPlaces } from '../core/boundaries/verdict-places.ts'
import { groupBy } from '../core/collections.ts'
import { type BoundaryEdge, boundaryEdges } from '../core/graph/boundary-graph.ts'
import { kindNames } from '../core/graph/graph-text.ts'
import { type Importer, importersOf } from '../core/graph/importers.ts'
import { type Permission, permissionsOf, verdictBetween } from '../core/graph/may-import.ts'
import { shortList } from '../core/hover/rich-text.ts'
import { isPackage } from '../core/maturity/packages.ts'
import { baseName } from '../core/repo/paths.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import type { Localize } from '../core/text/localize.ts'
import type { BoundaryFocus, BoundaryKind, FocusItem } from '../protocol/boundary-map.ts'
import { checkoutIn } from './asked-checkout.ts'
import { mapModule, mapPlace } from './boundary-map.ts'
import type { Session } from './session.ts'
import { textsIn } from './texts-in.ts'
import type { Workspace } from './workspace.ts'

/**
 * What one module may import, what it may not, and what imports it.
 * @param question FocusQuestion, as far as the client keeps to it
 * @returns null where there is no such checkout, or module
 */
export function boundaryFocus(question: unknown, session: Session, t: Localize): BoundaryFocus | null {
  const workspace = checkoutIn(question, session)
  const path = textsIn(question)('module')
  if (!workspace || path === undefined || !isPackage(workspace.snapshot, path)) return null
  const { snapshot, root, isBuiltHere } = workspace
  const outward = permittedItems(workspace, path, t)
  return {
    name: baseName(root),
    module: mapModule(snapshot, path, t),
    mayImport: ofKinds(outward, ['used', 'allowed', 'not-listed']),
    mayNotImport: ofKinds(outward, ['violation', 'denied']),
    importedBy: importersOf(snapshot, path, isBuiltHere).map(importer => importerItem(workspace, path, importer)),
  }
}

const ofKinds = (items: readonly FocusItem[], kinds: readonly BoundaryKind[]): FocusItem[] =>
  kinds.flatMap(wanted => items.filter(({ kind }) => kind === wanted))

function permittedItems(workspace: Workspace, path: string, t: Localize): FocusItem[] {
  const { snapshot } = workspace
  const permissions = permissionsOf(snapshot, path)
  const modules = permissions.map(({ module }) => module)
  const edges = new Map(boundaryEdges(snapshot, [path], modules).map(edge => [edge.to, edge]))
  return permissions.flatMap(({ module, verdict, exceptions }) => {
    const edge = edges.get(module)
    if (!edge) return []
    return [itemOf(workspace, module, edge, exceptionsNote(snapshot, path, { module, verdict, exceptions }, t))]
  })
}

/** Which packages of another module it is otherwise with, and how. */
function exceptionsNote(snapshot: Snapshot, path: string, { module, exceptions }: Permission, t: Localize): string {
  const names = kindNames(t)
  const byKind = groupBy(exceptions, exception => verdictBetween(snapshot, path, exception).kind)
  const notes = [...byKind].map(
    ([kind, all]) => `${shortList(all.map(one => one.slice(module.length + 1)))}: ${names[kind]}`,
  )
  return notes.join(' · ')
}

/** What imports a module: also what is no module itself, such as a reference application. */
function importerItem(workspace: Workspace, path: string, { module, files, first }: Importer): FocusItem {
  const { snapshot } = workspace
  const [edge] = module === '' ? [] : boundaryEdges(snapshot, [module], [path])
  if (edge && edge.files > 0) return { ...itemOf(workspace, module, edge, ''), files }
  const [rule] = verdictPlaces(snapshot, verdictBetween(snapshot, module, path))
  const line = rule && { file: rule.place.file, line: rule.place.range.start.line + 1 }
  return itemOf(workspace, module, { kind: 'used', files, rule: line, import: first }, '')
}

function itemOf(
  workspace: Workspace,
  module: string,
  { kind, files, rule, import: first }: Omit<BoundaryEdge, 'from' | 'to'>,
  note: string,
): FocusItem {
  return {
    module,
    kind,
    files,
    note,
    ...(rule && { rule: mapPlace(workspace, rule) }),
    ...(first && { import: mapPlace(workspace, first) }),
  }
}
