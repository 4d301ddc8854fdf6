import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { applyEdits } from '../../../server/src/core/fixes/fix-all.ts'
import type { Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { promoted, promotionFiles } from '../../support/promotions.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

type Edits = readonly (readonly [before: string, after: string])[]

const rules = `-- specs/dependency-rules.yaml --
modules:
  # status: experimental. Of what follows, or of the file.
  x/rest:
    path: x/rest
    # status: beta. Resources.
    deny:
      - x/new/**
  x/new:
    path: x/new
    # status: experimental. Nobody uses it.
    deny:
      - x/rest/**
`

const workspace = (edits: Edits): Snapshot => workspaceFromFiles(promotionFiles(edits, rules)).snapshot()

const foundIn = (snapshot: Snapshot): Finding[] =>
  new Checker(allRules, english)
    .check(snapshot)
    .filter(({ code }) => code === 'blocker-text-left' || code === 'status-comment-stale')

/** What is found: where, which words, and what the line becomes. */
function told(edits: Edits): string[] {
  const snapshot = workspace(edits)
  return foundIn(snapshot).map(({ file, range, fixes: [fix] }) => {
    const source = snapshot.text(file)
    assert.ok(source)
    const words = source.text.slice(source.offsetAt(range.start), source.offsetAt(range.end))
    const after = fix ? applyEdits(source, fix.edits).split('\n')[range.start.line] : undefined
    return `${file}: ${words} > ${after?.trim() ?? 'no fix'}`
  })
}

const rest = '[notes](../evidence/rest.md) |'
const dashboard = 'docs/concepts/extension-maturity.md'
const row = (cell: string): string =>
  `| \`x/rest\` | beta | medium | api | Use Resource | docs:primer; coverage:full | ${cell} |`
const cell = (text: string): Edits => [[rest, `${text} |`]]
const unsigned = [
  'owner_signoff: signed\n    blockers: []',
  'owner_signoff: open\n    blockers: [owner_signoff_missing]',
] as const
const restComment = (comment: string): Edits => [['# status: beta. Resources.', comment]]
const ruleFile = 'specs/dependency-rules.yaml'

const leftovers: readonly (readonly [what: string, edits: Edits, expected: readonly string[]])[] = [
  ['nothing is left', [], []],
  [
    'a blocker behind the link',
    cell('[notes](../evidence/rest.md); owner sign-off'),
    [`${dashboard}: owner sign-off > ${row('[notes](../evidence/rest.md)')}`],
  ],
  [
    'a blocker in front of it',
    cell('API snapshot; [notes](../evidence/rest.md)'),
    [`${dashboard}: API snapshot > ${row('[notes](../evidence/rest.md)')}`],
  ],
  [
    'two of them',
    cell('[notes](../evidence/rest.md); API snapshot; release history missing'),
    [
      `${dashboard}: API snapshot > ${row('[notes](../evidence/rest.md); release history missing')}`,
      `${dashboard}: release history missing > ${row('[notes](../evidence/rest.md); API snapshot')}`,
    ],
  ],
  [
    'the name of a blocker',
    cell('[notes](../evidence/rest.md); release_history_missing'),
    [`${dashboard}: release_history_missing > ${row('[notes](../evidence/rest.md)')}`],
  ],
  ['prose about a sign-off', cell('[notes](../evidence/rest.md): API unchanged; owner sign-off recorded'), []],
  ['a blocker that blocks', [unsigned, ...cell('[notes](../evidence/rest.md); owner sign-off')], []],
  ['a row of what is experimental', [['coverage:none | none yet |', 'coverage:none | owner sign-off |']], []],
  ['a comment in a rule', restComment('# status: experimental. Resources.'), [`${ruleFile}: experimental > no fix`]],
  ['a comment without more', restComment('# status: ga'), [`${ruleFile}: ga > no fix`]],
  ['a note in brackets, which may be a plan', restComment('# status: ga (soon)'), []],
  ['a note behind a comma', restComment('# status: ga, once it is proved'), []],
  [
    'a comment that promises more',
    [['# status: experimental. Nobody', '# status: beta. Nobody']],
    [`${ruleFile}: beta > no fix`],
  ],
  ['a plan', restComment('# status: ga once it is proved'), []],
  ['another word', restComment('# status: experimentally used'), []],
  ['a comment within a sentence', restComment('# Its status: experimental.'), []],
  ['a comment that is right where the manifest is not', [promoted], []],
  [
    'a comment in a manifest',
    [['api\nstatus: beta', 'api\n# status: experimental\nstatus: beta']],
    ['x/rest/module.yaml: experimental > no fix'],
  ],
  ['a comment behind a value', [['api\nstatus: beta', 'api # status: experimental\nstatus: beta']], []],
]

describe('what a promotion leaves behind', () => {
  for (const [what, edits, expected] of leftovers) {
    it(what, () => assert.deepEqual(told(edits), expected))
  }

  it('is a hint, and names the manifest', () => {
    const [found] = foundIn(workspace(restComment('# status: experimental.')))
    assert.equal(found?.severity, 'hint')
    assert.equal(found.check, null)
    assert.equal(
      found.message,
      'This comment calls x/rest experimental, but its manifest says beta (x/rest/module.yaml:3): bring it into line.',
    )
    assert.equal(found.related[0]?.file, 'x/rest/module.yaml')
  })
})
