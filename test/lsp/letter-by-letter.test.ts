import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { Diagnostic } from 'vscode-languageserver-protocol/node'
import { restMs } from '../../server/src/lsp/settled-findings.ts'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { copySample, LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

describe('letter by letter over stdio', function () {
  this.timeout(120_000)
  let root: string
  let client: LspClient

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(root), { recursive: true })
  })

  const start = async (folder: string, env: NodeJS.ProcessEnv = {}): Promise<void> => {
    client = await LspClient.start([folder], {}, {}, env)
    client.probeDirectory = folder
    await client.settle()
  }

  const identity = (uri: string, { code, data }: Diagnostic): string => `${code} ${uri} ${JSON.stringify(data)}`

  /** Everything that the client shows. */
  const shown = (): string[] =>
    [...new Map(client.published.map(set => [set.uri, set])).values()].flatMap(({ uri, diagnostics }) =>
      diagnostics.map(one => identity(uri, one)),
    )

  /** Types one state after another; none may tell anything new but the last. Each answer is looked at while it is young. */
  async function type(uri: string, states: readonly string[]): Promise<void> {
    const before = new Set(shown())
    for (const state of states.slice(0, -1)) {
      const sent = performance.now()
      await client.waitForVersion(uri, await client.change(uri, state))
      // What else there is to tell of it was sent before this answer.
      await client.request('workspace/symbol', { query: 'x/rest' })
      const fresh = shown().filter(one => !before.has(one))
      if (performance.now() - sent < restMs) assert.deepEqual(fresh, [])
    }
    await client.waitForVersion(uri, await client.change(uri, states.at(-1) ?? ''))
  }

  const open = async (file: string, marked: string, line: string) => {
    const uri = uriOf(root, file)
    const text = `${fs.readFileSync(path.join(root, file), 'utf8')}\n`
    await client.open(uri, text)
    await client.waitForVersion(uri, await client.change(uri, text))
    const [before = '', behind = ''] = marked.split('│')
    const states = (word: string): string[] =>
      Array.from({ length: word.length + 1 }, (_, end) =>
        text.replace(line, () => before + word.slice(0, end) + behind),
      )
    return { uri, states }
  }

  const holds = (code: string) => (found: readonly Diagnostic[]) => found.some(one => one.code === code)

  it('tells no import for being half typed, and tells it once the typing rests', async () => {
    root = copySample()
    await start(root)
    const { uri, states } = await open('x/gateway/gateway.go', 'import (\n\t"│"', 'import (')
    const word = `${plumegoPath}/x/messaging/mq`
    await type(uri, states(word))
    await client.waitForDiagnostics(uri, found => !holds('unknown-package')(found))
    const half = states(word).at(-6) ?? ''
    await client.change(uri, half)
    const [told] = (await client.waitForDiagnostics(uri, holds('unknown-package'))).filter(
      ({ code }) => code === 'unknown-package',
    )
    assert.ok(told && JSON.stringify(told.data).includes(`"${word.slice(0, -5)}"`))
  })

  it('tells no other file for a status that is half typed, and all of them once it is saved', async () => {
    root = copySample()
    await start(root)
    const { uri, states } = await open('x/rest/module.yaml', 'status: │\n', 'status: beta\n')
    await type(uri, states('beta'))
    await client.change(uri, states('beta')[2] ?? '')
    await client.notify('textDocument/didSave', { textDocument: { uri } })
    await client.waitForDiagnostics(uri, holds('invalid-status'))
    await client.waitForDiagnostics(uriOf(root, 'docs/concepts/extension-maturity.md'), holds('dashboard-drift'))
    await client.waitForDiagnostics(
      uriOf(root, 'specs/extension-beta-evidence.yaml'),
      holds('evidence-status-mismatch'),
    )
  })

  it('tells it once the typing goes on elsewhere', async () => {
    root = copySample()
    await start(root)
    const { uri, states } = await open('x/rest/module.yaml', 'risk: │\n', 'risk: medium\n')
    const half = states('medium')[3] ?? ''
    await type(uri, [...states('medium').slice(0, 3), half])
    await client.change(uri, half.replace('summary: ', 'summary: All '))
    await client.waitForDiagnostics(uri, holds('invalid-value'))
  })

  it('tells no import of an application for being half typed', async () => {
    root = path.join(temporaryDirectory(), 'app')
    lay(
      path.dirname(root),
      Object.fromEntries(Object.entries(flatPlumego).map(([file, text]) => [`plumego/${file}`, text])),
    )
    lay(root, {
      'go.mod': goModOf('v1.0.0', `replace ${plumegoPath} => ../plumego\n`),
      'main.go': importing('x/messaging'),
    })
    await start(root, onlyCache(path.join(path.dirname(root), 'cache')))
    const { uri, states } = await open('main.go', 'import (\n\t_ "│"', 'import (')
    const word = `${plumegoPath}/x/ops/healthhttp`
    await type(uri, states(word))
    await client.change(uri, states(word).at(-3) ?? '')
    await client.waitForDiagnostics(uri, holds('unknown-package'))
  })
})
