import { joinPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import type { PathMention } from './mention.ts'
import { mentionsIn } from './mentions.ts'

/** A word of a file that opens another file. */
export interface DocumentLink {
  readonly range: Range
  /** The file that it opens, relative to the workspace. */
  readonly file: string
}

/**
 * The words of a manifest, a specs file or a page that name a document: a file, or a directory with a README. What names
 * a module is no link but has a definition, and the links of a page are the editor's own.
 */
export function documentLinks(snapshot: Snapshot, file: string): DocumentLink[] {
  const source = snapshot.text(file)
  if (!source) return []
  return mentionsIn(snapshot, file).flatMap(mention => {
    if (mention.kind !== 'path' || mention.reach !== 'exact' || isInMarkdownLink(source, mention)) return []
    const target = documentAt(snapshot, mention.path)
    return target === undefined ? [] : [{ range: source.range(mention.span), file: target }]
  })
}

const isInMarkdownLink = ({ text }: SourceText, { keys, span: { start } }: PathMention): boolean =>
  keys.length === 0 && /\]\((?:\.\/)?$/.test(text.slice(Math.max(0, start - 4), start))

/** A directory of documents has a README for a front page; a module's is its manifest, which a definition leads to. */
function documentAt({ tree, manifests }: Snapshot, path: string): string | undefined {
  if (tree.kind(path) === 'file') return path
  const readme = joinPath(path, 'README.md')
  return tree.kind(readme) === 'file' && !manifests.has(path) ? readme : undefined
}
