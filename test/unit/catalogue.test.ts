import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { type CatalogueLayout, layoutOf } from '../../server/src/core/catalogue/catalogue.ts'
import { catalogueFiles } from '../../server/src/core/catalogue/files.ts'
import renames from '../../server/src/core/catalogue/renames.json' with { type: 'json' }
import { otherNameOf } from '../../server/src/core/catalogue/renames.ts'
import { membershipsOf } from '../../server/src/core/maturity/categories.ts'
import { evidenceFor, isProven } from '../../server/src/core/maturity/evidence.ts'
import { manifestValue } from '../../server/src/core/maturity/manifest-values.ts'
import { maturityOf } from '../../server/src/core/maturity/maturity.ts'
import { isImportable, nearestManifest, packagesBelow } from '../../server/src/core/maturity/packages.ts'
import { newCounters } from '../../server/src/core/repo/counters.ts'
import { Repository } from '../../server/src/core/repo/repository.ts'
import type { Snapshot } from '../../server/src/core/repo/snapshot.ts'
import { stableRoots } from '../../server/src/core/rules/module-manifests/covered-manifests.ts'
import { loadWorkspace } from '../../server/src/node/workspace.ts'
import { loadMaterializer } from '../support/parity-cases.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

const flat = layoutOf('v1.0.0')
const nested = layoutOf(undefined)

function snapshotOf(layout: CatalogueLayout): Snapshot {
  const repository = new Repository()
  repository.load(catalogueFiles(layout))
  return repository.snapshot()
}

/** Everything that an answer about one package is made of. */
function facts(snapshot: Snapshot, name: string): object {
  const { status, provenance } = maturityOf(snapshot, name)
  const manifest = nearestManifest(snapshot, name)
  const value = (key: string): string | undefined => manifest && manifestValue(snapshot, manifest, key)?.text
  return {
    name,
    status,
    provenance,
    owner: value('owner'),
    risk: value('risk'),
    parent: snapshot.manifests.has(name) ? value('parent_family') : undefined,
    categories: membershipsOf(snapshot, name).map(({ category, row }) => [category.letter, category.title, row.scope]),
    importable: isImportable(snapshot, name),
    evidence: evidenceFor(snapshot, name).map(entry => [isProven(entry), entry.blockers.map(({ text }) => text)]),
  }
}

/** Fails where catalogue and real files say different things of any package. */
function compare(layout: CatalogueLayout, real: Snapshot): void {
  const known = snapshotOf(layout)
  assert.deepEqual(packagesBelow(known, 'x'), packagesBelow(real, 'x'))
  for (const name of packagesBelow(real, 'x')) assert.deepEqual(facts(known, name), facts(real, name))
  const isPublic = (name: string): boolean => !name.split('/').includes('internal') && isImportable(real, name)
  const stable = stableRoots.flatMap(root => [root, ...packagesBelow(real, root)]).filter(isPublic)
  assert.deepEqual([...layout.stable].sort(), stable.sort())
}

describe('the bundled catalogue', () => {
  it('says of each package what the newer Plumego says itself', async function () {
    this.timeout(60_000)
    const materializer = await loadMaterializer()
    if (!materializer) return this.skip()
    compare(nested, workspaceFromFiles(materializer.pristineFiles()).snapshot())
  })

  it('says of each package what v1.0.0 says itself, where a module cache has it', function () {
    this.timeout(60_000)
    const cache = spawnSync('go', ['env', 'GOMODCACHE'], { encoding: 'utf8' }).stdout?.trim()
    const root = cache && path.join(cache, 'github.com', 'spcent', 'plumego@v1.0.0')
    if (!root || !fs.existsSync(root)) {
      console.log('      no v1.0.0 in a module cache here: "go mod download github.com/spcent/plumego@v1.0.0" gets it')
      return this.skip()
    }
    const repository = new Repository()
    repository.load(loadWorkspace(root, newCounters()))
    compare(flat, repository.snapshot())
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
