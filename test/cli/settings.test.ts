import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { check } from '../support/check-command.ts'
import { copySample } from '../support/lsp-client.ts'

describe('settings of plumego-check', () => {
  let sample: string

  beforeEach(() => {
    sample = copySample()
    const file = path.join(sample, 'x/rest/module.yaml')
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/^/, 'colour: green\n'))
  })

  afterEach(() => fs.rmSync(path.dirname(sample), { recursive: true }))

  const runWith = (settings: string | undefined) => {
    fs.mkdirSync(path.join(sample, '.vscode'))
    if (settings !== undefined) fs.writeFileSync(path.join(sample, '.vscode/settings.json'), settings)
    const { output, errors } = check(['--format', 'json', sample])
    const { diagnostics } = JSON.parse(output).workspaces[0]
    const found: { code: string; severity: string }[] = diagnostics
    return {
      severities: found.filter(({ code }) => code === 'schema-violation').map(({ severity }) => severity),
      errors,
    }
  }

  it('are the default without a file, and in one that says nothing of Plumego', () => {
    assert.deepEqual(runWith(undefined), { severities: ['warning'], errors: '' })
    fs.rmSync(path.join(sample, '.vscode'), { recursive: true })
    assert.deepEqual(runWith('{ "editor.tabSize": 2 }'), { severities: ['warning'], errors: '' })
  })

  it('are those of the workspace’s own .vscode/settings.json, comments and all', () => {
    const { severities, errors } = runWith(`{
      // Ours to decide.
      "plumego.rules.severity": { "schema-violation": "hint", "missing-key": "off", },
    }`)
    assert.deepEqual(severities, ['hint'])
    assert.match(errors, /^plumego-check: \.vscode\/settings\.json: plumego\.rules\.severity\.missing-key: /)
  })

  it('silence a rule that CI does not run', () => {
    assert.deepEqual(runWith('{ "plumego.rules.severity": { "schema-violation": "off" } }').severities, [])
  })
})
