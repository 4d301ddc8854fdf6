import { rangeIn } from '../findings/words.ts'
import type { Place } from '../maturity/maturity.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { Piece } from '../text/go-strings.ts'
import type { ImportVerdict } from './import-verdict.ts'

/** A line that a verdict rests on. */
export interface VerdictPlace {
  readonly place: Place
  /** The pattern that refuses the import, as written; undefined for a line that refuses nothing. */
  readonly pattern: string | undefined
}

/** The lines that a verdict rests on: of a denial all that refuse the import. */
export function verdictPlaces(snapshot: Snapshot, verdict: ImportVerdict): VerdictPlace[] {
  const placeOf = (file: string, at: Piece): Place => ({ file, range: rangeIn(snapshot, file, at) })
  const rulePlace = (at: Piece): Place => placeOf(specPaths.dependencyRules, at)
  if (verdict.kind === 'allowed') {
    return verdict.rule ? [{ place: rulePlace(verdict.rule.nameAt), pattern: undefined }] : []
  }
  if (verdict.kind === 'not-listed') {
    const { manifest } = verdict
    const key = manifest.lines.get('allowed_imports')
    return key ? [{ place: placeOf(manifest.path, key.at), pattern: undefined }] : []
  }
  const { byRules, byManifest, asInternal } = verdict
  return [
    ...byRules.map(({ denied: { entry } }) => ({ place: rulePlace(entry), pattern: entry.text })),
    ...(byManifest ? [{ place: placeOf(byManifest.file, byManifest.entry), pattern: byManifest.entry.text }] : []),
    ...(asInternal?.rule ? [{ place: rulePlace(asInternal.rule.nameAt), pattern: asInternal.rule.name }] : []),
  ]
}
