import { listed } from '../findings/words.ts'
import { ownersNamed } from '../maturity/owners.ts'
import { nearestManifest } from '../maturity/packages.ts'
import { consecutiveMinors, releasesAmong } from '../maturity/releases.ts'
import { ownersInUse } from '../modules/owners.ts'
import type { SchemaPath } from '../schema/json-schema.ts'
import { callers } from './callers.ts'
import type { CompletionQuestion, Suggestion } from './completion-types.ts'
import { entrypoints } from './entrypoints.ts'
import { forbiddenToExtensions, ownModule, usualValues } from './extension-values.ts'
import { documents, evidencePages, ownFiles, readFirst, snapshotFiles } from './files.ts'
import { hotspotModules, hotspotReadings, hotspotRoles, oftenRead, ownName, taskFamilies } from './hotspots.ts'
import { inventoryFiles } from './marked-files.ts'
import {
  allowedImports,
  areas,
  forbiddenImports,
  governed,
  layerRoots,
  modules,
  parentFamilies,
  subordinateFamilies,
  subpackages,
  taskAreas,
  tieredSubpackages,
} from './packages.ts'
import { releaseRefsInUse } from './release-refs.ts'
import { destinations, directories, repositoryPaths, wordsBehind } from './repository-paths.ts'
import { innermostKey, subjectOf } from './subject.ts'
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
  module: modules,
  'layer-root': layerRoots,
  governed,
  subordinate: subordinateFamilies,
  subpackage: subpackages,
  entrypoint: entrypoints,
  tiered: tieredSubpackages,
  'allowed-import': allowedImports,
  'forbidden-import': forbiddenImports,
  caller: (question, path) =>
    callers(question.snapshot, subjectOf(question, path)).filter(question.mayBe).map(fileSuggestion),
  'test-command': testCommandsFor,
  document: (question, path) => documents(question, path).map(fileSuggestion),
  file: (question, path) => readFirst(question, path).map(fileSuggestion),
  area: areas,
  'task-area': taskAreas,
  'own-file': ({ snapshot, directory }, path) => ownFiles(snapshot, directory, innermostKey(path)).map(fileSuggestion),
  evidence: (question, path) => evidencePages(question.snapshot, subjectOf(question, path)).map(fileSuggestion),
  snapshot: (question, path) => snapshotFiles(question.snapshot, subjectOf(question, path)).map(fileSuggestion),
  'release-ref': releaseRefs,
  path: repositoryPaths,
  directory: directories,
  destination: destinations,
  // How much is read for a task goes by several keys.
  'context-package': wordsBehind(['context_package', 'initial_package', 'task_default_package']),
  word: wordsBehind(),
  'hotspot-module': hotspotModules,
  role: hotspotRoles,
  'task-family': taskFamilies,
  'own-name': ownName,
  'own-module': ownModule,
  'extension-forbidden': forbiddenToExtensions,
  usual: usualValues,
  'hotspot-start': hotspotReadings,
  'often-read': oftenRead,
  'marked-file': ({ snapshot, mayBe }) => inventoryFiles(snapshot).filter(mayBe).map(fileSuggestion),
}

const fileSuggestion = (path: string): Suggestion => ({ label: path, kind: 'file', insertText: path })

function ownDirectory({ directory, t }: CompletionQuestion): Suggestion[] {
  const describe = () => ({ detail: t('the directory of this manifest') })
  return [{ label: directory, kind: 'value', insertText: directory, describe }]
}

/** Those first whom other files name for the module: its manifest, the dashboard, the ledger and its documents. */
function owners(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { snapshot, t } = question
  const subject = subjectOf(question, path)
  const module = nearestManifest(snapshot, subject)?.directory ?? subject
  const named = [...new Set([subject, module])].flatMap(one => ownersNamed(snapshot, one, question.path))
  const suggestion = (name: string, detail: () => string): Suggestion => ({
    label: name,
    kind: 'person',
    insertText: name,
    isOpen: true,
    describe: () => ({ detail: detail() }),
  })
  return [
    ...named.map(({ name, files }) => suggestion(name, () => t('in {files}', { files: listed(files) }))),
    ...ownersInUse(snapshot, subject).map(({ name, modules }) =>
      suggestion(name, () => t('modules: {count}', { count: modules })),
    ),
  ]
}

function testCommandsFor({ snapshot, directory, t }: CompletionQuestion): Suggestion[] {
  return testCommands(snapshot, directory).map(({ command, manifests }) => ({
    label: command,
    kind: 'value',
    insertText: command,
    isOpen: true,
    ...(manifests > 0 && { describe: () => ({ detail: t('modules: {count}', { count: manifests }) }) }),
  }))
}

/** Two consecutive minor releases, then what other entries name, then whatever else is a release. */
function releaseRefs({ snapshot, t }: CompletionQuestion): Suggestion[] {
  const { tags } = snapshot
  const inUse = new Map(releaseRefsInUse(snapshot).map(({ ref, entries }) => [ref, entries]))
  const releases = releasesAmong(tags).map(({ tag }) => tag)
  const refs = new Set([...(consecutiveMinors(tags) ?? []), ...inUse.keys(), ...releases])
  return [...refs].map(ref => {
    const entries = inUse.get(ref)
    const detail = (): string => (entries === undefined ? t('a release') : t('entries: {count}', { count: entries }))
    return { label: ref, kind: 'value', insertText: ref, isOpen: true, describe: () => ({ detail: detail() }) }
  })
}
