import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node'
import { applyEdits } from './apply-edits.ts'

/** Does on the disk what a client would do with an edit: changes texts, creates files, moves files and folders, in order. */
export function applyWorkspaceEdit({ changes = {}, documentChanges = [] }: WorkspaceEdit): void {
  for (const [uri, edits] of Object.entries(changes)) changeFile(uri, edits)
  for (const change of documentChanges) {
    if ('textDocument' in change) {
      changeFile(
        change.textDocument.uri,
        change.edits.flatMap(edit => ('newText' in edit ? [edit] : [])),
      )
    } else if (change.kind === 'create') {
      const file = fileURLToPath(change.uri)
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, '', { flag: 'wx' })
    } else if (change.kind === 'rename') fs.renameSync(fileURLToPath(change.oldUri), fileURLToPath(change.newUri))
  }
}

function changeFile(uri: string, edits: readonly TextEdit[]): void {
  const file = fileURLToPath(uri)
  fs.writeFileSync(file, applyEdits(fs.readFileSync(file, 'utf8'), edits))
}
