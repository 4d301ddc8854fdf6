import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { serve } from '../lsp/server.ts'
import { nodePlatform } from './platform.ts'

// The client's end of the pipe is gone without a word: nobody is left to serve.
process.on('disconnect', () => process.exit(0))

const connection = createConnection(ProposedFeatures.all)
serve(connection, nodePlatform)
connection.listen()
