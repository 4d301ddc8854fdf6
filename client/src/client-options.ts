import type { LogOutputChannel } from 'vscode'
import { CloseAction, ErrorAction, type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient'
import { besideOthersMiddleware, plumegoSettings } from './beside-others.ts'
import { goHoversMiddleware } from './go-hovers.ts'
import type { RulePages } from './rule-pages.ts'
import { withoutWordSuggestions } from './word-suggestions.ts'

/** What the server knows how to read; the rest of the workspace it sees through the file system. */
const documents = [
  '**/*.go',
  '**/go.mod',
  '**/module.yaml',
  '**/specs/*.yaml',
  '**/docs/{concepts,architecture}/extension-*.md',
  '**/docs/EXTENSION_MATURITY.md',
  '**/extension-boundaries.mdx',
  '**/README.md',
]

/** The client only carries messages: what becomes of a server that ends, and what a person is told, is the session's. */
export const clientOptions = (outputChannel: LogOutputChannel, pages: RulePages): LanguageClientOptions => ({
  documentSelector: documents.map(pattern => ({ scheme: 'file', pattern })),
  // The owner that the problem matcher of plumego-check names, too: what both tell is shown once.
  diagnosticCollectionName: 'plumego',
  outputChannel,
  revealOutputChannelOn: RevealOutputChannelOn.Never,
  errorHandler: {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
  },
  initializationFailedHandler: () => false,
  // The server asks for those of each checkout, and is told of changes, once it runs.
  initializationOptions: plumegoSettings,
  middleware: { ...besideOthersMiddleware, ...withoutWordSuggestions, ...goHoversMiddleware, ...pages.middleware },
})
