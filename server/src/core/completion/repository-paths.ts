import { isForeignDirectory } from '../repo/interest.ts'
import { joinPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { type SchemaPath, schemasAt } from '../schema/json-schema.ts'
import { readSectionKeys } from '../spec/section-keys.ts'
import type { CompletionQuestion, Suggestion } from './completion-types.ts'
import { listedWords, readListedWords } from './listed-words.ts'
import { heaviestFirst } from './ordering.ts'
import type { PathFacts } from './path-facts.ts'
import { pathWeights } from './path-weights.ts'
import { innermostKey } from './subject.ts'
import { readingsOf, topicsOf } from './topics.ts'

/** Directories of the root whose files are all known by name; in others a path is followed step by step. */
const knownByName: ReadonlySet<string> = new Set(['docs', 'specs', 'tasks'])

/** Specs that name paths of the whole repository. */
const namingSpecs = [specPaths.repo, specPaths.taskRouting]

/**
 * Files and directories that a spec about the whole repository may name, those first that are about what the entry is
 * about, then as this file, other specs and manifests name them. Any other text is as good.
 */
export function repositoryPaths(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { snapshot, typed, mayBe } = question
  const directory = typed.slice(0, Math.max(0, typed.lastIndexOf('/')))
  const facts = pathFacts(question, path)
  const listed = [...facts.here, ...facts.elsewhere].map(({ text }) => text)
  const known = [...new Set(listed)].filter(text => mayBe(text) && snapshot.tree.kind(text) !== undefined)
  const others = [...childrenOf(snapshot, directory), ...snapshot.memo(namedPaths)]
  const likely = new Set(
    [...others, ...known, ...facts.readings, ...facts.further].filter(path => path.startsWith(typed)),
  )
  return heaviestFirst([...likely], pathWeights(question, facts)).map(path => openSuggestion(path, 'file'))
}

function pathFacts(question: CompletionQuestion, path: SchemaPath): PathFacts {
  const { snapshot, path: file, text, cursor } = question
  const [section, entry] = [String(path[0]), String(path[1])]
  const key = innermostKey(path)
  const { told, listed } = topicsOf(question, entry)
  // A list that is an entry itself is told by its title as well.
  const titles = entry === key ? schemasAt(question.root, path.slice(0, -1)).map(({ title }) => title ?? '') : []
  const elsewhere = namingSpecs
    .filter(other => other !== file)
    .flatMap(other => snapshot.read(other, readListedWords) ?? [])
  return {
    section,
    entry,
    key,
    name: [entry, ...titles].join(' '),
    here: listedWords(text, cursor.range.start.line),
    elsewhere,
    readings: told.flatMap(topic => readingsOf(snapshot, topic)),
    further: new Set(listed.flatMap(topic => readingsOf(snapshot, topic))),
  }
}

/** Where the work of a kind belongs: a layer, those first that no other kind is sent to, or a directory. */
export function destinations(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { snapshot } = question
  const layers = snapshot.read(specPaths.repo, readLayers) ?? []
  const isTaken = countsBehind(question, [innermostKey(path)])
  const free = heaviestFirst(layers, layer => -(isTaken.get(layer) ?? 0))
  return [...free.map(layer => openSuggestion(layer, 'value')), ...directories(question, path)]
}

export const directories = (question: CompletionQuestion, path: SchemaPath): Suggestion[] =>
  repositoryPaths(question, path).filter(({ label }) => question.snapshot.tree.kind(label) === 'directory')

const readLayers = readSectionKeys('layers')

/** A word that the file has behind any of the keys already, most often first, and then the schema's examples. */
export const wordsBehind =
  (keys: readonly string[] = []) =>
  (question: CompletionQuestion, path: SchemaPath): Suggestion[] => {
    const counts = countsBehind(question, [...keys, innermostKey(path)])
    const examples = schemasAt(question.root, path).flatMap(schema => (schema.examples ?? []).map(String))
    const names = [...new Set([...counts.keys(), ...examples])]
    return heaviestFirst(names, name => counts.get(name) ?? 0).map(name => openSuggestion(name, 'value'))
  }

/** How often the other lines of the file have each word behind one of the keys. */
function countsBehind({ text, cursor }: CompletionQuestion, keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of listedWords(text, cursor.range.start.line)) {
    if (keys.includes(word.key)) counts.set(word.text, (counts.get(word.text) ?? 0) + 1)
  }
  return counts
}

const openSuggestion = (label: string, kind: Suggestion['kind']): Suggestion => ({
  label,
  kind,
  insertText: label,
  isOpen: true,
})

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
