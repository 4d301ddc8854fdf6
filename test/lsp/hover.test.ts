import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol/node'
import { copySample, LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

const contentOf = (hover: Hover | null): MarkupContent => {
  assert.ok(hover && typeof hover.contents === 'object' && 'kind' in hover.contents, 'no hover')
  return hover.contents
}

describe('hover on an import', () => {
  let sample: string
  let client: LspClient

  beforeEach(() => {
    sample = copySample()
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  /** The hover on the first place of `text` in a file as it is on the disk. */
  const hoverOn = async (uri: string, text: string): Promise<Hover | null> => {
    const content = fs.readFileSync(fileURLToPath(uri), 'utf8')
    await client.open(uri, content)
    const before = content.slice(0, content.indexOf(text)).split('\n')
    return client.hover(uri, before.length - 1, (before.at(-1)?.length ?? 0) + 1)
  }

  it('is Markdown for a client that shows it, with links that open at a line', async () => {
    client = await LspClient.start([sample], { textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] } } })
    const hover = await hoverOn(uriOf(sample, 'x/rest/versioning/outbox.go'), '"github.com/spcent')
    const { kind, value } = contentOf(hover)
    assert.equal(kind, 'markdown')
    assert.match(value, /^\*\*○ experimental\*\* · inherited from x\/messaging\/mq/)
    assert.ok(value.includes(`](${uriOf(sample, 'specs/dependency-rules.yaml')}#L`), value)
    assert.deepEqual(hover?.range?.start, { line: 5, character: 1 })
  })

  it('is plain text for a client that shows nothing else', async () => {
    client = await LspClient.start([sample])
    const { kind, value } = contentOf(await hoverOn(uriOf(sample, 'x/rest/versioning/outbox.go'), '"github.com/spcent'))
    assert.equal(kind, 'plaintext')
    assert.match(value, /^○ experimental · inherited from x\/messaging\/mq/)
    assert.doesNotMatch(value, /file:|\]\(/)
  })

  const followsMapLinks = { experimental: { plumego: { followsMapLinks: true } } }
  const showsMarkdown = { textDocument: { hover: { contentFormat: ['markdown' as const] } } }

  it('leads to the Boundary Map where the client can follow', async () => {
    client = await LspClient.start([sample], { ...showsMarkdown, ...followsMapLinks })
    const { value } = contentOf(
      await hoverOn(uriOf(sample, 'x/rest/attachments.go'), '"github.com/spcent/plumego/contract'),
    )
    const [, given = ''] = /\[On the Boundary Map\]\(command:plumego\.showOnMap\?([^)]+)\)/.exec(value) ?? []
    const wanted = { row: { package: { root: uriOf(sample), path: 'contract' } } }
    assert.deepEqual(JSON.parse(decodeURIComponent(given)), [wanted])
  })

  it('leads nowhere that the client cannot follow, or that is not there', async () => {
    client = await LspClient.start([sample], showsMarkdown)
    const file = uriOf(sample, 'x/rest/attachments.go')
    assert.doesNotMatch(contentOf(await hoverOn(file, '"github.com/spcent/plumego/contract')).value, /command:/)
    await client.stop()
    client = await LspClient.start([sample], { ...showsMarkdown, ...followsMapLinks })
    fs.writeFileSync(fileURLToPath(file), 'package rest\n\nimport _ "github.com/spcent/plumego/x/nope"\n')
    assert.doesNotMatch(contentOf(await hoverOn(file, '"github.com/spcent')).value, /command:/)
  })

  it('says nothing of imports that are not Plumego, nor beside an import', async () => {
    client = await LspClient.start([sample])
    const uri = uriOf(sample, 'x/rest/attachments.go')
    assert.equal(await hoverOn(uri, '"net/http"'), null)
    assert.equal(await client.hover(uri, 0, 3), null)
  })

  it('tells the same of a module path in a manifest or a specs file', async () => {
    client = await LspClient.start([sample], { textDocument: { hover: { contentFormat: ['markdown'] } } })
    for (const [file, before] of [
      ['specs/repo.yaml', '      - '],
      ['x/gateway/discovery/module.yaml', 'parent_family: '],
    ] as const) {
      const text = fs.readFileSync(path.join(sample, file), 'utf8')
      const line = text.split('\n').indexOf(`${before}x/gateway`)
      await client.open(uriOf(sample, file), text)
      const found = await client.hover(uriOf(sample, file), line, before.length + 3)
      assert.match(contentOf(found).value, /^\*\*○ experimental\*\* · its own status/)
      assert.deepEqual(found?.range, {
        start: { line, character: before.length },
        end: { line, character: before.length + 'x/gateway'.length },
      })
    }
  })

  it('answers for the text as it is typed', async () => {
    client = await LspClient.start([sample])
    const uri = uriOf(sample, 'x/rest/rest.go')
    await client.open(uri, 'package rest\n')
    await client.change(uri, 'package rest\n\n\nimport "github.com/spcent/plumego/x/data/file"\n\nfunc (')
    assert.match(contentOf(await client.hover(uri, 3, 12)).value, /^● beta/)
  })

  it('answers in an application that replaces Plumego by a path, and tells nothing of the files there', async () => {
    const application = temporaryDirectory()
    const goMod = `module example.com/app\n\nrequire github.com/spcent/plumego v0.0.0\n\nreplace github.com/spcent/plumego => ${sample}\n`
    fs.writeFileSync(path.join(application, 'go.mod'), goMod)
    const main = path.join(application, 'main.go')
    fs.writeFileSync(main, 'package main\n\nimport "github.com/spcent/plumego/x/rest"\n')
    client = await LspClient.start([application])
    assert.match(contentOf(await hoverOn(uriOf(main), '"github.com/spcent')).value, /^● beta/)
    // A dependency's file that somebody looks at is still a dependency's.
    const legacy = uriOf(sample, 'router/legacy.go')
    await client.open(legacy, fs.readFileSync(path.join(sample, 'router/legacy.go'), 'utf8'))
    assert.ok(await client.hover(legacy, 7, 5))
    await client.request('workspace/executeCommand', { command: 'plumego.server.reload' })
    assert.deepEqual(client.published, [])
    fs.rmSync(application, { recursive: true })
  })
})
