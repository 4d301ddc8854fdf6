import { CompletionItem, CompletionList, type Position, Range, type TextDocument, workspace } from 'vscode'
import type { Middleware } from 'vscode-languageclient'

/** Matches no text that is typed. */
const unmatched = '\u{2060}'

/**
 * Where no provider has an item, VS Code offers the words of open files, and Enter behind a text that is typed in full
 * takes one. In manifests and specs, an item that matches nothing, and so is never shown, keeps it from that. Whoever
 * asks for such words in the settings gets them, as in all other files.
 */
export const withoutWordSuggestions: Middleware = {
  provideCompletionItem: async (document, position, context, token, next) => {
    const answer = await next(document, position, context, token)
    if (!answer || document.languageId === 'go') return answer
    const items = Array.isArray(answer) ? answer : answer.items
    const typed = items.length > 0 || areWordsWanted(document) ? undefined : characterBefore(document, position)
    return typed ? new CompletionList([placeholder(typed)], true) : answer
  },
}

const setting = 'wordBasedSuggestions'

/** Whether a person chose which words are offered, for whichever files; what an extension chooses is no person's choice. */
function areWordsWanted(document: TextDocument): boolean {
  const values = workspace.getConfiguration('editor', document).inspect(setting) ?? {}
  return Object.entries(values).some(([scope, value]) => /^(?:global|workspace)/.test(scope) && value !== undefined)
}

/** The range of the character in front of a position; undefined where it is blank: there every item would be shown. */
function characterBefore(document: TextDocument, position: Position): Range | undefined {
  if (position.character === 0) return undefined
  const range = new Range(position.translate(0, -1), position)
  return document.getText(range).trim() === '' ? undefined : range
}

function placeholder(range: Range): CompletionItem {
  const item = new CompletionItem(unmatched)
  item.filterText = unmatched
  item.insertText = ''
  item.range = { inserting: range, replacing: range }
  return item
}
