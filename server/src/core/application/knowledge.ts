import { catalogueKnows } from '../catalogue/catalogue.ts'
import type { LocatedPlumego } from '../locate/module.ts'

/**
 * How much of what a Plumego itself says can be told: `whole`, all of it, from the disk or by the catalogue that knows this
 * very version; `part`, what a vendor directory holds, and what another version has; `nothing` of what is not there.
 */
export type Knowledge = 'whole' | 'part' | 'nothing'

export function knowledgeOf({ source, version, roots, fork, unread }: LocatedPlumego): Knowledge {
  if (unread !== undefined) return 'nothing'
  const isOnDisk = source === 'vendor' ? roots.length > 1 : roots.length > 0
  return isOnDisk || (fork === undefined && catalogueKnows(version)) ? 'whole' : 'part'
}
