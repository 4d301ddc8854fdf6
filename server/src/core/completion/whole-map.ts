import { isKnownForSure, skeletonValue } from '../fixes/manifest-fixes.ts'
import { prose } from '../hover/rich-text.ts'
import { ownersNamed } from '../maturity/owners.ts'
import { ancestors } from '../maturity/packages.ts'
import { nearestOwner, ownersInUse } from '../modules/owners.ts'
import { isManifestPath } from '../repo/interest.ts'
import { type PlainSchema, type SchemaPath, schemasAt } from '../schema/json-schema.ts'
import { manifestKeys, valueKind } from '../schema/module-schema.ts'
import { titleOf } from '../schema/words.ts'
import { toBeWritten } from '../text/placeholder.ts'
import type { CompletionQuestion, Suggestion } from './completion-types.ts'
import { evidencePageOf } from './files.ts'
import { providers } from './providers.ts'
import { columnBehind, escaped, manifestSkeleton, mapSkeleton, Places, wholeKeys } from './skeleton.ts'

/** Fewer than these are taken one by one. */
const fewest = 2

/**
 * All keys at once that a map still lacks and must have, filled in as far as they follow from the place: a whole
 * manifest where there is none yet, an entry of a list.
 * @param path the way to the map
 * @param missing its required keys that are not there
 * @param lead what has to stand in front
 */
export function wholeMap(
  question: CompletionQuestion,
  schema: PlainSchema,
  path: SchemaPath,
  missing: readonly string[],
  lead: string,
): Suggestion[] {
  const { cursor, t } = question
  if (missing.length < fewest || cursor.hasColon || cursor.isFlow) return []
  const isManifest = path.length === 0 && isManifestPath(question.path)
  const isNew = isManifest && cursor.siblings.size === 0
  // An entry that has some of its keys gets the others one by one.
  if (!isManifest && cursor.kind === 'key' && cursor.siblings.size > 0) return []
  const title = isNew ? t('new manifest of {directory}', { directory: question.directory }) : titleOf(schema, t)
  if (title === undefined) return []
  const text = isManifest
    ? manifestText(question, missing, isNew)
    : mapSkeleton(schema, wholeKeys(schema), question.root, columnBehind(question, lead), placesOf(question, path))
  return [
    {
      label: title,
      kind: 'skeleton',
      describe: () => ({
        detail: t('every required key'),
        mark: t('every required key'),
        documentation: prose(t('All keys that are needed here, filled in as far as the place tells.')),
      }),
      insertText: lead + text,
      isSnippet: true,
      alias: missing,
    },
  ]
}

/** More than these are chosen by typing. */
const mostChoices = 12

/** Places whose texts are chosen among what the repository knows for them, in the order of its lists. */
const placesOf = (question: CompletionQuestion, path: SchemaPath): Places =>
  new Places((schema, key) =>
    choicesFor(question, schema['x-plumego'] ?? '', key === undefined ? path : [...path, key]),
  )

function choicesFor(question: CompletionQuestion, kind: string, path: SchemaPath): string[] {
  const free = { ...question, typed: '', mayBe: () => true }
  const known = (name: string): string[] =>
    Object.hasOwn(providers, name)
      ? providers[name]!(free, path)
          .map(({ label }) => label)
          .slice(0, mostChoices)
      : []
  // Which page it is follows from the module, which is chosen in the same order.
  if (kind === 'evidence') return known('module').flatMap(module => evidencePageOf(question.snapshot, module) ?? [])
  return kind === 'owner' ? [toBeWritten, ...known(kind)] : known(kind)
}

function manifestText(question: CompletionQuestion, missing: readonly string[], isNew: boolean): string {
  const places = placesOf(question, [])
  const blocks = inOrder([...missing, ...(isNew ? morePlaces(question) : [])]).map(key => {
    const [schema = {}] = schemasAt(question.root, [key])
    const isFamily = key === 'parent_family'
    const text = isFamily ? parentOf(question, places) : wholeSkeleton(question, key, schema, places)
    // Lists stand apart by a blank line, as in real manifests.
    return valueKind(key) === 'text' ? text : `\n${text}`
  })
  return `${blocks.join('\n').trimStart()}\n`
}

/** Where nothing is to be decided no place is left to fill; whoever answers for the module is chosen among all there are. */
function wholeSkeleton(question: CompletionQuestion, key: string, schema: PlainSchema, places: Places): string {
  const { directory } = question
  if (isKnownForSure(key)) return `${key}: ${String(skeletonValue(key, directory))}`
  if (key === 'owner') return `${key}: ${places.put(ownerChoices(question))}`
  if (key === 'allowed_imports') {
    return `${key}:\n  - ${places.put(choicesFor(question, 'allowed-import', [key, 0]))}`
  }
  const isFixed = key === 'forbidden_imports' || key === 'test_commands'
  const known = isFixed ? skeletonValue(key, directory) : ''
  if (typeof known !== 'string') return [`${key}:`, ...known.map(item => `  - ${escaped(item)}`)].join('\n')
  return manifestSkeleton(question, key, schema, places)
}

/** Whoever is known first; of a new family nobody, so that it is decided. */
function ownerChoices({ snapshot, directory, path }: CompletionQuestion): string[] {
  const named = ownersNamed(snapshot, directory, path).map(({ name }) => name)
  const first = named[0] ?? nearestOwner(snapshot, directory) ?? toBeWritten
  const others = ownersInUse(snapshot, directory).map(({ name }) => name)
  return [...new Set([first, ...named, ...others])]
}

/** As real manifests have them; keys of the workspace's own come last. */
function inOrder(keys: readonly string[]): string[] {
  const known = manifestKeys.filter(key => keys.includes(key))
  return [...known, ...keys.filter(key => !known.includes(key))]
}

/** What a new manifest has beside the required keys: the family above, and of a stable root its boundary. */
function morePlaces(question: CompletionQuestion): string[] {
  if (!question.directory.startsWith('x/')) return ['strict_boundary']
  return familyAbove(question) === undefined ? [] : ['parent_family']
}

const familyAbove = ({ directory, snapshot }: CompletionQuestion): string | undefined =>
  ancestors(directory).find(above => snapshot.manifests.has(above))

const parentOf = (question: CompletionQuestion, places: Places): string =>
  `parent_family: ${places.put([familyAbove(question) ?? ''])}`
