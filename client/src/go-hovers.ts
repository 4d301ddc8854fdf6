import {
  type CancellationToken,
  type Disposable,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  type TextDocument,
} from 'vscode'
import type { Middleware } from 'vscode-languageclient'
import { showOnMapCommand } from '../../server/src/protocol/abilities.ts'

type Answer = (document: TextDocument, position: Position, token: CancellationToken) => Promise<Hover | undefined>

const isGo = ({ uri }: TextDocument): boolean => uri.scheme === 'file' && uri.path.endsWith('.go')

/** Leaves the hovers of Go files to `showGoHovers`. */
export const goHoversMiddleware: Middleware = {
  provideHover: (document, position, token, next) => (isGo(document) ? undefined : next(document, position, token)),
}

/**
 * Shows hovers of Go files below those of the Go extension: VS Code puts first whose selector fits more closely, and this
 * one fits every file alike.
 */
export const showGoHovers = (answer: Answer): Disposable =>
  languages.registerHoverProvider('*', {
    provideHover: async (document, position, token) => {
      const hover = isGo(document) ? await answer(document, position, token) : undefined
      return hover && withCommand(hover)
    },
  })

/** Lets a hover lead to the Boundary Map, and run nothing else. */
function withCommand(hover: Hover): Hover {
  for (const content of hover.contents) {
    if (content instanceof MarkdownString) content.isTrusted = { enabledCommands: [showOnMapCommand] }
  }
  return hover
}
