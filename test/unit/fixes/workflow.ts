import type { FixExample } from '../../support/fix-examples.ts'
import { cleanWorkspace } from '../../support/rule-pages/workspace.ts'

/** The whole workspace of the rules' pages, as one text. */
export const workflowWorkspace = [
  ...cleanWorkspace,
  ['docs/modules/x/new/README.md', '# x/new\n'],
  ['tasks/cards/active/0001.md', '# Card 1\n\nState: active\nRecipe: fix-bug\n'],
]
  .map(([path, text]) => `-- ${path} --\n${text}`)
  .join('')

const entry = '  x/rest:\n    task_families:\n      - resources\n    start_with:\n      - x/rest/module.yaml\n'
const family = '  new:\n    canonical_root: x/new\n    roots:\n      - x/new\n'

export const workflowExamples: readonly FixExample[] = [
  ...['go.mod', '"go.mod"'].map(path => ({
    code: 'task-start-unset',
    when: `the path ${path} stands behind the key`,
    mistake: [['    start_with:\n      - go.mod\n', `    start_with: ${path}\n`]] as const,
    mend: [[`    start_with: ${path}\n`, `    start_with:\n      - ${path}\n`]] as const,
  })),
  {
    code: 'task-start-unset',
    when: 'nothing stands there',
    mistake: [['    start_with:\n      - go.mod\n', '    start_with:\n']],
    mend: 'none',
  },
  {
    code: 'hotspot-start-unset',
    when: 'the path stands behind the key',
    mistake: [['    start_with:\n      - x/rest/module.yaml\n', '    start_with: x/rest/module.yaml\n']],
    mend: [['    start_with: x/rest/module.yaml\n', '    start_with:\n      - x/rest/module.yaml\n']],
  },
  {
    code: 'recipe-unreferenced',
    when: 'behind the others',
    mistake: [['    - specs/change-recipes/symbol-change.yaml\n-- ', '-- ']],
    mend: [
      [
        '    - specs/change-recipes/stable-root-boundary-review.yaml\n-- ',
        '    - specs/change-recipes/stable-root-boundary-review.yaml\n    - specs/change-recipes/symbol-change.yaml\n-- ',
      ],
    ],
  },
  {
    code: 'card-state-missing',
    when: 'in front of the first field',
    mistake: [['State: active\nRecipe: fix-bug', 'Recipe: fix-bug']],
    mend: [['Recipe: fix-bug', 'State: active\nRecipe: fix-bug']],
  },
  {
    code: 'card-state-mismatch',
    when: 'the folder decides',
    mistake: [['State: active\nRecipe', 'State: Active\nRecipe']],
    mend: [['State: Active\nRecipe', 'State: active\nRecipe']],
  },
  {
    code: 'card-state-mismatch',
    when: 'there is no value',
    mistake: [['State: active\nRecipe', 'State:\nRecipe']],
    mend: [['State:\nRecipe', 'State: active\nRecipe']],
  },
  {
    code: 'extension-root-undeclared',
    when: 'behind the others',
    mistake: [
      ['      - x/ai\nagent_workflow', 'agent_workflow'],
      ['  ai:\n    canonical_root: x/ai\n    roots:\n      - x/ai\n', ''],
    ],
    mend: [['      - x/new\nagent_workflow', '      - x/new\n      - x/ai\nagent_workflow']],
    shows: ['taxonomy-root-undeclared'],
  },
  {
    code: 'taxonomy-root-not-found',
    when: 'a slip of the keyboard',
    mistake: [[family, family.replace('- x/new', '- x/nwe')]],
    mend: [['- x/nwe', '- x/new']],
  },
  {
    code: 'taxonomy-canonical-not-found',
    when: 'a slip of the keyboard',
    mistake: [[family, family.replace('root: x/new', 'root: x/nwe')]],
    mend: [['root: x/nwe', 'root: x/new']],
  },
  {
    code: 'task-start-not-found',
    when: 'one of several',
    mistake: [['    start_with:\n      - go.mod\n', '    start_with:\n      - go.mod\n      - go.mdo\n']],
    mend: [['      - go.mdo\n', '']],
  },
  {
    code: 'task-start-not-found',
    when: 'it is the only one',
    mistake: [['    start_with:\n      - go.mod\n', '    start_with:\n      - go.mdo\n']],
    mend: 'none',
  },
  {
    code: 'hotspot-start-not-found',
    when: 'one of several',
    mistake: [[entry, `${entry}      - x/rest/none.go\n`]],
    mend: [['      - x/rest/none.go\n', '']],
  },
  {
    code: 'hotspot-task-family-unknown',
    when: 'a slip of the keyboard',
    mistake: [[entry, entry.replace('resources', 'resuorces')]],
    mend: [['resuorces', 'resources']],
  },
]
