/** What a run costs this thread, in milliseconds, whatever else runs on the machine. */
export function cost(run: () => unknown): number {
  const start = process.threadCpuUsage()
  run()
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}

/** What takes less is not worth a second look, in milliseconds. */
const noticeable = 150

/**
 * Whether ten times a text takes far more than ten times as long.
 * @param grow a text of about a length
 * @returns what it took, for a message; undefined where all is well
 */
export function growsTooFast(read: (text: string) => unknown, grow: (length: number) => string): string | undefined {
  const costOf = (length: number) => (): number => cost(() => read(grow(length)))
  let large = costOf(20_000)()
  if (large < noticeable) return undefined
  const small = Math.max(10, Math.min(...Array.from({ length: 3 }, costOf(2_000))))
  for (let tries = 0; tries < 3 && large > 25 * small; tries++) large = Math.min(large, costOf(20_000)())
  if (large <= 25 * small) return undefined
  // What was unlucky is told from what is not by the next doubling: four times as long, and not twice.
  const leastOf = (length: number): number => Math.min(...Array.from({ length: 3 }, costOf(length)))
  large = Math.min(large, leastOf(20_000))
  return leastOf(40_000) > 3 * large ? `${Math.round(small)} ms, then ${Math.round(large)} ms` : undefined
}
