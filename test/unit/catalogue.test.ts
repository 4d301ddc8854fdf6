import assert from 'node:assert/strict'
import { layoutOf } from '../../server/src/core/catalogue/catalogue.ts'
import renames from '../../server/src/core/catalogue/renames.json' with { type: 'json' }
import { otherNameOf } from '../../server/src/core/catalogue/renames.ts'
import { compareWithCatalogue } from '../support/catalogue.ts'
import { loadMaterializer } from '../support/parity-cases.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

const flat = layoutOf('v1.0.0')
const nested = layoutOf(undefined)

describe('the bundled catalogue', () => {
  it('says of each package what the newer Plumego says itself', async function () {
    this.timeout(60_000)
    const materializer = await loadMaterializer()
    if (!materializer) return this.skip()
    compareWithCatalogue(nested, workspaceFromFiles(materializer.pristineFiles()).snapshot())
  })

  it('has a role of a line for every package', () => {
    for (const { packages } of [flat, nested]) {
      for (const [name, { role }] of Object.entries(packages)) assert.match(role, /^[A-Z].{4,79}[^.]$/, name)
    }
  })

  it('chooses the layout by version', () => {
    for (const version of [
      'v0.1.0',
      'v0.2.0',
      'v1.0.0-rc.1',
      'v1.0.0',
      'v1.0.1-0.20260516090412-abcdefabcdef',
      'none',
    ]) {
      assert.equal(layoutOf(version), flat, version)
    }
    for (const version of ['v1.0.1-0.20260516090413-edf448b4abcd', 'v1.0.1', 'v1.1.0', 'v2.0.0+incompatible']) {
      assert.equal(layoutOf(version), nested, version)
    }
  })

  it('knows what moved, both ways, and where it lies in either layout', () => {
    for (const [older, newer] of Object.entries(renames)) {
      assert.ok(older in flat.packages && !(older in nested.packages), older)
      assert.ok(newer in nested.packages && !(newer in flat.packages), newer)
      assert.equal(otherNameOf(older), newer)
      assert.equal(otherNameOf(newer), older)
    }
    assert.equal(otherNameOf('x/mq/store'), 'x/messaging/mq/store')
    assert.equal(otherNameOf('x/observability/ops/healthhttp'), 'x/ops/healthhttp')
    assert.equal(otherNameOf('x/rest'), undefined)
    assert.equal(otherNameOf('x/mqtt'), undefined)
  })
})
