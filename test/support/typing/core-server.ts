import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import type { Repository } from '../../../server/src/core/repo/repository.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { yamlTriggers } from '../../../server/src/lsp/completion-features.ts'
import type { TypingServer } from './editor-model.ts'

/** Completion of one YAML file without a process in between: what the server sends, from the same function. */
export const coreServer = (repository: Repository, path: string): TypingServer => ({
  triggerCharacters: new Set(yamlTriggers),
  ask: (text, position, kind) => {
    const cause = kind === 'invoked' ? 'request' : 'typing'
    const entries = completionsAt(repository.snapshot(), path, new SourceText(text), position, english, cause)
    const items = entries.map(({ label, filterText, sortText, insertText, isSnippet, range }) => ({
      label,
      filterText,
      sortText,
      newText: insertText,
      isSnippet,
      start: range.start.character,
      end: range.end.character,
    }))
    return { items, isIncomplete: true }
  },
})
