import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { CompletionItem, Hover } from 'vscode-languageserver-protocol/node'
import type { AcknowledgementItem } from '../../server/src/protocol/acknowledgements.ts'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

const outside = '"github.com/spcent/plumego/metrics"'

describe('acknowledgements in the language server', () => {
  let sample: string
  let client: LspClient
  let uri: string

  beforeEach(async () => {
    sample = copySample()
    uri = uriOf(sample, 'x/rest/acknowledged.go')
    client = await LspClient.start([sample])
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  /** @param marked the text of a file, with `|` where the cursor is */
  const completed = async (marked: string, of = uri): Promise<CompletionItem[]> => {
    await client.open(of, marked.replace('|', ''))
    const before = marked.slice(0, marked.indexOf('|')).split('\n')
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
    return [...(await client.completions(of, position))]
  }
  const labels = async (...given: Parameters<typeof completed>): Promise<string[]> =>
    (await completed(...given)).map(({ label }) => label)

  it('complete their codes: what is found below comes first', async () => {
    const all = await labels(`package rest\n\n//plumego:acknowledge |\nimport ${outside}\n`)
    assert.equal(all[0], 'import-not-allowed')
    assert.ok(all.includes('self-registration') && all.length > 10)
    assert.ok(!all.includes('manifest-missing') && !all.includes('unknown-package'))
  })

  it('complete a code that is begun, in Go and in YAML', async () => {
    assert.deepEqual(await labels('package rest\n\n//plumego:acknowledge self|\n'), ['self-registration'])
    const [item] = await completed('package rest\n\nvar a = 1 // plumego:acknowledge regi|stration why\n')
    assert.equal(item?.textEdit?.newText, 'self-registration')
    const manifest = uriOf(sample, 'x/rest/module.yaml')
    assert.deepEqual(await labels('# plumego:acknowledge unf|\nname: x/rest\n', manifest), ['unfilled-value'])
  })

  it('complete their own word, and nothing where no comment stands', async () => {
    assert.deepEqual(await labels('package rest\n\n// plumego:a|\n'), ['plumego:acknowledge'])
    assert.deepEqual(await labels('package rest\n\nvar a = "// plumego:acknowledge |"\n'), [])
    assert.deepEqual(await labels('package rest\n\n/*\n// plumego:acknowledge |\n*/\n'), [])
    assert.deepEqual(await labels('package rest\n\n// plumego:acknowledge self-registration |\n'), [])
  })

  it('have hovers that say what a code stands for, and whether it is of use', async () => {
    const text = `package rest\n\n//plumego:acknowledge import-not-allowed why until 2999-01-01\nimport ${outside}\n\n//plumego:acknowledge colours why\n`
    await client.open(uri, text)
    const textOf = (hover: Hover | null): string =>
      hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : ''
    const hover = await client.hover(uri, 2, 30)
    assert.match(textOf(hover), /^import-not-allowed · .+\nAcknowledged until 2999-01-01\.$/)
    assert.deepEqual(hover?.range, { start: { line: 2, character: 22 }, end: { line: 2, character: 40 } })
    assert.match(textOf(await client.hover(uri, 5, 25)), /^colours\nThere is no rule colours/)
    assert.equal(await client.hover(uri, 2, 45), null)
  })

  it('are listed with reason, place and what there is to know', async () => {
    const text = `package rest\n\n//plumego:acknowledge import-not-allowed why until 2001-01-01\nimport ${outside}\n`
    await client.open(uri, text)
    fs.mkdirSync(path.join(sample, '.vscode'))
    fs.writeFileSync(
      path.join(sample, '.vscode/settings.json'),
      '{\n  "plumego.imports.acknowledged": [\n    { "import": "x/ai/**", "reason": "tried" }\n  ]\n}\n',
    )
    const listed: AcknowledgementItem[] = await client.request('plumego/acknowledgements', undefined)
    assert.deepEqual(listed[0], {
      subject: 'import-not-allowed',
      reason: 'why',
      note: 'until 2001-01-01, which is past',
      place: 'x/rest/acknowledged.go:3',
      uri,
      line: 3,
    })
  })
})
