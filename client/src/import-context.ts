import { commands, Disposable, type TextEditor, window } from 'vscode'
import { placeOfCursor } from './commands/manifest-of-import.ts'
import type { ServerSession } from './session.ts'

/** Keeps a context for menus: whether the cursor stands on an import of Plumego. */
export function followImports(session: ServerSession): Disposable {
  let asked = 0
  let known: boolean | undefined
  const isAtImport = async (editor: TextEditor | undefined): Promise<boolean> => {
    if (editor?.document.languageId !== 'go' || session.state !== 'running') return false
    try {
      return (await session.manifestOfImport(placeOfCursor(editor))) !== null
    } catch {
      // The server ended over it.
      return false
    }
  }
  const update = async (): Promise<void> => {
    const question = ++asked
    const isAt = await isAtImport(window.activeTextEditor)
    // Only where the cursor is now counts.
    if (question !== asked || isAt === known) return
    known = isAt
    await commands.executeCommand('setContext', 'plumego.atImport', isAt)
  }
  return Disposable.from(
    window.onDidChangeActiveTextEditor(update),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === window.activeTextEditor) void update()
    }),
    session.onDidChangeState(update),
  )
}
