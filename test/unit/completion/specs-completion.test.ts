import assert from 'node:assert/strict'
import path from 'node:path'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import type { CompletionEntry } from '../../../server/src/core/completion/completion-types.ts'
import { readImports } from '../../../server/src/core/golang/imports.ts'
import { newCounters } from '../../../server/src/core/repo/counters.ts'
import { Repository } from '../../../server/src/core/repo/repository.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { loadWorkspace } from '../../../server/src/node/workspace.ts'

const sample = path.join(import.meta.dirname, '..', '..', 'fixtures', 'sample')
const repository = new Repository(newCounters())
repository.load(loadWorkspace(sample, repository.counters))

/** What is offered at the mark `│` of a file. */
function offered(file: string, text: string): CompletionEntry[] {
  const source = new SourceText(text.replace('│', ''))
  const position = source.positionAt(text.indexOf('│'))
  return completionsAt(repository.snapshot(), file, source, position, english)
}

const labels = (file: string, text: string): string[] => offered(file, text).map(({ label }) => label)
const evidence = 'specs/extension-beta-evidence.yaml'
const rules = 'specs/dependency-rules.yaml'
const words = ['public_alias', 'compatibility_behavior', 'unsupported_operation', 'test_double']

describe('completion in specs', () => {
  it('writes a whole entry of the ledger', () => {
    const [entry] = offered(evidence, 'candidates:\n  - │')
    assert.equal(entry?.label, 'Evidence')
    const [module, owner, status, page] = entry?.insertText.split('\n') ?? []
    assert.match(module ?? '', /^module: \$\{1\|x\/data\/file,x\/messaging,.*\|\}$/)
    assert.match(owner ?? '', /^ {2}owner: \$\{2\|TODO,kernel,.*\|\}$/)
    assert.equal(status, `  current_status: \${3|experimental,beta,ga|}`)
    assert.match(page ?? '', /^ {2}evidence_doc: \$\{4\|docs\/evidence\/extension\/x-data-file\.md,.*\|\}$/)
    const [below] = offered(evidence, 'candidates: │')
    assert.match(below?.insertText ?? '', /^\n {2}- module: \$\{1\|.*\|\}\n {4}owner: \$\{2\|.*\|\}\n/)
  })

  it('knows what belongs to the module of an entry', () => {
    const entry = (rest: string): string => `candidates:\n  - module: x/rest\n${rest}`
    assert.equal(labels(evidence, entry('    owner: │'))[0], 'platform-api')
    assert.equal(labels(evidence, entry('    evidence_doc: │'))[0], 'docs/evidence/extension/x-rest.md')
    assert.deepEqual(labels(evidence, entry('    api_snapshots:\n      - │')).slice(0, 2), [
      'docs/evidence/extension/snapshots/x-rest/base.snapshot',
      'docs/evidence/extension/snapshots/x-rest/head.snapshot',
    ])
    assert.deepEqual(labels(evidence, entry('    blockers:\n      - api_snapshot_missing\n      - │')), [
      'release_history_missing',
      'owner_signoff_missing',
    ])
  })

  it('offers release refs of other entries, the commonest first', () => {
    const entries = offered(evidence, 'candidates:\n  - module: x/rest\n    release_refs:\n      - │')
    assert.ok(entries.length >= 2)
    assert.match(entries[0]?.detail ?? '', /^entries: \d+$/)
  })

  it('offers subpackages that the family of an entry has in a tier', () => {
    const entry = 'subpackage_candidates:\n  - module: x/ai\n    subpackage: │'
    assert.ok(labels(evidence, entry).includes('provider'))
  })

  it('offers modules that have no rule yet, and packages for a rule', () => {
    const text = 'modules:\n  x/rest:\n    path: x/rest\n  │'
    assert.ok(labels(rules, text).includes('x/ai'))
    assert.ok(!labels(rules, text).includes('x/rest'))
    const deny = labels(rules, 'modules:\n  x/rest:\n    path: x/rest\n    deny:\n      - │')
    assert.ok(deny.includes('x/ai/**') && deny.includes('internal/clock') && !deny.includes('x/rest/**'))
  })

  it('offers those first that import an internal package', () => {
    const text = 'modules:\n  internal/clock:\n    path: internal/clock\n    declared_callers:\n      - │'
    assert.ok(labels(rules, text).length > 5)
    assert.equal(labels(rules, text)[0], 'x/messaging/mq')
  })

  it('offers the keys of a rule, with what each means', () => {
    const entries = offered(rules, 'modules:\n  x/rest:\n    │')
    assert.deepEqual(
      entries.map(({ label }) => label),
      ['path', 'layer', 'allow', 'deny', 'declared_callers'],
    )
    assert.match(entries[3]?.documentation?.plain ?? '', /p and p\/\*\* both mean p and all below it/)
    assert.equal(entries[3]?.insertText, 'deny:\n  - $1')
  })

  it('keeps quotes, and sets them where YAML needs them', () => {
    assert.equal(offered(evidence, 'candidates:\n  - module: "x/re│"')[0]?.insertText.startsWith('"'), true)
    const shape = offered('community-extension.yaml', 'handler_shape: │')
    assert.equal(shape[0]?.insertText, 'func(http.ResponseWriter, *http.Request)')
    assert.equal(offered('community-extension.yaml', 'no_globals: │')[0]?.insertText, 'true')
  })

  it('offers for the deprecation inventory what it says elsewhere, and files that hold markers', () => {
    const inventory = 'specs/deprecation-inventory.yaml'
    const head =
      'entries:\n  - id: a\n    category: own_alias\n    status: removed\n    paths:\n      - x/rest/tenancy.go\n'
    assert.deepEqual(labels(inventory, `${head}  - id: b\n    category: │`), ['own_alias', ...words.slice(0, 4)])
    assert.deepEqual(labels(inventory, `${head}  - id: b\n    status: │`), ['removed', 'keep', 'decision_required'])
    assert.ok(labels(inventory, `${head}  - id: b\n    owner: pl│`).includes('platform-api'))
    const opened = {
      text: 'package a\n// TODO: one\n',
      imports: readImports(new TextEncoder().encode('package a\n// TODO: one\n'), true)!,
    }
    repository.openDocument('x/rest/tenancy.go', opened)
    repository.openDocument('x/ai/later.go', opened)
    repository.openDocument(inventory, { text: head })
    assert.deepEqual(labels(inventory, `${head}      - │`), ['x/ai/later.go'])
    assert.deepEqual(labels(inventory, `${head}  - id: b\n    paths:\n      - │`), [
      'x/ai/later.go',
      'x/rest/tenancy.go',
    ])
    for (const file of ['x/rest/tenancy.go', 'x/ai/later.go', inventory]) repository.closeDocument(file)
    const [entry] = offered(inventory, 'entries:\n  - │')
    assert.match(
      entry?.insertText ?? '',
      /^id: .*\n {2}category: .*\n {2}status: .*\n {2}owner: .*\n {2}decision: .*\n {2}replacement: /,
    )
  })

  it('knows nothing of other files', () => {
    assert.deepEqual(labels('specs/other.yaml', '│'), [])
    assert.deepEqual(labels('docs/dependency-rules.yaml', '│'), [])
  })
})
