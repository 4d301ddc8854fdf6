// What no check of a whole workspace can do without, and nothing else: every directory listed, the head of every Go
// file and every YAML file read, and git asked once. The bench measures it beside plumego-check, for the difference is
// all that the engine can save.
const { spawn } = require('node:child_process')
const fs = require('node:fs')

const root = process.argv[2] ?? '.'
const git = spawn('git', ['-C', root, 'cat-file', '--batch-check'], { stdio: ['pipe', 'ignore', 'ignore'] })
const head = Buffer.allocUnsafe(4096)

const visit = directory => {
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const path = `${directory}/${entry.name}`
    if (entry.isDirectory()) {
      if (entry.name !== '.git' && entry.name !== 'node_modules') visit(path)
    } else if (path.endsWith('.go')) {
      const descriptor = fs.openSync(path, 'r')
      fs.readSync(descriptor, head, 0, head.length, null)
      fs.closeSync(descriptor)
    } else if (path.endsWith('.yaml')) fs.readFileSync(path, 'utf8')
  }
}

visit(root)
git.on('close', () => process.exit())
git.stdin.end('HEAD^{commit}\n')
