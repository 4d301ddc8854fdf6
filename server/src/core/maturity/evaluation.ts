import { rangeIn } from '../findings/words.ts'
import { listValues } from '../manifest/manifest-lines.ts'
import { topOf } from '../repo/file-index.ts'
import { modulePath } from '../repo/module-path.ts'
import { joinPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { EvidenceEntry } from '../spec/beta-evidence.ts'
import type { Localize } from '../text/localize.ts'
import { dashboardRow } from './dashboard.ts'
import { evidenceFor } from './evidence.ts'
import type { Maturity } from './maturity.ts'
import { ancestors, nearestManifest } from './packages.ts'

/** One thing to read when a package is evaluated. */
export interface EvaluationStep {
  readonly kind: 'dashboard' | 'primer' | 'manifest' | 'reference' | 'evidence'
  /** In the reader's language; a reference application by its name. */
  readonly label: string
  /** Relative to the workspace; a file, or the directory of an application without a main file. */
  readonly file: string
  /** 1-based; undefined where the whole file is meant. */
  readonly line: number | undefined
}

/** Reference applications by the package that they import, relative to the module. */
type ReferenceIndex = ReadonlyMap<string, readonly string[]>

const applicationDirectory = /^reference\/with-[^/]+(?=\/)/u

/** Who of `reference/with-*` imports what, as the Go files say; tests are no example to follow. */
function findReferences(snapshot: Snapshot): ReferenceIndex {
  const prefix = `${modulePath(snapshot)}/`
  const applications = new Map<string, string[]>()
  for (const file of snapshot.goFilesUnder(topOf, 'reference')) {
    const application = applicationDirectory.exec(file.path)?.[0]
    if (!application) continue
    for (const { path } of file.imports.imports) {
      if (!path.startsWith(prefix)) continue
      const imported = path.slice(prefix.length)
      const known = applications.get(imported)
      if (!known) applications.set(imported, [application])
      else if (!known.includes(application)) known.push(application)
    }
  }
  return applications
}

/** What Plumego wants read before a package is adopted, in its order; what the workspace does not have is left out. */
export function evaluationSteps(snapshot: Snapshot, path: string, maturity: Maturity, t: Localize): EvaluationStep[] {
  const steps: EvaluationStep[] = []
  const add = (kind: EvaluationStep['kind'], label: string, file: string | undefined, line?: number): void => {
    if (file !== undefined) steps.push({ kind, label, file, line })
  }
  const row = [path, ...ancestors(path)].flatMap(directory => dashboardRow(snapshot, directory) ?? [])[0]
  add('dashboard', t('Maturity dashboard'), row?.place.file, row && row.place.range.start.line + 1)
  add('primer', t('Primer'), primerOf(snapshot, path))
  add('manifest', t('Manifest'), nearestManifest(snapshot, path)?.path)
  for (const application of snapshot.memo(findReferences).get(path)?.toSorted() ?? []) {
    const main = joinPath(application, 'main.go')
    add('reference', application.slice('reference/'.length), snapshot.tree.kind(main) ? main : application)
  }
  const entry = evidenceOf(snapshot, maturity)[0]
  if (entry) add('evidence', t('Evidence'), ...evidencePlace(snapshot, entry))
  return steps
}

/** The ledger's entries about a package, or else about the one whose status it inherits. */
export function evidenceOf(snapshot: Snapshot, { package: path, provenance }: Maturity): EvidenceEntry[] {
  const own = evidenceFor(snapshot, path)
  return own.length === 0 && provenance.kind === 'inherited' ? evidenceFor(snapshot, provenance.from) : own
}

/** The evidence document where it exists, else the ledger's line. */
function evidencePlace(snapshot: Snapshot, entry: EvidenceEntry): [file: string, line?: number] {
  const document = entry.evidenceDoc?.text
  if (document && snapshot.tree.kind(document) === 'file') return [document]
  return [specPaths.betaEvidence, rangeIn(snapshot, specPaths.betaEvidence, entry.at).start.line + 1]
}

/** The first page of docs/modules that a manifest names, else the page that bears the directory's own path. */
export function primerOf(snapshot: Snapshot, path: string): string | undefined {
  for (const directory of [path, ...ancestors(path)]) {
    const manifest = snapshot.manifests.get(directory)
    const named = manifest ? listValues(manifest.lines, 'doc_paths').map(({ text }) => text) : []
    const candidates = [
      ...named.filter(name => name.startsWith('docs/modules/')),
      `docs/modules/${directory}/README.md`,
    ]
    const found = candidates.find(name => snapshot.tree.kind(name) === 'file')
    if (found) return found
  }
  return undefined
}
