/** What was thrown first, of errors that name another as their cause. */
export const firstCause = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? firstCause(error.cause) : error

/** The stack of the first cause, below the messages of what it led to. */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? (error.stack ?? error.message) : `${error.message}\n${stackOf(error.cause)}`
}

/**
 * Where something was thrown: the same for one mistake, whatever its message holds and whoever called.
 * @returns the message where the engine tells no places
 */
export function placeOfThrow(error: unknown): string {
  const stack = stackOf(firstCause(error))
  const places = stack.split('\n').filter(line => line.startsWith('    at '))
  return places.length > 0 ? places.slice(0, 2).join('\n') : stack
}
