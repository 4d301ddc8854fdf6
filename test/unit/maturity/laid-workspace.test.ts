import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { familyTree } from '../../../server/src/core/maturity/families.ts'
import { maturityOf } from '../../../server/src/core/maturity/maturity.ts'
import { packagesBelow } from '../../../server/src/core/maturity/packages.ts'
import { provenanceText } from '../../../server/src/core/maturity/provenance.ts'
import { disagreement } from '../../../server/src/core/maturity/statements.ts'
import type { Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { loadMaterializer } from '../../support/parity-cases.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const expected: Readonly<Record<string, string>> = {
  'x/rest': 'beta · its own status',
  'x/rest/versioning': 'beta · inherited from x/rest',
  'x/messaging': 'beta · its own status',
  'x/messaging/mq': 'experimental · its own status',
  'x/messaging/mq/store': 'experimental · inherited from x/messaging/mq',
  'x/observability/ops/healthhttp': 'experimental · inherited from x/observability/ops',
  'x/ai': 'experimental · its own status',
  'x/ai/provider': 'beta-surface · stable in x/ai, with signed evidence',
  'x/ai/tokenizer': 'experimental · its own stability_tier',
  'x/data/file': 'beta · its own stability_tier',
  'x/openapi': 'experimental · its own status',
  core: 'ga · its own status',
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

  it('hangs every package in the tree', () => {
    const seen = new Set<string>()
    const { categories } = familyTree(snapshot, english)
    const visit = (node: { path: string; children: readonly (typeof node)[] }): void => {
      seen.add(node.path)
      node.children.forEach(visit)
    }
    for (const { families } of categories) families.forEach(visit)
    assert.deepEqual([...seen].sort(), packagesBelow(snapshot, 'x').sort())
    assert.deepEqual(
      categories.map(({ letter, families }) => [letter, families.length]),
      [
        ['A', 11],
        ['B', 8],
        ['C', 2],
        ['D', 3],
        [undefined, 3],
      ],
    )
  })
})
