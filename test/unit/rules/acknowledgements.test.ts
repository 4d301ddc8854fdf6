import assert from 'node:assert/strict'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { acknowledge } from '../../../server/src/core/rules/acknowledge.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { readSettings } from '../../../server/src/core/settings-section.ts'
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
  return new Checker(allRules, english, settings, () => '2026-11-30').check(snapshotOf(path, text))
}

const codes = (...given: Parameters<typeof findings>): string[] =>
  findings(...given).flatMap(({ code }) => (code === 'stale-acknowledgement' ? [] : code))

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

  const settled = `//plumego:acknowledge ${code} why`
  const stale: readonly (readonly [what: string, path: string, text: string, told: string | undefined])[] = [
    ['that counts', goFile, importing(`${settled}\nimport ${outside}`), undefined],
    ['with an end to come', goFile, importing(`${settled} until 2027-01-31\nimport ${outside}`), undefined],
    ['on its last day', goFile, importing(`${settled} until 2026-11-30\nimport ${outside}`), undefined],
    ['whose end is past', goFile, importing(`${settled} until 2026-11-29\nimport ${outside}`), 'until 2026-11-29'],
    [
      'whose end stands in front of the reason',
      goFile,
      importing(`//plumego:acknowledge ${code} until 2025-01-31: why\nimport ${outside}`),
      'until 2025-01-31',
    ],
    ['until something else', goFile, importing(`${settled} until 3 of us agree\nimport ${outside}`), undefined],
    ['until no day', goFile, importing(`${settled} until 2027-02-30\nimport ${outside}`), '2027-02-30 is no day'],
    ['of nothing', goFile, importing(`${settled}\nimport "fmt"`), `Nothing of ${code} is found`],
    ['of nothing, without a reason', goFile, importing(`//plumego:acknowledge ${code}\nimport "fmt"`), 'Nothing of'],
    ['that lacks its reason', goFile, importing(`//plumego:acknowledge ${code}\nimport ${outside}`), undefined],
    ['with a line in between', goFile, importing(`${settled}\n\nimport ${outside}`), 'Nothing of'],
    [
      'of a code with a slip',
      goFile,
      importing('//plumego:acknowledge import-not-alowed why'),
      `Nearest to that name: ${code}`,
    ],
    ['of a code that there is not', goFile, importing('//plumego:acknowledge colours why'), 'There is no rule colours'],
    ['without a code', goFile, importing('//plumego:acknowledge'), 'Expected the code of a rule'],
    ['of what CI fails on', goFile, importing('//plumego:acknowledge manifest-missing why'), 'CI fails on'],
    [
      'of what does not compile',
      goFile,
      importing('//plumego:acknowledge unknown-package why\nimport "fmt"'),
      'No comment silences unknown-package',
    ],
    [
      'of what CI fails on there too',
      goFile,
      importing(`//plumego:acknowledge ${code} why\nimport "github.com/spcent/plumego/core"`),
      undefined,
    ],
    [
      'of what CI fails on, above it',
      goFile,
      importing('//plumego:acknowledge forbidden-import why\nimport "github.com/spcent/plumego/core"'),
      'CI fails on',
    ],
    ['in a file that does not parse', goFile, `package rest\n\n${settled}\nimport fmt\n`, undefined],
    ['in a text', goFile, importing(`var a = "${settled}"\n/*\n${settled}\n*/`), undefined],
    ['in a manifest', manifest, listing('  # plumego:acknowledge unfilled-value why\n  - x/ai/**\n'), 'Nothing of'],
    [
      'in a manifest, with a slip',
      manifest,
      listing('  # plumego:acknowledge unfiled-value why\n  - x/ai/**\n'),
      'unfilled-value',
    ],
    [
      'in a file that a program writes',
      goFile,
      `// Code generated by x. DO NOT EDIT.\n\n${importing(settled)}`,
      undefined,
    ],
  ]
  for (const [what, path, text, told] of stale) {
    it(`are ${told === undefined ? 'not ' : ''}stale: one ${what}`, () => {
      const found = findings(path, text).filter(({ code }) => code === 'stale-acknowledgement')
      assert.equal(found.length, told === undefined ? 0 : 1, found.map(({ message }) => message).join('\n'))
      if (told !== undefined) assert.ok(found[0]?.message.includes(told), found[0]?.message)
    })
  }

  it('are stale nowhere where their rule is off, or where nobody says what day it is', () => {
    const text = importing(`${settled} until 2020-01-01\nimport "fmt"`)
    const off = readSettings({ rules: { severity: { [code]: 'off' } } }, english).settings
    const staleWith = (settings: typeof off, text: string): string[] =>
      new Checker(allRules, english, settings).check(snapshotOf(goFile, text)).map(({ message }) => message)
    assert.deepEqual(staleWith(off, text), [])
    const silent = readSettings({ rules: { severity: { 'stale-acknowledgement': 'off' } } }, english).settings
    assert.deepEqual(staleWith(silent, text), [])
    assert.equal(staleWith(readSettings({}, english).settings, text).length, 1)
  })

  const mended = (text: string): string => {
    const snapshot = snapshotOf(goFile, text)
    const [finding] = findings(goFile, text).filter(({ code }) => code === 'stale-acknowledgement')
    const [fix] = finding?.fixes ?? []
    assert.ok(fix && snapshot)
    assert.equal(fix.safe, false)
    return applyEdits(text, fix.edits)
  }

  it('have their code mended, and go where they are of no use', () => {
    const slip = importing(`//plumego:acknowledge import-not-alowed why\nimport ${outside}`)
    assert.deepEqual(findings(goFile, mended(slip)), [])
    assert.equal(mended(importing(`${settled}\nimport "fmt"`)), importing('import "fmt"'))
    assert.equal(mended(importing(`import "fmt" ${settled}`)), importing('import "fmt"'))
    assert.equal(mended(`package rest\n${settled}`), 'package rest\n')
  })

  it('in the settings count up to their day, and the finding says that it is past', () => {
    const text = importing(`import ${outside}`)
    const until = (day: string) => [{ import: 'log', reason: 'why', until: day }]
    assert.deepEqual(findings(goFile, text, until('2026-11-30')), [])
    const [finding] = findings(goFile, text, until('2026-11-29'))
    assert.match(finding?.message ?? '', /has it until 2026-11-29, which is past\.$/)
    const { problems } = readSettings({ imports: { acknowledged: until('soon') } }, english)
    assert.match(problems[0]?.text ?? '', /acknowledged\[0\]\.until: expected a day such as 2027-01-31/)
  })

  it('are listed, each with its state', () => {
    const text = importing(
      `import (\n\t${settled} until 2027-01-31\n\t${outside}\n\t//plumego:acknowledge self-registration later\n\t"fmt"\n)\n\n//plumego:acknowledge colours`,
    )
    const { settings } = readSettings({ imports: { acknowledged: [{ import: 'x/ai', reason: 'tried' }] } }, english)
    const listed = new Checker(allRules, english, settings, () => '2026-11-30').acknowledgements(
      snapshotOf(goFile, text),
    )
    assert.deepEqual(
      listed.map(({ subject, reason, until, state, place }) => [subject, reason, until, state, place?.line]),
      [
        [code, 'why', '2027-01-31', 'counts', 3],
        ['self-registration', 'later', undefined, 'idle', 5],
        ['colours', '', undefined, 'no-rule', 9],
        ['x/ai', 'tried', undefined, 'idle', undefined],
      ],
    )
  })
})
