import { type ExtensionContext, env, l10n, version, window, workspace } from 'vscode'
import { allOf } from '../families/arrange.ts'
import type { FamilyTree } from '../families/tree.ts'
import type { RecentLog } from '../report/recent-log.ts'
import { reportText, withoutPrivateNames } from '../report/report.ts'
import type { ServerSession } from '../session.ts'

/** What the extension runs on. */
export interface Machine {
  /** System, processor and the version of Node. */
  readonly description: string
  /** Path of the home directory. */
  readonly home: string
  /** Path of the program that runs the extension. */
  readonly node: string
}

interface Reported {
  readonly context: ExtensionContext
  readonly machine: Machine
  readonly session: ServerSession
  readonly tree: FamilyTree
  readonly log: RecentLog
}

/** Puts what a report of a problem needs on the clipboard, without anything private, for a person to look at and paste. */
export async function copyReport({ context, machine, session, tree, log }: Reported): Promise<void> {
  const { families } = tree
  const { version: own }: { version?: string } = context.extension.packageJSON
  const text = reportText({
    versions: [
      ['extension', own ?? ''],
      ['editor', [env.appName, version, env.remoteName ?? 'local'].join(', ')],
      ['machine', machine.description],
      ['language', env.language],
    ],
    state: session.state,
    workspaces: (families?.workspaces ?? []).map(({ origin, applications, used, categories }) => {
      const all = allOf(categories)
      return {
        source: origin ?? 'checkout',
        applications: applications.length,
        packages: all.length,
        used: used.length,
        findings: all.reduce((sum, { findings }) => sum + (findings?.count ?? 0), 0),
      }
    }),
    timings: session.timings,
    logLines: log.lines,
  })
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath)
  await env.clipboard.writeText(withoutPrivateNames(text, { folders, home: machine.home }))
  const look = l10n.t('Look at It')
  const message = l10n.t('The report is on the clipboard. Paths are shortened; look through it before you send it.')
  if ((await window.showInformationMessage(message, look)) !== look) return
  const content = await env.clipboard.readText()
  await window.showTextDocument(await workspace.openTextDocument({ content, language: 'markdown' }))
}
