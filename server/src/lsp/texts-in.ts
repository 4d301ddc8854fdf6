/**
 * The texts in what a client sends with a request of our own, by key; undefined for what is no text.
 * @param given of whatever type
 */
export function textsIn(given: unknown): (key: string) => string | undefined {
  const values = new Map<string, unknown>(typeof given === 'object' && given !== null ? Object.entries(given) : [])
  return key => {
    const value = values.get(key)
    return typeof value === 'string' ? value : undefined
  }
}
