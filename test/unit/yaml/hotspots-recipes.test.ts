import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { schemaOf } from '../../../server/src/core/schema/file-schemas.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { parseYaml } from '../../../server/src/core/yaml/document.ts'
import { isPlainRecipe } from '../../../server/src/core/yaml/plain-recipe.ts'
import { schemaErrors } from '../../../server/src/core/yaml/validation.ts'
import { cleanWorkspace } from '../../support/rule-pages/workspace.ts'
import { sampleDirectory } from '../../support/sample-files.ts'
import { sharedDir } from '../../support/shared.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const hotspots = 'specs/package-hotspots.yaml'
const recipe = 'specs/change-recipes/fix-bug.yaml'
const whole =
  'name: fix-bug\nscope: repair\nsteps:\n  - Read specs/agent-quality-rules.yaml and docs/operations/agent-code-quality-rules.md.\nstop_conditions:\n  - Do nothing else.\n'
const entry = (text: string): string => `packages:\n  x/rest:\n${text}`
const lists = '    task_families:\n      - resources\n    start_with:\n      - go.mod\n'

/** What is told of a file, each with its code and its place in the data. */
const told = (file: string, text: string): string[] =>
  new Checker(allRules, english)
    .check(workspaceFromFiles(new Map([...cleanWorkspace, [file, text]])).snapshot())
    .filter(finding => finding.file === file)
    .map(({ code, key }) => [code, ...key.filter(fact => fact !== file)].join(' '))

const table: readonly (readonly [what: string, file: string, text: string, codes: readonly string[]])[] = [
  ['an entry', hotspots, entry(`    role: primitive\n${lists}`), []],
  ['keys that nobody knows', hotspots, entry(`${lists}    more: x\n`), []],
  [
    'a layer that is none',
    hotspots,
    entry(`    layer: beta\n${lists}`),
    ['schema-violation /packages/x~1rest/layer enum'],
  ],
  [
    'a module that is a list',
    hotspots,
    entry(`    module: [x/rest]\n${lists}`),
    ['schema-violation /packages/x~1rest/module type'],
  ],
  [
    'an entry of nothing, as agent-workflow tells it',
    hotspots,
    'packages:\n  x/rest:\n',
    ['hotspot-start-unset x/rest', 'hotspot-task-family-unset x/rest'],
  ],
  [
    'lists that are empty',
    hotspots,
    entry('    task_families:\n    start_with:\n'),
    ['hotspot-start-unset x/rest', 'hotspot-task-family-unset x/rest'],
  ],
  [
    'a task that is a number',
    hotspots,
    entry('    task_families:\n      - 1\n    start_with:\n      - go.mod\n'),
    ['hotspot-task-family-unknown x/rest 1', 'schema-violation /packages/x~1rest/task_families/0 type'],
  ],
  ['a recipe', recipe, whole, []],
  ['a step with a colon', recipe, whole.replace('steps:\n', 'steps:\n  - Keep it small: one change.\n'), []],
  [
    'no steps',
    recipe,
    whole.replace(/steps:\n(?: {2}-.*\n)+/, ''),
    [
      'quality-reference-missing docs/operations/agent-code-quality-rules.md',
      'quality-reference-missing specs/agent-quality-rules.yaml',
    ],
  ],
  [
    'steps in one text',
    recipe,
    whole.replace('stop_conditions:\n  - Do', 'stop_conditions: Do'),
    ['schema-violation /stop_conditions type'],
  ],
  [
    'a recipe of another form',
    recipe,
    'reads:\n  - specs/agent-quality-rules.yaml\n  - docs/operations/agent-code-quality-rules.md\n',
    [],
  ],
]

describe('the schemas of hotspots and recipes', () => {
  for (const [what, file, text, codes] of table) {
    it(`say of ${what}: ${codes.length === 0 ? 'nothing' : codes.join(', ')}`, () =>
      assert.deepEqual(
        told(file, text)
          .filter(code => !code.startsWith('hotspot-canonical') && !code.startsWith('hotspot-subordinate'))
          .sort(),
        [...codes].sort(),
      ))
  }

  const roots = [sampleDirectory, ...(sharedDir ? [path.join(sharedDir, 'plumego', 'files')] : [])]
  it('take the recipes of real workspaces, which are proved to fit without a YAML parser', () => {
    for (const root of roots) {
      const folder = path.join(root, 'specs', 'change-recipes')
      for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
        assert.ok(isPlainRecipe(new SourceText(fs.readFileSync(path.join(folder, name), 'utf8'))), name)
      }
    }
  })

  it('take whatever is proved to fit, whichever line is changed', () => {
    const schema = schemaOf(recipe, workspaceFromFiles(cleanWorkspace).snapshot())
    assert.ok(schema)
    const lines = `# Why\n${whole}`.split('\n')
    const others = [
      '',
      ' ',
      '  - a',
      '  - a: b',
      '  - a: b: c',
      '  - "a"',
      '  - - a',
      '  - a:',
      '  -',
      'name: b',
      'steps: a',
      'steps:',
      'more: a',
      '  - a # b',
      '  - *a',
      '\t- a',
      '  - null',
      'name: 1',
      'scope: a: b',
      '- a',
      '  a',
      'scope: >',
    ]
    let proved = 0
    for (const [at] of lines.entries()) {
      for (const other of others) {
        for (const remove of [0, 1]) {
          const source = new SourceText(lines.toSpliced(at, remove, other).join('\n'))
          if (!isPlainRecipe(source)) continue
          proved++
          const document = parseYaml(source)
          assert.deepEqual([document.errors.length, schemaErrors(document, schema).length], [0, 0], source.text)
        }
      }
    }
    assert.ok(proved > 20)
  })
})
