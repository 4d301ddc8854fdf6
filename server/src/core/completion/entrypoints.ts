import { entrypointText } from '../hover/entrypoint-facts.ts'
import { listValues } from '../manifest/manifest-lines.ts'
import { type Entrypoint, entrypointsBelow, entrypointsIn } from '../modules/entrypoints.ts'
import { baseName } from '../repo/paths.ts'
import type { SchemaPath } from '../schema/json-schema.ts'
import type { CompletionQuestion, Suggestion } from './completion-types.ts'
import { heaviestFirst } from './ordering.ts'
import { subpackages } from './packages.ts'

/**
 * What a module gives to others: the names that its packages export, those first that the manifest's public_entrypoints
 * list, and then its subpackages, as labels.
 */
export function entrypoints(question: CompletionQuestion, [section]: SchemaPath): Suggestion[] {
  const { snapshot, path, directory, cursor, mayBe } = question
  const labels = subpackages(question).map((label): Suggestion => ({ ...label, isOpen: true }))
  if (baseName(path) !== 'module.yaml') return labels
  const isMeant = ({ entries, name }: Entrypoint): boolean => mayBe(name) || entries.some(mayBe)
  const own = entrypointsIn(snapshot, directory)
  const meant = own.filter(isMeant)
  // Names from further below are rare, and many files.
  const isBegun = /^["']?(?:\(|\p{Lu})/u.test(cursor.typed)
  const all = meant.length > 0 || !isBegun ? meant : entrypointsBelow(snapshot, directory).filter(isMeant)
  const areBare = namesMethodsBare(own, cursor.siblings)
  const names = all.flatMap(found => {
    const usual = areBare && found.kind === 'method' ? [found.name] : []
    return [...usual, ...found.entries].map((entry, index) => nameSuggestion(entry, found, index > 0, question))
  })
  // Promises are made of names alone.
  return section === ownList ? [...names, ...labels] : listedFirst(names, question)
}

const ownList = 'public_entrypoints'

/** Whatever else speaks of exported names follows the list of them. */
function listedFirst(names: readonly Suggestion[], { snapshot, directory }: CompletionQuestion): Suggestion[] {
  const manifest = snapshot.manifests.get(directory)
  const listed = manifest ? listValues(manifest.lines, ownList).map(({ text }) => text) : []
  const places = new Map(listed.map((text, place) => [text, place]))
  return heaviestFirst(names, ({ label }) => -(places.get(label) ?? listed.length))
}

/** True where a list names methods without their types. */
function namesMethodsBare(all: readonly Entrypoint[], listed: ReadonlySet<string>): boolean {
  const others = new Set(all.filter(({ kind }) => kind !== 'method').map(({ name }) => name))
  return all.some(({ kind, name }) => kind === 'method' && listed.has(name) && !others.has(name))
}

function nameSuggestion(
  label: string,
  found: Entrypoint,
  isVariant: boolean,
  { directory, t }: CompletionQuestion,
): Suggestion {
  return {
    label,
    kind: 'value',
    insertText: label,
    isName: true,
    isVariant,
    ...(found.kind === 'method' && !isVariant && { alias: [found.name] }),
    describe: () => {
      const place = found.directory === directory ? found.kind : found.directory
      return { detail: found.signature, mark: place, documentation: entrypointText(found, directory, t) }
    },
  }
}
