import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..', '..')

/** Who may open, and what: everybody else reads through node/regular-files.ts, which waits for nothing. */
const readers = new Map([
  ['server/src/node/regular-files.ts', /openSync/],
  // What it makes itself, and directories.
  ['server/src/node/safe-write.ts', /openSync\((?:beside|directory),/],
  // The system's own files about this process.
  ['server/src/cli/output.ts', /\/proc\//],
])

describe('reading files', () => {
  it('is done in one place, which waits for no pipe and has a limit', () => {
    const offending: string[] = []
    for (const folder of ['node', 'cli', 'lsp', 'l10n', 'core']) {
      const directory = path.join(root, 'server', 'src', folder)
      for (const name of fs.readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.ts')) continue
        const file = `server/src/${folder}/${name.replaceAll(path.sep, '/')}`
        const lines = fs.readFileSync(path.join(directory, name), 'utf8').split('\n')
        for (const [i, line] of lines.entries()) {
          if (!/\b(?:readFile|readFileSync|openSync|createReadStream|opendirSync)\(/.test(line)) continue
          // A method of ours may bear the name.
          if (!/\bfs(?:\.promises)?\./.test(line) || readers.get(file)?.test(line)) continue
          offending.push(`${file}:${i + 1}: ${line.trim()}`)
        }
      }
    }
    assert.deepEqual(offending, [])
  })
})
