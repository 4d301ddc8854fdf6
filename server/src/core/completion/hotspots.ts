import { hasGoFiles, packagesBelow } from '../maturity/packages.ts'
import { stableRoots } from '../modules/covered-manifests.ts'
import { isPackageFile } from '../repo/interest.ts'
import { baseName, isWithin, joinPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { SchemaPath } from '../schema/json-schema.ts'
import { readPackageHotspots } from '../spec/package-hotspots.ts'
import { readSectionKeys } from '../spec/section-keys.ts'
import type { SourceText } from '../text/source-text.ts'
import type { CompletionQuestion, Suggestion } from './completion-types.ts'
import { readListedWords } from './listed-words.ts'
import { heaviestFirst } from './ordering.ts'
import { packageSuggestion } from './package-suggestion.ts'
import { repositoryPaths } from './repository-paths.ts'

/** Packages that specs/package-hotspots.yaml may have an entry for: what lies in stable roots and below x/. */
export const hotspotPackages = (snapshot: Snapshot): readonly string[] => snapshot.memo(findPackages)

const findPackages = (snapshot: Snapshot): string[] => {
  const roots = [...stableRoots, ...snapshot.tree.children('x').map(name => `x/${name}`)]
  return roots.flatMap(root => [
    ...(snapshot.manifests.has(root) || hasGoFiles(snapshot, root) ? [root] : []),
    ...packagesBelow(snapshot, root),
  ])
}

/** The module that the package of an entry belongs to: the outermost above it first, then what lies between. */
export function hotspotModules(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { snapshot } = question
  const entry = String(path[1])
  const all = [...snapshot.manifests.keys()].filter(directory => directory !== '')
  const weightOf = (module: string): number => (isWithin(entry, module) ? 1000 - module.length : 0)
  return heaviestFirst(all.filter(question.mayBe), weightOf).map(module => packageSuggestion(module, module, question))
}

/** The roles that the file itself defines, each with a sentence behind it. */
export const hotspotRoles = ({ text }: CompletionQuestion): Suggestion[] =>
  rolesIn(text).map(role => ({ label: role, kind: 'value', insertText: role }))

function rolesIn({ lines }: SourceText): string[] {
  const start = lines.findIndex(({ text }) => text.startsWith('role_definitions:'))
  const below = start < 0 ? [] : lines.slice(start + 1)
  const end = below.findIndex(({ text }) => /^[^\s#]/.test(text))
  const section = end < 0 ? below : below.slice(0, end)
  return section.flatMap(({ text }) => /^ {2}([\w-]+):/.exec(text)?.[1] ?? [])
}

const readTasks = readSectionKeys('tasks')

/** The tasks of specs/task-routing.yaml: those first that other packages of the same family are for. */
export function taskFamilies({ snapshot, text }: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const entry = String(path[1])
  const family = entry.split('/').slice(0, 2).join('/')
  const counts = new Map<string, number>()
  for (const [name, { taskFamilies: tasks }] of readPackageHotspots(text)) {
    for (const task of tasks) {
      const weight = name !== entry && isWithin(name, family) ? 100 : 1
      counts.set(task.text, (counts.get(task.text) ?? 0) + weight)
    }
  }
  const words = entry.split('/')
  const tasks = snapshot.read(specPaths.taskRouting, readTasks) ?? []
  const weightOf = (task: string): number =>
    (counts.get(task) ?? 0) + (task.split('_').some(word => words.includes(word)) ? 50 : 0)
  return heaviestFirst(tasks, weightOf).map(task => ({ label: task, kind: 'value', insertText: task }))
}

/** Files that say most of a package, where it has them. */
const telling: ReadonlySet<string> = new Set(
  ['entrypoints', 'handler', 'service', 'adapter', 'store', 'provider', 'spec', 'policy'].map(name => `${name}.go`),
)

/**
 * What the entry of a package begins with: the manifests, its files, the page about it, and then any path. The manifest of its
 * module goes before its own where other entries of that module have it so.
 */
export function hotspotReadings(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { snapshot, mayBe, text } = question
  const entry = String(path[1])
  const module = moduleAbove(question) ?? entry
  const name = baseName(entry)
  const code = snapshot.tree.children(entry).filter(isPackageFile)
  const weightOf = (file: string): number => {
    if (file === `${name}.go`) return 3
    if (telling.has(file)) return 2
    return file === 'doc.go' ? -1 : file.startsWith(name) ? 1 : 0
  }
  const [of, own] = [joinPath(module, 'module.yaml'), joinPath(entry, 'module.yaml')]
  const isUsual = [...readPackageHotspots(text)].some(
    ([other, { startWith }]) => other !== entry && other !== module && startWith.some(one => one.text === of),
  )
  const files = [
    ...(isUsual ? [of, own] : [own]),
    ...heaviestFirst(code, weightOf).map(file => joinPath(entry, file)),
    of,
    ...[entry, module].map(directory => `docs/modules/${directory}/README.md`),
  ]
  const known = [...new Set(files)].filter(file => snapshot.tree.kind(file) === 'file' && mayBe(file))
  return [...known.map(fileSuggestion), ...repositoryPaths(question, path)]
}

/** The module that the entry around the cursor names above it. */
function moduleAbove({ text, cursor }: CompletionQuestion): string | undefined {
  for (let line = cursor.range.start.line - 1; line >= 0; line--) {
    const [, indent = '', module] = /^( *)(?:module: *(\S+))?/.exec(text.lineText(line)) ?? []
    if (module !== undefined) return module
    if (indent.length <= 2 && text.lineText(line).trim() !== '') return undefined
  }
  return undefined
}

/** Paths by how often the specs name them. */
export function oftenRead(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const { snapshot, mayBe } = question
  const counts = new Map<string, number>()
  for (const spec of [specPaths.repo, specPaths.taskRouting]) {
    for (const { text } of snapshot.read(spec, readListedWords) ?? []) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const files = [...counts.keys()].filter(file => snapshot.tree.kind(file) === 'file' && mayBe(file))
  const often = heaviestFirst(files, file => counts.get(file) ?? 0)
  return [...often.map(fileSuggestion), ...repositoryPaths(question, path)]
}

const fileSuggestion = (file: string): Suggestion => ({ label: file, kind: 'file', insertText: file, isOpen: true })

/** What a file is called, without its extension. */
export function ownName({ path, t }: CompletionQuestion): Suggestion[] {
  const name = baseName(path).replace(/\.yaml$/, '')
  return [{ label: name, kind: 'value', insertText: name, describe: () => ({ detail: t('the name of this file') }) }]
}
