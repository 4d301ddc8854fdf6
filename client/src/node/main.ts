import { homedir } from 'node:os'
import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { Extension } from '../extension.ts'

/** The library logs what goes wrong; a person is told by the extension, once and with the way back. */
class LoggingClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false)
  }
}

let extension: Extension | undefined

export async function activate(context: ExtensionContext): Promise<void> {
  const server = { module: context.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc }
  const { platform, arch, version, execPath: node } = process
  const machine = { node, home: homedir(), description: `${platform} ${arch}, Node ${version}` }
  extension = new Extension(context, machine, options => new LoggingClient('plumego', 'Plumego', server, options))
  await extension.start()
}

export async function deactivate(): Promise<void> {
  await extension?.stop()
}
