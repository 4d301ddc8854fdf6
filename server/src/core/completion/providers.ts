import { treeOf } from '../boundaries/pattern-text.ts'
import { prose } from '../hover/rich-text.ts'
import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { ownersInUse } from '../manifest/owners.ts'
import { tierEntries } from '../maturity/manifest-values.ts'
import { maturityOf } from '../maturity/maturity.ts'
import { ancestors, modulePaths, packagesBelow } from '../maturity/packages.ts'
import { statusLabel, statusMark } from '../maturity/status.ts'
import { baseName, isWithin, parentPath } from '../repo/paths.ts'
import type { SchemaPath } from '../schema/json-schema.ts'
import { callers } from './callers.ts'
import type { CompletionQuestion, Suggestion } from './completion.ts'
import { documentPaths, evidencePages, ownFiles, snapshotFiles } from './files.ts'
import { governedPaths } from './governed-paths.ts'
import { importRoots } from './import-roots.ts'
import { releaseRefsInUse } from './release-refs.ts'
import { testCommands } from './test-commands.ts'

type Provider = (question: CompletionQuestion, path: SchemaPath) => Suggestion[]

/**
 * What the repository knows for a text, by the kind of thing that the schema says it names (`x-plumego`). This is the
 * one place that ties a key to what completes behind it.
 */
export const providers: Readonly<Record<string, Provider>> = {
  'own-directory': ownDirectory,
  owner: owners,
  family: parentFamilies,
  module: question => modulePaths(question.snapshot).map(path => packageSuggestion(path, path, question)),
  governed: question => governedPaths(question.snapshot).map(path => packageSuggestion(path, path, question)),
  subordinate: subordinateFamilies,
  subpackage: subpackages,
  entrypoint: subpackages,
  tiered: tieredSubpackages,
  'allowed-import': (question, path) => importPatterns(question, path, 'exact'),
  'forbidden-import': (question, path) => importPatterns(question, path, 'below'),
  caller: (question, path) => callers(question.snapshot, subjectOf(question, path)).map(fileSuggestion),
  'test-command': testCommandsFor,
  document: ({ snapshot, directory }) => documentPaths(snapshot.tree, directory, 'docs').map(fileSuggestion),
  file: ({ snapshot, directory }) => documentPaths(snapshot.tree, directory, 'all').map(fileSuggestion),
  area: areas,
  'own-file': ({ snapshot, directory }) => ownFiles(snapshot.tree, directory).map(fileSuggestion),
  evidence: (question, path) => evidencePages(question.snapshot.tree, subjectOf(question, path)).map(fileSuggestion),
  snapshot: (question, path) => snapshotFiles(question.snapshot.tree, subjectOf(question, path)).map(fileSuggestion),
  'release-ref': releaseRefs,
}

const fileSuggestion = (path: string): Suggestion => ({ label: path, kind: 'file', insertText: path })

/** The module that a place is about: a manifest's own, a rule's, that of an entry of the ledger. */
function subjectOf({ path, directory, cursor }: CompletionQuestion, [section, name]: SchemaPath): string {
  if (baseName(path) === 'module.yaml') return directory
  if (section === 'modules' && typeof name === 'string') return name
  return cursor.around().get('package') ?? cursor.around().get('module') ?? ''
}

function packageSuggestion(path: string, label: string, { snapshot, t }: CompletionQuestion): Suggestion {
  const { status } = maturityOf(snapshot, path)
  const manifest = snapshot.manifests.get(path)
  const summary = manifest && trimmedScalar(manifest.lines, 'summary')?.text
  const detail = `${statusMark(status)} ${statusLabel(status, t)}`
  return {
    label,
    kind: 'package',
    detail,
    mark: detail,
    insertText: label,
    ...(summary && { documentation: prose(summary) }),
  }
}

function ownDirectory({ directory, t }: CompletionQuestion): Suggestion[] {
  return [{ label: directory, kind: 'value', detail: t('the directory of this manifest'), insertText: directory }]
}

/** In an entry of the ledger the owner of its module goes first. */
function owners(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { snapshot, t } = question
  const subject = subjectOf(question, path)
  const own = baseName(question.path) === 'module.yaml' ? undefined : snapshot.manifests.get(subject)
  const first = own && trimmedScalar(own.lines, 'owner')?.text
  const used = ownersInUse(snapshot, subject).map(({ name, modules }) => ({ name, modules }))
  const named = first ? [{ name: first, modules: 1 + (used.find(({ name }) => name === first)?.modules ?? 0) }] : []
  return [...named, ...used].map(({ name, modules }) => ({
    label: name,
    kind: 'person',
    detail: t('modules: {count}', { count: modules }),
    insertText: name,
  }))
}

/** Families above the module, nearest first, then all others. */
function parentFamilies(question: CompletionQuestion): Suggestion[] {
  const { snapshot, directory } = question
  const above = ancestors(directory)
  const all = [...snapshot.manifests.keys()].filter(path => isWithin(path, 'x') && path !== directory)
  const families = new Set([...above.filter(path => snapshot.manifests.has(path)), ...all])
  return [...families].map(path => packageSuggestion(path, path, question))
}

function subordinateFamilies(question: CompletionQuestion): Suggestion[] {
  const { snapshot, directory } = question
  const below = packagesBelow(snapshot, directory).filter(path => snapshot.manifests.has(path))
  return below.map(path => packageSuggestion(path, path, question))
}

/** Tiers name the packages below the family relative to it. */
function subpackages(question: CompletionQuestion): Suggestion[] {
  const { snapshot, directory } = question
  return packagesBelow(snapshot, directory).map(path =>
    packageSuggestion(path, path.slice(directory.length + 1), question),
  )
}

function tieredSubpackages(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const family = question.cursor.around().get('module') ?? subjectOf(question, path)
  const manifest = question.snapshot.manifests.get(family)
  if (!manifest) return []
  return tierEntries(question.snapshot, manifest).map(({ name, tier }) => ({
    label: name.text,
    kind: 'package',
    detail: tier,
    insertText: name.text,
  }))
}

/** Every package of the workspace, and all below it; a module is not offered itself, nor forbidden what it lies in. */
function importPatterns(question: CompletionQuestion, path: SchemaPath, form: 'exact' | 'below'): Suggestion[] {
  const subject = subjectOf(question, path)
  const packages = governedPaths(question.snapshot)
  const exact = packages.filter(other => other !== subject).map(other => packageSuggestion(other, other, question))
  // Of a package with nothing below, `p/**` says no more than `p`.
  const families = new Set(packages.map(other => parentPath(other)))
  const below = ['x', ...packages]
    .filter(other => !isWithin(subject, other) && (families.has(other) || question.snapshot.manifests.has(other)))
    .map(other => packageSuggestion(other, treeOf(other), question))
  const elsewhere = importRoots(question.snapshot).map(root => fileSuggestion(treeOf(root)))
  if (form === 'below') return [...below, ...exact, ...elsewhere]
  const detail = question.t("Go's standard library")
  return [{ label: 'stdlib', kind: 'package', detail, insertText: 'stdlib' }, ...exact, ...below]
}

function testCommandsFor({ snapshot, directory, t }: CompletionQuestion): Suggestion[] {
  return testCommands(snapshot, directory).map(({ command, manifests }) => ({
    label: command,
    kind: 'value',
    insertText: command,
    ...(manifests > 0 && { detail: t('modules: {count}', { count: manifests }) }),
  }))
}

/** Directories of the module, as manifests write them: with a slash behind. */
function areas(question: CompletionQuestion): Suggestion[] {
  const { snapshot, directory } = question
  return [directory, ...packagesBelow(snapshot, directory)].map(path => packageSuggestion(path, `${path}/`, question))
}

function releaseRefs(question: CompletionQuestion): Suggestion[] {
  return releaseRefsInUse(question.snapshot).map(({ ref, entries }) => ({
    label: ref,
    kind: 'value',
    detail: question.t('entries: {count}', { count: entries }),
    insertText: ref,
  }))
}
