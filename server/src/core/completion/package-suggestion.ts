import { type HoverContent, prose, shortList } from '../hover/rich-text.ts'
import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { markedStatus } from '../maturity/status.ts'
import { namingIn } from '../modules/usage.ts'
import type { Manifest } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import type { CompletionQuestion, Suggestion } from './completion-types.ts'
import { knownMaturity } from './package-status.ts'

/**
 * A package as an entry of a list.
 * @param label how the place writes it
 * @param key of the manifests' lists that may name it, too
 */
export function packageSuggestion(
  path: string,
  label: string,
  { snapshot, t, directory }: CompletionQuestion,
  key?: string,
): Suggestion {
  return {
    label,
    kind: 'package',
    insertText: label,
    describe: () => {
      const detail = markedStatus(knownMaturity(snapshot, path), t)
      const manifest = snapshot.manifests.get(path)
      const naming = key === undefined ? [] : namingIn(snapshot, key, directory)(label)
      const paragraphs = [
        ...(manifest ? aboutManifest(manifest, t) : []),
        ...(naming.length > 0 ? [prose(t('Named by {modules}.', { modules: shortList(naming) }))] : []),
      ]
      return { detail, mark: detail, ...(paragraphs.length > 0 && { documentation: joined(paragraphs) }) }
    },
  }
}

/** By manifest, in one language: a keystroke changes one of them, and a list holds all. */
const known = new WeakMap<Manifest, { readonly t: Localize; readonly about: readonly HoverContent[] }>()

/** What a manifest says that its module is, and who owns it. */
function aboutManifest(manifest: Manifest, t: Localize): readonly HoverContent[] {
  const kept = known.get(manifest)
  if (kept?.t === t) return kept.about
  const text = (key: string): string => trimmedScalar(manifest.lines, key)?.text ?? ''
  const [summary, owner] = [text('summary'), text('owner')]
  const about = [summary, owner && t('Owner {owner}', { owner })].filter(fact => fact !== '').map(prose)
  known.set(manifest, { t, about })
  return about
}

const joined = (paragraphs: readonly HoverContent[]): HoverContent => ({
  markdown: paragraphs.map(({ markdown }) => markdown).join('\n\n'),
  plain: paragraphs.map(({ plain }) => plain).join('\n\n'),
})
