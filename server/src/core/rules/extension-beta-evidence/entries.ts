import { rangeIn } from '../../findings/words.ts'
import type { Mendable } from '../../fixes/lines.ts'
import { type EvidenceManifest, readEvidenceManifest } from '../../manifest/manifest-state.ts'
import { cleanPath, joinPath } from '../../repo/paths.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { type EvidenceEntry, evidenceLabel, readBetaEvidence } from '../../spec/beta-evidence.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { Range } from '../../text/position.ts'
import { SourceText } from '../../text/source-text.ts'

export const check = 'extension-beta-evidence'

/** An entry that names a module, and what the program calls it. */
export interface LabelledEntry {
  readonly entry: EvidenceEntry
  readonly label: string
}

/** The same, and what the module's manifest says. */
export interface Evidence extends LabelledEntry {
  readonly manifestPath: string
  /** Undefined where the manifest cannot be read: the check is blocked there. */
  readonly manifest: EvidenceManifest | undefined
}

/** The entries that name a module, in the file's order; of one that does not the program asks nothing more. */
export const evidence = (snapshot: Snapshot): Evidence[] =>
  (snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []).flatMap(entry =>
    entry.module.text === '' ? [] : snapshot.memo(evidenceOf, entry),
  )

/** The same entries, without a look at any manifest. */
export const labelledEntries = (snapshot: Snapshot): readonly LabelledEntry[] =>
  snapshot.read(specPaths.betaEvidence, readLabelled) ?? []

const readLabelled = (source: SourceText): LabelledEntry[] =>
  readBetaEvidence(source).flatMap(entry => (entry.module.text === '' ? [] : { entry, label: evidenceLabel(entry) }))

/** The same object for as long as entry and manifest are the same. */
function evidenceOf(snapshot: Snapshot, entry: EvidenceEntry): Evidence {
  const manifestPath = manifestOf(entry.module)
  return {
    entry,
    label: evidenceLabel(entry),
    manifestPath,
    manifest: snapshot.read(manifestPath, readEvidenceManifest),
  }
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
