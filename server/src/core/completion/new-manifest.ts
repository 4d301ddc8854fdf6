import { prose } from '../hover/rich-text.ts'
import { ancestors } from '../maturity/packages.ts'
import { baseName } from '../repo/paths.ts'
import { schemasAt } from '../schema/json-schema.ts'
import { manifestKeys, valueKind } from '../schema/module-schema.ts'
import type { CompletionQuestion, Suggestion } from './completion.ts'
import { manifestSkeleton, Places } from './skeleton.ts'

/**
 * A whole manifest, where there is none yet: what is required, in the order of real manifests, filled in as far as it
 * follows from the place.
 */
export function newManifest(question: CompletionQuestion): Suggestion[] {
  const { path, cursor, directory, root, t } = question
  const isEmpty = cursor.kind === 'key' && cursor.path.length === 0 && cursor.siblings.size === 0 && !cursor.hasColon
  if (!isEmpty || baseName(path) !== 'module.yaml') return []
  const places = new Places()
  const blocks = keysOf(question).map(key => {
    const [schema = {}] = schemasAt(root, [key])
    return {
      key,
      text: key === 'parent_family' ? parentOf(question, places) : manifestSkeleton(question, key, schema, places),
    }
  })
  const label = t('new manifest of {directory}', { directory })
  return [
    {
      label,
      kind: 'skeleton',
      detail: t('every required key'),
      documentation: prose(t('All keys that a manifest needs, filled in as far as the directory tells.')),
      insertText: joined(blocks),
      isSnippet: true,
      filterText: `name module manifest ${label}`,
    },
  ]
}

/** Those required, and the family above where there is one, at the place where manifests have it. */
function keysOf({ root, directory, snapshot }: CompletionQuestion): string[] {
  const hasFamily = ancestors(directory).some(above => snapshot.manifests.has(above))
  const wanted = new Set([...(root.required ?? []), ...(hasFamily ? ['parent_family'] : []), ...stableKeys(directory)])
  const known = manifestKeys.filter(key => wanted.has(key))
  return [...known, ...[...wanted].filter(key => !known.includes(key))]
}

/** Every stable root names its boundary. */
const stableKeys = (directory: string): string[] => (directory.startsWith('x/') ? [] : ['strict_boundary'])

function parentOf({ directory, snapshot }: CompletionQuestion, places: Places): string {
  const families = ancestors(directory).filter(above => snapshot.manifests.has(above))
  return `parent_family: ${places.put(families.slice(0, 1))}`
}

/** Lists stand apart by a blank line, as in real manifests. */
const joined = (blocks: readonly { readonly key: string; readonly text: string }[]): string =>
  `${blocks.map(({ key, text }, index) => (index > 0 && valueKind(key) !== 'text' ? `\n${text}` : text)).join('\n')}\n`
