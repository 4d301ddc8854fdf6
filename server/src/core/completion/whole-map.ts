import { prose } from '../hover/rich-text.ts'
import { ancestors } from '../maturity/packages.ts'
import { baseName } from '../repo/paths.ts'
import { type PlainSchema, type SchemaPath, schemasAt } from '../schema/json-schema.ts'
import { manifestKeys, valueKind } from '../schema/module-schema.ts'
import { titleOf } from '../schema/words.ts'
import type { CompletionQuestion, Suggestion } from './completion-types.ts'
import { columnBehind, manifestSkeleton, Places, requiredSkeleton } from './skeleton.ts'

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
  const isManifest = path.length === 0 && baseName(question.path) === 'module.yaml'
  const isNew = isManifest && cursor.siblings.size === 0
  // An entry that has some of its keys gets the others one by one.
  if (!isManifest && cursor.kind === 'key' && cursor.siblings.size > 0) return []
  const title = isNew ? t('new manifest of {directory}', { directory: question.directory }) : titleOf(schema, t)
  if (title === undefined) return []
  const text = isManifest
    ? manifestText(question, missing, isNew)
    : requiredSkeleton(schema, missing, question.root, columnBehind(question, lead), new Places())
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

function manifestText(question: CompletionQuestion, missing: readonly string[], isNew: boolean): string {
  const places = new Places()
  const blocks = inOrder([...missing, ...(isNew ? morePlaces(question) : [])]).map(key => {
    const [schema = {}] = schemasAt(question.root, [key])
    const isFamily = key === 'parent_family'
    const text = isFamily ? parentOf(question, places) : manifestSkeleton(question, key, schema, places)
    // Lists stand apart by a blank line, as in real manifests.
    return valueKind(key) === 'text' ? text : `\n${text}`
  })
  return `${blocks.join('\n').trimStart()}\n`
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
