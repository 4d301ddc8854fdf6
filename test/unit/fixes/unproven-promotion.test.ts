import assert from 'node:assert/strict'
import { applyEdits } from '../../../server/src/core/fixes/fix-all.ts'
import { Checkouts } from '../../support/fixes/subjects.ts'
import { tryFix } from '../../support/fixes/trial.ts'
import { filesBelow, sampleDirectory } from '../../support/sample-files.ts'

const sample = filesBelow(sampleDirectory)
const checkouts = new Checkouts()

const claiming = (manifest: string, from: string, to: string) => {
  const before = String(sample.get(manifest))
  assert.ok(before.includes(from), manifest)
  return checkouts.of(new Map([...sample, [manifest, before.replace(from, to)]]))
}

/** A claim where no check looks, and how the entry begins that it leads to. */
const claims: readonly (readonly [what: string, manifest: string, from: string, to: string, entry: string])[] = [
  [
    'a subordinate module',
    'x/gateway/discovery/module.yaml',
    'status: experimental',
    'status: beta',
    '  - module: x/gateway\n    surface: discovery\n    package: x/gateway/discovery\n    owner: edge\n    current_status: beta\n    evidence_doc: docs/evidence/extension/x-gateway-discovery.md\n',
  ],
  [
    'a subordinate module that calls itself ga',
    'x/messaging/mq/module.yaml',
    'status: experimental',
    'status: ga',
    '    surface: mq\n    package: x/messaging/mq\n    owner: messaging\n    current_status: ga\n',
  ],
  [
    'a family that calls itself ga',
    'x/openapi/module.yaml',
    'status: experimental',
    'status: ga',
    '  - module: x/openapi\n    owner: api\n    current_status: ga\n',
  ],
  [
    'one that calls itself so twice',
    'x/rpc/server/module.yaml',
    'status: experimental',
    'status: beta\nstability_tier: beta',
    '  - module: x/rpc\n    surface: server\n    package: x/rpc/server\n',
  ],
]

describe('a promotion that no check looks at', () => {
  for (const [what, manifest, from, to, entry] of claims) {
    it(`leads on to its evidence: ${what}`, () => {
      const subject = claiming(manifest, from, to)
      const found = subject.findings.find(({ code, file }) => code === 'unproven-promotion' && file === manifest)
      assert.ok(found)
      assert.deepEqual(
        found.related.map(({ file, message }) => [file, /belongs here$/.test(message)]),
        [['specs/extension-beta-evidence.yaml', true]],
      )
      const fix = found.fixes.find(({ title }) => title.startsWith('Start the evidence'))
      assert.ok(fix, found.fixes.map(({ title }) => title).join())
      assert.deepEqual(tryFix(subject, [found, fix])?.problems, [])
      const ledger = subject.text('specs/extension-beta-evidence.yaml')
      const text = ledger ? applyEdits(ledger, fix.edits) : ''
      assert.ok(text.includes(entry), text)
      for (const key of ['release_refs:', 'api_snapshots:', 'owner_signoff: missing', 'blockers:'])
        assert.ok(text.slice(text.indexOf(entry)).includes(key), key)
    })
  }

  it('of a tier leads to the ledger, and starts no entry that would contradict the status', () => {
    const both = 'status: experimental\nstability_tier: beta'
    const subject = claiming('x/rpc/server/module.yaml', 'status: experimental', both)
    const found = subject.findings.find(({ code }) => code === 'unproven-promotion')
    assert.equal(found?.related.length, 1)
    assert.deepEqual(
      found?.fixes.filter(({ title }) => title.startsWith('Start')),
      [],
    )
  })

  it('leads to the entry that there is, and starts no other', () => {
    const subject = claiming('x/gateway/discovery/module.yaml', 'status: experimental', 'status: beta')
    const found = subject.findings.find(({ code }) => code === 'unproven-promotion')
    const start = found?.fixes.find(({ title }) => title.startsWith('Start the evidence'))
    assert.ok(found && start)
    const ledger = subject.text('specs/extension-beta-evidence.yaml')
    const begun = checkouts.of(
      new Map([
        ...sample,
        ['x/gateway/discovery/module.yaml', subject.text('x/gateway/discovery/module.yaml')?.text ?? ''],
        ['specs/extension-beta-evidence.yaml', ledger ? applyEdits(ledger, start.edits) : ''],
      ]),
    )
    const left = begun.findings.find(({ code }) => code === 'unproven-promotion')
    assert.match(left?.related[0]?.message ?? '', /^Evidence entry of x\/gateway\/discovery\. It lacks: /)
    assert.deepEqual(
      left?.fixes.filter(({ title }) => title.startsWith('Start')),
      [],
    )
  })
})
