import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check, sample } from '../support/check-command.ts'

describe('plumego-check where something leads out of the workspace', () => {
  let scratch: string
  let copy: string

  beforeEach(() => {
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-outside-')))
    copy = path.join(scratch, 'sample')
    fs.cpSync(sample, copy, { recursive: true })
  })

  afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }))

  it('ends with 2 for checks that could not be judged, and only for those that were asked for', () => {
    fs.renameSync(path.join(copy, 'docs'), path.join(scratch, 'docs'))
    fs.symlinkSync(path.join(scratch, 'docs'), path.join(copy, 'docs'))
    const { status, output } = check([copy])
    assert.equal(status, 2)
    assert.equal(output.match(/docs is a link to \S+, outside of the repository/g)?.length, 1)
    assert.doesNotMatch(output, /doc-path-missing|evidence-doc-not-found|snapshot-not-found/)
    assert.equal(check(['--check', 'module-manifests', copy]).status, 2)
    assert.equal(check(['--check', 'cross-extension-deps', copy]).status, 1)
    // The repository is what git says: then the link stays in it.
    fs.mkdirSync(path.join(scratch, '.git'))
    assert.notEqual(check([copy]).status, 2)
  })

  it('ends with 2 for a path, and tells it once', () => {
    fs.appendFileSync(path.join(copy, 'x/rest/module.yaml'), '\ndoc_paths:\n  - ../../etc/passwd\n')
    const { status, output } = check(['--format', 'json', copy])
    assert.equal(status, 2)
    const [{ diagnostics }] = JSON.parse(output).workspaces
    const told = diagnostics.filter(({ code }: { code: string }) => code === 'path-outside')
    assert.deepEqual(
      told.map(({ key, check: program, severity }: Record<string, unknown>) => [key, program, severity]),
      [[['x/rest/module.yaml', '../../etc/passwd'], null, 'warning']],
    )
  })
})
