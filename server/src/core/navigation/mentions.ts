import type { Place } from '../maturity/maturity.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Position } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Mention } from './mention.ts'
import { pageMentions } from './page-mentions.ts'
import { type BuiltHere, filesOfThisPlumego } from './this-plumego.ts'
import { yamlMentions } from './yaml-mentions.ts'

/** What a manifest, a specs file or a page names, in its order; of any other file nothing. Parses YAML: not for checks. */
export function mentionsIn(snapshot: Snapshot, file: string): readonly Mention[] {
  const source = snapshot.text(file)
  if (!source) return []
  if (file.endsWith('.yaml')) return yamlMentions(snapshot, file, source)
  return /\.mdx?$/.test(file) ? pageMentions(file, source) : []
}

/** A mention and the file that it stands in. */
export interface PlacedMention {
  readonly file: string
  readonly source: SourceText
  readonly mention: Mention
}

/**
 * Every mention of this checkout's things in its own files that may hold what is looked for, by file in the order of their
 * paths.
 * @param mayHold a quick look at a file, which spares it to be parsed
 */
export function allMentions(
  { own: snapshot }: Snapshot,
  isBuiltHere: BuiltHere,
  mayHold: (source: SourceText, file: string) => boolean,
): PlacedMention[] {
  const isOurs = filesOfThisPlumego(snapshot.tree, isBuiltHere)
  return snapshot.textPaths.flatMap(file => {
    const source = snapshot.text(file)
    if (!source || !mayHold(source, file) || !isOurs(file)) return []
    return mentionsIn(snapshot, file).map(mention => ({ file, source, mention }))
  })
}

/** The mention that a position lies in, or at the end of. */
export function mentionAt(snapshot: Snapshot, file: string, position: Position): PlacedMention | undefined {
  const source = snapshot.text(file)
  if (!source) return undefined
  const offset = source.offsetAt(position)
  const mention = mentionsIn(snapshot, file).find(({ span }) => span.start <= offset && offset <= span.end)
  return mention && { file, source, mention }
}

/** Where a mention stands. */
export const placeOf = ({ file, source, mention }: PlacedMention): Place => ({
  file,
  range: source.range(mention.span),
})
