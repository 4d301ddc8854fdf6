import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { findNeovim } from '../../scripts/host/neovim.mjs'
import { copySample } from '../support/lsp-client.ts'
import { filesBelow } from '../support/sample-files.ts'

const root = path.join(import.meta.dirname, '..', '..')

interface Told {
  readonly code: string
  readonly line: number
  readonly message: string
}

/** What the tour wrote. */
interface Answers {
  readonly problem?: string
  readonly root: string
  readonly diagnostics: readonly Told[]
  readonly mended: readonly Told[]
  readonly completions: readonly string[]
  readonly clients: number
  readonly hover: string
  /** What it said when a folder was to be moved, which it cannot for a server. */
  readonly refusal: string
}

/** A block of Lua in a README that calls a function, with the server of this checkout. */
function wordsOf(readme: string, call: string): string {
  const text = fs.readFileSync(path.join(root, readme), 'utf8')
  const blocks = text.split('```lua\n').map(from => from.slice(0, from.indexOf('```')))
  const words = blocks.slice(1).find(block => block.includes(`${call}(`))
  assert.ok(words, `${readme} has no words with ${call}`)
  const server = path.join(root, 'server', 'bin', 'plumego-language-server.cjs')
  return words.replace(/'[^']*plumego-language-server[^']*'/, `'${server}'`)
}

/** Which of the words a Neovim knows. */
function callsOf(neovim: string): string[] {
  const [, minor = '0'] = /^NVIM v0\.(\d+)/.exec(execFileSync(neovim, ['--version'], { encoding: 'utf8' })) ?? []
  return Number(minor) < 11 ? ['vim.lsp.start_client'] : ['vim.lsp.start_client', 'vim.lsp.config']
}

describe('in Neovim', function () {
  this.timeout(300_000)
  let neovim: string

  before(async function () {
    const found = await findNeovim()
    if (found === undefined) {
      process.stderr.write(
        'The tests in Neovim are skipped: there is none on this machine (on Debian: apt-get install neovim).\n',
      )
      return this.skip()
    }
    neovim = found
  })

  /** Starts it with words of a README, and takes the tour. */
  async function tour(readme: string, call: string): Promise<{ workspace: string; answers: Answers }> {
    // A blank in the path is what such words forget.
    const sample = copySample()
    const workspace = path.join(path.dirname(sample), 'a workspace')
    fs.renameSync(sample, workspace)
    const words = path.join(path.dirname(workspace), 'words.lua')
    const written = path.join(path.dirname(workspace), 'answers.json')
    fs.writeFileSync(words, wordsOf(readme, call))
    const script = path.join(root, 'test', 'support', 'neovim', 'tour.lua')
    const args = ['--clean', '--headless', '-n', '--cmd', `luafile ${words}`, '-S', script]
    const child = spawn(neovim, [...args, 'x/messaging/pubsub/module.yaml'], {
      cwd: workspace,
      env: { ...process.env, TOUR: written, HOME: path.dirname(workspace), XDG_STATE_HOME: path.dirname(workspace) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (said += text))
    await once(child, 'close')
    assert.ok(fs.existsSync(written), said)
    return { workspace, answers: JSON.parse(fs.readFileSync(written, 'utf8')) }
  }

  for (const readme of ['README.md', 'server/README.md']) {
    it(`it is all there with the words of ${readme}: hover, diagnostics, completion, code action and rename`, async () => {
      for (const call of callsOf(neovim)) {
        const { workspace, answers } = await tour(readme, call)
        assert.equal(answers.problem, undefined)
        assert.equal(answers.root, workspace)
        const told = answers.diagnostics.map(({ code, line }) => `${code}:${line}`)
        for (const one of ['name-mismatch:5', 'missing-key:1', 'invalid-value:9'])
          assert.ok(told.includes(one), `${told}`)
        assert.ok(!answers.mended.some(({ code }) => code === 'invalid-value'))
        assert.deepEqual([...answers.completions].sort(), ['critical', 'high', 'low', 'medium'])
        // One server for all files of a workspace.
        assert.equal(answers.clients, 1)
        assert.match(answers.hover, /x\/data\/file/)
        assert.match(answers.hover, /beta/)
        assert.ok([...filesBelow(workspace).values()].every(text => !/owner: persistence|\| persistence \|/.test(text)))
        assert.match(answers.refusal, /Rename the folder x\/rest itself/)
        fs.rmSync(path.dirname(workspace), { recursive: true })
      }
    })
  }
})
