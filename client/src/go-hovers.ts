import {
  type CancellationToken,
  type Disposable,
  type Hover,
  languages,
  type Position,
  type TextDocument,
} from 'vscode'
import type { Middleware } from 'vscode-languageclient'

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
    provideHover: (document, position, token) => (isGo(document) ? answer(document, position, token) : undefined),
  })
