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
    assert.match(errors, /^plumego-check: \.vscode\/settings\.json:3: plumego\.rules\.severity\.missing-key: /)
  })

  it('silence a rule that CI does not run', () => {
    assert.deepEqual(runWith('{ "plumego.rules.severity": { "schema-violation": "off" } }').severities, [])
  })

  const broken: readonly (readonly [settings: string, told: RegExp])[] = [
    ['{\n  "plumego.rules.severity": {\n', /:3: expected "}" here/],
    ['\n[{ "plumego.rules.severity": {} }]', /:2: expected an object of settings/],
    ['{\n  "plumego.rules.severty": {}\n}', /:2: plumego\.rules\.severty: there is no such setting/],
    ['{\n\n  "plumego.rules.severity": ["off"]\n}', /:3: plumego\.rules\.severity: expected an object/],
  ]
  for (const [settings, told] of broken) {
    it(`that cannot be read are told once, with the line: ${JSON.stringify(settings)}`, () => {
      const { severities, errors } = runWith(settings)
      assert.deepEqual(severities, ['warning'])
      assert.match(errors, told)
      assert.equal(errors.trimEnd().split('\n').length, 1)
    })
  }

  it('that are no file are told, and the check goes on', () => {
    fs.mkdirSync(path.join(sample, '.vscode/settings.json'), { recursive: true })
    const { output, errors } = check(['--format', 'json', sample])
    assert.match(errors, /settings\.json cannot be read: /)
    assert.ok(JSON.parse(output).workspaces[0].diagnostics.length > 0)
  })
})
