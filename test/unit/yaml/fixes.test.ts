import assert from 'node:assert/strict'
import { addMissingKey, skeletonValue } from '../../../server/src/core/fixes/manifest-fixes.ts'
import { nearestValue } from '../../../server/src/core/fixes/nearest-value.ts'
import { fillKey, replaceScalar } from '../../../server/src/core/fixes/scalars.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { yamlRules } from '../../../server/src/core/rules/yaml/index.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { applyEdits } from '../../support/apply-edits.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const file = 'x/shop/module.yaml'

/** The text with a key added. */
function withKey(text: string, key: string, value: string | readonly string[]): string {
  return applyEdits(text, addMissingKey(new SourceText(text), file, key, value, english).edits)
}

const spaced = `# The shop.
name: x/shop
path: x/shop
summary: Sells things.

responsibilities:
  - Selling

allowed_imports:
  - stdlib

agent_hints:
  - Ask first
`

describe('adding a missing key', () => {
  it('puts a text behind the key that manifests have before it', () => {
    assert.equal(withKey(spaced, 'owner', 'sales'), spaced.replace('summary', 'owner: sales\nsummary'))
  })

  it('puts a list into a paragraph of its own', () => {
    assert.equal(
      withKey(spaced, 'non_goals', ['Buying', 'Lending']),
      spaced.replace('  - Selling\n', '  - Selling\n\nnon_goals:\n  - Buying\n  - Lending\n'),
    )
  })

  it('puts the first key in front, below the comments', () => {
    assert.equal(withKey(spaced.replace('name: x/shop\n', ''), 'name', 'x/shop'), spaced)
  })

  it('puts what comes last behind everything, and what is not known too', () => {
    assert.equal(withKey(spaced, 'landing_zones', ['a']), `${spaced}\nlanding_zones:\n  - a\n`)
    assert.equal(withKey('name: a\n', 'colour', 'red'), 'name: a\ncolour: red\n')
  })

  it('takes a line of blanks for an empty one', () => {
    assert.equal(
      withKey('name: a\npath: a\n  \nsummary: b\n', 'owner', 'me'),
      'name: a\npath: a\nowner: me\n  \nsummary: b\n',
    )
  })

  it('keeps line ends and a missing end of the last line', () => {
    assert.equal(withKey('name: a\r\nrisk: low\r\n', 'path', 'a'), 'name: a\r\npath: a\r\nrisk: low\r\n')
    assert.equal(withKey('name: a\r\npath: a', 'owner', 'me'), 'name: a\r\npath: a\r\nowner: me')
  })

  it('writes no blank lines where the file has none', () => {
    assert.equal(
      withKey('name: a\nresponsibilities:\n  - b\n', 'non_goals', ['c']),
      'name: a\nresponsibilities:\n  - b\nnon_goals:\n  - c\n',
    )
  })

  it('fills an empty file', () => {
    assert.equal(withKey('', 'name', 'a'), 'name: a\n')
  })

  it('is safe only where the place says it all', () => {
    const fix = (key: string): boolean => addMissingKey(new SourceText(spaced), file, key, 'a', english).safe
    assert.deepEqual(['name', 'path', 'layer', 'owner', 'risk', 'status'].filter(fix), ['name', 'path', 'layer'])
  })
})

describe('a value to begin with', () => {
  it('follows from the directory', () => {
    assert.equal(skeletonValue('name', 'x/shop/till'), 'x/shop/till')
    assert.equal(skeletonValue('layer', 'x/shop'), 'extension')
    assert.equal(skeletonValue('layer', 'router'), 'stable')
    assert.deepEqual(skeletonValue('test_commands', 'x/shop'), [
      'go test -timeout 20s ./x/shop/...',
      'go vet ./x/shop/...',
    ])
  })

  it('claims no maturity for an extension', () => {
    assert.equal(skeletonValue('status', 'x/shop'), 'experimental')
  })

  it('takes the owner who is known', () => {
    assert.equal(skeletonValue('owner', 'x/shop', 'sales'), 'sales')
    assert.equal(skeletonValue('owner', 'x/shop'), 'TODO')
  })

  it('is a list where the schema or the workspace wants one', () => {
    assert.deepEqual(skeletonValue('non_goals', 'x/shop'), ['TODO'])
    assert.deepEqual(skeletonValue('hats', 'x/shop', undefined, true), ['TODO'])
    assert.equal(skeletonValue('colour', 'x/shop'), 'TODO')
  })
})

describe('the nearest value', () => {
  const risks = ['low', 'medium', 'high', 'critical']
  const near: readonly (readonly [string, string | undefined])[] = [
    ['medum', 'medium'],
    ['Medium', 'medium'],
    ['hgih', 'high'],
    ['crit', 'critical'],
    ['lo', 'low'],
    ['enormous', undefined],
    ['', undefined],
  ]
  for (const [word, value] of near) it(`of "${word}" is ${value}`, () => assert.equal(nearestValue(word, risks), value))

  it('is none where two are equally near', () => assert.equal(nearestValue('bat', ['cat', 'hat']), undefined))

  it('replaces the value alone', () => {
    const text = 'risk: "medum" # soon\n'
    const value = { text: 'medum', start: 7, end: 12 }
    const fix = replaceScalar({ path: file, source: new SourceText(text) }, value, 'medium', english, true)
    assert.equal(applyEdits(text, fix.edits), 'risk: "medium" # soon\n')
  })
})

describe('a key without a value', () => {
  const cases: readonly (readonly [what: string, text: string, after: string | undefined])[] = [
    ['is filled', 'risk:\nowner: me\n', 'risk: low\nowner: me\n'],
    ['is filled in place of empty quotes', 'risk: ""\nowner: me\n', 'risk: low\nowner: me\n'],
    ['is filled at the end of the file', 'risk:', 'risk: low'],
    ['is left alone where its value stands below', 'risk:\n  low\n', undefined],
    ['is left alone where a list stands below', 'risk:\n- low\n', undefined],
    ['is left alone where a value is there', 'risk: high\n', undefined],
    ['is left alone where its line has no colon', 'risk\nowner: me\n', undefined],
    ['is left alone where nothing has a colon', 'risk\n', undefined],
  ]
  for (const [what, text, after] of cases) {
    it(what, () => {
      const key = { text: 'risk', start: 0, end: 4 }
      const [fix] = fillKey({ path: file, source: new SourceText(text) }, key, 'low', english, true)
      assert.equal(fix && applyEdits(text, fix.edits), after)
    })
  }
})

describe('a fix for readings that differ', () => {
  /** The files below specs/ after the only fix of the only finding. */
  function mended(path: string, text: string): string {
    const findings = new Checker(yamlRules, english).check(workspaceFromFiles(new Map([[path, text]])).snapshot())
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['readings-differ'],
    )
    assert.deepEqual(
      findings[0]?.fixes.map(({ safe }) => safe),
      [false],
    )
    return applyEdits(text, findings[0]?.fixes[0]?.edits ?? [])
  }

  const mends: readonly (readonly [what: string, before: string, after: string])[] = [
    ['puts a comment on a line of its own', '      - x/ai/** # why', '      # why\n      - x/ai/**'],
    ['writes a flow list one item a line', '    deny: [x/ai/**, x/rest]', '    deny:\n      - x/ai/**\n      - x/rest'],
    [
      'puts the comment behind a key before it',
      '    deny: # why\n      - x/ai/**',
      '    # why\n    deny:\n      - x/ai/**',
    ],
  ]
  for (const [what, before, after] of mends) {
    it(what, () => {
      const head = before.startsWith('      ')
        ? 'modules:\n  x/a:\n    path: x/a\n    deny:\n'
        : 'modules:\n  x/a:\n    path: x/a\n'
      const text = mended('specs/dependency-rules.yaml', `${head}${before}\n`)
      assert.equal(text, `${head}${after}\n`)
      const snapshot = workspaceFromFiles(new Map([['specs/dependency-rules.yaml', text]])).snapshot()
      assert.deepEqual(new Checker(yamlRules, english).check(snapshot), [])
    })
  }
})
