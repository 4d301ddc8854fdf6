import { usageInManifests } from '../manifest/usage.ts'
import type { Reading } from '../repo/fact-cache.ts'
import { isForeignDirectory } from '../repo/interest.ts'
import { layoutMemo } from '../repo/layout-memo.ts'
import { joinPath, parentPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { type SchemaPath, schemasAt } from '../schema/json-schema.ts'
import { readSectionKeys } from '../spec/section-keys.ts'
import type { CompletionQuestion, Suggestion } from './completion-types.ts'
import { heaviestFirst, sharesWord } from './ordering.ts'

/** Directories of the root whose files are all known by name; in others a path is followed step by step. */
const knownByName: ReadonlySet<string> = new Set(['docs', 'specs', 'tasks'])

/** Specs that name paths of the whole repository. */
const namingSpecs = [specPaths.repo, specPaths.taskRouting]

/** Weighs more than being named. */
const certain = 1000
const near = 500

/**
 * Files and directories that a spec about the whole repository may name, those first that bear the name of the task or
 * subject, then as this file, other specs and manifests name them. Any other text is as good.
 */
export function repositoryPaths(question: CompletionQuestion, [, subject]: SchemaPath): Suggestion[] {
  const { snapshot, path: file, typed } = question
  const directory = typed.slice(0, Math.max(0, typed.lastIndexOf('/')))
  const here = valuesIn(question, listItem)
  const others = namingSpecs.filter(path => path !== file).map(path => snapshot.read(path, readListItems))
  const uses = ['entrypoint_reads', 'doc_paths'].map(key => usageInManifests(snapshot, key, ''))
  const nearness = nearnessTo([...question.cursor.siblings].at(-1))
  const isMeant = bearingNameOf(typeof subject === 'string' ? subject : '')
  const weight = (path: string): number => {
    const counts = [here, ...others].map(named => named?.get(path) ?? 0)
    const usage = [...counts, ...uses.map(use => use(path))].reduce((sum, count) => sum + count, 0)
    return usage + (isMeant(path) ? certain : 0) + nearness(path)
  }
  const known = [...here.keys()].filter(path => snapshot.tree.kind(path) !== undefined)
  const paths = [...known, ...childrenOf(snapshot, directory), ...layoutMemo(snapshot, namedPaths)]
  const likely = new Set(paths.filter(path => path.startsWith(typed)))
  return heaviestFirst([...likely], weight).map(path => openSuggestion(path, 'file'))
}

/** Lists go on where they are: beside the item before, or below it. */
function nearnessTo(before: string | undefined): (path: string) => number {
  const around = before === undefined ? '' : parentPath(before)
  return path => {
    const directory = parentPath(path)
    if (around !== '' && directory === around) return near
    return before !== undefined && directory === before ? near / 2 : 0
  }
}

/** Whether any part of a path shares a word with a name; many paths have parts in common. */
function bearingNameOf(name: string): (path: string) => boolean {
  const known = new Map<string, boolean>()
  const isMeant = (part: string): boolean => {
    const found = known.get(part) ?? sharesWord(part, name)
    known.set(part, found)
    return found
  }
  return path => path.split('/').some(isMeant)
}

/** Where the work of a kind belongs: a layer, or a path. */
export function destinations(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const layers = question.snapshot.read(specPaths.repo, readLayers) ?? []
  return [...layers.map(layer => openSuggestion(layer, 'value')), ...repositoryPaths(question, path)]
}

const readLayers = readSectionKeys('layers')

/** How much is read for a task: as the file says elsewhere, most often first, and then the schema's examples. */
export function contextPackages(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const counts = valuesIn(question, /^ *(?:context_package|initial_package|task_default_package): +([\w-]+)$/)
  const examples = schemasAt(question.root, path).flatMap(schema => (schema.examples ?? []).map(String))
  const names = [...new Set([...counts.keys(), ...examples])]
  return heaviestFirst(names, name => counts.get(name) ?? 0).map(name => openSuggestion(name, 'value'))
}

const openSuggestion = (label: string, kind: Suggestion['kind']): Suggestion => ({
  label,
  kind,
  insertText: label,
  isOpen: true,
})

const listItem = /^ *- +(\S+)$/

/** How often the other lines of the file hold each value. @param form its group is the value */
function valuesIn({ text, cursor }: CompletionQuestion, form: RegExp): Map<string, number> {
  const lines = text.lines.flatMap((line, number) => (number === cursor.range.start.line ? [] : [line.text]))
  return countedIn(lines, form)
}

const readListItems: Reading<ReadonlyMap<string, number>> = source =>
  countedIn(
    source.lines.map(({ text }) => text),
    listItem,
  )

function countedIn(lines: readonly string[], form: RegExp): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const value = form.exec(line)?.[1]
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

/** Pages of the root, manifests, all that lies below docs, specs and tasks, and the other directories of the root. */
function namedPaths(snapshot: Snapshot): string[] {
  const root = childrenOf(snapshot, '')
  const isDirectory = (path: string): boolean => snapshot.tree.kind(path) === 'directory'
  return [
    ...root.filter(path => path.endsWith('.md') && !isDirectory(path)),
    ...[...snapshot.manifests.values()].map(({ path }) => path),
    ...root.filter(path => knownByName.has(path) && isDirectory(path)).flatMap(path => allBelow(snapshot, path)),
    ...root.filter(isDirectory),
  ]
}

const allBelow = (snapshot: Snapshot, directory: string): string[] =>
  childrenOf(snapshot, directory).flatMap(path =>
    snapshot.tree.kind(path) === 'directory' ? [path, ...allBelow(snapshot, path)] : [path],
  )

/** Files and directories right below one, hidden ones last. */
function childrenOf({ tree }: Snapshot, directory: string): string[] {
  const names = tree.children(directory).filter(name => !isForeignDirectory(name))
  const isHidden = (name: string): boolean => name.startsWith('.')
  return [...names.filter(name => !isHidden(name)), ...names.filter(isHidden)].map(name => joinPath(directory, name))
}
