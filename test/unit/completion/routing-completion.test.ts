import assert from 'node:assert/strict'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import type { CompletionEntry } from '../../../server/src/core/completion/completion-types.ts'
import { yamlHover } from '../../../server/src/core/hover/yaml-hover.ts'
import { readTaskRouting } from '../../../server/src/core/spec/task-routing.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const routing = `context_policy:
  initial_package: startup
tasks:
  app_bootstrap:
    intent: Wire an application.
    context_package: implementation
    start_with:
      - AGENTS.md
      - docs/style-guide.md
      - reference/shop/internal/app/app.go
      - reference/shop/main.go
  core_fix:
    start_with:
      - AGENTS.md
      - core/module.yaml
  till_work:
    context_package: implementation
    start_with:
      - AGENTS.md
      - x/shop/till/
`

const { files } = markedFiles(`-- go.mod --
module github.com/spcent/plumego
-- AGENTS.md --
-- README.md --
-- .githooks/pre-commit --
-- node_modules/left/pad.md --
-- docs/style-guide.md --
-- docs/operations/budget.md --
-- tasks/cards/TEMPLATE.md --
-- specs/repo.yaml --
layers:
  stable:
    paths:
      - core
  extension:
    paths:
      - x/shop
canonical_authority:
  routing:
    - specs/task-routing.yaml
-- specs/task-routing.yaml --
${routing}-- core/module.yaml --
name: core
-- core/core.go --
package core
-- log/module.yaml --
name: log
-- x/shop/module.yaml --
name: x/shop
-- x/shop/till/till.go --
package till
-- x/stall/stall.go --
package stall
-- reference/shop/main.go --
package main
-- reference/shop/internal/app/app.go --
package app
`)
const repository = workspaceFromFiles(files)

const at = (text: string): readonly [SourceText, ReturnType<SourceText['positionAt']>] => {
  const source = new SourceText(text.replace('│', ''))
  return [source, source.positionAt(text.indexOf('│'))]
}

/** What is offered at the mark `│` of a file. */
const offered = (file: string, text: string): CompletionEntry[] =>
  completionsAt(repository.snapshot(), file, ...at(text), english)

const labels = (file: string, text: string): string[] => offered(file, text).map(({ label }) => label)

const repo = 'specs/repo.yaml'
const tasks = 'specs/task-routing.yaml'
const rules = 'specs/dependency-rules.yaml'
const core = 'core/module.yaml'

/** What comes first at a place, whatever follows. */
const first: readonly (readonly [title: string, file: string, text: string, expected: readonly string[]])[] = [
  ['the keys of the file', repo, '│', ['repo', 'canonical_authority', 'layers', 'top_level_rules', 'agent_workflow']],
  [
    'the keys of a file that has some',
    repo,
    'layers:\n  stable:\nrepo:\n│',
    ['canonical_authority', 'top_level_rules'],
  ],
  ['layers', repo, 'layers:\n  stable:\n  │', ['extension', 'tooling', 'reference']],
  ['what a layer has', repo, 'layers:\n  tooling:\n    │', ['description', 'paths']],
  [
    'families for the extensions',
    repo,
    'layers:\n  extension:\n    paths:\n      - │',
    ['x/shop', 'x/stall', 'core', 'log'],
  ],
  [
    'roots for what is stable',
    repo,
    'layers:\n  stable:\n    paths:\n      - core\n      - │',
    ['log', 'x/shop', 'x/stall'],
  ],
  ['a family by its own name', repo, 'layers:\n  extension:\n    paths:\n      - sta│', ['x/stall']],
  [
    'a file that bears the name of the subject',
    repo,
    'canonical_authority:\n  style:\n    - │',
    ['docs/style-guide.md'],
  ],
  ['what another spec names most often', repo, 'canonical_authority:\n  quality:\n    - │', ['AGENTS.md']],
  ['a directory that is hidden', repo, 'layers:\n  tooling:\n    paths:\n      - .git│', ['.githooks']],
  ['what a typed directory holds', repo, 'layers:\n  reference:\n    paths:\n      - reference/s│', ['reference/shop']],
  ['a switch of the workflow', repo, 'agent_workflow:\n  defaults:\n    require_e│', ['require_explicit_scope']],
  ['its values', repo, 'agent_workflow:\n  defaults:\n    require_explicit_scope: │', ['true', 'false']],
  ['the keys of a task', tasks, 'tasks:\n  fix:\n    │', ['start_with', 'intent', 'context_package', 'avoid']],
  [
    'the keys of a rule',
    tasks,
    'routing_rules:\n  a:\n    intent: A\n    │',
    ['destination', 'packages', 'beta_families'],
  ],
  [
    'packages of the file, then known ones',
    tasks,
    routing.replace('  core_fix:\n', '  core_fix:\n    context_package: │\n'),
    ['implementation', 'startup', 'review', 'control-plane'],
  ],
  ['a package by its beginning', tasks, 'tasks:\n  fix:\n    context_package: rev│', ['review']],
  ['layers for a destination', tasks, 'routing_rules:\n  a:\n    destination: │', ['stable', 'extension']],
  ['a path for a destination', tasks, 'routing_rules:\n  a:\n    destination: tasks/c│', ['tasks/cards']],
  ['families for what is beta', tasks, 'routing_rules:\n  a:\n    beta_families:\n      - x/│', ['x/shop', 'x/stall']],
  [
    'what the file names most often',
    tasks,
    routing.replace(/till_work:[\s\S]*/, 'fix:\n    start_with:\n      - │'),
    ['AGENTS.md'],
  ],
  [
    'what bears the name of the task',
    tasks,
    'tasks:\n  till_work:\n    start_with:\n      - x/shop/t│',
    ['x/shop/till'],
  ],
  ['a manifest by its family', tasks, 'tasks:\n  fix:\n    start_with:\n      - x/shop/m│', ['x/shop/module.yaml']],
  [
    'a Go file by its directory',
    tasks,
    'tasks:\n  fix:\n    start_with:\n      - reference/shop/ma│',
    ['reference/shop/main.go'],
  ],
  [
    'the switches of the rules',
    rules,
    'rules:\n  │',
    ['stable_must_not_depend_on_extension', 'library_must_not_depend_on_reference', 'root_facade_forbidden'],
  ],
  [
    'a switch that is missing',
    rules,
    'rules:\n  root_facade_forbidden: true\n  l│',
    ['library_must_not_depend_on_reference'],
  ],
  ['the values of a switch', rules, 'rules:\n  root_facade_forbidden: │', ['true', 'false']],
  [
    'the code that a task begins with',
    core,
    'task_affinity:\n  app_bootstrap: │',
    ['reference/shop/', 'reference/shop/internal/app/', 'core/'],
  ],
  ['its own directory where the task begins there', core, 'task_affinity:\n  core_fix: │', ['core/']],
  ['its own directory where nobody knows the task', core, 'task_affinity:\n  other: │', ['core/']],
  ['its own directory in front of another’s code', 'log/module.yaml', 'task_affinity:\n  other: │', ['log/']],
]

/** Where whoever types goes on. */
const none: readonly (readonly [title: string, file: string, text: string])[] = [
  ['a path typed in full', tasks, 'tasks:\n  fix:\n    start_with:\n      - AGENTS.md│'],
  ['a directory typed in full', tasks, 'tasks:\n  fix:\n    avoid:\n      - x/shop│'],
  ['a path that is not there', tasks, 'tasks:\n  fix:\n    start_with:\n      - x/bank/module.yaml│'],
  ['a part of a path that stands elsewhere', tasks, 'tasks:\n  fix:\n    avoid:\n      - style│'],
  ['a context package of one’s own', tasks, 'tasks:\n  fix:\n    context_package: own│'],
  ['prose', tasks, 'tasks:\n  fix:\n    intent: Change the│'],
  ['steps', repo, 'agent_workflow:\n  required_steps:\n    - Read│'],
  ['a switch typed in full', rules, 'rules:\n  root_facade_forbidden: true│'],
  ['what npm laid', repo, 'canonical_authority:\n  style:\n    - node_mod│'],
]

describe('completion in specs/repo.yaml, specs/task-routing.yaml and the switches of rules', () => {
  for (const [title, file, text, expected] of first) {
    it(`offers ${title}`, () => assert.deepEqual(labels(file, text).slice(0, expected.length), expected))
  }

  for (const [title, file, text] of none)
    it(`offers nothing behind ${title}`, () => assert.deepEqual(labels(file, text), []))

  it('offers nothing twice, and nothing that the list has', () => {
    const all = labels(tasks, 'tasks:\n  fix:\n    start_with:\n      - AGENTS.md\n      - │')
    assert.equal(new Set(all).size, all.length)
    assert.ok(all.includes('README.md') && !all.includes('AGENTS.md'))
  })

  it('says what a key means', () => {
    const [startWith] = offered(tasks, 'tasks:\n  fix:\n    │')
    assert.equal(startWith?.documentation?.plain, 'What is read first. The check agent-workflow looks for each path.')
    assert.equal(startWith?.insertText, 'start_with:\n  - $1')
  })

  it('keeps the quotes of a path', () => {
    assert.equal(offered(tasks, 'tasks:\n  fix:\n    avoid:\n      - "tasks/c│"')[0]?.insertText, '"tasks/cards"')
  })
})

describe('hover in specs/repo.yaml and specs/task-routing.yaml', () => {
  const hover = (file: string, text: string): string | undefined =>
    yamlHover(repository.snapshot(), file, ...at(text), english)?.plain

  for (const [file, text, said] of [
    [tasks, 'tasks:\n  fix:\n    start_w│ith:\n      - AGENTS.md\n', /^Start with · required\s+What is read first\./],
    [tasks, 'tasks:\n  fix:\n    start_with:\n      - AGEN│TS.md\n', /AGENTS\.md · a file of this workspace/],
    [
      tasks,
      'tasks:\n  fix:\n    avoid:\n      - docs/ope│rations\n',
      /docs\/operations · a directory of this workspace/,
    ],
    [tasks, 'tasks:\n  fix:\n    start_with:\n      - docs/n│one.md\n', /docs\/none\.md · does not exist/],
    [core, 'task_affinity:\n  app_bootstrap: reference/s│hop/\n', /reference\/shop\/ · a directory of this workspace/],
    [
      repo,
      'agent_workflow:\n  defaults:\n    max_files_per_ca│rd: 5\n',
      /How many files a task card changes at most\./,
    ],
    [rules, 'rules:\n  root_facade_forb│idden: true\n', /Whether the root package may re-export nothing at all\./],
  ] as const) {
    it(`says ${said.source.replaceAll('\\', '')}`, () => assert.match(hover(file, text) ?? '', said))
  }
})

describe('readTaskRouting', () => {
  const read = (text: string): Record<string, string[]> =>
    Object.fromEntries(
      [...readTaskRouting(new SourceText(text))].map(([task, { startWith }]) => [
        task,
        startWith.map(({ text }) => text),
      ]),
    )

  for (const [title, text, expected] of [
    [
      'tasks and what they begin with',
      routing.slice(0, routing.indexOf('  core_fix')),
      {
        app_bootstrap: [
          'AGENTS.md',
          'docs/style-guide.md',
          'reference/shop/internal/app/app.go',
          'reference/shop/main.go',
        ],
      },
    ],
    [
      'no comments, and values without quotes',
      'tasks:\n  a:\n    # none\n    start_with:\n      - "b"\n      # - c\n      - \'d\'\n',
      { a: ['b', 'd'] },
    ],
    ['nothing at other columns', 'tasks:\n  a:\n    start_with:\n    - b\n   start_with:\n      - c\n', { a: [] }],
    ['only what stands below tasks', 'other:\n  a:\n    start_with:\n      - b\n', {}],
    [
      'of a task that comes twice the last',
      'tasks:\n  a:\n    start_with:\n      - b\n  a:\n    avoid:\n      - c\n',
      { a: [] },
    ],
    ['a task without a name, and nothing below it', 'tasks:\n  :\n    start_with:\n      - b\n', { '': [] }],
    ['a list that another key ends', 'tasks:\n  a:\n    start_with:\n      - b\n    avoid:\n      - c\n', { a: ['b'] }],
  ] as const) {
    it(`reads ${title}`, () => assert.deepEqual(read(text), expected))
  }
})
