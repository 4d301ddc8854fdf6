import { skeletonValue } from '../fixes/manifest-fixes.ts'
import { ownersInUse } from '../manifest/owners.ts'
import { maturityOf } from '../maturity/maturity.ts'
import { ancestors, packagesBelow } from '../maturity/packages.ts'
import { statusLabel, statusMark } from '../maturity/status.ts'
import { isWithin } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { stableRoots } from '../rules/module-manifests/covered-manifests.ts'
import type { Localize } from '../text/localize.ts'
import { valueMeaning } from '../yaml/manifest-keys.ts'
import { workspaceSchema } from '../yaml/schema-validation.ts'
import { documentPaths } from './documents.ts'
import type { CompletionQuestion, Suggestion } from './manifest-completion.ts'

type Suggester = (question: CompletionQuestion) => Suggestion[]

const scalarSuggesters: Readonly<Record<string, Suggester>> = {
  name: ownDirectory,
  path: ownDirectory,
  owner: owners,
  parent_family: parentFamilies,
}

const itemSuggesters: Readonly<Record<string, Suggester>> = {
  allowed_imports: question => importPatterns(question, 'exact'),
  forbidden_imports: question => importPatterns(question, 'below'),
  subordinate_families: subordinateFamilies,
  stability_tiers: subpackages,
  doc_paths: question => documents(question, 'docs'),
  docs_sync_contract: question => documents(question, 'docs'),
  entrypoint_reads: question => documents(question, 'all'),
  test_commands: testCommands,
}

/** Values for the key that the cursor is at: fixed ones, and those that the workspace suggests. */
export function valueSuggestions(question: CompletionQuestion): Suggestion[] {
  const { key, kind } = question.cursor
  const suggesters = kind === 'item' ? itemSuggesters : scalarSuggesters
  const suggest = Object.hasOwn(suggesters, key) ? suggesters[key] : undefined
  if (!suggest) return kind === 'value' ? fixedValues(question) : []
  return suggest(question).filter(({ label }) => kind === 'value' || !question.listed.has(label))
}

/** The fixed values of a key, the one that belongs to the manifest's place first. */
function fixedValues({ cursor: { key }, snapshot, directory, t }: CompletionQuestion): Suggestion[] {
  const values = workspaceSchema(snapshot.manifestSchema).properties[key]?.enum ?? []
  const expected = key === 'layer' ? skeletonValue(key, directory) : undefined
  const ordered = [...values.filter(value => value === expected), ...values.filter(value => value !== expected)]
  return ordered.map(value => {
    const documentation = valueMeaning(key, value, t)
    return { label: value, kind: 'value', insertText: value, ...(documentation === undefined ? {} : { documentation }) }
  })
}

function ownDirectory({ directory, t }: CompletionQuestion): Suggestion[] {
  return [{ label: directory, kind: 'value', detail: t('the directory of this manifest'), insertText: directory }]
}

function owners({ snapshot, directory, t }: CompletionQuestion): Suggestion[] {
  return ownersInUse(snapshot, directory).map(({ name, modules }) => ({
    label: name,
    kind: 'person',
    detail: t('modules: {count}', { count: modules }),
    insertText: name,
  }))
}

/** Families above the module, nearest first, then all others. */
function parentFamilies({ snapshot, directory, t }: CompletionQuestion): Suggestion[] {
  const above = ancestors(directory)
  const all = [...snapshot.manifests.keys()].filter(path => isWithin(path, 'x') && path !== directory)
  const families = new Set([...above.filter(path => snapshot.manifests.has(path)), ...all])
  return [...families].map(path => packageSuggestion(path, path, snapshot, t))
}

/** Every package of the workspace, and all below it; a module is not offered itself, nor forbidden what it lies in. */
function importPatterns({ snapshot, directory, t }: CompletionQuestion, form: 'exact' | 'below'): Suggestion[] {
  const roots = [...stableRoots, 'x'].filter(root => snapshot.tree.kind(root) === 'directory')
  const packages = roots.flatMap(root => [...(root === 'x' ? [] : [root]), ...packagesBelow(snapshot, root)])
  const exact = packages.filter(path => path !== directory).map(path => packageSuggestion(path, path, snapshot, t))
  const below = packages
    .filter(path => !isWithin(directory, path))
    .map(path => packageSuggestion(path, `${path}/**`, snapshot, t))
  if (form === 'below') return [...below, ...exact]
  const stdlib: Suggestion = {
    label: 'stdlib',
    kind: 'package',
    detail: t("Go's standard library"),
    insertText: 'stdlib',
  }
  return [stdlib, ...exact, ...below]
}

function packageSuggestion(path: string, label: string, snapshot: Snapshot, t: Localize): Suggestion {
  const { status } = maturityOf(snapshot, path)
  const detail = `${statusMark(status)} ${statusLabel(status, t)}`
  return { label, kind: 'package', detail, insertText: label }
}

function subordinateFamilies({ snapshot, directory, t }: CompletionQuestion): Suggestion[] {
  const below = packagesBelow(snapshot, directory).filter(path => snapshot.manifests.has(path))
  return below.map(path => packageSuggestion(path, path, snapshot, t))
}

/** Tiers name the packages below the family relative to it. */
function subpackages({ snapshot, directory, t }: CompletionQuestion): Suggestion[] {
  return packagesBelow(snapshot, directory).map(path =>
    packageSuggestion(path, path.slice(directory.length + 1), snapshot, t),
  )
}

function documents({ snapshot, directory }: CompletionQuestion, which: 'docs' | 'all'): Suggestion[] {
  return documentPaths(snapshot.tree, directory, which).map(path => ({ label: path, kind: 'file', insertText: path }))
}

function testCommands({ directory }: CompletionQuestion): Suggestion[] {
  const commands = ['go test -race -timeout 60s', 'go test -timeout 20s', 'go vet'].map(
    go => `${go} ./${directory}/...`,
  )
  return commands.map(command => ({ label: command, kind: 'value', insertText: command }))
}
