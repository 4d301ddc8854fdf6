import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { check } from '../support/check-command.ts'
import { LspClient, uriOf } from '../support/lsp-client.ts'

const root = 'c:\\plumego\\git\\sample'
const trace = process.env.PLUMEGO_TRACE ?? ''
let seen = 0

/** The starts of a git since this was asked last: Wine says each. */
function started(): string[] {
  const text = fs.readFileSync(trace, 'utf8')
  const lines = text.slice(seen).split('\n').filter(Boolean)
  seen = text.length
  return lines
}

describe('a git.exe in the workspace', () => {
  const path = `.;tools;${root};${root}\\tools;${process.env.PATH}`

  it('runs where a program asks for git there: the trap works', () => {
    spawnSync('git', ['--version'], { cwd: root })
    assert.ok(started().length > 0)
  })

  for (const [name, more] of [
    ['as the current directory', {}],
    ['and on PATH', { PATH: path, Path: path }],
  ] as const) {
    it(`does not run for the command: ${name}`, () => {
      const { status, errors } = check(['--changed', '.'], root, more)
      assert.equal(status, 2)
      assert.match(errors, /git cannot be run/)
      check(['.'], root, more)
      assert.deepEqual(started(), [])
    })

    it(`does not run for the server: ${name}`, async () => {
      const before = process.cwd()
      process.chdir(root)
      const client = await LspClient.start([root], {}, {}, more)
      process.chdir(before)
      await client.waitForDiagnostics(uriOf(root, 'router/legacy.go'), found => found.length > 0)
      await client.stop()
      assert.deepEqual(started(), [])
    })
  }
})
