import path from 'node:path'
import type { ConfigurationParams } from 'vscode-languageserver-protocol/node'
import { LspClient, uriOf } from './lsp-client.ts'

const root = path.join(import.meta.dirname, '..', '..')
const program = path.join(root, 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server')

/** The schemas that ship with the extension, by the files that they are for: the very files that our server reads. */
const schemas: Readonly<Record<string, string>> = {
  'module.schema.json': '**/module.yaml',
  'dependency-rules.schema.json': '**/specs/dependency-rules.yaml',
  'extension-taxonomy.schema.json': '**/specs/extension-taxonomy.yaml',
  'extension-maturity.schema.json': '**/specs/extension-maturity.yaml',
  'extension-beta-evidence.schema.json': '**/specs/extension-beta-evidence.yaml',
}

const settings = {
  schemas: Object.fromEntries(
    Object.entries(schemas).map(([name, pattern]) => [uriOf(root, 'schemas', name), pattern]),
  ),
  schemaStore: { enable: false },
  completion: true,
  hover: true,
  validate: true,
}

/** Red Hat's yaml-language-server over stdio, with our schemas: what people have without us. */
export async function startYamlLanguageServer(folder: string): Promise<LspClient> {
  const client = LspClient.spawn({}, program)
  client.connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
    items.map(({ section }) => (section === 'yaml' ? settings : {})),
  )
  const completionItem = { snippetSupport: true, documentationFormat: ['markdown'] }
  await client.initialize({
    processId: process.pid,
    rootUri: uriOf(folder),
    workspaceFolders: [{ uri: uriOf(folder), name: 'sample' }],
    capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem } } },
  })
  await client.notify('workspace/didChangeConfiguration', { settings: { yaml: settings } })
  return client
}
