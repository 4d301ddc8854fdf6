import type { Mendable } from '../../fixes/lines.ts'
import { type EvidenceManifest, readEvidenceManifest } from '../../manifest/manifest-state.ts'
import { cleanPath, joinPath } from '../../repo/paths.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { type EvidenceEntry, evidenceLabel, readBetaEvidence } from '../../spec/beta-evidence.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { Range } from '../../text/position.ts'
import { SourceText } from '../../text/source-text.ts'
import { rangeIn } from '../words.ts'

export const check = 'extension-beta-evidence'

/** An entry that names a module, and what that module's manifest says. */
export interface Evidence {
  readonly entry: EvidenceEntry
  readonly label: string
  readonly manifestPath: string
  /** Undefined where the manifest cannot be read: the check is blocked there. */
  readonly manifest: EvidenceManifest | undefined
}

/** The entries that name a module, in the file's order; of one that does not the program asks nothing more. */
export function evidence(snapshot: Snapshot): Evidence[] {
  const entries = snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []
  return entries
    .filter(({ module }) => module.text !== '')
    .map(entry => {
      const manifestPath = manifestOf(entry.module)
      return {
        entry,
        label: evidenceLabel(entry),
        manifestPath,
        manifest: snapshot.read(manifestPath, readEvidenceManifest),
      }
    })
}

/** The manifest of a module or package as it is written in the evidence. */
export const manifestOf = (written: Piece): string => joinPath(cleanPath(written.text), 'module.yaml')

/** The evidence file, to be mended; a rule that found something in it has read it. */
export const evidenceFile = (snapshot: Snapshot): Mendable => ({
  path: specPaths.betaEvidence,
  source: snapshot.text(specPaths.betaEvidence) ?? new SourceText(''),
})

/** A place in the evidence file. */
export function inEvidence(snapshot: Snapshot, at: Piece): { file: string; range: Range } {
  return { file: specPaths.betaEvidence, range: rangeIn(snapshot, specPaths.betaEvidence, at) }
}
