import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { FailureLog } from '../lsp/failure-log.ts'
import { serve } from '../lsp/server.ts'
import { FrameWatch } from './frame-watch.ts'
import { nodePlatform } from './platform.ts'

// The client's end of the pipe is gone without a word: nobody is left to serve.
process.on('disconnect', () => process.exit(0))

let hasLoaded = false

/** For whoever keeps compiled code for the next run: a session without a workspace compiled little. */
export const isWorthCaching = (): boolean => hasLoaded

if (process.argv.includes('--stdio')) {
  const watch = new FrameWatch(why => {
    process.stderr.write(
      `plumego-language-server: what came is no message of the Language Server Protocol, so it ends. ${why}\n`,
    )
    process.exit(1)
  })
  process.stdin.on('data', chunk => watch.take(chunk))
}

const connection = createConnection(ProposedFeatures.all)

// What no request or notification answers for, such as a timer of ours: it costs no more than what it was about.
const { failed } = new FailureLog(line => connection.console.error(line))
process.on('uncaughtException', error => {
  try {
    failed('doing what nobody waits for', error)
  } catch {
    // The client is gone, and with it whom this could be told.
    process.exit(1)
  }
})

serve(connection, {
  ...nodePlatform,
  loadWorkspace: (root, counters) => {
    hasLoaded = true
    return nodePlatform.loadWorkspace(root, counters)
  },
})
connection.listen()
