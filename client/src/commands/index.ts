import { commands, Disposable, type LogOutputChannel } from 'vscode'
import type { Row } from '../families/model.ts'
import type { ServerSession } from '../session.ts'
import { openManifestOfImport } from './manifest-of-import.ts'
import { newModule } from './new-module.ts'
import { evaluate, openManifest } from './open.ts'

/** Registers what `contributes.commands` of package.json names. */
export function registerCommands(session: ServerSession, log: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand('plumego.refresh', () => session.reload()),
    commands.registerCommand('plumego.restartServer', () => session.restart()),
    commands.registerCommand('plumego.showLog', () => log.show()),
    commands.registerCommand('plumego.openManifest', (row?: Row) => openManifest(row)),
    commands.registerCommand('plumego.openManifestOfImport', () => openManifestOfImport(session)),
    commands.registerCommand('plumego.newModule', (row?: Row) => newModule(session, row)),
    commands.registerCommand('plumego.evaluateFamily', (row?: Row) => evaluate(row)),
  )
}
