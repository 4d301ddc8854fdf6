import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { type EvidenceEntry, readBetaEvidence } from '../../spec/beta-evidence.ts'
import { readMaturitySignals, signalFields } from '../../spec/maturity-signals.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { SchemaError } from '../../yaml/validation.ts'

/**
 * True where extension-beta-evidence or extension-maturity, whose findings are never dropped, already tells of the cause
 * of a schema error: they do where their own reading of the file, line by line, sees the same fault.
 */
export function toldByEvidenceCheck(error: SchemaError, path: string, snapshot: Snapshot): boolean {
  if (path === specPaths.betaEvidence) return toldOfEntry(error, snapshot)
  return path === specPaths.maturity && toldOfSignal(error, snapshot)
}

/** What extension-beta-evidence asks an entry for, by the key that holds it; the entry's line where it does not ask. */
const asked: Readonly<Record<string, (entry: EvidenceEntry) => Piece | undefined>> = {
  module: ({ module }) => (module.text === '' ? undefined : module),
  owner: ({ owner }) => owner,
  package: ({ package: directory, surface, line }) => (surface ? directory : line),
  current_status: entry => (isAboutTier(entry) ? entry.line : entry.currentStatus),
  current_tier: entry => (isAboutTier(entry) ? entry.currentTier : entry.line),
  evidence_doc: ({ evidenceDoc }) => evidenceDoc,
}

const isAboutTier = ({ subpackage, surface }: EvidenceEntry): boolean => subpackage !== undefined && !surface

function toldOfEntry({ path, keyword }: SchemaError, snapshot: Snapshot): boolean {
  const entries = snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []
  const [section, index, key = ''] = path
  // Without any entry the check says so, whatever stands in their place.
  if (index === undefined) return entries.length === 0
  const entry = entries.filter(candidate => candidate.section === section)[Number(index)]
  if (!entry) return false
  if (keyword === 'enum') return key === 'blockers' || key === 'current_status' || key === 'current_tier'
  return Object.hasOwn(asked, key) && path.length === 3 && asked[key]!(entry) === undefined
}

function toldOfSignal({ path }: SchemaError, snapshot: Snapshot): boolean {
  const [section, index, key] = path
  const field = signalFields.find(name => name === key)
  if (section !== 'signals' || index === undefined || !field) return false
  const known = snapshot.read(specPaths.maturity, readMaturitySignals)
  const signal = [...(known?.byModule.values() ?? [])][Number(index)]
  const isAsked = snapshot.repoSpec?.extensionPaths.some(({ text }) => text === signal?.module.text) ?? false
  return isAsked && signal?.fields[field] === undefined
}
