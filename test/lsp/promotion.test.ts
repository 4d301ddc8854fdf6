import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { ClientCapabilities, CodeAction } from 'vscode-languageserver-protocol/node'
import type { FamiliesResult } from '../../server/src/protocol/families.ts'
import { lay } from '../support/applications.ts'
import { familiesIn } from '../support/family-items.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'
import { promoted, promotionFiles } from '../support/promotions.ts'

const literals = { codeActionKind: { valueSet: ['quickfix'] } }
const disabling: ClientCapabilities = {
  textDocument: { codeAction: { codeActionLiteralSupport: literals, disabledSupport: true } },
}
const plain: ClientCapabilities = { textDocument: { codeAction: { codeActionLiteralSupport: literals } } }

const goMod = '-- go.mod --\nmodule github.com/spcent/plumego\n'

describe('a promotion without evidence', () => {
  let client: LspClient
  let root: string

  beforeEach(() => {
    root = temporaryDirectory()
    lay(root, Object.fromEntries(promotionFiles([promoted], goMod)))
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(root, { recursive: true })
  })

  const actionsInReadme = async (capabilities: ClientCapabilities): Promise<CodeAction[]> => {
    client = await LspClient.start([root], capabilities)
    const uri = uriOf(root, 'README.md')
    await client.open(uri, fs.readFileSync(path.join(root, 'README.md'), 'utf8'))
    const isIt = ({ code }: { code?: unknown }): boolean => code === 'readme-omits-beta'
    const found = (await client.waitForDiagnostics(uri, all => all.some(isIt))).find(isIt)
    assert.ok(found)
    const params = { textDocument: { uri }, range: found.range, context: { diagnostics: [found] } }
    return client.request('textDocument/codeAction', params)
  }

  it('shows its fixes disabled, with the reason', async () => {
    const action = (await actionsInReadme(disabling)).find(({ title }) => title === 'Add x/new')
    assert.deepEqual(action?.disabled, { reason: 'specs/extension-beta-evidence.yaml has no entry for x/new yet.' })
    assert.equal(action.edit, undefined)
    assert.deepEqual(
      action.diagnostics?.map(({ code }) => code),
      ['readme-omits-beta'],
    )
  })

  it('leaves them out for a client that shows none so', async () => {
    const actions = await actionsInReadme(plain)
    assert.deepEqual(
      actions.filter(({ title, disabled }) => title === 'Add x/new' || disabled),
      [],
    )
  })

  it('leads in the tree with what is proved', async () => {
    client = await LspClient.start([root])
    const items = familiesIn(await client.request<FamiliesResult>('plumego/families'))
    const item = items.find(one => one.path === 'x/new')
    assert.equal(item?.status, 'experimental')
    assert.equal(item.statusLabel, 'experimental; beta claimed without evidence')
    assert.deepEqual(item.notes, ['beta claimed without evidence'])
  })
})
