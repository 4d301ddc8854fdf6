import { TextDocument } from 'vscode-languageserver-textdocument'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import { importSuggestions } from '../../../server/src/core/completion/import-completion.ts'
import type { Repository } from '../../../server/src/core/repo/repository.ts'
import type { Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { importTriggers, yamlTriggers } from '../../../server/src/lsp/completion-features.ts'
import { importInHand } from '../../../server/src/lsp/go-imports.ts'
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

/** Completion of the import strings of a Go file without a process in between. */
export const importServer = (snapshot: Snapshot, file: string): TypingServer => ({
  triggerCharacters: new Set(importTriggers),
  ask: (text, position) => {
    const document = TextDocument.create(file, 'go', 1, text)
    const found = importInHand(document, position)
    if (!found) return { items: [], isIncomplete: true }
    const question = { importer: { snapshot, file }, typed: found.typed, lowestMaturity: 'any' } as const
    const items = importSuggestions(snapshot, question, english).map(({ label, importPath }, index) => ({
      label,
      filterText: found.typed === '' ? importPath : found.typed,
      sortText: String(index).padStart(4, '0'),
      newText: importPath + found.missingQuote,
      isSnippet: false,
      start: found.range.start.character,
      end: found.range.end.character,
    }))
    return { items, isIncomplete: true }
  },
})
