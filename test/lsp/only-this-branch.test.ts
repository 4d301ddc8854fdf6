import assert from 'node:assert/strict'
import fs from 'node:fs'
import { DiagnosticSeverity } from 'vscode-languageserver-protocol/node'
import { LspClient, uriOf } from '../support/lsp-client.ts'
import { gitIn, SampleRepository } from '../support/sample-repository.ts'

const forbidden = 'package log\n\nimport _ "github.com/spcent/plumego/x/rest"\n'

const only = (base = 'main') => ({ problems: { onlyThisBranch: true, base } })

describe('only this branch', function () {
  this.timeout(60_000)
  let repository: SampleRepository
  let client: LspClient

  beforeEach(() => {
    repository = new SampleRepository()
    repository.git('switch', '--quiet', '--create', 'topic')
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(repository.top, { recursive: true })
  })

  const start = async (initializationOptions: object): Promise<void> => {
    client = await LspClient.start([repository.checkout], {}, { initializationOptions })
    client.probeDirectory = repository.checkout
    await client.settle()
  }

  /** What is shown, hints left out: an editor shows some of those for open files alone. */
  const shown = (): string[] => {
    const last = new Map(client.published.map(({ uri, diagnostics }) => [uri, diagnostics]))
    const all = [...last].flatMap(([uri, diagnostics]) =>
      diagnostics
        .filter(({ severity }) => severity !== DiagnosticSeverity.Hint)
        .map(({ code }) => `${code} ${uri.slice(uriOf(repository.checkout).length + 1)}`),
    )
    return all.sort()
  }

  /** What the command says is new. */
  const changed = (base = 'main...'): string[] => {
    const found = repository.found('--changed', base)
    return found.map(one => one.split(' ')[0] ?? '').sort()
  }

  const codes = (): string[] => shown().map(one => one.split(' ')[0] ?? '')

  const states: readonly (readonly [
    what: string,
    change: (repository: SampleRepository) => void,
    files: readonly string[],
  ])[] = [
    ['nothing', () => {}, []],
    ['a forbidden import', one => one.write('log/new.go', forbidden), ['forbidden-import log/new.go']],
    [
      'a commit with one',
      one => {
        one.write('log/new.go', forbidden)
        one.commit()
      },
      ['forbidden-import log/new.go'],
    ],
    [
      'a broken manifest, above what was wrong before',
      one => one.write('x/rest/module.yaml', one.read('x/rest/module.yaml').replace('owner: platform-api\n', '')),
      ['missing-key x/rest/module.yaml'],
    ],
    [
      'lines above what was wrong before',
      one => one.write('router/legacy.go', `// Package router.\n\n${one.read('router/legacy.go')}`),
      [],
    ],
    [
      'what git ignores',
      one => {
        one.write('.gitignore', 'log/ignored.go\n')
        one.write('log/ignored.go', forbidden)
      },
      [],
    ],
  ]
  for (const [what, change, files] of states) {
    it(`shows what the command tells of changes since it began: ${what}`, async () => {
      change(repository)
      await start(only())
      assert.deepEqual(
        shown().filter(one => files.includes(one)),
        files,
      )
      assert.deepEqual(codes(), changed(), shown().join())
    })
  }

  it('is switched on and off, and follows what is typed', async () => {
    await start({})
    const all = shown()
    assert.ok(all.length > 3)
    await client.notify('workspace/didChangeConfiguration', { settings: { plumego: only() } })
    await client.settle()
    assert.deepEqual(shown(), [])
    const uri = uriOf(repository.checkout, 'log/typed.go')
    await client.open(uri, forbidden)
    await client.waitForDiagnostics(uri, ({ length }) => length === 1)
    assert.deepEqual(shown(), ['forbidden-import log/typed.go'])
    await client.close(uri)
    await client.notify('workspace/didChangeConfiguration', { settings: { plumego: {} } })
    await client.settle()
    assert.deepEqual(shown(), all)
  })

  it('is against where the branch began, not against what came to its base since', async () => {
    repository.git('switch', '--quiet', 'main')
    repository.remove('router/legacy.go')
    repository.commit()
    repository.git('switch', '--quiet', 'topic')
    await start(only())
    assert.deepEqual(shown(), [])
    assert.deepEqual(changed(), [])
  })

  it('is against any commit that is named, and says where git knows none', async () => {
    repository.write('log/first.go', forbidden)
    repository.commit()
    repository.git('tag', 'first')
    repository.write('log/second.go', forbidden)
    await start(only('first'))
    assert.deepEqual(shown(), ['forbidden-import log/second.go'])
    await client.notify('workspace/didChangeConfiguration', { settings: { plumego: only('nowhere') } })
    await client.settle()
    assert.ok(shown().length > 3)
    assert.match(client.shown.at(-1)?.message ?? '', /left "nowhere", so every finding is shown/)
    assert.equal(client.shown.length, 1)
  })

  it('is asked of git again where its data has changed', async () => {
    repository.write('log/first.go', forbidden)
    await start(only())
    assert.deepEqual(shown(), ['forbidden-import log/first.go'])
    repository.commit()
    gitIn(repository.top, 'branch', '--quiet', '--force', 'main', 'HEAD')
    const uri = uriOf(repository.checkout, 'log/log.go')
    await client.open(uri, repository.read('log/log.go'))
    await client.settle()
    assert.deepEqual(shown(), [])
  })
})
