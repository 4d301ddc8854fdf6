import assert from 'node:assert/strict'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { modulePathHover } from '../../../server/src/core/hover/module-path-hover.ts'
import { yamlHover } from '../../../server/src/core/hover/yaml-hover.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { manifestKeys, moduleSchema } from '../../../server/src/core/schema/module-schema.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { applyEdits } from '../../support/apply-edits.ts'
import { tableDirectory, tableManifest, tableWorkspace } from '../../support/manifest-table.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

/** What one key of module.yaml gets. */
interface Row {
  readonly key: string
  /** What completes in the place of its value, the first four; nothing for what only its author knows. */
  readonly completes: readonly string[]
  /** The first line of the hover on its value; undefined where a text says all by itself. */
  readonly value: string | undefined
  /** A wrong block in its place. */
  readonly wrong: string
  /** What is said of that. */
  readonly says: string
  /** The block after the first fix of that finding; undefined where only a person knows what was meant. */
  readonly mended: string | undefined
}

const table: readonly Row[] = [
  {
    key: 'name',
    completes: ['x/shop'],
    value: '○ experimental · its own stability_tier',
    wrong: 'name: x/shp',
    says: 'name "x/shp": expected x/shop, the directory of this manifest.',
    mended: 'name: x/shop',
  },
  {
    key: 'path',
    completes: ['x/shop'],
    value: '○ experimental · its own stability_tier',
    wrong: 'path: shop',
    says: 'path "shop": expected x/shop, the directory of this manifest.',
    mended: 'path: x/shop',
  },
  {
    key: 'layer',
    completes: ['extension', 'stable'],
    value: 'extension · Layer',
    wrong: 'layer: extention',
    says: 'layer "extention": expected one of stable, extension (specs/module-manifest.schema.yaml).',
    mended: 'layer: extension',
  },
  {
    key: 'status',
    completes: ['experimental', 'beta', 'ga'],
    value: 'experimental · Status',
    wrong: 'status: experimntal',
    says: 'status "experimntal": expected one of ga, beta, experimental (specs/module-manifest.schema.yaml).',
    mended: 'status: experimental',
  },
  {
    key: 'suggested_gate_profile',
    completes: ['docs_only', 'single_module_behavior', 'router_middleware_security', 'stable_root_change'],
    value: 'single_module_behavior · Suggested gate profile',
    wrong: 'suggested_gate_profile: docs_onyl',
    says: 'x/shop: suggested_gate_profile "docs_onyl": expected docs_only, single_module_behavior, router_middleware_security, stable_root_change, cross_module_public_api_release.',
    mended: 'suggested_gate_profile: docs_only',
  },
  {
    key: 'stability_tier',
    completes: ['experimental', 'beta'],
    value: 'experimental · Stability tier',
    wrong: 'stability_tier: exprimental',
    says: 'stability_tier "exprimental": expected one of beta, experimental (specs/module-manifest.schema.yaml).',
    mended: 'stability_tier: experimental',
  },
  {
    key: 'owner',
    completes: ['sales', 'money'],
    value: 'sales · modules: 1',
    wrong: 'owner: 7',
    says: 'x/shop: owner is 7, a number or a boolean to YAML: expected a text, in quotes if it looks like something else.',
    mended: 'owner: "7"',
  },
  {
    key: 'risk',
    completes: ['low', 'medium', 'high'],
    value: 'low · Risk',
    wrong: 'risk: hihg',
    says: 'risk "hihg": expected one of low, medium, high (specs/module-manifest.schema.yaml).',
    mended: 'risk: high',
  },
  {
    key: 'summary',
    completes: [],
    value: undefined,
    wrong: 'summary: [a]',
    says: 'x/shop: summary is a list: expected a text, in quotes if it looks like something else.',
    mended: 'summary: a',
  },
  {
    key: 'strict_boundary',
    completes: [],
    value: undefined,
    wrong: 'strict_boundary: true',
    says: 'x/shop: strict_boundary is true, a number or a boolean to YAML: expected a text, in quotes if it looks like something else.',
    mended: 'strict_boundary: "true"',
  },
  {
    key: 'parent_family',
    completes: ['x/bank', 'x/shop/till'],
    value: '● beta · its own status',
    wrong: 'parent_family: 3',
    says: 'x/shop: parent_family is 3, a number or a boolean to YAML: expected a text, in quotes if it looks like something else.',
    mended: 'parent_family: "3"',
  },
  {
    key: 'entrypoint_reads',
    completes: [
      'docs/modules/x/shop/README.md',
      'specs/module-manifest.schema.yaml',
      'specs/task-routing.yaml',
      'x/shop/shop.go',
    ],
    value: 'docs/modules/x/shop/README.md · a file of this workspace',
    wrong: 'entrypoint_reads: AGENTS.md',
    says: 'x/shop: entrypoint_reads is a text: expected a list, one item a line.',
    mended: 'entrypoint_reads:\n  - AGENTS.md',
  },
  {
    key: 'subordinate_families',
    completes: ['x/shop/till', 'package', 'role'],
    value: '○ experimental · its own status',
    wrong: 'subordinate_families:\n  - pakage: x/shop/till',
    says: 'x/shop: subordinate_families[0].pakage is no known key. Did you mean package?',
    mended: 'subordinate_families:\n  - package: x/shop/till',
  },
  {
    key: 'responsibilities',
    completes: [],
    value: undefined,
    wrong: 'responsibilities: []',
    says: 'responsibilities has no entry that CI sees: give each a line of its own, indented, that begins with "- ".',
    mended: 'responsibilities:\n  - TODO',
  },
  {
    key: 'non_goals',
    completes: [],
    value: undefined,
    wrong: 'non_goals:\n  - 7',
    says: 'x/shop: non_goals[0] is 7, a number or a boolean to YAML: expected a text, in quotes if it looks like something else.',
    mended: 'non_goals:\n  - "7"',
  },
  {
    key: 'stability_tiers',
    completes: ['till'],
    value: '○ experimental · x/shop/till',
    wrong: 'stability_tiers:\n  stable: till',
    says: 'x/shop: stability_tiers.stable is a text: expected a list, one item a line.',
    mended: 'stability_tiers:\n  stable:\n    - till',
  },
  {
    key: 'public_entrypoints',
    completes: ['till'],
    value: undefined,
    wrong: 'public_entrypoints: []',
    says: 'x/shop: public_entrypoints is empty: fill it, or delete the key.',
    mended: '',
  },
  {
    key: 'public_surface_stability',
    completes: [],
    value: undefined,
    wrong: 'public_surface_stability:\n  stable_v1: New',
    says: 'x/shop: public_surface_stability.stable_v1 is a text: expected a list, one item a line.',
    mended: 'public_surface_stability:\n  stable_v1:\n    - New',
  },
  {
    key: 'error_taxonomy',
    completes: [],
    value: undefined,
    wrong: 'error_taxonomy:\n  categorys:\n    - sold_out',
    says: 'x/shop: error_taxonomy.categorys is no known key. Did you mean categories?',
    mended: 'error_taxonomy:\n  categories:\n    - sold_out',
  },
  {
    key: 'allowed_imports',
    completes: ['stdlib', 'log', 'x/shop/till', 'x/shop/till/**'],
    value: '◆ ga · by the stability policy',
    wrong: 'allowed_imports:\n  - log\n  - x/bank\n  - x/shop/till\n  - stdlib',
    says: 'allowed_imports has 4 entries, and specs/module-manifest.schema.yaml allows 3: drop or merge those from here on.',
    mended: undefined,
  },
  {
    key: 'forbidden_imports',
    completes: ['x/bank/**', 'x/shop/till/**', 'log'],
    value: 'x/bank/** · packages matched: 1',
    wrong: 'forbidden_imports: [x/bank/**]',
    says: 'forbidden_imports has no entry that CI sees: give each a line of its own, indented, that begins with "- ".',
    mended: 'forbidden_imports:\n  - x/bank/**',
  },
  {
    key: 'test_commands',
    completes: ['go test -race -timeout 60s ./x/shop/...', 'go test -timeout 20s ./x/shop/...', 'go vet ./x/shop/...'],
    value: 'go vet ./x/shop/...',
    wrong: 'test_commands:',
    says: 'test_commands has no entry that CI sees: give each a line of its own, indented, that begins with "- ".',
    mended: 'test_commands:\n  - go test -timeout 20s ./x/shop/...\n  - go vet ./x/shop/...',
  },
  {
    key: 'doc_paths',
    completes: ['docs/modules/x/shop/README.md'],
    value: 'docs/modules/x/shop/README.md · a file of this workspace',
    wrong: 'doc_paths:\n  - docs/none.md\n  - docs/modules/x/shop/README.md',
    says: 'doc_paths names docs/none.md, which does not exist: write it, or correct the path.',
    mended: 'doc_paths:\n  - docs/modules/x/shop/README.md',
  },
  {
    key: 'change_risks',
    completes: [],
    value: undefined,
    wrong: 'change_risks:',
    says: 'x/shop: change_risks is empty: expected a list, one item a line.',
    mended: '',
  },
  {
    key: 'stop_conditions',
    completes: [],
    value: undefined,
    wrong: 'stop_conditions:\n  - 7',
    says: 'x/shop: stop_conditions[0] is 7, a number or a boolean to YAML: expected a text, in quotes if it looks like something else.',
    mended: 'stop_conditions:\n  - "7"',
  },
  {
    key: 'review_checklist',
    completes: [],
    value: undefined,
    wrong: 'review_checklist: Is it sold',
    says: 'review_checklist has no entry that CI sees: give each a line of its own, indented, that begins with "- ".',
    mended: 'review_checklist:\n  - Is it sold',
  },
  {
    key: 'agent_hints',
    completes: [],
    value: undefined,
    wrong: 'agent_hint:\n  - Ask first',
    says: 'x/shop has no agent_hints, which specs/module-manifest.schema.yaml requires: add it.',
    mended: 'agent_hints:\n  - TODO\nagent_hint:\n  - Ask first',
  },
  {
    key: 'task_affinity',
    completes: ['x/shop/', 'x/shop/till/'],
    value: '○ experimental · its own stability_tier',
    wrong: 'task_affinity:\n  sell_things: 7',
    says: 'x/shop: task_affinity.sell_things is 7, a number or a boolean to YAML: expected a text, in quotes if it looks like something else.',
    mended: 'task_affinity:\n  sell_things: "7"',
  },
  {
    key: 'selection_guide',
    completes: ['x/shop/till/', 'x/shop/'],
    value: '○ experimental · its own status',
    wrong: 'selection_guide: x/shop/till/',
    says: 'x/shop: selection_guide is a text: expected a map of keys.',
    mended: undefined,
  },
  {
    key: 'landing_zones',
    completes: ['till/', 'till/till.go', 'shop.go'],
    value: 'x/shop/till/ · a directory of this workspace',
    wrong: 'landing_zones:\n  tills:\n    - till/',
    says: 'x/shop: landing_zones.tills is a list: expected a text, in quotes if it looks like something else.',
    mended: undefined,
  },
  {
    key: 'docs_sync_contract',
    completes: [
      'docs/modules/x/shop/README.md',
      'specs/module-manifest.schema.yaml',
      'specs/task-routing.yaml',
      'x/shop/shop.go',
    ],
    value: 'docs/modules/x/shop/README.md · a file of this workspace',
    wrong: 'docs_sync_contract:\n  on_api_chang:\n    - docs/modules/x/shop/README.md',
    says: 'x/shop: docs_sync_contract.on_api_chang is no known key. Did you mean on_api_change?',
    mended: 'docs_sync_contract:\n  on_api_change:\n    - docs/modules/x/shop/README.md',
  },
]

const file = `${tableDirectory}/module.yaml`
const { files } = markedFiles(tableWorkspace)

const manifestWith = (over: Readonly<Record<string, string>> = {}): string =>
  Object.entries(tableManifest)
    .map(([key, block]) => over[key] ?? block)
    .map(block => (block === '' ? '' : `${block}\n`))
    .join('')

const snapshotOf = (manifest: string) => workspaceFromFiles(new Map([...files, [file, manifest]])).snapshot()
const findingsOf = (manifest: string): Finding[] => new Checker(allRules, english).check(snapshotOf(manifest))

const text = manifestWith()
const snapshot = snapshotOf(text)
const before = new Set(findingsOf(text).map(({ code, key }) => [code, ...key].join()))

/** Where a key's block begins, and where the value on its last line does. */
function placeOf(key: string): { readonly start: number; readonly value: number; readonly end: number } {
  const block = tableManifest[key] ?? ''
  const start = text.indexOf(block)
  const last = block.split('\n').at(-1) ?? ''
  const value = last.replace(/^ *(?:- )?(?:\w+: )?/, '')
  return { start, value: start + block.length - value.length, end: start + block.length }
}

function hover(offset: number): string | undefined {
  const source = new SourceText(text)
  const at = source.positionAt(offset)
  const setting = { t: english, link: (path: string) => path, origin: 'here' }
  return (modulePathHover(snapshot, source, at, setting) ?? yamlHover(snapshot, file, source, at, english))?.plain
}

describe('each key of module.yaml', () => {
  it('has its row', () => {
    assert.deepEqual(
      table.map(({ key }) => key),
      manifestKeys,
    )
    assert.deepEqual(Object.keys(tableManifest), manifestKeys)
  })

  for (const { key, completes, value, wrong, says, mended } of table) {
    describe(key, () => {
      const place = placeOf(key)

      it('is offered where it is missing', () => {
        const source = new SourceText(text.slice(0, place.start) + text.slice(place.end))
        const found = completionsAt(snapshot, file, source, source.positionAt(place.start), english)
        assert.equal(found.find(({ label }) => label === key)?.kind, 'key')
      })

      it('has its value completed', () => {
        const source = new SourceText(text.slice(0, place.value) + text.slice(place.end))
        const found = completionsAt(snapshot, file, source, source.positionAt(place.value), english)
        const known = found.filter(({ isExample }) => !isExample).map(({ label }) => label)
        assert.deepEqual(known.slice(0, 4), completes)
      })

      it('tells on hover what it is', () => {
        const { title, description } = moduleSchema.properties?.[key] ?? {}
        const required = moduleSchema.required?.includes(key) ? 'required' : 'optional'
        assert.ok(
          hover(place.start + 1)?.startsWith(`${title} · ${required}\n\n${description}`),
          hover(place.start + 1),
        )
      })

      it('tells on hover what its value says', () => {
        assert.equal(hover(place.value + 1)?.split('\n')[0], value)
      })

      it('says what is wrong with another, and mends it', () => {
        const broken = manifestWith({ [key]: wrong })
        const found = findingsOf(broken).filter(finding => !before.has([finding.code, ...finding.key].join()))
        const finding = found.find(({ message }) => message === says)
        assert.ok(finding, found.map(({ message }) => message).join('\n'))
        const edits = finding.fixes[0]?.edits
        assert.equal(
          edits && applyEdits(broken, edits),
          mended === undefined ? undefined : manifestWith({ [key]: mended }),
        )
      })
    })
  }
})
