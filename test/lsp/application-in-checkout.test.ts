import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'
import { toldByServer, toldOfClosed } from '../support/told.ts'

const goMod = 'reference/standard-service/go.mod'
const main = 'reference/standard-service/main.go'

/** A reference application stops being built with its checkout: for the go command it is one by itself from then on. */
describe('an application within a checkout', function () {
  this.timeout(60_000)
  let root: string
  let client: LspClient
  const uri = (file: string): string => uriOf(root, file)
  const codes = (): string[] => toldByServer(client, root).map(({ code }) => code)

  beforeEach(async () => {
    root = copySample()
    client = await LspClient.start([root])
    client.probeDirectory = root
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(root), { recursive: true })
  })

  async function save(file: string, text: string): Promise<void> {
    fs.writeFileSync(path.join(root, file), text)
    await client.notify('textDocument/didSave', { textDocument: { uri: uri(file) } })
  }

  /** Opens go.mod, takes the line with `replace` out of it and saves. */
  async function breakAway(): Promise<string> {
    const good = fs.readFileSync(path.join(root, goMod), 'utf8')
    const bad = good.replace('replace ', 'rep\nlace ')
    await client.open(uri(goMod), good)
    await client.change(uri(goMod), bad)
    await save(goMod, bad)
    await client.settle()
    return good
  }

  it('is judged by CI all the same, while its go.mod is open and once it is closed', async () => {
    await breakAway()
    await client.wait(() => codes().includes('reference-replace-missing'))
    await client.close(uri(goMod))
    await client.settle()
    const expected = JSON.stringify(toldOfClosed(root))
    assert.ok(expected.includes('reference-replace-missing'))
    await client.wait(() => JSON.stringify(toldByServer(client, root)) === expected)
  })

  it('hands its open files back once it is built with the checkout again', async () => {
    const text = fs.readFileSync(path.join(root, main), 'utf8')
    await client.open(uri(main), text)
    const good = await breakAway()
    await client.change(uri(main), 'package main\n\nimport _ "github.com/spcent/plumego/x/nosuch"\n')
    await client.change(uri(goMod), good)
    await save(goMod, good)
    await client.settle()
    await client.wait(() => !codes().includes('reference-replace-missing'))
    await client.wait(() => JSON.stringify(client.lastOf(uri(main))).includes('plumego/x/nosuch'))
  })
})
