/**
 * Request, with LSP's TextDocumentPositionParams: the patterns that cover the word at that place. Answered with LSP's
 * Location[], or null where the word names no path.
 */
export const patternsRequest = 'plumego/coveringPatterns'
