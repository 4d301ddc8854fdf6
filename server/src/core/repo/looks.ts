import type { Changes, LookName } from './changes.ts'
import type { State } from './state.ts'

/** Whatever shows a state. */
interface Shown {
  readonly state: State
}

/** What can be looked at in a state; some of it by path. */
const look = {
  revision: ({ parts }: State) => parts.revision,
  tree: ({ parts }: State) => parts.tree,
  unreadable: ({ parts }: State) => parts.unreadable,
  commits: ({ parts }: State) => parts.commits,
  tags: ({ tags }: State) => tags,
  foreign: ({ foreign }: State) => foreign,
  text: (state: State, path: string) => state.text(path),
  textPaths: ({ parts }: State) => parts.texts.paths,
  goFile: ({ parts }: State, path: string) => parts.goFiles.get(path),
  hasGoFile: ({ parts }: State, path: string) => parts.goFiles.has(path),
  goPaths: ({ parts }: State) => parts.goFiles.paths,
  goFiles: ({ parts }: State) => parts.goFiles,
  manifest: ({ manifests }: State, directory: string) => manifests.byDirectory.get(directory),
  hasManifest: ({ manifests }: State, directory: string) => manifests.byDirectory.has(directory),
  directories: ({ manifests }: State) => manifests.directories,
  manifests: ({ manifests }: State) => manifests.byDirectory,
} satisfies Readonly<Record<LookName, (state: State, path: string) => unknown>>

type ShownLooks = Readonly<Record<LookName, (shown: Shown, path: string) => unknown>>

const shownBy = (shownState: (shown: Shown) => State): ShownLooks => {
  const entries = Object.entries(look).map(([name, see]: [string, (state: State, path: string) => unknown]) => [
    name,
    (shown: Shown, path: string) => see(shownState(shown), path),
  ])
  // The same names with the same looks, which the type system does not follow through entries.
  return Object.fromEntries(entries) as ShownLooks
}

/** What can be looked at in what shows a state, by name. */
export const looks = shownBy(({ state }) => state)

/** The same without foreign files. */
export const ownLooks = shownBy(({ state }) => state.own)

const names = new Map<unknown, LookName>()
for (const all of [looks, ownLooks]) {
  // The keys of the record, which the type system takes for any texts.
  for (const name of Object.keys(all) as LookName[]) names.set(all[name], name)
}

/**
 * Whether a look, of either kind, may show something else at a key once something has changed.
 * @returns undefined of any other function, such as one that asks a question
 */
export function mayShowOther(look: unknown, key: unknown, changes: Changes): boolean | undefined {
  const name = names.get(look)
  if (!name) return undefined
  const changed = changes.get(name)
  return changed === true || (changed?.has(String(key)) ?? false)
}
