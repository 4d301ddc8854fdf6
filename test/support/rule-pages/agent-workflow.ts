import type { RulePage } from './page.ts'

const taxonomy = 'specs/extension-taxonomy.yaml'
const hotspots = 'specs/package-hotspots.yaml'
const routing = 'specs/task-routing.yaml'
const handlers = 'specs/stop-condition-handlers.yaml'
const page = 'docs/operations/agent-code-quality-rules.md'
const repo = 'specs/repo.yaml'
const card = 'tasks/cards/active/0001.md'

export const agentWorkflowPages: readonly RulePage[] = [
  {
    code: 'recipes-missing',
    why: 'A change recipe says step by step how a kind of change is made. Without a single one agents have nothing to follow, and the program looks no further.',
    mend: 'Restore specs/change-recipes from git.',
    bad: {
      'specs/change-recipes/README.md': '# Recipes\n',
      'specs/change-recipes/fix-bug.yaml': null,
      'specs/change-recipes/review-only.yaml': null,
      'specs/change-recipes/stable-root-boundary-review.yaml': null,
      'specs/change-recipes/symbol-change.yaml': null,
    },
  },
  {
    code: 'recipes-undeclared',
    why: 'Agents find the recipes through specs/repo.yaml. CI searches its text for the name of their folder.',
    mend: 'List specs/change-recipes in specs/repo.yaml.',
    bad: {
      [repo]: [
        [
          '    - specs/change-recipes/fix-bug.yaml\n    - specs/change-recipes/review-only.yaml\n    - specs/change-recipes/stable-root-boundary-review.yaml\n    - specs/change-recipes/symbol-change.yaml\n',
          '    - docs\n',
        ],
      ],
    },
    also: Array.from({ length: 4 }, () => 'recipe-unreferenced'),
  },
  {
    code: 'recipe-unreferenced',
    why: 'A recipe that specs/repo.yaml does not name is one that no agent finds.',
    mend: 'List it beside the others.',
    bad: { 'specs/change-recipes/add-room.yaml': 'name: add-room\n' },
  },
  {
    code: 'quality-file-missing',
    why: 'What good code is here stands in one page, and for machines in one spec. Everything else points there.',
    mend: 'Restore the file from git.',
    bad: { [page]: null },
  },
  {
    code: 'quality-reference-missing',
    why: 'Whatever an agent begins with leads it to what good code is here. CI searches the text for the path.',
    mend: 'Name the path where the file says what to read.',
    bad: { 'docs/README.md': '# Documents\n' },
  },
  {
    code: 'card-directory-missing',
    why: 'A task card lies in the folder of its state, so all three must be there. Git keeps no empty folder.',
    mend: 'Add the folder with a README.md in it.',
    bad: { 'tasks/cards/blocked/README.md': null },
  },
  {
    code: 'card-state-missing',
    why: 'A card says its state itself, so that a move to another folder without a word shows.',
    mend: 'Add a line that begins with State: and says the folder.',
    bad: { [card]: '# Card 1\n' },
  },
  {
    code: 'card-state-mismatch',
    why: 'A card that lies in the folder of another state than it says is worked on twice, or not at all. Case counts.',
    mend: 'Move the card, or correct its state.',
    bad: { [card]: '# Card 1\n\nState: done\n' },
  },
  {
    code: 'milestone-directory-missing',
    why: 'A milestone lies among the active or the done ones, so both folders must be there. Git keeps no empty folder.',
    mend: 'Add the folder with a README.md in it.',
    bad: { 'tasks/milestones/done/README.md': null },
  },
  {
    code: 'milestone-outcome-active',
    why: 'An outcome is written when a milestone is done; it is then no longer active.',
    mend: 'Move the milestone to tasks/milestones/done.',
    bad: { 'tasks/milestones/active/M-1.md': '# M-1\n\n## Outcome\n\nReleased.\n' },
  },
  {
    code: 'milestone-outcome-missing',
    why: 'What came of a milestone is all that is read of it later.',
    mend: 'Add a section with the heading "## Outcome".',
    bad: { 'tasks/milestones/done/M-1.md': '# M-1\n' },
  },
  {
    code: 'control-plane-file-missing',
    why: 'Agents that are stuck, or that change how requests flow, read these specs to go on.',
    mend: 'Restore the file from git.',
    bad: { [handlers]: null },
  },
  {
    code: 'extension-root-undeclared',
    why: 'Every directory of x/ is a family that specs/repo.yaml declares: other checks look only at what is declared.',
    mend: 'Declare it in layers.extension.paths, or move it out of x/. For a module that no spec or page names, a second quick fix makes all entries of a family of its own.',
    bad: { 'x/more/README.md': '# More\n' },
    also: ['manifest-missing'],
  },
  {
    code: 'empty-directory',
    why: 'An empty directory looks like a package that is to come. Git keeps none, so it is on this machine alone.',
    mend: 'Remove it, or put something into it.',
    bad: { 'x/rest/later/': '' },
  },
  {
    code: 'taxonomy-canonical-not-found',
    why: 'The canonical root of a family is where its readers begin.',
    mend: 'Correct the path, or remove the family.',
    bad: { [taxonomy]: [['    canonical_root: x/new\n', '    canonical_root: x/nwe\n']] },
    also: ['entrypoint-manifest-missing', 'parent-family-missing', 'taxonomy-root-not-found'],
  },
  {
    code: 'taxonomy-root-not-found',
    why: 'A root of the taxonomy that does not exist sends its readers nowhere.',
    mend: 'Correct the path, or remove it.',
    bad: { [taxonomy]: [['      - x/new\n', '      - x/new\n      - x/none\n']] },
    also: ['hotspot-canonical-missing', 'hotspot-subordinate-missing', 'subordinates-undeclared'],
  },
  {
    code: 'taxonomy-root-undeclared',
    why: 'A family that is declared has a place in the taxonomy, so that it is told apart from its neighbours.',
    mend: 'Give it a family in specs/extension-taxonomy.yaml, or add it to the roots of one.',
    bad: { [taxonomy]: [['  new:\n    canonical_root: x/new\n    roots:\n      - x/new\n', '']] },
  },
  {
    code: 'entrypoint-manifest-missing',
    why: 'Where a family begins, its manifest says what it is for and who owns it.',
    mend: 'Add a module.yaml there.',
    bad: { [taxonomy]: [['    canonical_root: x/new\n', '    canonical_root: x/new\n    canonical_root: docs\n']] },
    also: ['parent-family-missing', 'yaml-syntax'],
  },
  {
    code: 'entrypoint-primer-missing',
    why: 'Whoever begins with a family reads its primer first: doc_paths leads there.',
    mend: 'Name the page under doc_paths, on a line of its own.',
    bad: { 'x/new/module.yaml': [['doc_paths:\n  - docs/README.md\n', '']] },
  },
  {
    code: 'task-start-unset',
    why: 'A task says what to read first; that is what it is there for.',
    mend: 'Name at least one path under start_with, on a line of its own.',
    bad: { [routing]: [['    start_with:\n      - go.mod\n', '    start_with: []\n']] },
  },
  {
    code: 'task-start-not-found',
    why: 'A path that does not exist is the first thing that an agent fails on.',
    mend: 'Correct the path, or remove it.',
    bad: { [routing]: [['      - go.mod\n', '      - go.mdo\n']] },
  },
  {
    code: 'hotspot-package-not-found',
    why: 'The index helps to choose among packages that are easily confused, so each of them is there.',
    mend: 'Correct the path, or remove the entry.',
    bad: { [hotspots]: [['  x/rest:\n', '  x/rset:\n']] },
  },
  {
    code: 'hotspot-package-not-directory',
    why: 'The index is about packages, which are directories.',
    mend: 'Name the directory.',
    bad: { [hotspots]: [['  x/rest:\n', '  x/rest/module.yaml:\n']] },
  },
  {
    code: 'hotspot-start-unset',
    why: 'An entry says what to read first of its package.',
    mend: 'Name at least one path under start_with, on a line of its own.',
    bad: { [hotspots]: [['    start_with:\n      - x/rest/module.yaml\n', '']] },
  },
  {
    code: 'hotspot-start-not-found',
    why: 'A path that does not exist is the first thing that an agent fails on.',
    mend: 'Correct the path, or remove it.',
    bad: { [hotspots]: [['      - x/rest/module.yaml\n', '      - x/rest/none.go\n']] },
  },
  {
    code: 'hotspot-task-family-unset',
    why: 'An entry says with which tasks its package is concerned, so that a task finds it.',
    mend: 'Name at least one task of specs/task-routing.yaml.',
    bad: { [hotspots]: [['  x/rest:\n    task_families:\n      - resources\n', '  x/rest:\n']] },
  },
  {
    code: 'hotspot-task-family-unknown',
    why: 'A task that specs/task-routing.yaml lacks finds nothing here.',
    mend: 'Name one of its tasks.',
    bad: {
      [hotspots]: [
        ['  x/rest:\n    task_families:\n      - resources\n', '  x/rest:\n    task_families:\n      - resuorces\n'],
      ],
    },
  },
  {
    code: 'hotspot-canonical-missing',
    why: 'Where a family has several roots, the index says which of them is for what: the canonical one first.',
    mend: 'Add an entry for the root to specs/package-hotspots.yaml.',
    bad: { [taxonomy]: [['      - x/new\n', '      - x/new\n      - x/new\n']] },
    also: ['subordinates-undeclared'],
  },
  {
    code: 'hotspot-subordinate-missing',
    why: 'Where a family has several roots, the index says which of them is for what.',
    mend: 'Add an entry for the root to specs/package-hotspots.yaml.',
    bad: { [taxonomy]: [['      - x/rest\n', '      - x/rest\n      - router\n']] },
    also: ['subordinates-undeclared'],
  },
  {
    code: 'stable-http-handler',
    why: 'A stable root is what applications build on, not where they answer requests. CI looks at files that are called as those of applications.',
    mend: 'Move the handler to an application or an extension; if it is none, call the file otherwise.',
    bad: {
      'store/handler.go':
        'package store\n\nimport "net/http"\n\nfunc Show(w http.ResponseWriter, r *http.Request) {}\n',
    },
  },
  {
    code: 'stable-route-helper',
    why: 'Routes are registered where an application is put together. A stable root that does it hides them.',
    mend: 'Move the function to core, router, an application or an extension.',
    bad: {
      'store/mount.go': 'package store\n\nimport "net/http"\n\nfunc Mount(mux *http.ServeMux) {}\n',
    },
  },
]
