import { commands, env, Range, Uri } from 'vscode'
import type { EvaluationTarget, Target } from '../../../server/src/protocol/families.ts'
import type { Row } from '../families/model.ts'

const isOnWeb = (uri: string): boolean => uri.startsWith('https://')

/** Opens a place. @param staysBehind whether the focus stays where it is */
export async function openTarget({ uri, line = 1 }: Target, staysBehind = false): Promise<void> {
  if (isOnWeb(uri)) await env.openExternal(Uri.parse(uri))
  else {
    const selection = new Range(line - 1, 0, line - 1, 0)
    await commands.executeCommand('vscode.open', Uri.parse(uri), { selection, preserveFocus: staysBehind })
  }
}

/** A path relative to a Plumego where it lies there, else its whole address. @param root the Plumego's URI */
export const pathBelow = (uri: string, root: string): string =>
  decodeURIComponent(uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : uri)

/** What there is to read of a package, of one kind. */
export const stepOf = ({ steps }: Row, kind: EvaluationTarget['kind']): EvaluationTarget | undefined =>
  steps.find(step => step.kind === kind)
