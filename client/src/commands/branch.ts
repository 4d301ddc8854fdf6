import { ConfigurationTarget, l10n, window, workspace } from 'vscode'

const only = 'problems.onlyThisBranch'
const base = 'problems.base'

/** Shows the findings of this branch alone, or all again. */
export const showOnlyThisBranch = (isWanted: boolean): Promise<void> => set(only, isWanted)

/** Asks for the branch that this one is compared with, and shows what is new against it. */
export async function chooseBase(): Promise<void> {
  const prompt = l10n.t('A branch or commit: findings that it does not have are those of this branch')
  const value = workspace.getConfiguration('plumego').get<string>(base) ?? ''
  const chosen = await window.showInputBox({ prompt, value })
  if (chosen === undefined || chosen.trim() === '') return
  await set(base, chosen.trim())
  await set(only, true)
}

/** Where it is set already; else in the reader's own settings, for the workspace's are files that git would see change. */
async function set(key: string, value: unknown): Promise<void> {
  const configuration = workspace.getConfiguration('plumego')
  const isOfWorkspace = configuration.inspect(key)?.workspaceValue !== undefined
  await configuration.update(key, value, isOfWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global)
}
