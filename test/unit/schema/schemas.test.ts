import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { keyKinds } from '../../../server/src/core/completion/known-keys.ts'
import { providers } from '../../../server/src/core/completion/providers.ts'
import { factKinds } from '../../../server/src/core/hover/value-facts.ts'
import { specSchemas } from '../../../server/src/core/schema/file-schemas.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { parseYaml } from '../../../server/src/core/yaml/document.ts'
import { isPlainSpec } from '../../../server/src/core/yaml/plain-files.ts'
import { schemaErrors } from '../../../server/src/core/yaml/validation.ts'
import { sharedDir } from '../../support/shared.ts'

const root = path.join(import.meta.dirname, '..', '..', '..')
const names = fs.readdirSync(path.join(root, 'schemas'))
const schemas = new Map<string, object>(
  names.map(name => [name, JSON.parse(fs.readFileSync(path.join(root, 'schemas', name), 'utf8'))]),
)

/** Every schema within a schema, itself included. */
function within(schema: object): Record<string, unknown>[] {
  const inner = Object.entries(schema).flatMap(([keyword, value]) => {
    const isByName = keyword === 'properties' || keyword === 'definitions'
    if (isByName || keyword === 'anyOf') return Object.values(value)
    return keyword === 'items' || keyword === 'additionalProperties' ? [value] : []
  })
  return [{ ...schema }, ...inner.filter(one => typeof one === 'object').flatMap(within)]
}

/** The schemas of keys: what a person meets on hover. */
function keysOf(schema: object): [string, Record<string, unknown>][] {
  return within(schema).flatMap(({ properties }) =>
    Object.entries(properties ?? {}).map(([key, value]): [string, Record<string, unknown>] => [key, value]),
  )
}

describe('the schemas', () => {
  /** The recogniser of plain files, and whoever asks what belongs at a place, read these and no others. */
  const known = new Set([
    ...['$ref', 'anyOf', 'type', 'enum', 'minItems', 'maxItems', 'minLength', 'items', 'required', 'properties'],
    ...['$schema', 'title', 'description', 'markdownEnumDescriptions', 'definitions', 'additionalProperties'],
    ...['examples', 'default', 'x-plumego'],
  ])

  it('are one for each kind of file', () => {
    assert.deepEqual(names, [
      'change-recipe.schema.json',
      'community-extension.schema.json',
      'dependency-rules.schema.json',
      'deprecation-inventory.schema.json',
      'extension-beta-evidence.schema.json',
      'extension-maturity.schema.json',
      'extension-taxonomy.schema.json',
      'module.schema.json',
      'package-hotspots.schema.json',
      'repo.schema.json',
      'task-routing.schema.json',
    ])
  })

  for (const [name, schema] of schemas) {
    describe(name, () => {
      it('uses no keyword that our readers do not know', () => {
        for (const one of within(schema)) for (const keyword of Object.keys(one)) assert.ok(known.has(keyword), keyword)
      })

      it('says of each key what it is called and what it means', () => {
        for (const [key, { title, description }] of [...keysOf(schema), ['the file', schema] as const].map(
          ([key, value]): [string, Record<string, unknown>] => [key, { ...value }],
        )) {
          assert.ok(typeof title === 'string' && title !== '', key)
          assert.ok(typeof description === 'string' && description.endsWith('.'), key)
        }
      })

      it('says what each fixed value means', () => {
        for (const one of within(schema)) {
          if (!Array.isArray(one.enum) || typeof one.enum[0] === 'boolean') continue
          assert.ok(Array.isArray(one.markdownEnumDescriptions), one.enum.join())
          assert.equal(one.markdownEnumDescriptions.length, one.enum.length, one.enum.join())
        }
      })

      it('gives examples', () => assert.ok(within(schema).some(({ examples }) => Array.isArray(examples))))
    })
  }

  it('name only things that completion knows, and all of those', () => {
    const named = new Set([...schemas.values()].flatMap(within).map(one => one['x-plumego']))
    named.delete(undefined)
    // Layers, statuses and blockers are of fixed values; the annotation says which of them goes first.
    assert.deepEqual(
      [...named].sort(),
      [...new Set([...Object.keys(providers), ...keyKinds, 'layer', 'status', 'blocker'])].sort(),
    )
    for (const kind of factKinds) assert.ok(named.has(kind), kind)
  })
})

describe('the schemas of specs', () => {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, keywords: ['markdownEnumDescriptions', 'x-plumego'] })
  const roots = [
    path.join(root, 'test', 'fixtures', 'sample'),
    ...(sharedDir ? [path.join(sharedDir, 'plumego', 'files')] : []),
  ]
  for (const [file, schema] of specSchemas) {
    const judge = ajv.compile(schema.root)
    const verdicts = (text: string): { ours: boolean; ajv: boolean } => ({
      ours: schemaErrors(parseYaml(new SourceText(text)), schema).length === 0,
      ajv: judge(parse(text, { logLevel: 'silent', uniqueKeys: false })),
    })

    it(`take ${file} of real workspaces, and are proved to without a YAML parser`, () => {
      for (const directory of roots.filter(root => fs.existsSync(path.join(root, file)))) {
        const text = fs.readFileSync(path.join(directory, file), 'utf8')
        assert.deepEqual(verdicts(text), { ours: true, ajv: true })
        assert.equal(isPlainSpec(file, new SourceText(text)), true)
      }
    })

    it(`judge ${file} as ajv does, whatever line it lacks or doubles`, function () {
      this.timeout(60_000)
      for (const directory of roots.filter(root => fs.existsSync(path.join(root, file)))) {
        const lines = fs.readFileSync(path.join(directory, file), 'utf8').split('\n')
        for (let line = 0; line < lines.length; line += Math.ceil(lines.length / 40)) {
          for (const changed of [lines.toSpliced(line, 1), lines.toSpliced(line, 0, lines[line] ?? '')]) {
            const text = changed.join('\n')
            const { ours, ajv: theirs } = verdicts(text)
            assert.equal(ours, theirs, `line ${line + 1}`)
            // What the recogniser takes, the library takes.
            if (isPlainSpec(file, new SourceText(text))) assert.ok(ours, `line ${line + 1}`)
          }
        }
      }
    })
  }

  it('take what Plumego’s guide shows of a community extension', () => {
    const community = ajv.compile(schemas.get('community-extension.schema.json') ?? {})
    const text = `name: rpc
module_path: github.com/acme/plumego-rpc
status: experimental
handler_shape: "func(http.ResponseWriter, *http.Request)"
test_commands:
  - go vet ./...
forbidden_imports:
${['core', 'router', 'contract', 'middleware', 'security', 'store', 'health', 'log', 'metrics'].map(name => `  - github.com/spcent/plumego/${name}`).join('\n')}
no_init_side_effects: true
no_globals: true
owner: rpc
`
    assert.equal(community(parse(text)), true)
    for (const [good, bad] of [
      ['no_globals: true', 'no_globals: false'],
      ['experimental', 'prototype'],
      ['owner: rpc\n', ''],
      ['  - github.com/spcent/plumego/log\n', ''],
    ] as const)
      assert.equal(community(parse(text.replace(good, bad))), false, good)
  })
})
