import assert from 'node:assert/strict'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { communityExtension } from '../../../server/src/core/rules/community-extension/index.ts'
import { toldOnce } from '../../../server/src/core/rules/one-cause.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { findingsOfApplication } from '../../support/application.ts'
import { communityFiles, communityManifest } from '../../support/community-extension.ts'
import { assertExample, type Example } from '../../support/findings.ts'
import { markedFiles, showPlace } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const [manifest, schema] = communityFiles.map(([, text]) => text)
const schemaPath = 'specs/community-extension.schema.yaml'
const base = `-- go.mod --\nmodule github.com/spcent/plumego\n-- ${schemaPath} --\n${schema}`

/** The sample's manifest with one change, as a file of the example. */
const changed = (from: string, to: string): string => {
  assert.ok(manifest?.includes(from), from)
  return `-- ${communityManifest} --\n${manifest?.replace(from, () => to)}`
}
const line = (text: string): string => `⟦${text}⟧`
const begin = '# What an extension that somebody publishes on their own promises.'

const places: readonly (Example & { readonly what: string })[] = [
  {
    what: 'what is missing at the first line',
    code: 'community-field-missing',
    files: changed(`${begin}\n`, `${line(begin)}\n`).replace('owner: acme\n', ''),
    keys: [['owner']],
    severity: 'error',
    message: `${communityManifest} lacks owner, which ${schemaPath} requires: add it.`,
  },
  {
    what: 'an empty text at its key',
    code: 'community-field-empty',
    files: changed('owner: acme', '⟦owner⟧: ""'),
    keys: [['owner']],
  },
  {
    what: 'a list where a text belongs at its key',
    code: 'community-field-empty',
    files: changed('owner: acme', '⟦owner⟧:\n  - acme'),
    keys: [['owner']],
  },
  {
    what: 'the last of two values, without its quotes and its comment',
    code: 'community-status-invalid',
    files: changed('status: experimental', 'status: beta\nstatus: "⟦stable⟧" # soon'),
    keys: [['stable']],
  },
  {
    what: 'a shape at its value',
    code: 'community-handler-shape',
    files: changed('"func(http.ResponseWriter, *http.Request)"', '⟦http.Handler⟧'),
    keys: [[]],
  },
  {
    what: 'a list in brackets at its key',
    code: 'community-list-too-short',
    files: changed(
      'test_commands:\n  - go test -race -timeout 60s ./...\n  - go vet ./...\n',
      '⟦test_commands⟧: [a, b]\n',
    ),
    keys: [['test_commands', '1']],
    message: `${communityManifest}: community-extension takes brackets for a text, so test_commands has 0 items for it, and ${schemaPath} asks for 1: give each a line of its own, indented, that begins with "- ".`,
  },
  {
    what: 'a flag at its value',
    code: 'community-flag-not-true',
    files: changed('no_globals: true', 'no_globals: ⟦f⟧'),
    keys: [['no_globals']],
  },
  {
    what: 'a path that is missing at the key of the list',
    code: 'community-forbidden-missing',
    files: changed('forbidden_imports:', '⟦forbidden_imports⟧:').replace('plumego/log\n', 'plumego/log/**\n'),
    keys: [['github.com/spcent/plumego/log']],
  },
  {
    what: 'what stops the program at the line',
    code: 'check-blocked',
    files: changed('status: experimental', '⟦status⟧'),
    keys: [[communityManifest]],
    message:
      'community-extension stops here: at the left edge it reads "key: value" or "key:", and "status" has no colon. Indent the items of a list, by spaces.',
  },
  {
    what: 'what stops it at the value',
    code: 'check-blocked',
    files: changed('no_globals: true', 'no_globals: ⟦yes⟧ # sure'),
    keys: [[communityManifest]],
  },
  {
    what: 'what stops it in the schema, once for all manifests',
    code: 'check-blocked',
    files: `${changed('owner', 'owner')}-- x/more/community-extension.yaml --\nname\n-- ${schemaPath} --\n${schema?.replace('forbidden_imports: 9', 'forbidden_imports: ⟦nine⟧')}`,
    keys: [[schemaPath]],
  },
  {
    what: 'a schema that is missing',
    code: 'check-blocked',
    files: `${changed('owner', 'owner')}-- ${schemaPath} --\n(deleted)\n-- specs/repo.yaml --\nlayers:\n`,
    keys: [[schemaPath]],
  },
  {
    what: 'another module than that of go.mod at the value',
    code: 'community-module-path',
    files: `${changed('example.com/acme/plumego-limiter', '"⟦example.com/acme/plumego-limiter⟧"')}-- examples/limiter/go.mod --\nmodule example.com/acme/limiter\n`,
    keys: [[communityManifest, 'example.com/acme/plumego-limiter']],
    severity: 'warning',
  },
]

describe('community-extension', () => {
  for (const example of places) {
    it(`tells ${example.what}`, () => {
      // A schema that is missing has no text to mark, so the place is not looked at.
      if (example.files.includes('(deleted)')) {
        const { files } = markedFiles(base + example.files)
        const laid = new Map([...files, ['specs/repo.yaml', 'layers:\n']])
        laid.delete(schemaPath)
        const found = new Checker(communityExtension, english).check(workspaceFromFiles(laid).snapshot())
        assert.deepEqual(
          found.map(({ code, key }) => [code, key]),
          example.keys.map(key => [example.code, key]),
        )
      } else assertExample(base, communityExtension, example)
    })
  }

  const silent: readonly (readonly [what: string, path: string])[] = [
    ['the bad example of a test', 'x/rest/testdata/bad/community-extension.yaml'],
    ['what npm brought', 'website/node_modules/a/community-extension.yaml'],
    ['another file', 'x/rest/community-extension.yml'],
  ]
  for (const [what, path] of silent) {
    it(`is silent on ${what}`, () =>
      assertExample(base, communityExtension, { code: 'check-blocked', files: `-- ${path} --\nname\n`, keys: [] }))
  }

  it('tells in an editor once that a list is not there, with all that it lacks', () => {
    const from = manifest?.slice(manifest.indexOf('forbidden_imports'), manifest.indexOf('no_init')) ?? ''
    const { files } = markedFiles(base + changed(from, '').replace('owner: acme\n', ''))
    const found = new Checker(allRules, english)
      .check(workspaceFromFiles(files).snapshot())
      .filter(({ file }) => file === communityManifest)
    assert.equal(found.length, 12)
    const told = toldOnce(found, english)
    assert.deepEqual(
      told.map(({ code, members }) => [code, members.length]),
      [
        ['community-field-missing', 11],
        ['community-field-missing', 1],
      ],
    )
    assert.ok(
      told[0]?.message.endsWith(
        'Also: community-forbidden-missing (community-extension), community-list-too-short (community-extension).',
      ),
    )
    assert.deepEqual(
      told[0]?.fixes.map(({ title }) => title),
      ['Add the key forbidden_imports'],
    )
  })

  it('leaves to the schema of editors only what it does not say itself', () => {
    const codesOf = (from: string, to: string): string[] =>
      new Checker(allRules, english)
        .check(workspaceFromFiles(markedFiles(base + changed(from, to)).files).snapshot())
        .filter(({ file }) => file === communityManifest)
        .map(({ code }) => code)
    const table: readonly (readonly [from: string, to: string, codes: readonly string[]])[] = [
      ['owner: acme\n', '', ['community-field-missing']],
      ['owner: acme', 'owner: ""', ['community-field-empty']],
      ['status: experimental', 'status: stable', ['community-status-invalid']],
      ['no_globals: true', 'no_globals: false', ['community-flag-not-true']],
      ['no_globals: true', 'no_globals: yes', ['check-blocked']],
      ['no_globals: true', 'no_globals: 1', ['schema-violation']],
      ['owner: acme', 'owner: acme\nslug: limiter', ['schema-violation']],
      [
        'test_commands:\n  - go test -race -timeout 60s ./...\n  - go vet ./...\n',
        'test_commands: []\n',
        ['community-list-too-short'],
      ],
    ]
    for (const [from, to, codes] of table) assert.deepEqual(codesOf(from, to), codes, to)
  })
})

const plumego = new Map([
  ['go.mod', 'module github.com/spcent/plumego\n'],
  [schemaPath, schema ?? ''],
])

/** What is said in a repository of its own that uses a Plumego. */
const inApplication = (files: string, uses = plumego): Finding[] =>
  findingsOfApplication(
    new Map([
      ['go.mod', 'module example.com/acme/plumego-limiter\n\ngo 1.26\n\nrequire github.com/spcent/plumego v1.1.0\n'],
      ...markedFiles(files.replace(communityManifest, 'community-extension.yaml')).files,
    ]),
    uses,
  )

describe('community-extension in an extension’s own repository', () => {
  const short = changed('owner: acme\n', '')
  const verdicts = (found: readonly Finding[]) => found.map(({ code, check }) => [code, check])

  it('is silent on what fits', () => assert.deepEqual(inApplication(changed('owner', 'owner')), []))

  it('judges by the schema of the Plumego that the extension uses', () => {
    assert.deepEqual(verdicts(inApplication(short)), [['community-field-missing', 'community-extension']])
  })

  it('tells what stops the program', () => {
    const found = inApplication(changed('no_globals: true', 'no_globals: on'))
    assert.deepEqual(verdicts(found), [['check-blocked', 'community-extension']])
  })

  it('judges by a schema of its own before that', () => {
    const own = `${short}-- ${schemaPath} --\n${schema?.replace('  - owner\n', '')}`
    // The editor's schema still knows that it is missing.
    assert.deepEqual(verdicts(inApplication(own)), [['schema-violation', null]])
  })

  it('says nothing in the name of the program where no schema is at hand', () => {
    const without = new Map([['go.mod', 'module github.com/spcent/plumego\n']])
    assert.deepEqual(verdicts(inApplication(short, without)), [['schema-violation', null]])
    assert.deepEqual(verdicts(inApplication(changed('no_globals: true', 'no_globals: 1'), without)), [
      ['schema-violation', null],
    ])
  })

  it('holds its Go files against what it promises', () => {
    const code = 'package limiter\n\nimport "net/http"\n\nvar ⟦mux⟧ = http.NewServeMux()\n'
    const { marks } = markedFiles(`-- limiter.go --\n${code}`)
    const found = inApplication(`${changed('owner', 'owner')}-- limiter.go --\n${code}`)
    assert.deepEqual(verdicts(found), [['community-global-state', null]])
    assert.deepEqual(found.map(showPlace), marks)
  })
})
