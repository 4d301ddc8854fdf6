import assert from 'node:assert/strict'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { layoutDiffers } from '../../../server/src/core/rules/layout.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const goMod = ['go.mod', 'module github.com/spcent/plumego\n'] as const
const specs = ['specs/repo.yaml', 'repo:\n'] as const
const older = ['docs/EXTENSION_MATURITY.md', '# Dashboard\n'] as const
const newer = ['docs/concepts/extension-maturity.md', '# Dashboard\n'] as const
const program = (name: string, text = ''): readonly [string, string] => [
  `internal/checks/${name}/main.go`,
  `package main\n\n${text}\n`,
]
const today = ['dependency-rules', 'cross-extension-deps', 'community-extension', 'public-entrypoints-sync'].map(name =>
  program(name),
)

const messages = (...files: (readonly [string, string])[]): string[] =>
  new Checker([layoutDiffers], english)
    .check(workspaceFromFiles(new Map(files)).snapshot())
    .map(({ message }) => message)

const isOlder =
  'This checkout is of an older version of Plumego: what the checks of that day do not look at is only a hint here, and fails nothing.'

describe('layout-differs', () => {
  it('is told once of a version without specs', () => {
    assert.deepEqual(messages(goMod, older), [
      'This version of Plumego has no specs folder, so none of its checks runs here.',
    ])
  })

  it('is told once of a version whose pages lie elsewhere, and of one that lacks programs of today', () => {
    assert.deepEqual(messages(goMod, specs, older), [isOlder])
    assert.deepEqual(messages(goMod, specs, newer, program('dependency-rules')), [isOlder])
    const earlier = program('extension-maturity', 'func main() {}')
    assert.deepEqual(messages(goMod, specs, newer, ...today, earlier), [isOlder])
  })

  it('is not told of a version that is laid out as the checks know it, nor of one that lacks the page', () => {
    assert.deepEqual(messages(goMod, specs, newer), [])
    assert.deepEqual(messages(goMod, specs, newer, older), [])
    assert.deepEqual(messages(goMod, specs, ['docs/concepts/other.md', '']), [])
    assert.deepEqual(messages(goMod, specs), [])
    assert.deepEqual(messages(goMod, specs, ...today), [])
    assert.deepEqual(messages(goMod, specs, newer, ...today), [])
    const linked = ['internal/checks/community-extension', 'text'] as const
    assert.deepEqual(
      messages(goMod, specs, newer, ...today.filter(([file]) => !file.startsWith(linked[0])), linked),
      [],
    )
    const whole = program('extension-maturity', 'func main() {} // README.md')
    assert.deepEqual(messages(goMod, specs, newer, ...today, whole), [])
    assert.deepEqual(messages(goMod, specs, newer, ...today, program('extension-maturity')), [])
    assert.deepEqual(messages(goMod, specs, newer, ['internal/checks/other/o.go', 'package o\n']), [])
  })
})

/** A checkout of May 2026, in short: an error of each check, and of rules that came later. */
const checkout = markedFiles(`-- go.mod --
module github.com/spcent/plumego
-- README.md --
# Plumego
-- specs/repo.yaml --
module: github.com/spcent/plumego
layers:
  extension:
    paths:
      - x/rest
-- specs/dependency-rules.yaml --
modules:
  x/rest:
    path: x/rest
    deny:
      - x/ai/**
-- specs/module-manifest.schema.yaml --
required:
  - owner
enums:
  status:
    - beta
    - experimental
-- specs/extension-taxonomy.yaml --
version: 1
-- specs/extension-maturity.yaml --
signals:
  - module: x/rest
    recommended_entrypoint: Resource
    docs_signal: primer
    coverage_signal: tests
-- specs/extension-beta-evidence.yaml --
candidates:
  - module: x/rest
    owner: somebody
    current_status: experimental
    evidence_doc: docs/extension-evidence/x-rest.md
    release_refs: []
    api_snapshots:
      - docs/extension-evidence/snapshots/x-rest/base.snapshot
      - docs/elsewhere/head.snapshot
    owner_signoff: missing
    blockers:
      - release_history_missing
      - owner_signoff_missing
-- docs/EXTENSION_MATURITY.md --
| Family | Status | Risk | Owner | Entrypoint | Signals | Evidence |
| --- | --- | --- | --- | --- | --- | --- |
| \`x/rest\` | beta | low | team | Resource | primer; tests | [evidence](extension-evidence/x-rest.md): release history, owner sign-off |
-- docs/extension-evidence/x-rest.md --
Evidence
-- docs/extension-evidence/snapshots/x-rest/base.snapshot --
-- docs/elsewhere/head.snapshot --
-- internal/clock/clock.go --
package clock
-- x/ai/ai.go --
package ai
-- x/rest/rest.go --
package rest

import (
	"github.com/spcent/plumego/internal/clock"
	"github.com/spcent/plumego/x/ai"
)
-- x/rest/module.yaml --
name: x/rest
path: x/rest
layer: extension
status: experimental
owner: team
risk: low
forbidden_imports:
  - internal/clock
-- x/ai/module.yaml --
name: x/ai
status: bta
`).files

const ofThatDay: readonly (readonly [string, string])[] = [
  ['internal/checks/checkutil/checkutil.go', 'package checkutil\n'],
  [
    'internal/checks/checkutil/controlplane.go',
    'package checkutil\n\n// specs/dependency-rules.yaml, specs/module-manifest.schema.yaml\n',
  ],
  program('dependency-rules'),
  program('module-manifests'),
  program('extension-maturity', '// missing signal entry, missing evidence link, missing blocker text'),
  program('extension-beta-evidence', '// missing evidence_doc'),
]

const findingsIn = (files: readonly (readonly [string, string])[]): Finding[] =>
  new Checker(allRules, english).check(workspaceFromFiles(new Map([...checkout, ...files])).snapshot())

const codes = (findings: readonly Finding[], isError: boolean): string[] => [
  ...new Set(findings.filter(({ severity }) => (severity === 'error') === isError).map(({ code }) => code)),
]

describe('a checkout of an older version', () => {
  it('fails on what the programs of that day fail on, read where that day has it', () => {
    assert.deepEqual(codes(findingsIn(ofThatDay), true).sort(), [
      'dashboard-drift',
      'evidence-owner-mismatch',
      'forbidden-import',
      'invalid-value',
      'manifest-missing',
      'missing-key',
      'snapshot-outside-root',
    ])
  })

  it('has hints for what came later, which no check says', () => {
    const findings = findingsIn(ofThatDay)
    const later = ['internal-undeclared', 'manifest-forbidden-import', 'readme-beta-list-missing']
    for (const code of later) {
      const found = findings.filter(one => one.code === code)
      assert.ok(found.length > 0, code)
      for (const { severity, check } of found) assert.deepEqual([severity, check], ['hint', null])
    }
  })

  it('fails on them once its programs have them', () => {
    const then = ofThatDay.filter(([file]) => !/checkutil\.go|extension-maturity/.test(file))
    const findings = findingsIn([
      ...then,
      ['internal/checks/checkutil/checkutil.go', 'package checkutil\n\nfunc ValidateDeclaredInternalCallers() {}\n'],
      program('extension-maturity', '// README.md'),
      program('cross-extension-deps'),
    ])
    const failing = codes(findings, true)
    for (const code of ['internal-undeclared', 'manifest-forbidden-import', 'readme-beta-list-missing']) {
      assert.ok(failing.includes(code), code)
    }
  })

  it('without programs has no error at all', () => {
    assert.deepEqual(codes(findingsIn([]), true), [])
    assert.ok(codes(findingsIn([]), false).includes('forbidden-import'))
  })

  it('compares the status of a surface with the manifest that the program of that day reads', () => {
    const entry = (surface: string): string => `candidates:
  - module: x/rest
    owner: team
    current_status: beta
surface_candidates:
  - module: x/rest
    surface: ${surface}
    package: x/rest/${surface}
    owner: team
    current_status: beta
`
    const mismatches = (text: string): string[] =>
      findingsIn([
        ...ofThatDay,
        ['specs/extension-beta-evidence.yaml', entry('jsonapi')],
        ['x/rest/jsonapi/module.yaml', 'name: x/rest/jsonapi\nstatus: experimental\n'],
        ['x/rest/jsonapi/j.go', 'package jsonapi\n'],
        program('extension-beta-evidence', text),
      ]).flatMap(({ code, check, key }) => (code === 'evidence-status-mismatch' && check ? [key.join(' ')] : []))
    assert.deepEqual(mismatches('// reads the module alone'), ['x/rest beta experimental'])
    assert.deepEqual(mismatches('// statusManifest'), ['x/rest beta experimental', 'x/rest:jsonapi beta experimental'])
  })

  it('counts entries below families and stable roots before the program reads the schema', () => {
    const long = (directory: string): string => `name: ${directory}\nagent_hints:\n  - One\n  - Two\n`
    const counted = (reading: string, checking: string): string[] =>
      findingsIn([
        ...ofThatDay,
        ['specs/module-manifest.schema.yaml', 'required:\n  - agent_hints\nlimits:\n  agent_hints_max: 1\n'],
        ['internal/checks/checkutil/controlplane.go', `package checkutil\n\n// ${reading}\n`],
        ['internal/checks/checkutil/checkutil.go', `package checkutil\n\n// ${checking}\n`],
        ['x/rest/module.yaml', long('x/rest')],
        ['x/rest/paging/module.yaml', long('x/rest/paging')],
      ]).flatMap(({ code, check, file }) => (code === 'list-too-long' && check ? [file] : []))
    assert.deepEqual(counted('', ''), [])
    assert.deepEqual(counted('', 'exceeds limit'), ['x/rest/module.yaml'])
    const both = ['x/rest/module.yaml', 'x/rest/paging/module.yaml']
    assert.deepEqual(counted('specs/module-manifest.schema.yaml', 'exceeds limit'), both)
  })

  it('knows no extension by the taxonomy before the program does', () => {
    const undeclared = (text: string): string[] =>
      findingsIn([
        ...ofThatDay,
        ['specs/extension-taxonomy.yaml', 'families:\n  ai:\n    canonical_root: x/ai\n    roots:\n      - x/ai\n'],
        ['specs/extension-beta-evidence.yaml', 'candidates:\n  - module: x/ai\n    owner: team\n'],
        program('extension-beta-evidence', text),
      ]).flatMap(({ code, check, key }) => (code === 'evidence-module-undeclared' && check ? [key.join(' ')] : []))
    assert.deepEqual(undeclared('// specs/repo.yaml'), ['x/ai'])
    assert.deepEqual(undeclared('// specs/repo.yaml or specs/extension-taxonomy.yaml'), [])
  })

  it('passes over the directories at the top that its baseline lists, where the program of that day reads one', () => {
    const unexpected = (text: string): string[] =>
      findingsIn([
        ...ofThatDay,
        [
          'internal/checks/checkutil/checkutil.go',
          'package checkutil\n\nvar allowedTopLevelDirs = []string{\n\t"core",\n}\n',
        ],
        program('reference-layout', text),
        ['specs/check-baseline/reference-layout-legacy-roots.txt', '# Until they have moved.\n  tenant \n'],
        ...['core', 'tenant', 'utils'].map((name): [string, string] => [`${name}/a.go`, `package ${name}\n`]),
      ]).flatMap(({ code, check, key }) => (code === 'unexpected-top-level' && check ? key : []))
    const others = ['docs', 'internal', 'specs', 'x']
    assert.deepEqual(unexpected('// reads none').sort(), [...others, 'tenant', 'utils'].sort())
    assert.deepEqual(unexpected('// reference-layout-legacy-roots.txt').sort(), [...others, 'utils'].sort())
  })

  it('fails on what its own agent-workflow asks for, and on the paths that it names', () => {
    const failing = (text: string): string[] =>
      findingsIn([
        ...ofThatDay,
        ['specs/change-recipes/a.yaml', ''],
        ['tasks/cards/active/1.md', '# One\n'],
        ['tasks/cards/done/2.md', '# Two\n'],
        ['AGENTS.md', '# Agents\n'],
        program('agent-workflow', text),
      ]).flatMap(({ code, check, key }) => (check === 'agent-workflow' ? [[code, ...key].join(' ')] : []))
    const recipes = ['recipes-undeclared', 'recipe-unreferenced specs/change-recipes/a.yaml']
    assert.deepEqual(failing('// names nothing').sort(), recipes.sort())
    assert.deepEqual(
      failing('// "%s is missing State: %s", "tasks/cards/active"').sort(),
      [...recipes, 'card-state-missing tasks/cards/active/1.md active'].sort(),
    )
    const spec = 'specs/agent-quality-rules.yaml'
    assert.deepEqual(
      failing(`// "%s does not reference %s", "AGENTS.md", "docs/CODEX_WORKFLOW.md", "${spec}"`).sort(),
      [...recipes, `quality-reference-missing AGENTS.md ${spec}`].sort(),
    )
  })

  it('is none where nothing but the pages is missing', () => {
    const without = [...checkout].filter(([path]) => path !== 'docs/EXTENSION_MATURITY.md')
    for (const programs of [[], today]) {
      const snapshot = workspaceFromFiles(new Map([...without, ...programs])).snapshot()
      const failing = codes(new Checker(allRules, english).check(snapshot), true)
      for (const code of ['check-blocked', 'forbidden-import', 'internal-undeclared']) {
        assert.ok(failing.includes(code), code)
      }
    }
  })

  it('is judged as today where it has today’s pages and programs', () => {
    const dashboard = checkout.get('docs/EXTENSION_MATURITY.md') ?? ''
    const failing = codes(findingsIn([['docs/concepts/extension-maturity.md', dashboard], ...today]), true)
    for (const code of ['internal-undeclared', 'manifest-forbidden-import', 'readme-beta-list-missing']) {
      assert.ok(failing.includes(code), code)
    }
  })
})
