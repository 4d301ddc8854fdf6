import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensParams,
  SemanticTokenTypes,
} from 'vscode-languageserver'
import { type WordKind, wordKinds } from '../core/colour/word-kinds.ts'
import type { Converter } from './convert.ts'
import type { Session } from './session.ts'

/** Types that every theme has a colour for. */
const types: Readonly<Record<WordKind, SemanticTokenTypes>> = {
  module: SemanticTokenTypes.namespace,
  wildcard: SemanticTokenTypes.operator,
  status: SemanticTokenTypes.enumMember,
}

const tokenTypes = [...new Set(Object.values(types))]

export const semanticTokensLegend = { tokenTypes, tokenModifiers: [] }

/** What the words of a manifest or a specs file are, for the editor's colours. */
export function answerSemanticTokens(
  { textDocument: { uri } }: SemanticTokensParams,
  session: Session,
  converter: Converter,
): SemanticTokens {
  const place = session.checkoutPlaceOf(uri)
  const source = place?.workspace.snapshot.text(place.path)
  if (!place || !source) return { data: [] }
  const builder = new SemanticTokensBuilder()
  const file = place.workspace.file(place.path)
  for (const { span, kind } of wordKinds(place.workspace.snapshot, place.path)) {
    const { start, end } = converter.range(source.range(span), file)
    // A token lies on one line; a word that YAML lets go on below has none.
    if (start.line !== end.line) continue
    builder.push(start.line, start.character, end.character - start.character, tokenTypes.indexOf(types[kind]), 0)
  }
  return builder.build()
}
