import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { serve } from '../lsp/server.ts'
import { nodePlatform } from './platform.ts'

// The client's end of the pipe is gone without a word: nobody is left to serve.
process.on('disconnect', () => process.exit(0))

let hasLoaded = false

/** For whoever keeps compiled code for the next run: a session without a workspace compiled little. */
export const isWorthCaching = (): boolean => hasLoaded

const connection = createConnection(ProposedFeatures.all)
serve(connection, {
  ...nodePlatform,
  loadWorkspace: (root, counters) => {
    hasLoaded = true
    return nodePlatform.loadWorkspace(root, counters)
  },
})
connection.listen()
