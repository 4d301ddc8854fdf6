/** Asked between rules and their parts, whether what is left has to wait. */
export type IsOver = () => boolean

export const never: IsOver = () => false

/** Thrown where the rest of a rule has to wait: what it found in the parts that are done is kept. */
export class Pause extends Error {
  override readonly name = 'Pause'
}

/** @returns false where `run` was paused */
export function isDone(run: () => void): boolean {
  try {
    run()
    return true
  } catch (error) {
    if (error instanceof Pause) return false
    throw error
  }
}
