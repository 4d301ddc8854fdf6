/**
 * What a message states, whatever its language: paths, names in code, patterns, places, numbers. Words of a language are
 * none.
 */
export function factsOf(message: string): string[] {
  const tokens = message.match(/[A-Za-z0-9_@#*./:"-]+/g) ?? []
  const facts = tokens
    .map(token => token.replace(/^[".:-]+|[".:-]+$/g, ''))
    .filter(token => /[/_*\d]|\w\.\w/.test(token) && !/^[A-Z][a-z]+$/.test(token))
  return [...new Set(facts)].sort()
}
