import { type LogOutputChannel, window } from 'vscode'

/** The output channel that the extension and the server both write to. */
export const createLog = (): LogOutputChannel => window.createOutputChannel('Plumego', { log: true })
