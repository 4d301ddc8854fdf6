import assert from 'node:assert/strict'
import { acknowledge } from '../../../server/src/core/fixes/acknowledge.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import type { Finding } from '../../../server/src/core/rules/finding.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { readSettings } from '../../../server/src/core/settings.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { applyEdits } from '../../support/apply-edits.ts'
import { cleanWorkspace } from '../../support/rule-pages/workspace.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const goFile = 'x/rest/rest.go'
const manifest = 'x/rest/module.yaml'
const outside = '"github.com/spcent/plumego/log"'
const commits = new Map([
  ['v1.0.0', true],
  ['v1.1.0', true],
])

const snapshotOf = (path: string, text: string) =>
  workspaceFromFiles(new Map([...cleanWorkspace, [path, text]]), { commits }).snapshot()

function findings(path: string, text: string, acknowledged: unknown = []): Finding[] {
  const { settings } = readSettings({ imports: { acknowledged } }, english)
  return new Checker(allRules, english, settings).check(snapshotOf(path, text))
}

const codes = (...given: Parameters<typeof findings>): string[] => findings(...given).map(({ code }) => code)

const importing = (line: string): string => `package rest\n\n${line}\n`
const listing = (lines: string): string => (cleanWorkspace.get(manifest) ?? '').replace('  - x/ai/**\n', lines)

describe('acknowledgements', () => {
  const code = 'import-not-allowed'
  const counting: readonly (readonly [where: string, text: string])[] = [
    ['behind the import', importing(`import ${outside} //plumego:acknowledge ${code} until March`)],
    ['above the import', importing(`//plumego:acknowledge ${code} until March\nimport ${outside}`)],
    ['above the import in brackets', importing(`import (\n\t// plumego:acknowledge ${code} why\n\t${outside}\n)`)],
    [
      'above another acknowledgement',
      importing(`//plumego:acknowledge ${code} why\n//plumego:acknowledge other-code why\nimport ${outside}`),
    ],
  ]
  for (const [where, text] of counting) it(`count ${where}`, () => assert.deepEqual(codes(goFile, text), []))

  const idle: readonly (readonly [what: string, text: string])[] = [
    ['of another code', importing(`//plumego:acknowledge self-registration why\nimport ${outside}`)],
    ['with a line in between', importing(`//plumego:acknowledge ${code} why\n\nimport ${outside}`)],
    ['behind the line above', importing(`import (\n\t"fmt" //plumego:acknowledge ${code} why\n\t${outside}\n)`)],
    ['in a block comment', importing(`/*\n//plumego:acknowledge ${code} why */\nimport ${outside}`)],
    ['below', importing(`import ${outside}\n//plumego:acknowledge ${code} why`)],
  ]
  for (const [what, text] of idle) {
    it(`do not count ${what}`, () => assert.deepEqual(codes(goFile, text), [code]))
  }

  it('do not count without a reason, and the finding says so', () => {
    for (const reason of ['', ' ', ' <why it stays>']) {
      const text = importing(`//plumego:acknowledge ${code}${reason}\nimport ${outside}`)
      const [finding, ...others] = findings(goFile, text)
      assert.deepEqual(others, [])
      const place = finding?.related.at(-1)
      assert.match(place?.message ?? '', /once it says why/)
      assert.deepEqual([place?.file, place?.range.start], [goFile, { line: 2, character: 0 }])
    }
  })

  it('count above a line of YAML, and not behind it, where CI would read them', () => {
    const list = (entry: string) => listing(`  - x/data/**\n${entry}`)
    assert.deepEqual(codes(manifest, list('  - gone/**\n')), ['pattern-matches-nothing'])
    const comment = '# plumego:acknowledge pattern-matches-nothing it may come back'
    assert.deepEqual(codes(manifest, list(`  ${comment}\n  - gone/**\n`)), [])
    assert.ok(codes(manifest, list(`  - gone/** ${comment}\n`)).includes('readings-differ'))
  })

  it('count on the first line, for what is about the whole file', () => {
    const text = `# plumego:acknowledge schema-violation it is ours\ncolour: green\n${cleanWorkspace.get(manifest)}`
    assert.deepEqual(codes(manifest, text), [])
  })

  it('never hide what CI fails on', () => {
    const denied = '"github.com/spcent/plumego/core"'
    const text = importing(`//plumego:acknowledge forbidden-import why\nimport ${denied}`)
    assert.deepEqual(codes(goFile, text, [{ import: 'core/**', reason: 'why' }]), ['forbidden-import'])
  })

  it('hide what is found in a test file', () => {
    const denied = importing('import "github.com/spcent/plumego/core"')
    assert.deepEqual(codes('x/rest/rest_test.go', denied), ['forbidden-import'])
    const text = denied.replace('import', '//plumego:acknowledge forbidden-import a fake app\nimport')
    assert.deepEqual(codes('x/rest/rest_test.go', text), [])
  })

  it('of imports may stand in the settings, with a reason', () => {
    const text = importing(`import ${outside}`)
    for (const path of ['log', 'log/**', 'github.com/spcent/plumego/log']) {
      assert.deepEqual(codes(goFile, text, [{ import: path, reason: 'why' }]), [], path)
    }
    assert.deepEqual(codes(goFile, text, [{ import: 'lo', reason: 'why' }, { import: 'log' }]), [code])
  })

  const acknowledged = (path: string, text: string): string | undefined => {
    const [finding] = findings(path, text)
    assert.ok(finding)
    const fix = acknowledge([finding], snapshotOf(path, text), english)
    assert.equal(fix?.safe ?? false, false)
    return fix && applyEdits(text, fix.edits)
  }

  it('are offered as a comment with room for the reason, which counts once that is there', () => {
    const text = importing(`import (\n\t${outside}\n)`).replaceAll('\n', '\r\n')
    const offered = acknowledged(goFile, text) ?? ''
    assert.ok(offered.includes(`(\r\n\t//plumego:acknowledge ${code} <why it stays>\r\n\t${outside}`), offered)
    assert.deepEqual(codes(goFile, offered.replace('<why it stays>', 'until March')), [])
    assert.equal(acknowledged(goFile, offered), undefined)
    const listed = acknowledged(manifest, listing('  - gone/**\n'))
    assert.ok(
      listed?.includes('\n  # plumego:acknowledge pattern-matches-nothing <why it stays>\n  - gone/**\n'),
      listed,
    )
  })

  for (const path of ['x/nosuch', 'x/Rest', 'x/rest/']) {
    it(`are not offered for what cannot compile: ${path}`, () => {
      const text = importing(`import "github.com/spcent/plumego/${path}"`)
      assert.deepEqual(codes(goFile, text), ['unknown-package'])
      assert.equal(acknowledged(goFile, text), undefined)
    })
  }

  it('are not offered for what CI fails on', () => {
    assert.equal(acknowledged(goFile, importing('import "github.com/spcent/plumego/core"')), undefined)
  })
})
