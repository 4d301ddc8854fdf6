import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { check } from '../support/check-command.ts'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

const code = 'pattern-matches-nothing'

describe('a hint for the owner of a file alone', () => {
  let sample: string
  let client: LspClient | undefined

  beforeEach(() => {
    sample = copySample()
    for (const file of ['x/rest/module.yaml', 'specs/dependency-rules.yaml']) {
      const absolute = path.join(sample, file)
      const text = fs.readFileSync(absolute, 'utf8')
      fs.writeFileSync(absolute, text.replace(/^( *)- x\/(?:tenant|messaging)\/\*\*$/m, '$&\n$1- templates/**'))
    }
  })

  afterEach(async () => {
    await client?.stop()
    client = undefined
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  const toldOf = (uri: string): number =>
    client?.published.findLast(set => set.uri === uri)?.diagnostics.filter(one => one.code === code).length ?? 0

  for (const file of ['x/rest/module.yaml', 'specs/dependency-rules.yaml']) {
    it(`is told while ${file} is open`, async () => {
      client = await LspClient.start([sample])
      client.probeDirectory = sample
      const uri = uriOf(sample, file)
      await client.settle()
      assert.equal(toldOf(uri), 0)
      await client.open(uri, fs.readFileSync(path.join(sample, file), 'utf8'))
      await client.waitForDiagnostics(uri, all => all.some(one => one.code === code && one.severity === 4))
      await client.close(uri)
      await client.settle()
      assert.equal(toldOf(uri), 0)
    })
  }

  it('is told everywhere once somebody makes it louder', async () => {
    const initializationOptions = { rules: { severity: { [code]: 'warning' } } }
    client = await LspClient.start([sample], {}, { initializationOptions })
    await client.waitForDiagnostics(uriOf(sample, 'x/rest/module.yaml'), all => all.some(one => one.code === code))
  })

  it('is a hint for the command, with a fix', () => {
    const { workspaces } = JSON.parse(check(['--format', 'json', sample]).output)
    const found: { code: string; severity: string; fixes: unknown[] }[] = workspaces[0].diagnostics
    const own = found.filter(one => one.code === code)
    assert.equal(own.length, 2)
    for (const { severity, fixes } of own) {
      assert.equal(severity, 'hint')
      assert.ok(fixes.length > 0)
    }
    for (const format of ['text', 'github']) {
      assert.ok(!check(['--format', format, sample]).output.includes('templates/**'))
      assert.ok(check(['--format', format, '--fail-on', 'hint', sample]).output.includes('templates/**'))
    }
  })
})
