import { oneLevel, wholeTree } from '../boundaries/pattern-text.ts'
import { statusNamed } from '../maturity/status.ts'
import { mentionsIn } from '../navigation/mentions.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Span } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { yamlScalars } from '../yaml/scalars.ts'

/** A module or another directory of the repository, what says how far a pattern reaches, a status. */
export type WordKind = 'module' | 'wildcard' | 'status'

/** A word that means more than YAML knows. */
export interface KindOfWord {
  readonly span: Span
  readonly kind: WordKind
}

const statusKeys: ReadonlySet<string> = new Set(['status', 'stability_tier', 'current_status', 'current_tier'])
/** Its keys are statuses. */
const tierMap = 'stability_tiers'

/** The words of a manifest or a specs file that mean something to Plumego, in their order. Parses YAML: not for checks. */
export function wordKinds(snapshot: Snapshot, file: string): readonly KindOfWord[] {
  const source = snapshot.text(file)
  if (!source || !file.endsWith('.yaml')) return []
  const words = [...pathWords(snapshot, file, source), ...statusWords(snapshot, source)]
  return words.sort((a, b) => a.span.start - b.span.start)
}

function pathWords(snapshot: Snapshot, file: string, source: SourceText): KindOfWord[] {
  return mentionsIn(snapshot, file).flatMap((mention): KindOfWord[] => {
    if (mention.kind !== 'path' || snapshot.tree.kind(mention.path) !== 'directory') return []
    const { span } = mention
    const wildcard = [wholeTree, oneLevel].find(ending => source.text.startsWith(ending, span.end))
    const word = { span, kind: 'module' } as const
    if (wildcard === undefined) return [word]
    return [word, { span: { start: span.end, end: span.end + wildcard.length }, kind: 'wildcard' }]
  })
}

function statusWords(snapshot: Snapshot, source: SourceText): KindOfWord[] {
  return yamlScalars(snapshot, source)
    .filter(({ text, keys, isKey }) => {
      const key = keys.at(-1) ?? ''
      return (isKey ? key === tierMap : statusKeys.has(key)) && (text === 'stable' || statusNamed(text) !== undefined)
    })
    .map(({ span }) => ({ span, kind: 'status' }))
}
