import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { moduleSchema } from '../../../server/src/core/schema/module-schema.ts'
import { workspaceSchema } from '../../../server/src/core/schema/workspace-schema.ts'
import { readManifestSchema } from '../../../server/src/core/spec/manifest-schema.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { parseYaml } from '../../../server/src/core/yaml/document.ts'
import { schemaErrors } from '../../../server/src/core/yaml/validation.ts'
import { sharedDir } from '../../support/shared.ts'

const ajv = new Ajv({
  strict: true,
  allowMatchingProperties: true,
  keywords: ['markdownEnumDescriptions', 'x-plumego'],
})
const secondOpinion = ajv.compile(moduleSchema)

/** What we say of a manifest, and what ajv says of it. */
function verdicts(text: string): { ours: boolean; ajv: boolean } {
  const errors = schemaErrors(parseYaml(new SourceText(text)), workspaceSchema(undefined))
  return { ours: errors.length === 0, ajv: secondOpinion(parse(text, { logLevel: 'silent', uniqueKeys: false })) }
}

const complete = `name: x/shop
path: x/shop
layer: extension
status: experimental
owner: sales
risk: low
summary: Sells things.
responsibilities: [Selling]
non_goals: [Buying]
allowed_imports: [stdlib]
forbidden_imports: [x/ai/**]
test_commands: [go test ./x/shop/...]
review_checklist: [Is it sold?]
agent_hints: [Ask first]
`

describe('schemas/module.schema.json', () => {
  it('takes a complete manifest', () => {
    assert.deepEqual(verdicts(complete), { ours: true, ajv: true })
  })

  const faults: Readonly<Record<string, string>> = {
    'a missing key': complete.replace(/^owner.*\n/m, ''),
    'an unknown key': `${complete}ownr: sales\n`,
    'a number for a text': complete.replace('sales', '7'),
    'a text for a list': complete.replace('[Selling]', 'Selling'),
    'an empty list': complete.replace('[Selling]', '[]'),
    'an empty text': complete.replace('Sells things.', '""'),
    'an empty key': complete.replace(' Sells things.', ''),
    'a list that is too long': complete.replace('[Ask first]', '[a, b, c, d]'),
    'a value that is none of the fixed ones': complete.replace('risk: low', 'risk: lo'),
    'a gate profile that does not exist': `${complete}suggested_gate_profile: all\n`,
    'a map in a list of texts': complete.replace('[Selling]', '[{a: b}]'),
    'a subordinate family without its package': `${complete}subordinate_families: [{role: none}]\n`,
    'a map of lists that holds a text': `${complete}docs_sync_contract: {on_api_change: a}\n`,
    'an occasion that does not exist': `${complete}docs_sync_contract: {on_whim: [a]}\n`,
    'a map of texts that holds a list': `${complete}landing_zones: {a: [b]}\n`,
    'a list instead of a manifest': '- name\n',
    'nothing at all': '',
  }
  for (const [what, text] of Object.entries(faults)) {
    it(`rejects ${what}, as ajv does`, () => assert.deepEqual(verdicts(text), { ours: false, ajv: false }))
  }

  it('takes what a family may say besides', () => {
    const more = `${complete}subordinate_families:
  - x/shop/till
  - package: x/shop/stall
    role: open air
stability_tiers: {stable: [till], experimental: [stall]}
docs_sync_contract: {on_status_change: [docs/a.md]}
landing_zones: {tills: till.go}
error_taxonomy: {categories: [{sold_out: nothing left}, plain], extension_code_rules: [a]}
`
    assert.deepEqual(verdicts(more), { ours: true, ajv: true })
  })

  describe('on the manifests of Plumego', () => {
    const root = sharedDir && path.join(sharedDir, 'plumego', 'files')
    const manifests = root
      ? fs
          .readdirSync(root, { recursive: true, encoding: 'utf8' })
          .filter(name => path.basename(name) === 'module.yaml')
      : []
    before(function () {
      if (!root) this.skip()
    })

    it('agrees with ajv on every one, and on every one that lacks or doubles a line', function () {
      this.timeout(60_000)
      for (const name of manifests) {
        const text = fs.readFileSync(path.join(root ?? '', name), 'utf8')
        assert.deepEqual(verdicts(text), { ours: true, ajv: true }, name)
        const lines = text.split('\n')
        for (let line = 0; line < lines.length; line += 7) {
          for (const changed of [lines.toSpliced(line, 1), lines.toSpliced(line, 0, lines[line] ?? '')]) {
            const { ours, ajv } = verdicts(changed.join('\n'))
            assert.equal(ours, ajv, `${name} changed in line ${line + 1}`)
          }
        }
      }
    })
  })
})

describe('the schema of a workspace', () => {
  const dialect = readManifestSchema(
    new SourceText(
      'required:\n  - name\n  - colour\nenums:\n  colour:\n    - red\n    - green\nlimits:\n  agent_hints_max: 1\n  hats_max: 2\n',
    ),
  )
  const errors = (text: string): string[] =>
    schemaErrors(parseYaml(new SourceText(text)), workspaceSchema(dialect)).map(
      ({ path: keys, keyword }) => `${keys.join('.')} ${keyword}`,
    )

  it('is made once for each reading of its file', () => {
    assert.equal(workspaceSchema(dialect), workspaceSchema(dialect))
  })

  it('has its own required keys, values and limits', () => {
    assert.deepEqual(errors('name: a\ncolour: red\n'), [])
    assert.deepEqual(errors('path: a\n'), ['name required', 'colour required'])
    assert.deepEqual(errors('name: a\ncolour: blue\n'), ['colour enum'])
    assert.deepEqual(errors('name: a\ncolour: red\nagent_hints: [a, b]\nhats: [a, b, c]\n'), [
      'agent_hints maxItems',
      'hats maxItems',
    ])
  })

  it('keeps the shipped schema where it says nothing', () => {
    assert.deepEqual(errors('name: a\ncolour: red\nresponsibilities: [1, 2, 3, 4, 5, 6, 7, 8]\nsize: 1\n').slice(-1), [
      'size additionalProperties',
    ])
    assert.deepEqual(errors('name: a\ncolour: red\nresponsibilities: [a, b, c, d, e, f, g, h, i]\n'), [])
  })
})
