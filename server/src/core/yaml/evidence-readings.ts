import { type EvidenceEntry, evidenceLabel, readBetaEvidence } from '../spec/beta-evidence.ts'
import { type Entry, listOf, readEntries } from '../spec/evidence-lines.ts'
import { readMaturitySignals, signalFields } from '../spec/maturity-signals.ts'
import { cleanScalar, type Piece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import type { FileReading } from './file-reading.ts'
import type { Shape } from './plain-form.ts'
import { listLeaf, type ReadTree, textLeaf, treeOf } from './read-tree.ts'

/** What both programs call an entry; differences are told under this name. */
export function entryName(module: string, surface: string | undefined, subpackage: string | undefined): string {
  if (surface) return `${module}:${surface}`
  return subpackage ? `${module}/${subpackage}` : module
}

const evidenceEntry = {
  entries: {
    module: 'text',
    subpackage: 'text',
    surface: 'text',
    package: 'text',
    owner: 'text',
    current_status: 'text',
    current_tier: 'text',
    evidence_doc: 'text',
    release_refs: 'list',
    api_snapshots: 'list',
    owner_signoff: 'text',
    blockers: 'list',
  },
} as const satisfies Shape

/** Where entries of evidence stand. */
export const evidenceSections = ['candidates', 'subpackage_candidates', 'surface_candidates'] as const

const betaEvidence: FileReading = {
  programs: 'extension-beta-evidence',
  shape: { keys: Object.fromEntries(evidenceSections.map(section => [section, evidenceEntry])) },
  read(source) {
    const entries = readBetaEvidence(source)
    return treeOf(
      evidenceSections.map(section => {
        const own = entries.filter(entry => entry.section === section)
        return [section, treeOf(own.map(entry => [evidenceLabel(entry), evidenceTree(entry)]))]
      }),
    )
  },
}

const evidenceTree = (entry: EvidenceEntry): ReadTree =>
  treeOf([
    ['module', textLeaf(entry.module)],
    ['subpackage', textLeaf(entry.subpackage)],
    ['surface', textLeaf(entry.surface)],
    ['package', textLeaf(entry.package)],
    ['owner', textLeaf(entry.owner)],
    ['current_status', textLeaf(entry.currentStatus)],
    ['current_tier', textLeaf(entry.currentTier)],
    ['evidence_doc', textLeaf(entry.evidenceDoc)],
    ['release_refs', listLeaf(entry.releaseRefs)],
    ['api_snapshots', listLeaf(entry.apiSnapshots)],
    ['owner_signoff', textLeaf(entry.ownerSignoff)],
    ['blockers', listLeaf(entry.blockers)],
  ])

/** The sections that extension-maturity looks at, for whatever purpose. */
const maturitySections = ['candidates', 'surface_candidates'] as const

const maturityEvidence: FileReading = {
  programs: 'extension-maturity',
  shape: { keys: Object.fromEntries(maturitySections.map(section => [section, evidenceEntry])) },
  read(source) {
    const entries = maturityEntries(source)
    return treeOf(
      maturitySections.map(section => {
        const own = entries.filter(entry => entry.section === section)
        return [section, treeOf(own.map(entry => [nameOfEntry(entry), entryTree(entry)]))]
      }),
    )
  },
}

const maturityEntries = (source: SourceText): Entry[] =>
  readEntries(source, line => ({
    section: maturitySections.find(section => line.text === `${section}:`),
    endsEntry: true,
  }))

function entryText(entry: Entry, key: string): Piece | undefined {
  const found = entry.keys.get(key)
  return found && cleanScalar(found.value)
}

const nameOfEntry = (entry: Entry): string =>
  entryName(cleanScalar(entry.module).text, entryText(entry, 'surface')?.text, entryText(entry, 'subpackage')?.text)

const entryTree = (entry: Entry): ReadTree =>
  treeOf([
    ['module', textLeaf(cleanScalar(entry.module))],
    ['surface', textLeaf(entryText(entry, 'surface'))],
    ['package', textLeaf(entryText(entry, 'package'))],
    ['current_status', textLeaf(entryText(entry, 'current_status'))],
    ['evidence_doc', textLeaf(entryText(entry, 'evidence_doc'))],
    ['blockers', listLeaf(listOf(entry.keys.get('blockers'), cleanScalar))],
  ])

export const betaEvidenceReadings: readonly FileReading[] = [betaEvidence, maturityEvidence]

/** specs/extension-maturity.yaml. */
export const signalReadings: readonly FileReading[] = [
  {
    programs: 'extension-maturity',
    shape: {
      keys: {
        signals: {
          entries: { module: 'text', ...Object.fromEntries(signalFields.map(key => [key, 'text' as const])) },
        },
      },
    },
    read(source) {
      const signals = [...readMaturitySignals(source).byModule].map(([name, { module, fields }]) => {
        const leaves = signalFields.map(key => [key, textLeaf(fields[key])] as const)
        return [name, treeOf([['module', textLeaf(module)], ...leaves])] as const
      })
      return treeOf([['signals', treeOf(signals)]])
    },
  },
]
