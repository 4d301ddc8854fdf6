import type { FilePlace } from '../findings/finding.ts'
import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { subjectOf } from '../maturity/evidence.ts'
import { ancestors } from '../maturity/packages.ts'
import { baseName } from '../repo/paths.ts'
import type { Manifest, Snapshot } from '../repo/snapshot.ts'
import { specPaths } from '../repo/snapshot.ts'
import { readBetaEvidence } from '../spec/beta-evidence.ts'
import { toBeWritten } from '../text/placeholder.ts'
import { ground, isReliable } from './reliable.ts'
import type { EvidenceSubject } from './start-evidence.ts'

/** What a new entry is about, and the values that this takes for true. */
export interface NewSubject {
  readonly subject: EvidenceSubject
  readonly because: readonly FilePlace[]
}

/**
 * What a new entry of the ledger would say of a module: of its own where it is declared, else as a surface of its family.
 * @param status as the module's manifest has it: an entry repeats it, and changes none
 * @returns undefined where the ledger speaks of the module already
 */
export function newSubject(snapshot: Snapshot, manifest: Manifest, status: string): NewSubject | undefined {
  const { directory, lines, path } = manifest
  const entries = snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []
  if (entries.some(entry => subjectOf(entry) === directory)) return undefined
  const owner = trimmedScalar(lines, 'owner')
  const isKnown = owner !== undefined && isReliable(snapshot, path, 'owner', owner)
  const family = isDeclared(snapshot, directory) ? undefined : familyOf(snapshot, directory)
  const part = family !== undefined && { surface: baseName(directory), package: directory }
  const subject = {
    module: family ?? directory,
    ...part,
    owner: isKnown ? owner.text : toBeWritten,
    current_status: status,
  }
  return { subject, because: isKnown ? [ground(snapshot, path, owner)] : [] }
}

/** Whether specs/repo.yaml declares a directory to be an extension. */
export const isDeclared = ({ repoSpec }: Snapshot, directory: string): boolean =>
  repoSpec?.extensionPaths.some(({ text }) => text === directory) ?? false

/** The module that the ledger names a part under: that above it, which is declared. */
const familyOf = (snapshot: Snapshot, directory: string): string | undefined =>
  ancestors(directory).find(above => isDeclared(snapshot, above))
