import assert from 'node:assert/strict'
import type { CatalogueLayout } from '../../server/src/core/catalogue/catalogue.ts'
import { catalogueFiles } from '../../server/src/core/catalogue/files.ts'
import { membershipsOf } from '../../server/src/core/maturity/categories.ts'
import { evidenceFor, isProven } from '../../server/src/core/maturity/evidence.ts'
import { manifestValue } from '../../server/src/core/maturity/manifest-values.ts'
import { maturityOf } from '../../server/src/core/maturity/maturity.ts'
import { isImportable, nearestManifest, packagesBelow } from '../../server/src/core/maturity/packages.ts'
import { stableRoots } from '../../server/src/core/modules/covered-manifests.ts'
import { Repository } from '../../server/src/core/repo/repository.ts'
import type { Snapshot } from '../../server/src/core/repo/snapshot.ts'
import { english } from '../../server/src/core/text/localize.ts'

function snapshotOf(layout: CatalogueLayout): Snapshot {
  const repository = new Repository()
  repository.load(catalogueFiles(layout, english))
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
    categories: membershipsOf(snapshot, name).map(({ category, row }) => [
      category.letter,
      category.title,
      row.scope,
      row.parent,
    ]),
    importable: isImportable(snapshot, name),
    evidence: evidenceFor(snapshot, name).map(entry => [isProven(entry), entry.blockers.map(({ text }) => text)]),
  }
}

/** Fails where catalogue and real files say different things of any package. */
export function compareWithCatalogue(layout: CatalogueLayout, real: Snapshot): void {
  const known = snapshotOf(layout)
  assert.deepEqual(packagesBelow(known, 'x'), packagesBelow(real, 'x'))
  for (const name of packagesBelow(real, 'x')) assert.deepEqual(facts(known, name), facts(real, name))
  const isPublic = (name: string): boolean => !name.split('/').includes('internal') && isImportable(real, name)
  const stable = stableRoots.flatMap(root => [root, ...packagesBelow(real, root)]).filter(isPublic)
  assert.deepEqual([...layout.stable].sort(), stable.sort())
}
