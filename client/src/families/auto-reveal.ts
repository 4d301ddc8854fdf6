import { type Disposable, type TextEditor, window, workspace } from 'vscode'
import { familyOf } from './element.ts'
import type { FamilyTree } from './tree.ts'

/** Has the tree follow the active editor, where the settings ask for it and the tree is on the screen. */
export function followEditor(tree: FamilyTree): Disposable {
  const follow = async (editor: TextEditor | undefined): Promise<void> => {
    const isWanted = workspace.getConfiguration('plumego').get<boolean>('families.autoReveal') === true
    if (!editor || !isWanted || !tree.view.visible) return
    const uri = editor.document.uri.toString()
    const [selected] = tree.view.selection
    // Who opened it from a row looks at that row.
    if (selected?.row.target?.uri === uri) return
    const found = familyOf(uri, tree.elements)
    if (found && found !== selected && selected?.parent !== found) await tree.reveal(found.row.id)
  }
  return window.onDidChangeActiveTextEditor(editor => void follow(editor))
}
