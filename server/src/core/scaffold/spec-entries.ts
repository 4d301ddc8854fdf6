import { forbiddenEntry } from '../boundaries/pattern-lists.ts'
import { patternBase } from '../boundaries/pattern-text.ts'
import type { TextEdit } from '../findings/finding.ts'
import { signalEntryEdit } from '../fixes/evidence-entries.ts'
import { insertBehind, lineAround, type Mendable } from '../fixes/lines.ts'
import { skeletonValue } from '../fixes/manifest-fixes.ts'
import { isWithin, joinPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { DependencyRule } from '../spec/dependency-rules.ts'
import { readMaturitySignals, type SignalField } from '../spec/maturity-signals.ts'
import { readPackageHotspots } from '../spec/package-hotspots.ts'
import type { Piece } from '../text/go-strings.ts'
import { toBeWritten } from '../text/placeholder.ts'
import { yamlScalars } from '../yaml/scalars.ts'
import { addBlock, addItemLike } from './blocks.ts'
import { firstFileOf, primerOf } from './module-files.ts'
import type { ModulePlan } from './module-plan.ts'

/** Each function gives the edits of one specs file: none where the workspace lacks it, has the entry, or a form of its own. */

const fileAt = ({ snapshot }: ModulePlan, path: string): Mendable | undefined => {
  const source = snapshot.text(path)
  return source && { path, source }
}

const last = (pieces: readonly Piece[]): Piece | undefined =>
  pieces.reduce<Piece | undefined>((a, b) => (a && a.start > b.start ? a : b), undefined)

/** Families alone are declared. */
export function repoPath(plan: ModulePlan): TextEdit[] {
  const file = fileAt(plan, specPaths.repo)
  const declared = plan.snapshot.repoSpec?.extensionPaths ?? []
  const at = last(declared)
  const isDeclared = declared.some(({ text }) => text === plan.path)
  return file && at && plan.parent === undefined && !isDeclared ? [addItemLike(file, at.start, plan.path)] : []
}

/** A family of its own, or one more root of the family. */
export function taxonomyEntry(plan: ModulePlan): TextEdit[] {
  const { snapshot, parent, path, name } = plan
  const file = fileAt(plan, specPaths.taxonomy)
  const families = snapshot.taxonomy?.families ?? []
  const isListed = families.some(
    ({ roots, canonicalRoot }) => canonicalRoot?.text === path || roots.some(({ text }) => text === path),
  )
  if (!file || isListed) return []
  if (parent !== undefined) {
    const family = families.find(
      ({ roots, canonicalRoot }) => canonicalRoot?.text === parent || roots.some(({ text }) => text === parent),
    )
    const root = family && last(family.roots)
    return root ? [addItemLike(file, root.start, path)] : []
  }
  const before = last(
    families.flatMap(({ canonicalRoot, roots }) => [...(canonicalRoot ? [canonicalRoot] : []), ...roots]),
  )
  if (!before) return []
  const lines = ['', `  ${name}:`, `    canonical_root: ${path}`, '    roots:', `      - ${path}`]
  return [insertBehind(file, before.start, lines)]
}

/** What a family may not import; what belongs to a family is under its rule. */
export function boundaryRule(plan: ModulePlan): TextEdit[] {
  const { snapshot, parent, path } = plan
  const file = fileAt(plan, specPaths.dependencyRules)
  const rules = [...(snapshot.dependencyRules?.modules.values() ?? [])]
  const before = last(rules.filter(rule => rule.path?.text.startsWith('x/')).map(({ nameAt }) => nameAt))
  const isRuled = rules.some(rule => rule.path?.text === path)
  if (!file || !before || parent !== undefined || isRuled) return []
  const items = (key: string, copied?: readonly string[]): string[] =>
    (copied ?? [skeletonValue(key, path)].flat()).map(item => `      - ${item}`)
  const copied = plan.like && copiedLists(snapshot, path, plan.like)
  const [allow, deny] = [items('allowed_imports', copied?.allow), items('forbidden_imports', copied?.deny)]
  const lines = [
    `  ${path}:`,
    `    path: ${path}`,
    '    layer: extension',
    '    allow:',
    ...allow,
    '    deny:',
    ...deny,
  ]
  return [addBlock(file, before.start, lines)]
}

/** The lists of another rule, as a module may have them: nothing of itself, and nothing allowed that its manifest forbids. */
function copiedLists({ manifests }: Snapshot, path: string, { allow, deny }: DependencyRule) {
  const manifest = manifests.get(path)
  const others = (list: readonly Piece[]): string[] =>
    list.map(({ text }) => text).filter(text => !isWithin(patternBase(text), path))
  return {
    allow: others(allow).filter(text => !manifest || forbiddenEntry(manifest, text) === undefined),
    deny: others(deny),
  }
}

/** What the module's row on the dashboard says besides what its manifest says. */
function newSignals(plan: ModulePlan) {
  const { path, parent, hasPrimer } = plan
  const start = hasPrimer ? primerOf(plan) : joinPath(path, 'module.yaml')
  return {
    recommended_entrypoint: parent === undefined ? `\`${start}\`` : `Start from \`${parent}\``,
    docs_signal: hasPrimer ? 'docs:primer' : 'docs:none-yet',
    coverage_signal: 'coverage:none-yet',
  } as const
}

/** What the file has, else what a new module has. */
export function signalsOf(plan: ModulePlan): Readonly<Record<SignalField, string>> {
  const known = plan.snapshot.read(specPaths.maturity, readMaturitySignals)?.byModule.get(plan.path)?.fields
  const fresh = newSignals(plan)
  const value = (field: SignalField): string => known?.[field]?.text ?? fresh[field]
  return {
    recommended_entrypoint: value('recommended_entrypoint'),
    docs_signal: value('docs_signal'),
    coverage_signal: value('coverage_signal'),
  }
}

/** None where there are signals already; undefined where there can be none. */
export function signalEntry(plan: ModulePlan): TextEdit[] | undefined {
  const file = fileAt(plan, specPaths.maturity)
  const known = plan.snapshot.read(specPaths.maturity, readMaturitySignals)
  if (known?.byModule.has(plan.path)) return []
  const edit = file && known && signalEntryEdit(file, known, plan.path, newSignals(plan))
  return edit && [edit]
}

/** Subordinate modules are indexed beside their family, which tells for what kinds of task. */
export function hotspot(plan: ModulePlan): TextEdit[] {
  const { snapshot, parent, path } = plan
  const file = fileAt(plan, specPaths.hotspots)
  if (!file || parent === undefined) return []
  const known = snapshot.read(specPaths.hotspots, readPackageHotspots)
  const tasks = known?.get(parent)?.taskFamilies ?? []
  const entry = entryOf(snapshot, file, parent)
  if (!entry || tasks.length === 0 || known?.has(path)) return []
  const lines = [
    `  ${path}:`,
    `    module: ${parent}`,
    '    layer: extension',
    '    role: primitive',
    '    task_families:',
    ...tasks.map(({ text }) => `      - ${text}`),
    '    start_with:',
    `      - ${joinPath(path, 'module.yaml')}`,
    `      - ${joinPath(path, firstFileOf(plan))}`,
    `    summary: ${toBeWritten}`,
  ]
  return [addBlock(file, entry.start, lines)]
}

function entryOf(snapshot: Snapshot, { source }: Mendable, path: string): { start: number } | undefined {
  const key = yamlScalars(snapshot, source).find(
    scalar => scalar.isKey && scalar.text === path && scalar.keys.join() === 'packages',
  )
  return key && lineAround(source, key.span.start)
}
