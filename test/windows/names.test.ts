import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { check } from '../support/check-command.ts'
import { LspClient, uriOf } from '../support/lsp-client.ts'

const root = 'c:\\plumego\\names\\sample'
const junctions = 'c:\\plumego\\junctions\\sample'

/** Files that import what they may not, and have names that Windows takes for something else or for too long. */
const files = [
  'router/con.go',
  'router/aux/nul.go',
  'router/prn.txt/com1.go',
  'router/trailing./a.go',
  'router/Case.go',
  'router/case.go',
  'router/UPPER/a.go',
]

const forbiddenIn = (workspace: string): string[] => {
  const { output } = check(['--format', 'json', workspace], 'C:\\')
  const { workspaces }: { workspaces: { diagnostics: { code: string; file: string }[] }[] } = JSON.parse(output)
  return workspaces
    .flatMap(({ diagnostics }) => diagnostics)
    .flatMap(({ code, file }) => (code === 'forbidden-import' ? [file] : []))
}

describe('names that Windows takes for something else', () => {
  it('are files like others, also behind more than 260 characters', () => {
    const found = forbiddenIn(root)
    for (const file of files) assert.ok(found.includes(file), `${file} is not among ${found}`)
    const long = found.find(file => file.endsWith('/long.go')) ?? ''
    assert.ok(path.join(root, long).length > 260, long)
  })

  it('are hovered and judged in the editor', async () => {
    const client = await LspClient.start([root])
    client.probeDirectory = root
    for (const file of files) {
      const uri = uriOf(root, file)
      await client.open(uri, 'package a\n\nimport _ "github.com/spcent/plumego/x/messaging"\n')
      await client.waitForDiagnostics(uri, all => all.some(({ code }) => code === 'forbidden-import'))
      assert.ok(await client.hover(uri, 2, 40), file)
    }
    assert.equal(await client.stop(), 0)
  })

  it('are the same document, however the drive is written', async () => {
    const client = await LspClient.start([root])
    const uri = uriOf(root, 'router/legacy.go')
    for (const other of [uri, uri.replace('c%3A', 'C:'), uri.replace('c%3A', 'C%3A'), uri.replace('c%3A', 'c:')]) {
      await client.open(other, 'package router\n\nimport _ "github.com/spcent/plumego/x/messaging"\n')
      assert.ok(await client.hover(other, 2, 40), other)
      await client.close(other)
    }
    assert.equal(await client.stop(), 0)
  })
})

describe('junctions', () => {
  it('lead in no circle, and out of no repository', () => {
    const { output } = check(['--format', 'json', junctions], 'C:\\')
    assert.doesNotMatch(output, /secret of somebody else/)
    assert.ok(!forbiddenIn(junctions).some(file => file.includes('away') || file.includes('loop')))
  })

  it('take no edit out of the workspace', () => {
    const outside = 'C:\\plumego\\junctions\\away\\module.yaml'
    const before = fs.readFileSync(outside, 'utf8')
    check(['--fix', junctions], 'C:\\')
    assert.equal(fs.readFileSync(outside, 'utf8'), before)
  })
})
