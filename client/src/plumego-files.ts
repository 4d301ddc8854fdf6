/**
 * A cheap look at a go.mod: whether it names Plumego's module, as its own or as one that it needs. The server reads more
 * closely; this only decides whether to start it.
 */
export const namesPlumego = (goMod: string): boolean =>
  /^(?:(?!\/\/).)*(?<![\w./-])github\.com\/spcent\/plumego(?![\w./~-])/m.test(goMod)

/** The same of a specs/repo.yaml. Forks keep the last part of the name. */
export const namesCheckout = (repoSpec: string): boolean =>
  /^[^#\r\n\u2028\u2029]*[\w.-]\/plumego(?![\w./~-])/m.test(repoSpec)

/** Whether a go.mod names Plumego only as what something else needs: whoever imports nothing of it need not see it. */
export const namesOnlyIndirectly = (goMod: string): boolean => {
  const lines = goMod.split('\n').filter(line => namesPlumego(line))
  return lines.length > 0 && lines.every(line => /\/\/\s*indirect\s*(?:;|$)/.test(line))
}
