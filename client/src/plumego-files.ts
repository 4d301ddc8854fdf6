/**
 * A cheap look at a go.mod or specs/repo.yaml: whether it names Plumego's module, as its own or as one that it needs.
 * The server reads more closely; this only decides whether to start it. Forks keep the last part of the name.
 */
export const namesPlumego = (text: string): boolean => /^[^/#\n]*\S+\/plumego\b/m.test(text)
