import { Uri, window } from 'vscode'
import type { Row } from '../families/model.ts'

const command = 'go mod download'

/** Runs `go mod download` in a terminal, where a person sees it, for each module that lacks its Plumego. */
export function download(row?: Row): void {
  for (const directory of row?.modules ?? []) {
    const terminal = window.createTerminal({ name: command, cwd: Uri.parse(directory) })
    terminal.show()
    terminal.sendText(command)
  }
}
