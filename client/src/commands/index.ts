import { commands, Disposable, type LogOutputChannel } from 'vscode'
import type { Row } from '../families/model.ts'
import type { ServerSession } from '../session.ts'
import type { StoppedNotice } from '../stopped-notice.ts'
import { showAcknowledgements } from './acknowledgements.ts'
import { chooseBase, showOnlyThisBranch } from './branch.ts'
import { download } from './download.ts'
import { openManifestOfImport } from './manifest-of-import.ts'
import { newModule } from './new-module.ts'
import { evaluate, openManifest } from './open.ts'
import { showPatterns } from './patterns.ts'

/** Registers what `contributes.commands` of package.json names. */
export function registerCommands(session: ServerSession, notice: StoppedNotice, log: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand('plumego.refresh', () => quietly(session.refresh())),
    commands.registerCommand('plumego.restartServer', () => quietly(session.restart())),
    commands.registerCommand('plumego.showLog', () => log.show()),
    commands.registerCommand('plumego.openManifest', (row?: Row) => openManifest(row)),
    commands.registerCommand('plumego.openManifestOfImport', () => openManifestOfImport(session, notice)),
    commands.registerCommand('plumego.showAcknowledgements', () => showAcknowledgements(session, notice)),
    commands.registerCommand('plumego.showPatterns', () => showPatterns(session, notice)),
    commands.registerCommand('plumego.showOnlyThisBranch', () => showOnlyThisBranch(true)),
    commands.registerCommand('plumego.showAllFindings', () => showOnlyThisBranch(false)),
    commands.registerCommand('plumego.chooseBase', () => chooseBase()),
    commands.registerCommand('plumego.newModule', (row?: Row) => newModule(session, notice, row)),
    commands.registerCommand('plumego.downloadModules', (row?: Row) => download(row)),
    commands.registerCommand('plumego.evaluateFamily', (row?: Row) => evaluate(row)),
  )
}

/** A server that does not come up is told by the notice and the view, and not once more by the editor. */
const quietly = (step: Promise<void>): Promise<void> => step.catch(() => undefined)
