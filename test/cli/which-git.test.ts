import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check, sample } from '../support/check-command.ts'
import { LspClient, uriOf } from '../support/lsp-client.ts'

describe('which git runs', () => {
  let scratch: string
  let copy: string
  let marker: string

  beforeEach(() => {
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-git-')))
    copy = path.join(scratch, 'sample')
    marker = path.join(scratch, 'ran')
    fs.cpSync(sample, copy, { recursive: true })
    const git = (...words: string[]): void => {
      execFileSync('git', ['-C', copy, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words])
    }
    git('init', '--quiet')
    git('add', '--all')
    git('commit', '--quiet', '--message', 'state')
    fs.mkdirSync(path.join(copy, 'tools'))
    for (const file of ['git', 'git.exe', 'git.cmd', 'tools/git']) {
      fs.writeFileSync(path.join(copy, file), `#!/bin/sh\necho ran >> '${marker}'\n`, { mode: 0o755 })
    }
  })

  afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }))

  /** A link beside the workspace. */
  const linkTo = (target: string): string => {
    const link = path.join(scratch, 'programs')
    fs.symlinkSync(target, link)
    return link
  }

  for (const [name, entry] of [
    ['a dot', '.'],
    ['an empty entry', ''],
    ['a dot and a slash', './'],
    ['a folder of the workspace', 'tools'],
    ['a way round', '../sample'],
    ['the workspace by its whole path', () => copy],
    ['a folder of the workspace by its whole path', () => path.join(copy, 'tools')],
    ['a link to one', () => linkTo(path.join(copy, 'tools'))],
  ] as const) {
    it(`is none of the workspace, where PATH names ${name} first`, () => {
      const env = { PATH: `${typeof entry === 'string' ? entry : entry()}${path.delimiter}${process.env.PATH}` }
      const { status, errors } = check(['--changed', '.'], copy, env)
      assert.notEqual(status, 2)
      assert.equal(errors, '')
      assert.ok(!fs.existsSync(marker))
    })
  }

  it('is none of the workspace for the server, either', async () => {
    const env = { PATH: `.${path.delimiter}tools${path.delimiter}${process.env.PATH}` }
    const client = await LspClient.start([copy], {}, {}, env)
    await client.waitForDiagnostics(uriOf(copy, 'router/legacy.go'), found => found.length > 0)
    await client.stop()
    assert.ok(!fs.existsSync(marker))
  })

  it('is none at all where PATH has only relative entries', () => {
    const { status, errors } = check(['--changed', '.'], copy, { PATH: `.${path.delimiter}tools` })
    assert.equal(status, 2)
    assert.match(errors, /git cannot be run/)
    assert.ok(!fs.existsSync(marker))
  })
})
