import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { check } from '../support/check-command.ts'
import { communityFiles } from '../support/community-extension.ts'

describe('plumego-check in an application', () => {
  let root: string
  const at = (name: string): string => path.join(root, name)

  beforeEach(() => {
    root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-app-')))
    const cached = Object.entries(flatPlumego).map(([name, text]) => [`cache/${plumegoPath}@v1.0.0/${name}`, text])
    lay(root, {
      ...Object.fromEntries(cached),
      'app/go.mod': goModOf('v1.0.0'),
      'app/main.go': importing('x/messaging'),
      'app/cmd/tool/main.go': importing('x/messaging/pubsub'),
    })
  })

  afterEach(() => fs.rmSync(root, { recursive: true }))

  const run = (...words: readonly string[]) => check(words, root, onlyCache(at('cache')))

  interface Report {
    readonly root: string
    readonly plumego: object
    readonly stats: { readonly goFiles: number }
    readonly diagnostics: readonly { readonly code: string; readonly check: string | null; readonly file: string }[]
  }
  const reports = (...words: readonly string[]): readonly Report[] =>
    JSON.parse(run('--format', 'json', ...words).output).workspaces

  it('names source and version, and counts the files of the application alone', () => {
    const [report, ...others] = reports('app')
    assert.deepEqual(others, [])
    assert.equal(report?.root, at('app'))
    assert.deepEqual(report.plumego, { source: 'module-cache', version: 'v1.0.0' })
    assert.equal(report.stats.goFiles, 2)
  })

  it('finds what is wrong in it, and exits by severity', () => {
    const [report] = reports('app')
    assert.deepEqual(
      report?.diagnostics.map(({ code, check: program, file }) => [code, program, file]),
      [['unknown-package', null, 'cmd/tool/main.go']],
    )
    assert.equal(run('app').status, 0)
    assert.equal(run('app', '--fail-on', 'warning').status, 1)
  })

  it('gives the manifest of an extension the verdict of its program, which makes it fail', () => {
    const [manifest = '', schema = ''] = communityFiles.map(([, text]) => text)
    lay(root, {
      [`cache/${plumegoPath}@v1.0.0/specs/community-extension.schema.yaml`]: schema,
      'app/community-extension.yaml': manifest.replace('owner: acme\n', ''),
    })
    const [report] = reports('app')
    assert.deepEqual(
      report?.diagnostics.flatMap(({ code, check: program, file }) =>
        file.endsWith('.yaml') ? [[code, program]] : [],
      ),
      [
        ['community-field-missing', 'community-extension'],
        ['community-module-path', null],
      ],
    )
    assert.equal(run('app').status, 1)
    assert.equal(run('app', '--check', 'dependency-rules').status, 0)
  })

  it('prints paths from where the command stands, where an application lies below the named folder', () => {
    for (const [words, from] of [
      [['.'], 'app/cmd/tool/main.go'],
      [[at('')], 'app/cmd/tool/main.go'],
      [['app'], 'cmd/tool/main.go'],
      [[], 'app/cmd/tool/main.go'],
    ] as const) {
      assert.match(run(...words).output, new RegExp(`^${from}$`, 'm'), words.join())
    }
    const elsewhere = check([at('')], os.tmpdir(), onlyCache(at('cache')))
    assert.match(elsewhere.output, new RegExp(`^${path.basename(root)}/app/cmd/tool/main\\.go$`, 'm'))
    const inside = check([at('')], at('cache'), onlyCache(at('cache')))
    assert.ok(inside.output.includes(`${at('app/cmd/tool/main.go')}\n`), inside.output)
    assert.equal(reports('.')[0]?.diagnostics[0]?.file, 'cmd/tool/main.go')
  })

  it('tells people where the Plumego comes from, and not of checks that look at none', () => {
    const { output } = run('app')
    assert.match(output, /cmd\/tool\/main\.go/)
    assert.match(output, /^Plumego v1\.0\.0, module cache$/m)
    assert.match(output, /^2 Go files in \d+ ms$/m)
    assert.doesNotMatch(output, /clean:/)
  })

  it('reports below a folder what lies there', () => {
    lay(root, { 'app/other.go': importing('x/gone') })
    assert.deepEqual(
      reports('app/cmd').flatMap(({ diagnostics }) => diagnostics.map(({ file }) => file)),
      ['cmd/tool/main.go'],
    )
  })

  it('checks each module of a folder by itself, with the Plumego that it uses', () => {
    lay(root, {
      'app/nested/go.mod': goModOf('v0.2.0').replace('/app', '/nested'),
      'app/nested/main.go': importing('x/messaging'),
      'app/tools/go.mod': 'module example.com/tools\n',
      'app/tools/main.go': importing('x/messaging'),
      'other/deep/er/go.mod': goModOf('v1.0.0', `replace ${plumegoPath} => ../../../fork\n`).replace('/app', '/other'),
      'fork/go.mod': `module ${plumegoPath}\n`,
    })
    const summary = (...words: readonly string[]): unknown =>
      reports(...words).map(({ root: where, plumego, stats }) => [path.relative(root, where), plumego, stats.goFiles])
    const app = ['app', { source: 'module-cache', version: 'v1.0.0' }, 2]
    const nested = ['app/nested', { source: 'bundled', version: 'v0.2.0' }, 1]
    assert.deepEqual(summary('app'), [app, nested])
    assert.deepEqual(summary('app/nested'), [nested])
    assert.deepEqual(summary('.'), [app, nested, ['other/deep/er', { source: 'replace', version: null }, 0]])
  })

  it('says nothing of a copy that an application replaces its Plumego by, in it or beside it, known to git or not', () => {
    const broken = { ...flatPlumego, 'x/ops/module.yaml': 'name: [\n' }
    for (const where of ['mono/app/third_party/plumego', 'mono/plumego', 'mono/third_party/plumego']) {
      for (const git of [{}, { [`${where}/.git/HEAD`]: 'ref: refs/heads/main\n' }]) {
        const way = path.posix.relative('mono/app', where)
        lay(root, {
          ...Object.fromEntries(Object.entries(broken).map(([name, text]) => [`${where}/${name}`, text])),
          ...git,
          'mono/app/go.mod': goModOf('v1.0.0', `replace ${plumegoPath} => ${way.startsWith('.') ? way : `./${way}`}\n`),
          'mono/app/main.go': importing('x/gone'),
        })
        for (const named of ['mono', 'mono/app']) {
          const found = reports(named).flatMap(({ diagnostics }) => diagnostics.map(({ code, file }) => [code, file]))
          assert.deepEqual(found, [['unknown-package', 'main.go']], `${where} from ${named}`)
        }
        assert.notEqual(reports(where)[0]?.diagnostics.length, 0)
        fs.rmSync(at('mono'), { recursive: true })
      }
    }
  })

  const notOnDisk: readonly (readonly [version: string, codes: readonly string[]])[] = [
    ['v1.0.0', ['unknown-package']],
    ['v0.2.0', []],
    ['v1.4.0', []],
    ['v2.0.0-beta.1', []],
    ['v1.0.1-0.20991231000000-abcdefabcdef', []],
  ]
  for (const [version, codes] of notOnDisk) {
    it(`says of ${version}, which is not on the disk, that it lacks a package only where that is known`, () => {
      lay(root, { 'bare/go.mod': goModOf(version), 'bare/main.go': importing('x/nosuch') })
      assert.deepEqual(
        reports('bare').flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)),
        codes,
      )
    })
  }

  it('ends with 2 where no module has to do with Plumego', () => {
    lay(root, { 'none/go.mod': 'module example.com/none\n' })
    const { status, output, errors } = run('none')
    assert.equal(status, 2)
    assert.equal(output, '')
    assert.match(errors, /No Plumego workspace at .*none: expected a go\.mod/)
  })

  it('goes on where go.mod is half written', () => {
    lay(root, { 'app/go.mod': `${goModOf('v1.0.0')}\nrequire (\n\t"open\n` })
    assert.deepEqual(reports('app')[0]?.plumego, { source: 'module-cache', version: 'v1.0.0' })
  })
})
