import { absenceAdvice, absenceOf } from '../maturity/absence.ts'
import { type Maturity, maturityOf, type Place } from '../maturity/maturity.ts'
import { isPackage, nearestManifest } from '../maturity/packages.ts'
import { provenanceText } from '../maturity/provenance.ts'
import { guidance, markedStatus, statusMark } from '../maturity/status.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import { startOfFile } from '../text/position.ts'
import { publicPackage } from './import-hover.ts'

/** The answer of a hover in the fewest words, for what stands beside an import all the time. */
export interface ImportStatus {
  /** The status with its mark. */
  readonly label: string
  /** On whose word, and what to do with the answer. */
  readonly tooltip: string
  /** The manifest that speaks for the package: where it gives the status, else its beginning. */
  readonly manifest: Place | undefined
}

/**
 * @param importPath as written in the Go file
 * @returns undefined for imports that are no public package of this Plumego
 */
export function importStatus(snapshot: Snapshot, importPath: string, t: Localize): ImportStatus | undefined {
  const path = publicPackage(snapshot, importPath)
  if (path === undefined || !isPackage(snapshot, path)) return undefined
  const maturity = maturityOf(snapshot, path)
  const absence = /^x\//.test(path) ? absenceOf(snapshot, path) : undefined
  if (absence) {
    const label = `${statusMark('unknown')} ${t('cannot be imported')}`
    return { label, tooltip: absenceAdvice(absence, t), manifest: manifestPlace(snapshot, path, maturity) }
  }
  return {
    label: markedStatus(maturity, t),
    tooltip: `${provenanceText(maturity, t)}\n${guidance(maturity.status, t)}`,
    manifest: manifestPlace(snapshot, path, maturity),
  }
}

/** Undefined where no manifest speaks for the package. */
export function manifestPlace(snapshot: Snapshot, path: string, { place }: Maturity): Place | undefined {
  const manifest = nearestManifest(snapshot, path)
  if (!manifest) return undefined
  return place?.file === manifest.path ? place : { file: manifest.path, range: startOfFile }
}
