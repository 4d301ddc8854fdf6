/**
 * Calls `then` when the process that started this one is gone. npm runs a script through a shell and forwards SIGTERM
 * to that shell alone, which dies of it without telling its child.
 * @param {() => void} then
 */
export const whenOrphaned = then => {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    then()
  }, 500)
  timer.unref()
}
