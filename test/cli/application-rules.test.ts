import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { check } from '../support/check-command.ts'
import { temporaryDirectory } from '../support/lsp-client.ts'

describe('plumego-check in an application', () => {
  let root: string
  let app: string

  beforeEach(() => {
    root = temporaryDirectory()
    app = path.join(root, 'app')
    lay(path.join(root, 'cache', `${plumegoPath}@v1.0.0`), flatPlumego)
    lay(app, { 'go.mod': goModOf('v1.0.0'), 'main.go': importing('x/ops', 'x/messaging/pubsub', 'x/messaging') })
  })

  afterEach(() => fs.rmSync(root, { recursive: true }))

  const run = (...words: string[]) => check([...words, app], root, onlyCache(path.join(root, 'cache')))

  const found = (): { code: string; check: string | null; severity: string; key: string[] }[] =>
    JSON.parse(run('--format', 'json').output).workspaces[0].diagnostics

  it('finds what the rules for applications find, none of which CI fails on', () => {
    assert.equal(run().status, 0)
    assert.deepEqual(
      found().map(({ code, check, severity, key }) => [code, check, severity, key]),
      [
        ['protected-import', null, 'information', ['main.go', `${plumegoPath}/x/ops`]],
        ['unknown-package', null, 'warning', ['main.go', `${plumegoPath}/x/messaging/pubsub`]],
      ],
    )
  })

  it('ends with 1 where somebody wants to hear of them', () => {
    assert.equal(run('--fail-on', 'warning').status, 1)
    assert.equal(run('--fail-on', 'error').status, 0)
  })

  it('asks for as much as the settings do', () => {
    lay(app, { '.vscode/settings.json': '{ "plumego.application.lowestMaturity": "beta" }' })
    assert.equal(run().output.match(/ experimental-import$/gm)?.length, 2)
  })

  it('is silent on what is acknowledged with a reason, beside the import or in the settings', () => {
    lay(app, {
      'main.go': importing('x/ops', 'x/messaging').replace('x/ops"', 'x/ops" //plumego:acknowledge protected-import'),
    })
    assert.match(run().output, /write a reason behind protected-import/)
    const reason = 'x/ops" //plumego:acknowledge protected-import behind the admin gateway'
    lay(app, { 'main.go': importing('x/ops', 'x/messaging').replace('x/ops"', reason) })
    assert.deepEqual(found(), [])
    lay(app, { 'main.go': importing('x/ops', 'x/messaging') })
    const settings = { 'plumego.imports.acknowledged': [{ import: 'x/ops', reason: 'behind the admin gateway' }] }
    lay(app, { '.vscode/settings.json': JSON.stringify(settings) })
    assert.deepEqual(found(), [])
  })

  it('lists its rules', () => {
    const { output } = check(['--list-rules'])
    for (const code of ['unknown-package', 'experimental-import', 'protected-import', 'subordinate-import']) {
      assert.match(output, new RegExp(`^${code} `, 'm'))
    }
  })
})
