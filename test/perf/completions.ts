import { WorkspaceTyping } from '../support/typing/workspace-typing.ts'

/** How many manifests are typed: the first warms up. */
const typed = 5

/** Milliseconds of each completion while manifests of a workspace are typed from nothing. */
export function completions(workspace: string): number[] {
  const typing = new WorkspaceTyping(workspace)
  const all: number[] = []
  for (const [index, file] of typing.manifests.slice(0, typed).entries()) {
    const times = typing.timesOf(file)
    if (index > 0) all.push(...times)
  }
  return all
}
