import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { Extension } from '../extension.ts'

let extension: Extension | undefined

export async function activate(context: ExtensionContext): Promise<void> {
  const server = { module: context.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc }
  extension = new Extension(context, options => new LanguageClient('plumego', 'Plumego', server, options))
  await extension.start()
}

export async function deactivate(): Promise<void> {
  await extension?.stop()
}
