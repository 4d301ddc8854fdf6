import { groupBy } from '../collections.ts'
import type { Finding } from '../findings/finding.ts'

/**
 * The findings that another state does not have. Findings are the same by what they are about, not by where they stand;
 * of several that are, as many are new as there are more of them than before, first those where none stood.
 */
export function newFindings(found: readonly Finding[], before: readonly Finding[]): Finding[] {
  const known = groupBy(before, identityOf)
  const old = new Set<Finding>()
  for (const [id, same] of groupBy(found, identityOf)) {
    const earlier = known.get(id) ?? []
    const places = new Set(earlier.map(place))
    const byPlace = [...same.filter(one => places.has(place(one))), ...same.filter(one => !places.has(place(one)))]
    for (const finding of byPlace.slice(0, earlier.length)) old.add(finding)
  }
  return found.filter(finding => !old.has(finding))
}

const identityOf = ({ check, code, key, identity = key }: Finding): string => JSON.stringify([check, code, ...identity])

const place = ({ file, range: { start } }: Finding): string => `${file}:${start.line}:${start.character}`
