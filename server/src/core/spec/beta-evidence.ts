import { type Piece, trimPiece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { type Entry, type EntryKey, listOf, readEntries, type SectionStep, withoutComment } from './evidence-lines.ts'

export type EvidenceSection = 'candidates' | 'subpackage_candidates' | 'surface_candidates'

/** One entry of specs/extension-beta-evidence.yaml. A value that is absent or empty is undefined. */
export interface EvidenceEntry {
  /** Where a finding about something absent stands: the module's name, or its key where there is no name. */
  readonly at: Piece
  readonly section: EvidenceSection
  /** May be empty. */
  readonly module: Piece
  readonly subpackage: Piece | undefined
  readonly surface: Piece | undefined
  readonly package: Piece | undefined
  readonly owner: Piece | undefined
  readonly currentStatus: Piece | undefined
  readonly currentTier: Piece | undefined
  readonly evidenceDoc: Piece | undefined
  /** Empty items count, but name nothing. */
  readonly releaseRefs: readonly Piece[]
  readonly apiSnapshots: readonly Piece[]
  readonly ownerSignoff: Piece | undefined
  readonly blockers: readonly Piece[]
  /** The line that opens the entry, from its dash on. */
  readonly line: Piece
  readonly keys: ReadonlyMap<string, EntryKey>
}

const sections: ReadonlyMap<string, EvidenceSection> = new Map([
  ['candidates:', 'candidates'],
  ['subpackage_candidates:', 'subpackage_candidates'],
  ['surface_candidates:', 'surface_candidates'],
])

/** specs/extension-beta-evidence.yaml as extension-beta-evidence reads it, in the file's order. */
export function readBetaEvidence(source: SourceText): readonly EvidenceEntry[] {
  return readEntries(source, atColumn0).map(evidenceEntry)
}

/** A line that names no section ends none, and `candidates:` does not even end the entry before it. */
function atColumn0(line: Piece, section: string | undefined): SectionStep {
  const opened = sections.get(line.text)
  return { section: opened ?? section, endsEntry: opened !== undefined && opened !== 'candidates' }
}

function evidenceEntry({ section, line, module: written, keys }: Entry): EvidenceEntry {
  const scalar = (key: string): Piece | undefined => {
    const found = keys.get(key)
    const value = found && withoutComment(found.value)
    return value?.text === '' ? undefined : value
  }
  const list = (key: string): Piece[] => listOf(keys.get(key), withoutComment)
  const module = withoutComment(written)
  return {
    at: module.text === '' ? line : module,
    section: sections.get(`${section}:`) ?? 'candidates',
    module,
    subpackage: scalar('subpackage'),
    surface: scalar('surface'),
    package: scalar('package'),
    owner: scalar('owner'),
    currentStatus: scalar('current_status'),
    currentTier: scalar('current_tier'),
    evidenceDoc: scalar('evidence_doc'),
    releaseRefs: list('release_refs'),
    apiSnapshots: list('api_snapshots'),
    ownerSignoff: scalar('owner_signoff'),
    blockers: list('blockers'),
    line,
    keys,
  }
}

/** How Plumego names an entry: `module:surface`, else `module/subpackage`, else the module. Its keys decide. */
export function evidenceLabel(entry: EvidenceEntry): string {
  const module = entry.module.text
  if (entry.surface) return `${module}:${entry.surface.text}`
  return entry.subpackage ? `${module}/${entry.subpackage.text}` : module
}

/** The release refs that git has to look up: trimmed, not empty, each once. */
export function releaseRefs(source: SourceText): readonly string[] {
  const refs = readBetaEvidence(source).flatMap(entry => entry.releaseRefs.map(ref => trimPiece(ref).text))
  return [...new Set(refs)].filter(ref => ref !== '')
}
