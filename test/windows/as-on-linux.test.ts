import assert from 'node:assert/strict'
import fs from 'node:fs'
import { check } from '../support/check-command.ts'
import { LspClient } from '../support/lsp-client.ts'
import { toldByServer, toldOfClosed } from '../support/told.ts'

/** What Linux says of each workspace, by its path here. */
const expected: Record<string, object[]> = JSON.parse(fs.readFileSync('C:\\plumego\\expected.json', 'utf8'))

describe('on Windows as on Linux', () => {
  for (const [root, diagnostics] of Object.entries(expected)) {
    it(`the command finds in ${root} what it finds there, place for place`, () => {
      const { status, output, errors } = check(['--format', 'json', root], 'C:\\')
      assert.ok(output !== '', errors)
      const [workspace] = JSON.parse(output).workspaces
      assert.deepEqual(workspace.diagnostics, diagnostics)
      assert.ok(diagnostics.length > 0)
      assert.notEqual(status, 0)
    })

    it(`the server tells of ${root} what the command finds`, async () => {
      const client = await LspClient.start([root])
      client.probeDirectory = root
      await client.settle()
      const told = toldByServer(client, root).filter(({ file }) => file !== 'probe.go')
      assert.deepEqual(told, toldOfClosed(root))
      assert.equal(await client.stop(), 0)
    })
  }
})
