import assert from 'node:assert/strict'
import type { Fix } from '../../../server/src/core/findings/finding.ts'
import { agentWorkflow } from '../../../server/src/core/rules/agent-workflow/index.ts'
import { taskRouting } from '../../../server/src/core/rules/agent-workflow/task-routing.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { defaultSettings } from '../../../server/src/core/settings.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { assertExample, type Example, laidOver } from '../../support/findings.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'
import { workflowWorkspace } from '../fixes/workflow.ts'

const card = 'tasks/cards/active/0002.md'
const code = (text: string): string => `package store\n\n${text}\n`

const examples: readonly (Example & { readonly what: string })[] = [
  {
    what: 'at the line that names the folder, without what it is indented by',
    code: 'recipe-unreferenced',
    files:
      '-- specs/repo.yaml --\nlayers:\nagents:\n    ⟦- specs/change-recipes/fix-bug.yaml⟧\n    - specs/change-recipes/review-only.yaml\n    - specs/change-recipes/stable-root-boundary-review.yaml\n',
    keys: [['specs/change-recipes/symbol-change.yaml']],
  },
  {
    what: 'at the first field that begins with State:',
    code: 'card-state-mismatch',
    files: `-- ${card} --\n# Two\n  State:  ⟦done⟧ \nState: active\n`,
    keys: [[card, 'done', 'tasks/cards/active']],
  },
  {
    what: 'not of a README, nor of what lies deeper',
    code: 'card-state-missing',
    files: `-- ${card} --\n⟦# Two⟧\n-- tasks/cards/done/README.md --\n\n-- tasks/cards/done/old/1.md --\n\n`,
    keys: [[card, 'active']],
  },
  {
    what: 'the heading alone, at any depth',
    code: 'milestone-outcome-active',
    files:
      '-- tasks/milestones/active/old/M-1.md --\n  ⟦## Outcome⟧ \n-- tasks/milestones/active/M-2.md --\n## Outcomes\n-- tasks/milestones/active/N-3.md --\n## Outcome\n',
    keys: [['tasks/milestones/active/old/M-1.md']],
  },
  {
    what: 'a directory without a manifest, at the last that is declared; hidden ones are none',
    code: 'extension-root-undeclared',
    files:
      '-- x/more/a.md --\n\n-- x/.more/a.md --\n\n-- specs/repo.yaml --\n# specs/change-recipes\nlayers:\n  extension:\n    paths:\n      - x/rest\n      - x/data\n      - x/new\n      - ⟦x/ai⟧\n',
    keys: [['x/more']],
  },
  {
    what: 'at the name of its manifest',
    code: 'extension-root-undeclared',
    files: '-- x/more/module.yaml --\nname: ⟦x/more⟧\n',
    keys: [['x/more']],
  },
  {
    what: 'a root that is not the canonical one, which is told by itself',
    code: 'hotspot-subordinate-missing',
    files:
      '-- specs/extension-taxonomy.yaml --\nfamilies:\n  new:\n    canonical_root: x/new\n    roots:\n      - x/new\n      - ⟦router⟧\n',
    keys: [['router']],
  },
  {
    what: 'at its place among the roots',
    code: 'hotspot-canonical-missing',
    files:
      '-- specs/extension-taxonomy.yaml --\nfamilies:\n  new:\n    canonical_root: x/new\n    roots:\n      - ⟦x/new⟧\n      - router\n',
    keys: [['x/new']],
  },
  {
    what: 'below x/ and stable roots, whatever lies above it is called',
    code: 'empty-directory',
    files: '-- x/rest/module.yaml --\n⟦⟧name: x/rest\n-- x/rest/testdata/a/ --\n-- x/rest/.a/ --\n-- docs/a/ --\n',
    keys: [['x/rest/testdata/a']],
  },
  {
    what: 'a bare colon is a task, and an empty path is the root',
    code: 'task-start-unset',
    files:
      '-- specs/task-routing.yaml --\ntasks:\n  ⟦⟧:\n    start_with:\n      - go.mod\n  resources:\n    start_with:\n      - ""\n',
    keys: [['']],
  },
  {
    what: 'at the item',
    code: 'task-start-not-found',
    files:
      '-- specs/task-routing.yaml --\ntasks:\n  resources:\n    start_with:\n      - "⟦x/none⟧"\n      - x/rest/\n',
    keys: [['resources', 'x/none']],
  },
  {
    what: 'what handlers take, in a file that is called so; nothing deeper is looked at',
    code: 'stable-http-handler',
    files: `-- store/api.go --\n${code('import "net/http"\n\nfunc ⟦show⟧(w, v http.ResponseWriter, r *http.Request) { _ = func() http.Handler { return nil } }')}-- store/other.go --\n${code('import "net/http"\n\nfunc show(w http.ResponseWriter, r *http.Request) {}')}`,
    keys: [['store/api.go', 'show']],
  },
  {
    what: 'what handlers return',
    code: 'stable-http-handler',
    files: `-- metrics/handlers.go --\n${code('func (s *S[T]) ⟦Wrap⟧() (http.Handler, error) { return nil, nil }')}`,
    keys: [['metrics/handlers.go', 'Wrap']],
  },
  {
    what: 'ServeHTTP, whatever it takes, and a path with a handler; not in core, router, tests or by another name',
    code: 'stable-route-helper',
    files: `-- store/a.go --\n${code('func (S) ⟦ServeHTTP⟧() {}')}-- store/b.go --\n${code('func ⟦PutNamed⟧(path string, h http.HandlerFunc) {}\nfunc Put(path ...string) {}\nfunc Add(path string, h http.Handler) {}')}-- core/c.go --\n${code('func ServeHTTP() {}')}-- store/a_test.go --\n${code('func ServeHTTP() {}')}`,
    keys: [
      ['store/a.go', 'ServeHTTP'],
      ['store/b.go', 'PutNamed'],
    ],
  },
  {
    what: 'a body that does not parse',
    code: 'check-blocked',
    files: `-- store/a.go --\n${code('func f() { if ⟦}⟧ }')}`,
    keys: [['store/a.go']],
  },
  {
    what: 'without a recipe, and nothing else then',
    code: 'recipes-missing',
    files:
      '-- specs/change-recipes/fix-bug.yaml --\n(deleted)\n-- specs/change-recipes/review-only.yaml --\n(deleted)\n-- specs/change-recipes/stable-root-boundary-review.yaml --\n(deleted)\n-- specs/change-recipes/symbol-change.yaml --\n(deleted)\n-- specs/change-recipes/a.yml --\n\n-- specs/repo.yaml --\n⟦layers:⟧\n',
    keys: [[]],
  },
]

describe('agent-workflow', () => {
  for (const example of examples) {
    it(`${example.code}: ${example.what}`, () => assertExample(workflowWorkspace, agentWorkflow, example))
  }

  for (const [what, roots, titles] of [
    ['corrected, where it is the only one', ['x/nwe'], ['Replace by x/new']],
    ['corrected or taken out, where it is one of several', ['x/nwe', 'x/new'], ['Replace by x/new', 'Remove x/nwe']],
  ] as const) {
    it(`lets a root that does not exist be ${what}`, () => {
      const list = roots.map(root => `      - ${root}\n`).join('')
      const taxonomy = `-- specs/extension-taxonomy.yaml --\nfamilies:\n  new:\n    canonical_root: x/new\n    roots:\n${list}`
      const files = laidOver(markedFiles(workflowWorkspace).files, markedFiles(taxonomy).files)
      const found = new Checker(agentWorkflow, english).check(workspaceFromFiles(files).snapshot())
      const fixes = found.find(({ code }) => code === 'taxonomy-root-not-found')?.fixes ?? []
      assert.deepEqual(
        fixes.map(({ title }) => title),
        titles,
      )
    })
  }

  it('leaves it to a person to make one path a list, whatever the proof of fixes says', () => {
    const routing = '-- specs/task-routing.yaml --\ntasks:\n  fix:\n    start_with: AGENTS.md\n'
    const files = laidOver(markedFiles(workflowWorkspace).files, markedFiles(routing).files)
    const offered: Pick<Fix, 'title' | 'safe'>[] = []
    taskRouting.run({
      snapshot: workspaceFromFiles(files).snapshot(),
      t: english,
      settings: defaultSettings,
      report: (_, { fixes = [] }) => offered.push(...fixes.map(({ title, safe }) => ({ title, safe }))),
      blocked: () => assert.fail('blocked'),
      part: (_, run) => run(),
    })
    assert.deepEqual(offered, [{ title: 'Write one item a line', safe: false }])
  })
})
