import type { TextEdit } from '../findings/finding.ts'
import { addMissingKey } from '../fixes/manifest-fixes.ts'
import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { nearestOwner } from '../modules/owners.ts'
import { baseName, isWithin, joinPath } from '../repo/paths.ts'
import { type Manifest, type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { DependencyRule } from '../spec/dependency-rules.ts'
import type { Localize } from '../text/localize.ts'
import { toBeWritten } from '../text/placeholder.ts'
import { addItemLike } from './blocks.ts'
import { moduleFiles, type NewFile, primerOf } from './module-files.ts'
import type { ModulePlan } from './module-plan.ts'
import { boundaryRow, dashboardRow, isOnlyMentioned } from './page-rows.ts'
import { boundaryRule, hotspot, repoPath, signalEntry, taxonomyEntry } from './spec-entries.ts'

/** A module that is to be made. */
export interface NewModule {
  /** The family that it belongs to, such as `x/messaging`; undefined for a family of its own, directly under x/. */
  readonly parent: string | undefined
  /** The name of its Go package, which is that of its directory too. */
  readonly name: string
  /** Who answers for it; where it is left out, the owner of the family. */
  readonly owner: string | undefined
}

/** Why no such module can be made. */
export type NewModuleProblem = 'no-family' | 'not-a-name' | 'reserved-name' | 'exists' | 'no-owner'

/** One thing that a new module needs, for a person to look at. */
export interface ModuleChange {
  readonly label: string
  readonly description: string
  /** True for what no check asks for, and a person decides. */
  readonly isOptional: boolean
  readonly newFiles: readonly NewFile[]
  readonly edits: readonly TextEdit[]
}

const packageName = /^[a-z][a-z0-9]*$/
const reservedNames: ReadonlySet<string> = new Set(
  (
    'break case chan const continue default defer else fallthrough for func go goto if import interface map package ' +
    'range return select struct switch type var internal main testdata vendor'
  ).split(' '),
)

/** What is wrong with a module to be made; undefined where nothing is. */
export function newModuleProblem(snapshot: Snapshot, module: NewModule): NewModuleProblem | undefined {
  const { parent, name } = module
  if (parent !== undefined && !(parent.startsWith('x/') && snapshot.tree.kind(parent) === 'directory'))
    return 'no-family'
  if (!packageName.test(name)) return 'not-a-name'
  if (reservedNames.has(name)) return 'reserved-name'
  if (isTaken(snapshot, pathOf(module))) return 'exists'
  return ownerOf(snapshot, module) === undefined ? 'no-owner' : undefined
}

/** Whether a path is a module already, or no directory: code without a manifest is what a module begins with. */
function isTaken({ tree }: Snapshot, path: string): boolean {
  const kind = tree.kind(path)
  return kind === 'file' || (kind === 'directory' && tree.entry(joinPath(path, 'module.yaml')) !== undefined)
}

/** The directories below another that are modules already. */
export const takenBelow = (snapshot: Snapshot, directory: string): string[] =>
  [...snapshot.manifests.keys()].filter(path => isWithin(path, directory))

/** Where a module comes to lie. */
export const pathOf = ({ parent, name }: NewModule): string => joinPath(parent ?? 'x', name)

const ownerOf = (snapshot: Snapshot, module: NewModule): string | undefined =>
  module.owner?.trim() || nearestOwner(snapshot, pathOf(module))

/**
 * All that a new extension module needs, by Plumego's recipe and as its checks demand it: its files, and the entries in
 * specs, pages and its family's manifest, as far as the workspace has those. Made with all of them it has no finding.
 */
export function newModuleChanges(snapshot: Snapshot, module: NewModule, t: Localize): ModuleChange[] {
  const { parent, name } = module
  const path = pathOf(module)
  const owner = ownerOf(snapshot, module) ?? ''
  const plan = { snapshot, parent, name, path, owner, status: 'experimental', risk: 'medium', hasPrimer: true }
  const newFiles = moduleFiles(plan)
  const files: ModuleChange = {
    label: t('Files of {module}', { module: path }),
    description: newFiles.map(({ file }) => baseName(file)).join(', '),
    isOptional: false,
    edits: [],
    newFiles,
  }
  return [files, ...entryChanges(plan, t)]
}

/**
 * The entries that a module lacks which is there already and belongs to no family, as `newModuleChanges` makes them: a
 * family of its own.
 */
export function missingEntries(snapshot: Snapshot, manifest: Manifest, t: Localize): ModuleChange[] {
  return entryChanges(ownPlan(snapshot, manifest), t)
}

/** The rule alone. */
export const missingRule = (snapshot: Snapshot, manifest: Manifest): TextEdit[] =>
  boundaryRule(ownPlan(snapshot, manifest))

/** Where a module belongs that was somewhere else. */
export interface NewPlace {
  /** The family; undefined for one of its own. */
  readonly parent: string | undefined
  /** The rule that held for it, where none holds for it now. */
  readonly rule: DependencyRule | undefined
  /** What its row said of evidence and blockers. */
  readonly evidence: string | undefined
}

/** The entries that a module lacks where it has come to lie, its rule copied from the one that held for it. */
export function placedEntries(
  snapshot: Snapshot,
  directory: string,
  { parent, rule, evidence }: NewPlace,
  t: Localize,
): ModuleChange[] {
  const manifest = snapshot.manifests.get(directory)
  return manifest ? entryChanges({ ...ownPlan(snapshot, manifest), parent, like: rule, evidence }, t) : []
}

/** A rule for a directory that has no manifest, with the lists of another. */
export const copiedRule = (snapshot: Snapshot, path: string, like: DependencyRule): TextEdit[] =>
  boundaryRule({ ...newcomer, snapshot, name: baseName(path), path, like })

/** What a plan says of a module of which nothing is known. */
const newcomer = { parent: undefined, owner: toBeWritten, status: 'experimental', risk: 'medium', hasPrimer: false }

function ownPlan(snapshot: Snapshot, { directory, lines }: Manifest): ModulePlan {
  const value = (key: string, other: string): string => trimmedScalar(lines, key)?.text || other
  const family = { snapshot, parent: undefined, name: baseName(directory), path: directory }
  return {
    ...family,
    hasPrimer: snapshot.tree.kind(primerOf(family)) === 'file',
    owner: value('owner', toBeWritten),
    status: value('status', 'experimental'),
    risk: value('risk', 'medium'),
  }
}

function entryChanges(plan: ModulePlan, t: Localize): ModuleChange[] {
  const required = (label: string, description: string, edits: TextEdit[]): ModuleChange => ({
    label,
    description,
    isOptional: false,
    edits,
    newFiles: [],
  })
  const changes = [
    required(specPaths.repo, t('Declares the family: CI looks at what is declared'), repoPath(plan)),
    required(specPaths.taxonomy, t('Says which family it belongs to'), taxonomyEntry(plan)),
    required(specPaths.dependencyRules, t('Says what it may not import'), boundaryRule(plan)),
    required(t('Family manifest'), t('Lists it as subordinate'), subordinateEntry(plan, t)),
    ...maturity(plan, required, t),
    required(specPaths.hotspots, t('Leads who looks for it to the right files'), hotspot(plan)),
    {
      ...required(
        t('Extension Boundary page'),
        t('Optional: no check asks for this row, and which category it is in is for you to decide'),
        boundaryRow(plan),
      ),
      isOptional: true,
    },
  ]
  return changes.filter(({ edits }) => edits.length > 0)
}

/** The signals and the row go together: a row without signals is a finding. */
function maturity(
  plan: ModulePlan,
  change: (label: string, description: string, edits: TextEdit[]) => ModuleChange,
  t: Localize,
): ModuleChange[] {
  const [row, signals] = [dashboardRow(plan, t), signalEntry(plan)]
  if (!row || !signals || isOnlyMentioned(plan)) return []
  return [
    change(specPaths.maturity, t('What its row on the dashboard says besides its manifest'), signals),
    change(t('Maturity dashboard'), t('Its row'), row),
  ]
}

function subordinateEntry({ snapshot, parent, path }: ModulePlan, t: Localize): TextEdit[] {
  const manifest = parent === undefined ? undefined : snapshot.manifests.get(parent)
  if (!manifest) return []
  const key = 'subordinate_families'
  const items = manifest.lines.get(key)?.items ?? []
  if (items.some(({ text }) => text === path || text === `package: ${path}`)) return []
  const last = items.at(-1)
  if (last?.text.startsWith('package:')) {
    return [addItemLike(manifest, last.start, `package: ${path}`, [`role: ${toBeWritten}`])]
  }
  if (last) return [addItemLike(manifest, last.start, path)]
  if (manifest.lines.has(key)) return []
  return [...addMissingKey(manifest.source, manifest.path, key, [path], t).edits]
}
