import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { type FamilyEntry, familyTree } from '../../../server/src/core/maturity/families.ts'
import { maturityOf } from '../../../server/src/core/maturity/maturity.ts'
import { packagesBelow } from '../../../server/src/core/maturity/packages.ts'
import { provenanceText } from '../../../server/src/core/maturity/provenance.ts'
import { disagreement } from '../../../server/src/core/maturity/statements.ts'
import type { Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { loadMaterializer } from '../../support/parity-cases.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

/**
 * Worked out by hand from the manifests, the ledger and the stability policy: the status, and on whose word it is.
 * Its own stability_tier first, then the tiers of its parent, its own status, the nearest manifest above.
 */
const expected: Readonly<Record<string, string>> = {
  'x/rest': 'beta · its own status',
  'x/rest/versioning': 'beta · inherited from x/rest',
  'x/websocket': 'beta · its own status',
  'x/frontend': 'beta · its own status',
  'x/tenant': 'beta · its own status',
  'x/tenant/core': 'beta · inherited from x/tenant',
  // x/tenant/store has neither a manifest nor a Go file.
  'x/tenant/store/cache': 'beta · inherited from x/tenant',
  'x/gateway': 'beta · its own status',
  'x/gateway/protocolmw': 'beta · its own status',
  // The ledger has an entry of it, which is blocked and would be of no consequence if it were not.
  'x/gateway/discovery': 'experimental · its own status',
  'x/gateway/ipc': 'experimental · its own status',
  'x/messaging': 'beta · its own status',
  'x/messaging/mq': 'experimental · its own status',
  'x/messaging/mq/store': 'experimental · inherited from x/messaging/mq',
  'x/messaging/webhook': 'experimental · its own status',
  'x/observability': 'beta · its own status',
  'x/observability/tracer': 'beta · its own status',
  'x/observability/ops': 'experimental · its own status',
  'x/observability/ops/healthhttp': 'experimental · inherited from x/observability/ops',
  'x/observability/devtools/pubsubdebug': 'experimental · inherited from x/observability/devtools',
  'x/ai': 'experimental · its own status',
  'x/ai/provider': 'beta-surface · stable in x/ai, with signed evidence',
  'x/ai/session': 'beta-surface · stable in x/ai, with signed evidence',
  'x/ai/streaming': 'beta-surface · stable in x/ai, with signed evidence',
  'x/ai/tool': 'beta-surface · stable in x/ai, with signed evidence',
  'x/ai/tokenizer': 'experimental · its own stability_tier',
  'x/ai/orchestration': 'experimental · its own stability_tier',
  'x/ai/semanticcache': 'experimental · its own stability_tier',
  // The tiers of x/ai name neither of the two.
  'x/ai/semanticcache/cachemanager': 'experimental · its own stability_tier',
  'x/ai/semanticcache/vectorstore': 'experimental · its own stability_tier',
  'x/data': 'experimental · its own status',
  'x/data/file': 'beta · its own stability_tier',
  'x/data/idempotency': 'beta · its own stability_tier',
  'x/data/cache': 'experimental · its own stability_tier',
  'x/data/cache/redis': 'experimental · inherited from x/data/cache',
  'x/data/sharding/config': 'experimental · inherited from x/data/sharding',
  'x/fileapi': 'experimental · its own status',
  'x/openapi': 'experimental · its own status',
  'x/resilience/circuitbreaker': 'experimental · inherited from x/resilience',
  'x/rpc': 'experimental · its own status',
  'x/rpc/client': 'experimental · its own status',
  'x/validate': 'experimental · its own status',
  core: 'ga · its own status',
  'middleware/cors': 'ga · inherited from middleware',
  'store/cache': 'ga · inherited from store',
  '': 'ga · by the stability policy',
}

describe("the maturity of Plumego's own packages", () => {
  let snapshot: Snapshot
  before(async function () {
    const materializer = await loadMaterializer()
    if (!materializer) this.skip()
    snapshot = workspaceFromFiles(materializer.pristineFiles()).snapshot()
  })

  for (const [path, told] of Object.entries(expected)) {
    it(`${path || 'the root package'}: ${told}`, () => {
      const maturity = maturityOf(snapshot, path)
      assert.equal(`${maturity.status} · ${provenanceText(maturity, english)}`, told)
    })
  }

  it('counts 85 directories, 65 of them with a manifest, and knows the status of each', () => {
    const packages = packagesBelow(snapshot, 'x')
    assert.equal(packages.length, 85)
    assert.equal(packages.filter(path => snapshot.manifests.has(path)).length, 65)
    assert.deepEqual(
      packages.filter(path => maturityOf(snapshot, path).status === 'unknown'),
      [],
    )
  })

  it('finds sources that disagree only where the tiers of x/ai promote a subpackage', () => {
    assert.deepEqual(
      packagesBelow(snapshot, 'x').filter(path => disagreement(snapshot, path).length > 0),
      ['x/ai/provider', 'x/ai/session', 'x/ai/streaming', 'x/ai/tool'],
    )
  })

  it('hangs every package in the tree, each once', () => {
    const seen: string[] = []
    const { categories } = familyTree(snapshot, english)
    const visit = (entry: FamilyEntry): void => {
      if (entry.kind !== 'family') return
      seen.push(entry.path)
      entry.children.forEach(visit)
    }
    for (const { families } of categories) families.forEach(visit)
    assert.deepEqual(seen.filter(path => path.startsWith('x/')).sort(), packagesBelow(snapshot, 'x').sort())
    assert.equal(new Set(seen).size, seen.length)
    assert.deepEqual(
      categories.map(({ kind, letter, families }) => [letter ?? kind, families.length]),
      [
        ['A', 11],
        ['B', 8],
        ['C', 2],
        ['D', 3],
        ['stable-roots', 9],
        ['unlisted', 3],
      ],
    )
  })
})
