import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { SampleRepository } from '../support/sample-repository.ts'

/** What is laid into the sample; every path of a manifest that it asks for is looked up. */
const states: readonly {
  readonly what: string
  lay(repository: SampleRepository): void
  readonly paths: readonly string[]
}[] = [
  { what: 'the sample as it is', lay: () => {}, paths: ['docs', 'docs/nowhere.md', 'README.md/a', '.', './docs/'] },
  {
    what: 'links within the repository',
    lay: repository => {
      const link = (name: string, target: string): void => fs.symlinkSync(target, repository.file(name))
      fs.mkdirSync(path.join(repository.top, 'pages'))
      fs.writeFileSync(path.join(repository.top, 'pages', 'page.md'), '')
      link('docs/directory', 'modules')
      link('docs/page.md', '../README.md')
      link('docs/chain', './first/..')
      link('docs/first', 'modules/x/rest')
      link('docs/beside', '../../pages')
      link('docs/absolute', path.join(repository.top, 'pages'))
      link('x/again', 'rest')
      link('router/again.go', 'router.go')
      link('x/rest/sub', '..')
    },
    paths: [
      'docs/directory/x/rest/README.md',
      'docs/page.md',
      'docs/chain/ai/README.md',
      'docs/chain/none',
      'docs/beside/page.md',
      'docs/absolute/page.md',
      'docs/absolute/none.md',
      'docs/first/../tenant/README.md',
      'docs/page.md/a',
    ],
  },
  {
    what: 'links that lead nowhere, round, or out of the repository',
    lay: repository => {
      const link = (name: string, target: string): void => fs.symlinkSync(target, repository.file(name))
      link('docs/nowhere', 'none')
      link('docs/round', 'way')
      link('docs/way', 'round')
      link('docs/self', 'self')
      link('docs/root', '/')
      link('docs/above', '../../..')
      link('docs/gone', '/nowhere/at/all')
      link('router/none.go', 'none')
      link('router/round.go', 'round.go')
      fs.rmSync(repository.file('x/tenant/module.yaml'))
      link('x/tenant/module.yaml', '../nowhere.yaml')
    },
    paths: [
      'docs/nowhere',
      'docs/nowhere/a',
      'docs/round',
      'docs/round/a',
      'docs/self/a',
      'docs/root',
      'docs/root/etc',
      'docs/above/a',
      'docs/gone',
      'docs/gone/a',
    ],
  },
  {
    what: 'odd names and texts',
    lay: repository => {
      repository.write('router/tab\tand "quotes".go', 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n')
      repository.write('router/line\nbreak.go', 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n')
      repository.write('router/empty.go', '')
      repository.write(
        'router/long.go',
        `package router\n\n/*${'x'.repeat(9000)}*/\nimport "github.com/spcent/plumego/x/rest"\n`,
      )
      repository.write('x/rest/node_modules/a/a.go', 'package a\n\nimport "github.com/spcent/plumego/x/tenant"\n')
      repository.write(
        'x/openapi/module.yaml',
        `\ufeff${repository.read('x/openapi/module.yaml').replaceAll('\n', '\r\n')}`,
      )
      repository.write('x/rpc/go.mod', 'module example.com/rpc\n')
      fs.writeFileSync(repository.file('x/frontend/module.yaml'), Buffer.from([0xff, 0xfe, 0, 0x6e]))
    },
    paths: ['router/tab\tand "quotes".go', 'x/rest/node_modules/a', 'x/rest/node_modules/a/b'],
  },
]

describe('a state that git keeps', () => {
  let repository: SampleRepository

  beforeEach(() => {
    repository = new SampleRepository()
  })

  afterEach(() => repository.dispose())

  for (const { what, lay, paths } of states) {
    it(`has the findings of the same files on the disk: ${what}`, function () {
      if (process.platform === 'win32') this.skip()
      lay(repository)
      const entries = paths.map(name => `  - ${name}\n`).join('')
      repository.write('x/rest/module.yaml', `${repository.read('x/rest/module.yaml')}\ndoc_paths:\n${entries}`)
      // Before the first commit all that is staged is new; after it, nothing of the disk is.
      repository.git('update-ref', '-d', 'HEAD')
      repository.git('add', '--all', '--force')
      const isAboutHistory = (one: string): boolean => /^(?:history-missing|release-ref-unresolved)/.test(one)
      const onDisk = repository.found().filter(one => !isAboutHistory(one))
      assert.ok(onDisk.length > 5)
      assert.deepEqual(
        repository.found('--staged').filter(one => !isAboutHistory(one)),
        onDisk,
      )
      repository.git('commit', '--quiet', '--message', 'all')
      assert.deepEqual(repository.found('--changed'), [])
    })
  }
})
