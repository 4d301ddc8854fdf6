import { commands, env, l10n, type QuickPickItem, Range, Uri, window } from 'vscode'
import type { EvaluationTarget, Target } from '../../../server/src/protocol/families.ts'
import type { Row } from '../families/model.ts'

interface StepItem extends QuickPickItem {
  readonly step: EvaluationTarget
}

/** Opens what a row stands for: its manifest, or its primer where it has none. */
export async function openManifest(row?: Row): Promise<void> {
  if (row?.target) await openTarget(row.target)
}

/** Offers what to read about a family before it is adopted, in Plumego's order, and opens what is chosen. */
export async function evaluate(row?: Row): Promise<void> {
  if (!row) return
  const items = row.steps.map((step, index): StepItem => ({ label: `${index + 1}. ${step.label}`, step }))
  const placeHolder = l10n.t('What to read before you adopt {family}, in order', { family: row.label })
  const chosen = await window.showQuickPick(items, { placeHolder })
  if (chosen) await openTarget(chosen.step)
}

const isOnWeb = (uri: string): boolean => uri.startsWith('https://')

async function openTarget({ uri, line = 1 }: Target): Promise<void> {
  if (isOnWeb(uri)) await env.openExternal(Uri.parse(uri))
  else await commands.executeCommand('vscode.open', Uri.parse(uri), { selection: new Range(line - 1, 0, line - 1, 0) })
}
