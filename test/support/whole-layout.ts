import { specPaths } from '../../server/src/core/repo/snapshot.ts'
import {
  cardFolder,
  cardStates,
  controlPlaneFiles,
  milestoneFolder,
  qualityFiles,
  qualityReferences,
} from '../../server/src/core/rules/agent-workflow/control-plane.ts'
import { requiredPaths } from '../../server/src/core/rules/reference-layout/layout.ts'

/** The files of a whole checkout that Plumego's checks ask for, beside those that are there already. */
export function wholeLayout(files: ReadonlyMap<string, string>): Map<string, string> {
  const required = requiredPaths.map((path): [string, string] =>
    path.startsWith('reference/') ? [`${path}/go.mod`, goModOf(path)] : [path, path.endsWith('.md') ? '# Page\n' : ''],
  )
  const folders = [...cardStates.map(cardFolder), milestoneFolder('active'), milestoneFolder('done')]
  return new Map([
    ...required,
    ...folders.map((folder): [string, string] => [`${folder}/README.md`, '# What lies here\n']),
    ...[...qualityFiles, ...controlPlaneFiles].map((path): [string, string] => [path, '']),
    ...[...qualityReferences].map(([path, names]): [string, string] => [path, naming(path, names)]),
    ['specs/task-routing.yaml', 'version: 1\n\ntasks:\n  resources:\n    start_with:\n      - go.mod\n'],
    [
      'specs/package-hotspots.yaml',
      'packages:\n  x/rest:\n    task_families:\n      - resources\n    start_with:\n      - x/rest/module.yaml\n' +
        ['x/data', 'x/data/file']
          .map(name => `  ${name}:\n    task_families:\n      - resources\n    start_with:\n      - docs\n`)
          .join(''),
    ],
    [specPaths.deprecationInventory, 'version: 1\n\nentries: []\n'],
    ...files,
  ])
}

/** What specs/repo.yaml says of what agents read. */
export const workflowOfRepo = `agent_workflow:
  quality:
    - docs/operations/agent-code-quality-rules.md
    - specs/agent-quality-rules.yaml
  recipes:
    - specs/change-recipes/fix-bug.yaml
    - specs/change-recipes/review-only.yaml
    - specs/change-recipes/stable-root-boundary-review.yaml
    - specs/change-recipes/symbol-change.yaml
`

const naming = (path: string, names: readonly string[]): string =>
  path.endsWith('.md')
    ? names.map(name => `Read ${name}.\n`).join('')
    : `reads:\n${names.map(one => `  - ${one}\n`).join('')}`

const goModOf = (path: string): string => `module ${path.slice('reference/'.length)}

go 1.26

require github.com/spcent/plumego v0.0.0

replace github.com/spcent/plumego => ../..
`
