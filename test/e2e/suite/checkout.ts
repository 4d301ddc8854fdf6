// The workspace as a git checkout, and what plumego-check says of it.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import * as vscode from 'vscode'

export const folder = (): vscode.Uri => {
  const [first] = vscode.workspace.workspaceFolders ?? []
  assert.ok(first)
  return first.uri
}
export const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path)
export const textOf = async (path: string): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)))
export const write = (path: string, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text))

/** Deletes a file or a folder as a person does in the explorer: the editor lets go of what it had open of it. */
export async function remove(path: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.deleteFile(at(path), { recursive: true })
  assert.ok(await vscode.workspace.applyEdit(edit))
}

/** The files of a folder on the disk. */
export const filesOf = (path: string): Thenable<vscode.Uri[]> => vscode.workspace.findFiles(`${path}/**`)

export const git = (...words: string[]): string =>
  execFileSync('git', ['-C', folder().fsPath, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

export const commit = (): void => {
  git('add', '--all')
  git('commit', '--quiet', '--allow-empty', '--message', 'state')
}

/** Runs the command in the workspace. */
export function plumegoCheck(...words: string[]): { status: number | null; stdout: string } {
  const extension = vscode.extensions.getExtension('plumego.plumego')
  assert.ok(extension)
  // The package carries the command's bundle and no bin.
  const program = join(extension.extensionPath, 'dist/check.cjs')
  return spawnSync(process.execPath, [program, ...words], {
    cwd: folder().fsPath,
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
}

/** What is found that the base does not have, but for hints: they say what is left to write. */
export function newFindings(base = 'HEAD'): string {
  const { status, stdout } = plumegoCheck('--fail-on', 'information', '--changed', base)
  return status === 0 ? '' : stdout
}
