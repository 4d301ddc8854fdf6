import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { dashboardPath, dashboardRows } from './dashboard.ts'
import { evidenceFor } from './evidence.ts'

/** An owner that a file names for a module, and the files that do so, relative to the workspace. */
interface NamedOwner {
  readonly name: string
  readonly files: readonly string[]
}

/**
 * Whom the files that speak of a module name as its owner: its manifest, the dashboard, the evidence ledger and the
 * evidence documents that the ledger names.
 * @param asking the file that is asked for, which says nothing here
 */
export function ownersNamed(snapshot: Snapshot, module: string, asking: string): NamedOwner[] {
  const files = new Map<string, string[]>()
  const add = (name: string | undefined, file: string): void => {
    const known = name && (files.get(name) ?? [])
    if (!name || !known || file === asking || known.includes(file)) return
    files.set(name, [...known, file])
  }
  const manifest = snapshot.manifests.get(module)
  if (manifest) add(trimmedScalar(manifest.lines, 'owner')?.text, manifest.path)
  add(dashboardRows(snapshot).get(module)?.owner, dashboardPath(snapshot))
  for (const { owner, evidenceDoc } of evidenceFor(snapshot, module)) {
    add(owner?.text, specPaths.betaEvidence)
    const document = evidenceDoc && snapshot.pageText(evidenceDoc.text)
    if (document) add(ownerLine.exec(document)?.[1], evidenceDoc.text)
  }
  return [...files].map(([name, found]) => ({ name, files: found }))
}

/** The line of an evidence document that names the owner, by a name without blanks. */
const ownerLine = /^(?:- )?Owner: *`?([^\s`<>]+)`?\s*$/m
