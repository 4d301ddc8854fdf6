import { Position, TextDocumentIdentifier, type TextDocumentPositionParams } from 'vscode-languageserver'

/** Whether what a client sends with a request of our own is a place in a document. */
export function isPositionParams(value: unknown): value is TextDocumentPositionParams {
  if (typeof value !== 'object' || value === null || !('textDocument' in value && 'position' in value)) return false
  return TextDocumentIdentifier.is(value.textDocument) && Position.is(value.position)
}
