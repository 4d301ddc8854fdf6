import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import type { Repository } from '../../../server/src/core/repo/repository.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import type { TypingServer } from './editor-model.ts'

/** Trigger characters as the server registers them for manifests; for specs there are none. */
export const manifestTriggers: ReadonlySet<string> = new Set([' ', '/', '"', "'", ...'abcdefghijklmnopqrstuvwxyz'])

/** Completion of one YAML file without a process in between: what the server sends, from the same function. */
export const coreServer = (
  repository: Repository,
  path: string,
  triggerCharacters: ReadonlySet<string>,
): TypingServer => ({
  triggerCharacters,
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
