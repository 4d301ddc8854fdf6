/**
 * Request, with LSP's TextDocumentPositionParams: the patterns that cover the word at that place. Answered with LSP's
 * Location[], or null where the word names no path.
 */
export const patternsRequest = 'plumego/coveringPatterns'

/**
 * Under `experimental` of a client's capabilities: it shows patterns by themselves, so references have none. Left out, the
 * list of references ends with the first pattern of each file.
 */
export const groupsReferencesCapability = { plumego: { groupsReferences: true } } as const

/** Whether a client's experimental capabilities have that. */
export function groupsReferences(experimental: unknown): boolean {
  const member = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return member(member(experimental, 'plumego'), 'groupsReferences') === true
}
