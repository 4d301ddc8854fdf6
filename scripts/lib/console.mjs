/** An error whose message is all that a person needs: printed without a stack trace. */
export class UserError extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** One line of progress. Standard error, so that standard output holds results only. @param {string} text */
export const progress = text => {
  process.stderr.write(`${text}\n`)
}

/** @param {number} since from Date.now() @returns {string} such as `12.3 s` */
export const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} s`

/**
 * Says what is going on before a step and how long it took after it.
 * @template T @param {string} text @param {() => Promise<T>} step @returns {Promise<T>}
 */
export const withProgress = async (text, step) => {
  const since = Date.now()
  progress(`${text} ...`)
  const value = await step()
  progress(`  done in ${seconds(since)}`)
  return value
}

/** Runs a script's main function and turns what it throws into a message and an exit status. */
export const runMain = async main => {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    const known = error instanceof UserError
    process.stderr.write(`${known ? error.message : (error?.stack ?? error)}\n`)
    process.exitCode = known ? error.exitCode : 1
  }
}
