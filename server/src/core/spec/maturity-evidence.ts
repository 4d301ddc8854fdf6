import { cleanScalar, type Piece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { type Entry, listOf, readEntries } from './evidence-lines.ts'

/**
 * specs/extension-beta-evidence.yaml as extension-maturity reads it: three times, each with sections of its own, and
 * never cutting comments from values.
 */

/** What the dashboard's row of a module must speak of. */
export interface DashboardCandidate {
  readonly module: Piece
  readonly evidenceDoc: Piece | undefined
  readonly blockers: readonly Piece[]
}

/** The candidates of the first `candidates:` section, up to the next key in column 0, by module; the last one wins. */
export function readDashboardCandidates(source: SourceText): ReadonlyMap<string, DashboardCandidate> {
  const entries = readEntries(source, (line, section) => {
    if (line.text === 'candidates:') return { section: 'candidates' }
    return section === undefined ? { section } : 'stop'
  })
  return new Map(
    entries.map(entry => {
      const module = cleanScalar(entry.module)
      return [module.text, { module, evidenceDoc: scalarOf(entry, 'evidence_doc'), blockers: blockersOf(entry) }]
    }),
  )
}

/** The modules with at least one entry that completes their evidence, in any candidates: or surface_candidates:. */
export function readCompleteModules(source: SourceText): ReadonlySet<string> {
  const entries = readEntries(source, line => ({
    section: line.text === 'candidates:' || line.text === 'surface_candidates:' ? line.text : undefined,
    endsEntry: true,
  }))
  const complete = entries.filter(
    entry =>
      scalarOf(entry, 'current_status')?.text === 'beta' &&
      blockersOf(entry).length === 0 &&
      scalarOf(entry, 'evidence_doc') !== undefined,
  )
  return new Set(complete.map(entry => cleanScalar(entry.module).text))
}

/** A surface that names the package it stands for. */
export interface SurfaceStatus {
  /** `module:surface`, or the module alone. */
  readonly label: string
  readonly package: Piece
  readonly currentStatus: Piece
}

/** The entries of every surface_candidates: section that have both a package and a status. */
export function readSurfaceStatuses(source: SourceText): readonly SurfaceStatus[] {
  const entries = readEntries(source, line => ({
    section: line.text === 'surface_candidates:' ? line.text : undefined,
    endsEntry: true,
  }))
  return entries.flatMap(entry => {
    const module = cleanScalar(entry.module).text
    const surface = scalarOf(entry, 'surface')?.text
    const at = scalarOf(entry, 'package')
    const currentStatus = scalarOf(entry, 'current_status')
    if (!at || !currentStatus) return []
    return [{ label: surface === undefined ? module : `${module}:${surface}`, package: at, currentStatus }]
  })
}

function scalarOf(entry: Entry, key: string): Piece | undefined {
  const found = entry.keys.get(key)
  const value = found && cleanScalar(found.value)
  return value?.text === '' ? undefined : value
}

const blockersOf = (entry: Entry): Piece[] => listOf(entry.keys.get('blockers'), cleanScalar)
