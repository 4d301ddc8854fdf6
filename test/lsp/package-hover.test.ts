import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { Hover } from 'vscode-languageserver-protocol/node'
import { flatPlumego, goModOf, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

const main = `package main

import (
	"${plumegoPath}/store/kv"
	ops "${plumegoPath}/x/ops"
)

func main() {
	ops.New(kvstore.Open())
	func(ops T) { ops.Close() }(nil)
}
`

const cache = Object.fromEntries(
  Object.entries({ ...flatPlumego, 'store/kv/kv.go': 'package kvstore\n' }).map(([name, text]) => [
    `cache/${plumegoPath}@v1.0.0/${name}`,
    text,
  ]),
)

describe('hover on the name of a package, in an application', () => {
  let client: LspClient
  let root: string

  beforeEach(() => {
    root = temporaryDirectory()
    lay(root, { 'app/go.mod': goModOf('v1.0.0'), 'app/main.go': main, ...cache })
  })

  afterEach(async () => {
    assert.equal(await client.stop(), 0)
    fs.rmSync(root, { recursive: true })
  })

  async function start(settings?: object): Promise<void> {
    const capabilities = { textDocument: { hover: { contentFormat: ['markdown' as const] } } }
    const more = settings && { initializationOptions: settings }
    client = await LspClient.start([path.join(root, 'app')], capabilities, more, onlyCache(path.join(root, 'cache')))
    await client.open(uriOf(root, 'app/main.go'), main)
  }

  const hoverAt = (line: number, character: number): Promise<Hover | null> =>
    client.hover(uriOf(root, 'app/main.go'), line, character)
  const textAt = async (line: number, character: number): Promise<string | undefined> => {
    const contents = (await hoverAt(line, character))?.contents
    return typeof contents === 'object' && 'value' in contents ? contents.value : undefined
  }

  it('is one line with a link into the module cache', async () => {
    await start()
    const manifest = uriOf(root, `cache/${plumegoPath}@v1.0.0/x/ops/module.yaml`).replace('@', '%40')
    const line = `[x/ops](${manifest}#L4) ○ experimental · denied in production without auth`
    assert.equal(await textAt(8, 2), line)
    assert.equal(await textAt(4, 2), line)
    assert.deepEqual((await hoverAt(8, 2))?.range, {
      start: { line: 8, character: 1 },
      end: { line: 8, character: 4 },
    })
  })

  it('goes by the package clause, and says nothing of what hides a package', async () => {
    await start()
    assert.match((await textAt(8, 12)) ?? '', /^store\/kv ◆ ga$/)
    assert.equal(await textAt(9, 16), undefined)
    assert.equal(await textAt(9, 7), undefined)
    assert.equal(await textAt(8, 6), undefined)
  })

  it('leads to pkg.go.dev where the version is not on the disk', async () => {
    fs.rmSync(path.join(root, 'cache'), { recursive: true })
    await start()
    const page = `https://pkg.go.dev/${plumegoPath}/x/ops@v1.0.0`
    assert.ok((await textAt(8, 2))?.startsWith(`[x/ops](${page}) ○ experimental`), await textAt(8, 2))
    assert.match((await textAt(4, 10)) ?? '', /\[pkg\.go\.dev\]\(https:.+\) — Plumego v1\.0\.0, not on this disk/)
  })

  it('is not shown where a setting says so, and that of the import is', async () => {
    await start({ hover: { packageNames: false } })
    assert.equal(await textAt(8, 2), undefined)
    assert.equal(await textAt(4, 2), undefined)
    assert.match((await textAt(4, 10)) ?? '', /experimental/)
  })
})
