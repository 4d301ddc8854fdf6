import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

/** In front of the import: two bytes, three, four; one, one and two UTF-16 units. */
const comment = '/* é中😀 */ '
const literal = '"github.com/spcent/plumego/x/rest"'
const text = `package router\n\n${comment}import ${literal}\n`

describe('position encodings', () => {
  let sample: string
  let client: LspClient

  beforeEach(() => {
    sample = copySample()
    fs.writeFileSync(path.join(sample, 'router/wide.go'), text)
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  for (const [offered, chosen, start] of [
    [undefined, 'utf-16', 18],
    [['utf-7', 'utf-16'], 'utf-16', 18],
    [['utf-8', 'utf-16'], 'utf-8', 23],
    [['utf-32'], 'utf-32', 17],
  ] as const) {
    it(`counts ${chosen} columns where the client offers ${offered?.join(' and ') ?? 'nothing'}`, async () => {
      client = LspClient.spawn()
      const result = await client.initialize({
        processId: null,
        rootUri: uriOf(sample),
        capabilities: { general: offered && { positionEncodings: offered } },
      })
      assert.equal(result.capabilities.positionEncoding, chosen)
      const uri = uriOf(sample, 'router/wide.go')
      const expected = { start: { line: 2, character: start }, end: { line: 2, character: start + literal.length } }
      const [closed] = await client.waitForDiagnostics(uri, found => found.length === 1)
      assert.deepEqual(closed?.range, expected)
      await client.open(uri, text)
      const [open] = await client.waitForVersion(uri, await client.change(uri, `${text}// more\n`))
      assert.deepEqual(open?.range, expected)
      assert.deepEqual((await client.hover(uri, 2, start))?.range, expected)
      assert.equal(await client.hover(uri, 2, start - 1), null)
    })
  }
})
