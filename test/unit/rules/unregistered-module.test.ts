import assert from 'node:assert/strict'
import { beyondCi } from '../../../server/src/core/rules/beyond-ci/index.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { base, type Case } from '../../support/beyond-ci-workspace.ts'
import { assertExample } from '../../support/findings.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'
import { workflowWorkspace } from '../fixes/workflow.ts'

const lost = '-- x/lost/module.yaml --\nname: ⟦x/lost⟧\nstatus: experimental\n'
const listing = (files: string): string => `${lost.replaceAll(/[⟦⟧]/g, '')}${files}`
const ruled = `-- specs/dependency-rules.yaml --
modules:
  x/rest:
    path: x/rest
  x/data:
    path: x/data
  lost:
    path: x/lost
`

const nowhere: readonly Case[] = [
  {
    what: 'what nothing names',
    code: 'module-unregistered',
    files: lost,
    keys: [['x/lost']],
    severity: 'hint',
    message:
      'x/lost is listed nowhere: neither specs/repo.yaml nor the taxonomy, a family, the signals or a page names it.',
  },
  {
    what: 'a manifest without a name, at its start',
    code: 'module-unregistered',
    files: '-- x/lost/module.yaml --\n⟦⟧status: experimental\n',
    keys: [['x/lost']],
  },
  {
    what: 'the outermost of several, for what lies in it is its own',
    code: 'module-unregistered',
    files: `${lost}-- x/lost/deep/module.yaml --\nname: x/lost/deep\n`,
    keys: [['x/lost']],
  },
]

const somewhere: readonly (readonly [what: string, files: string])[] = [
  ['a rule', listing(ruled)],
  ['a family that lists it', listing('-- x/rest/module.yaml --\nname: x/rest\nsubordinate_families:\n  - x/lost\n')],
  ['the taxonomy', listing('-- specs/extension-taxonomy.yaml --\nfamilies:\n  lost:\n    canonical_root: x/lost\n')],
  [
    'the signals',
    listing('-- specs/extension-maturity.yaml --\nsignals:\n  - module: x/lost\n    docs_signal: docs:primer\n'),
  ],
  [
    'the dashboard',
    listing(
      '-- docs/concepts/extension-maturity.md --\n| Family | Status |\n| --- | --- |\n| `x/lost` | experimental |\n',
    ),
  ],
  [
    'the Extension Boundary page',
    listing(
      '-- docs/concepts/extension-boundary.md --\n# A — Families\n\n| Package | Role |\n| --- | --- |\n| `x/lost` | Found |\n',
    ),
  ],
  ['what it lies in', '-- x/rest/paging/module.yaml --\nname: x/rest/paging\n'],
  ['a manifest in which something is still to be written', '-- x/lost/module.yaml --\nname: x/lost\nowner: TODO\n'],
  ['nothing outside of x/', '-- tools/module.yaml --\nname: tools\n'],
]

describe('module-unregistered', () => {
  for (const example of nowhere) it(`finds ${example.what}`, () => assertExample(base, beyondCi, example))
  for (const [what, files] of somewhere) {
    it(`is content with ${what}`, () => assertExample(base, beyondCi, { code: 'module-unregistered', files, keys: [] }))
  }
})

const undeclared = 'extension-root-undeclared'
const rule = `-- specs/dependency-rules.yaml --\nmodules:\n  lost:\n    path: x/lost\n  data:\n    path: x/data\n`

/** Which of the two speaks, and what its fixes are called. */
const told: readonly (readonly [what: string, files: string, codes: readonly string[], titles: readonly string[]])[] = [
  ['listed nowhere', listing(''), [undeclared], ['List x/lost', 'Add the missing entries']],
  ['with a rule of its own', listing(rule), [undeclared], ['List x/lost']],
  ['still being written', '-- x/lost/module.yaml --\nname: x/lost\nowner: TODO\n', [undeclared], ['List x/lost']],
  ['without a manifest', '-- x/lost/lost.md --\n\n', [undeclared], ['List x/lost']],
  [
    'where agent-workflow does not look',
    `${listing('')}${['fix-bug', 'review-only', 'stable-root-boundary-review', 'symbol-change'].map(name => `-- specs/change-recipes/${name}.yaml --\n(deleted)\n`).join('')}`,
    ['module-unregistered'],
    ['Add the missing entries'],
  ],
  [
    'below one that is itself not declared',
    '-- x/lost/deep/module.yaml --\nname: x/lost/deep\n',
    [undeclared, 'module-unregistered'],
    ['List x/lost', 'Add the missing entries'],
  ],
]

describe('a directory in x/ that is not declared is told once', () => {
  for (const [what, files, codes, titles] of told) {
    it(what, () => {
      const laid = new Map([...markedFiles(workflowWorkspace).files, ...markedFiles(files).files])
      for (const [path, text] of laid) if (text.trim() === '(deleted)') laid.delete(path)
      const found = new Checker(allRules, english)
        .check(workspaceFromFiles(laid).snapshot())
        .filter(
          ({ code, key }) => (code === undeclared || code === 'module-unregistered') && key[0]?.startsWith('x/lost'),
        )
      assert.deepEqual(found.map(({ code }) => code).sort(), codes)
      assert.deepEqual(
        found.toSorted((a, b) => (a.code < b.code ? -1 : 1)).flatMap(({ fixes }) => fixes.map(({ title }) => title)),
        titles,
      )
    })
  }
})

const goFile = '-- x/lost/lost.go --\npackage lost\n'

describe('module-unruled', () => {
  const found: readonly Case[] = [
    {
      what: 'a module with code',
      code: 'module-unruled',
      files: lost + goFile,
      keys: [['x/lost']],
      severity: 'warning',
      message: 'No rule of specs/dependency-rules.yaml holds for x/lost: CI lets its packages import anything.',
    },
    {
      what: 'one that other specs list',
      code: 'module-unruled',
      files: `${lost}${goFile}-- specs/repo.yaml --\nlayers:\n  extension:\n    paths:\n      - x/lost\n`,
      keys: [['x/lost']],
    },
    {
      what: 'one whose rule is for a path that is not there',
      code: 'module-unruled',
      files: lost + goFile + ruled.replace('path: x/lost', 'path: x/lots'),
      keys: [['x/lost']],
    },
  ]
  const fine: readonly (readonly [what: string, files: string])[] = [
    ['a rule for its path', listing(goFile + ruled)],
    ['a rule for what lies above', listing(goFile + ruled.replace('path: x/lost', 'path: x'))],
    ['a rule for a part of it', listing(goFile + ruled.replace('path: x/lost', 'path: x/lost/deep'))],
    ['a module without code', listing('')],
    ['a workspace without rules', `${listing(goFile)}-- specs/dependency-rules.yaml --\n(deleted)\n`],
  ]
  for (const example of found) it(`finds ${example.what}`, () => assertExample(base, beyondCi, example))
  for (const [what, files] of fine) {
    it(`is content with ${what}`, () => assertExample(base, beyondCi, { code: 'module-unruled', files, keys: [] }))
  }
})
