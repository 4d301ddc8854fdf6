import { rangeIn } from '../findings/words.ts'
import { manifestValue } from '../maturity/manifest-values.ts'
import { maturityOf, type Place } from '../maturity/maturity.ts'
import { markedStatus } from '../maturity/status.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import { placeOfManifest } from './targets.ts'

/** A module or a family of the workspace, to be found by its name. */
export interface ModuleSymbol {
  readonly name: string
  readonly kind: 'module' | 'family'
  /** Beside the name: `● beta · messaging`; of a family where to start. */
  readonly detail: string
  readonly place: Place
}

/**
 * The modules whose path holds the letters of a query in order, and the families of the taxonomy whose name does.
 * Letters' case does not matter; an empty query finds all.
 */
export function moduleSymbols(snapshot: Snapshot, query: string, t: Localize): ModuleSymbol[] {
  const found: ModuleSymbol[] = []
  for (const manifest of snapshot.own.manifests.values()) {
    const { directory } = manifest
    if (!holdsInOrder(directory, query)) continue
    const owner = manifestValue(snapshot, manifest, 'owner')?.text
    const parts = [markedStatus(maturityOf(snapshot, directory), t), ...(owner === undefined ? [] : [owner])]
    found.push({ name: directory, kind: 'module', detail: parts.join(' · '), place: placeOfManifest(manifest) })
  }
  for (const { name, canonicalRoot } of snapshot.taxonomy?.families ?? []) {
    if (!canonicalRoot || !holdsInOrder(name, query)) continue
    const range = rangeIn(snapshot, specPaths.taxonomy, canonicalRoot)
    const detail = t('family, starts at {root}', { root: canonicalRoot.text })
    found.push({ name, kind: 'family', detail, place: { file: specPaths.taxonomy, range } })
  }
  return found
}

function holdsInOrder(text: string, query: string): boolean {
  const lower = text.toLowerCase()
  let from = 0
  for (const letter of query.toLowerCase()) {
    if (letter === ' ') continue
    const at = lower.indexOf(letter, from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}
