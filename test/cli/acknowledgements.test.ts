import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { flatPlumego, goModOf, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { check } from '../support/check-command.ts'
import { copySample, temporaryDirectory } from '../support/lsp-client.ts'

const settings = `{
  "plumego.imports.acknowledged": [
    { "import": "x/ops/**", "reason": "behind the gateway", "until": "2001-01-01" },
    { "import": "x/nothing", "reason": "later" }
  ]
}
`

describe('plumego-check --list-acknowledgements', () => {
  let root: string

  afterEach(() => fs.rmSync(root, { recursive: true }))

  it('tells code, reason, place and state of each, whatever is long before it', () => {
    const sample = copySample()
    root = path.dirname(sample)
    const long = `// ${'x'.repeat(5000)}\n`
    lay(sample, {
      'x/rest/a.go':
        'package rest\n\n//plumego:acknowledge import-not-allowed due in March until 2999-01-31\nimport _ "github.com/spcent/plumego/metrics"\n',
      'x/rest/b.go': `package rest\n\n${long}//plumego:acknowledge import-not-alowed why\n`,
    })
    const { status, output, errors } = check(['--list-acknowledgements'], sample)
    assert.deepEqual([status, errors], [0, ''])
    assert.equal(
      output,
      'x/rest/a.go:3  import-not-allowed  due in March  (until 2999-01-31)\n' +
        'x/rest/b.go:4  import-not-alowed  why  (no rule of that name)\n',
    )
    assert.match(check([], sample).output, /nothing found|error|warning/)
  })

  it('is JSON for programs, with the settings of an application', () => {
    root = temporaryDirectory()
    const cache = Object.fromEntries(
      Object.entries(flatPlumego).map(([name, text]) => [`cache/${plumegoPath}@v1.0.0/${name}`, text]),
    )
    lay(root, {
      ...cache,
      'app/go.mod': goModOf('v1.0.0'),
      'app/main.go': `package main\n\nimport _ "${plumegoPath}/x/ops"\n\nfunc main() {}\n`,
      'app/.vscode/settings.json': settings,
    })
    const app = path.join(root, 'app')
    const words = ['--list-acknowledgements', '--format', 'json', app]
    const { status, output } = check(words, root, onlyCache(path.join(root, 'cache')))
    assert.equal(status, 0)
    const file = '.vscode/settings.json'
    assert.deepEqual(JSON.parse(output), {
      schemaVersion: 1,
      workspaces: [
        {
          root: app,
          acknowledgements: [
            { import: 'x/ops/**', reason: 'behind the gateway', until: '2001-01-01', state: 'past', file, line: 3 },
            { import: 'x/nothing', reason: 'later', until: null, state: 'idle', file, line: 4 },
          ],
        },
      ],
    })
    const found = check([app, '--fail-on', 'information'], root, onlyCache(path.join(root, 'cache')))
    assert.match(found.output, /until 2001-01-01, which is past/)
  })

  it('says so where there is none, and takes no other format', () => {
    root = temporaryDirectory()
    lay(root, { 'go.mod': `module ${plumegoPath}\n` })
    assert.deepEqual(check(['--list-acknowledgements', root]).output, 'Nothing is acknowledged.\n')
    const { status, errors } = check(['--list-acknowledgements', '--format', 'sarif', root])
    assert.equal(status, 2)
    assert.match(errors, /told as text or json: leave out --format sarif/)
  })
})
