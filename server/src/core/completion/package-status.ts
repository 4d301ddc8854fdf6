import { manifestValue } from '../maturity/manifest-values.ts'
import { type Maturity, maturityOf } from '../maturity/maturity.ts'
import type { FileTree } from '../repo/file-tree.ts'
import { type Manifest, type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { SourceText } from '../text/source-text.ts'

/** What was found while manifests, ledger and the list of extensions said the same of statuses. */
interface Statuses {
  /** What each manifest says of them, a line each. */
  readonly said: string
  readonly ledger: SourceText | undefined
  readonly repoSpec: SourceText | undefined
  readonly byPath: Map<string, Maturity>
}

const known = new WeakMap<FileTree, Statuses>()

/**
 * The effective maturity of a package, kept for as long as nothing that it may follow from is changed: a list shows hundreds
 * of them at each keystroke.
 */
export function knownMaturity(snapshot: Snapshot, path: string): Maturity {
  const { byPath } = snapshot.memo(statusesFor)
  const maturity = byPath.get(path) ?? maturityOf(snapshot, path)
  byPath.set(path, maturity)
  return maturity
}

function statusesFor(snapshot: Snapshot): Statuses {
  const said = [...snapshot.manifests.values()].map(manifest => saidBy(snapshot, manifest)).join('\n')
  const ledger = snapshot.text(specPaths.betaEvidence)
  const repoSpec = snapshot.text(specPaths.repo)
  const before = known.get(snapshot.tree)
  if (before?.said === said && before.ledger === ledger && before.repoSpec === repoSpec) return before
  const statuses = { said, ledger, repoSpec, byPath: new Map() }
  known.set(snapshot.tree, statuses)
  return statuses
}

const sayings = new WeakMap<Manifest, string>()

/** All that a manifest says which a status may follow from; what lists tiers says something new with each text. */
function saidBy(snapshot: Snapshot, manifest: Manifest): string {
  let said = sayings.get(manifest)
  if (said === undefined) {
    const values = ['status', 'stability_tier', 'parent_family'].map(
      key => manifestValue(snapshot, manifest, key)?.text ?? '',
    )
    const text = manifest.lines.has('stability_tiers') ? manifest.source.text : ''
    said = JSON.stringify([manifest.directory, ...values, text])
    sayings.set(manifest, said)
  }
  return said
}
