import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check, checkWithoutPrivileges, reachableFolder, sample } from '../support/check-command.ts'
import { loadMaterializer } from '../support/parity-cases.ts'

const root = path.join(import.meta.dirname, '..', '..')

interface Diagnostic {
  readonly code: string
  readonly check: string | null
  readonly severity: string
  readonly key: readonly string[]
  readonly file: string
  readonly range: { readonly start: { readonly line: number; readonly character: number } }
  readonly message: string
}

function diagnostics(output: string): readonly Diagnostic[] {
  const report: { schemaVersion: number; workspaces: { diagnostics: Diagnostic[] }[] } = JSON.parse(output)
  assert.equal(report.schemaVersion, 1)
  return report.workspaces.flatMap(workspace => workspace.diagnostics)
}

const verdicts = (found: readonly Diagnostic[]): string[] =>
  found.filter(one => one.check !== null).map(one => [one.check, one.code, ...one.key].join(' '))

describe('plumego-check', () => {
  let scratch: string

  before(() => {
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-cli-')))
  })

  after(() => fs.rmSync(scratch, { recursive: true, force: true }))

  const folder = (name: string, files: Readonly<Record<string, string>>): string => {
    for (const [file, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(scratch, name, file)), { recursive: true })
      fs.writeFileSync(path.join(scratch, name, file), text)
    }
    return path.join(scratch, name)
  }

  it('tells its version, its help and its rules', () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'server', 'package.json'), 'utf8'))
    assert.deepEqual(check(['--version']), { status: 0, output: `${version}\n`, errors: '' })
    assert.match(check(['--help']).output, /--fail-on error\|warning\|information/)
    assert.match(check(['--list-rules']).output, /^forbidden-import +dependency-rules +error +An import/m)
  })

  it('finds exactly what is wrong with the sample on purpose', () => {
    const { status, output } = check(['--format', 'json', sample])
    assert.equal(status, 1)
    assert.deepEqual(verdicts(diagnostics(output)), [
      'dependency-rules forbidden-import router/legacy.go github.com/spcent/plumego/x/rest',
      'module-manifests missing-key x/messaging/pubsub/module.yaml owner',
      'module-manifests name-mismatch x/messaging/pubsub/module.yaml x/pubsub x/messaging/pubsub',
      'module-manifests invalid-value x/messaging/pubsub/module.yaml risk medum',
      'cross-extension-deps manifest-forbidden-import x/rest/tenancy.go github.com/spcent/plumego/x/tenant x/tenant/**',
      'dependency-rules forbidden-import x/rest/versioning/outbox.go github.com/spcent/plumego/x/messaging/mq/store',
    ])
  })

  it('writes for people: place, message, rule, and the line of the rule below', () => {
    const { output } = check([path.join(sample, 'router')])
    assert.match(
      output,
      /^router\/legacy\.go\n {2}\d+:\d+ {2}error {2}router may not import x\/rest: .* {2}forbidden-import\n +specs\/dependency-rules\.yaml:\d+ /,
    )
    assert.match(output, /\n1 error in 1 file\n/)
  })

  it('counts hints and lists them for machines alone', () => {
    const words = ['--format', 'json', sample]
    const hints = diagnostics(check(words).output).filter(({ severity }) => severity === 'hint')
    assert.ok(hints.length > 0)
    const { output } = check([sample])
    assert.match(output, new RegExp(`\\nhints: ${hints.length} \\(`))
    assert.ok(hints.every(({ message }) => !output.includes(message)))
    assert.ok(hints.every(({ message }) => !check(['--format', 'github', sample]).output.includes(message)))
  })

  it('writes Chinese where the terminal speaks it', () => {
    assert.match(
      check([path.join(sample, 'router')], root, { LC_ALL: 'zh_CN.UTF-8' }).output,
      /错误 {2}router 不可导入 x\/rest/,
    )
  })

  it('reports below a folder what lies there, having checked the whole', () => {
    const found = diagnostics(check(['--format', 'json'], path.join(sample, 'x', 'rest')).output)
    assert.deepEqual(
      [...new Set(found.filter(one => one.check).map(one => one.file))],
      ['x/rest/tenancy.go', 'x/rest/versioning/outbox.go'],
    )
  })

  it('reports only the checks that are asked for', () => {
    const found = diagnostics(check(['--format', 'json', '--check', 'cross-extension-deps', sample]).output)
    assert.deepEqual(
      found.map(one => one.check),
      ['cross-extension-deps'],
    )
  })

  it('calls no check clean that was not asked for', () => {
    const summary = (...names: string[]): string[] =>
      check([...names.flatMap(name => ['--check', name]), sample]).output.match(/^(?:failing|clean): .*/gm) ?? []
    assert.deepEqual(summary('cross-extension-deps'), ['failing: cross-extension-deps 1'])
    assert.deepEqual(summary('extension-maturity'), ['clean: extension-maturity'])
    assert.deepEqual(summary('cross-extension-deps', 'reference-layout'), [
      'failing: cross-extension-deps 1',
      'clean: reference-layout',
    ])
  })

  it('exits by severity', () => {
    const clean = ['--check', 'extension-maturity', sample]
    assert.equal(check(clean).status, 0)
    assert.equal(check([...clean, '--fail-on', 'warning']).status, 0)
  })

  describe('with bad input', () => {
    const cases: readonly { what: string; words: () => readonly string[]; says: RegExp }[] = [
      { what: 'an unknown option', words: () => ['--nope'], says: /--nope.*--help/s },
      { what: 'an unknown format', words: () => ['--format', 'xml'], says: /--format xml: expected one of text, json/ },
      {
        what: 'an unknown check',
        words: () => ['--check', 'nope'],
        says: /--check nope: expected one of dependency-rules/,
      },
      { what: 'a folder that is not there', words: () => [path.join(scratch, 'none')], says: /none is no directory/ },
      {
        what: 'an empty folder',
        words: () => [fs.mkdtempSync(path.join(scratch, 'empty-'))],
        says: /No Plumego workspace at .*: expected a go\.mod/,
      },
      {
        what: 'another project',
        words: () => [folder('other', { 'go.mod': 'module example.com/other\n' })],
        says: /No Plumego workspace/,
      },
    ]
    for (const { what, words, says } of cases) {
      it(`${what} ends with 2 and says what was expected`, () => {
        const { status, output, errors } = check(words())
        assert.equal(status, 2)
        assert.equal(output, '')
        assert.match(errors, says)
      })
    }

    it('a folder that may be entered but not listed ends with 2 and says so', () => {
      const reachable = reachableFolder('plumego-reachable-')
      const closed = path.join(reachable, 'closed')
      fs.mkdirSync(closed)
      fs.writeFileSync(path.join(closed, 'go.mod'), 'module github.com/spcent/plumego\n')
      fs.chmodSync(closed, 0o311)
      try {
        const { status, errors } = checkWithoutPrivileges([closed], reachable)
        assert.equal(status, 2)
        assert.match(errors, /closed is no directory that can be read/)
      } finally {
        fs.chmodSync(closed, 0o755)
        fs.rmSync(reachable, { recursive: true })
      }
    })

    it('goes on beside a manifest that is no YAML, a Go file that does not parse and a missing specs file', () => {
      const copy = path.join(scratch, 'broken')
      fs.cpSync(sample, copy, { recursive: true })
      fs.writeFileSync(path.join(copy, 'x/resilience/module.yaml'), 'name: [x/resilience\n\tstatus: "open\n')
      fs.writeFileSync(path.join(copy, 'core/broken.go'), 'package core\n\nimport fmt\n')
      fs.rmSync(path.join(copy, 'specs/extension-taxonomy.yaml'))
      const { status, output } = check(['--format', 'json', copy])
      const found = diagnostics(output)
      const at = (code: string): string[] =>
        found.filter(one => one.code === code).map(one => `${one.check} ${one.file}`)
      assert.equal(status, 1)
      assert.ok(at('yaml-syntax').includes('null x/resilience/module.yaml'))
      assert.ok(at('check-blocked').includes('dependency-rules core/broken.go'))
      assert.ok(at('check-blocked').includes('extension-beta-evidence specs/extension-taxonomy.yaml'))
      assert.ok(at('forbidden-import').includes('dependency-rules router/legacy.go'))
    })
  })

  describe('on the whole of Plumego', () => {
    let plumego: string

    before(async function () {
      this.timeout(60_000)
      const materializer = await loadMaterializer()
      if (!materializer) return this.skip()
      plumego = path.join(scratch, 'plumego')
      materializer.layWorkspace(plumego, materializer.pristineFiles())
    })

    it('finds no error, then the one that is put there', () => {
      const clean = check(['--format', 'json', plumego])
      assert.deepEqual(
        diagnostics(clean.output).filter(one => one.severity === 'error'),
        [],
      )
      assert.equal(clean.status, 0)
      assert.deepEqual(JSON.parse(clean.output).workspaces[0].stats, { goFiles: 1665, manifests: 74 })

      fs.writeFileSync(
        path.join(plumego, 'router', 'a.go'),
        'package router\n\nimport "github.com/spcent/plumego/x/rest"\n',
      )
      const broken = check(['--format', 'json'], plumego)
      const [found, ...others] = diagnostics(broken.output).filter(one => one.check !== null)
      assert.equal(broken.status, 1)
      assert.deepEqual(others, [])
      assert.deepEqual(found?.key, ['router/a.go', 'github.com/spcent/plumego/x/rest'])
      assert.deepEqual(found?.range, { start: { line: 2, character: 7 }, end: { line: 2, character: 41 } })
    })
  })

  it('runs by its name in the workspace', () => {
    const output = execFileSync('npx', ['plumego-check', '--version'], { cwd: root, encoding: 'utf8' })
    assert.match(output, /^\d+\.\d+\.\d+\n$/)
  })
})
