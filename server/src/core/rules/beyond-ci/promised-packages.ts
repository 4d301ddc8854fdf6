import { type ApiSnapshot, readSnapshot, type SnapshotEntry } from '../../api/api-snapshot.ts'
import { type GoApi, readApi } from '../../api/go-api.ts'
import { readSymbols } from '../../golang/symbols.ts'
import { isSigned, subjectOf } from '../../maturity/evidence.ts'
import { newestSnapshot } from '../../maturity/evidence-snapshots.ts'
import { type Maturity, maturityOf, type Place } from '../../maturity/maturity.ts'
import { packagesBelow } from '../../maturity/packages.ts'
import { level } from '../../maturity/statements.ts'
import { isPackageFile } from '../../repo/interest.ts'
import { modulePath } from '../../repo/module-path.ts'
import { cleanPath, isWithin, joinPath } from '../../repo/paths.ts'
import { type GoFile, type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { type EvidenceEntry, readBetaEvidence } from '../../spec/beta-evidence.ts'

/** A package whose users were promised an API, and what it exports now. */
export interface PromisedPackage {
  readonly directory: string
  readonly importPath: string
  /** What the package is called: beta, or ga, which is kept for a whole major version. */
  readonly status: 'beta' | 'ga'
  /** Where that is said. */
  readonly place: Place | undefined
  /** The path of the newest snapshot that the owner signed for. */
  readonly snapshotPath: string
  /** What that holds of the package. */
  readonly promised: readonly SnapshotEntry[]
  readonly files: readonly PackageFile[]
}

/** A Go file of a package that is no test, and what it exports. */
export interface PackageFile {
  readonly file: GoFile
  readonly api: GoApi
}

/** The packages for which an owner has signed a snapshot, and which are still called beta or more. */
export function promisedPackages(snapshot: Snapshot): PromisedPackage[] {
  const ledger = snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []
  const subjects = ledger.flatMap(entry => subjectPath(entry) ?? [])
  const promised = ledger.flatMap(entry => {
    const subject = subjectPath(entry)
    const snapshotPath = newestSnapshot(entry)
    const api = snapshotPath === undefined ? undefined : snapshot.read(snapshotPath, readSnapshot)
    if (
      subject === undefined ||
      snapshotPath === undefined ||
      !isSigned(entry) ||
      !api ||
      api.broken ||
      api.entries.size === 0
    )
      return []
    // What has evidence of its own is judged by that.
    const isOwn = (directory: string): boolean =>
      isWithin(directory, subject) &&
      !subjects.some(other => other.length > subject.length && isWithin(directory, other))
    return packagesOf(snapshot, api, isOwn).flatMap(found => promisedPackage(snapshot, snapshotPath, found) ?? [])
  })
  // Of two entries about one package the last counts.
  return [...new Map(promised.map(one => [one.directory, one])).values()]
}

const subjectPath = (entry: EvidenceEntry): string | undefined => {
  const subject = cleanPath(subjectOf(entry) ?? '')
  return subject.startsWith('x/') ? subject : undefined
}

/** A directory that a snapshot speaks of, and what it holds of that. */
interface Found {
  readonly directory: string
  readonly promised: readonly SnapshotEntry[]
}

/** The packages that a snapshot has symbols of, and those that have come up since where its pattern would take them in. */
function packagesOf(snapshot: Snapshot, { packages, pattern }: ApiSnapshot, isOwn: (path: string) => boolean): Found[] {
  const prefix = `${modulePath(snapshot)}/`
  const known = new Map(
    [...packages].flatMap(([importPath, promised]): [string, readonly SnapshotEntry[]][] =>
      importPath.startsWith(prefix) ? [[cleanPath(importPath.slice(prefix.length)), promised]] : [],
    ),
  )
  const directories = new Set([...known.keys(), ...packagesIn(snapshot, pattern)])
  return [...directories]
    .filter(directory => isOwn(directory) && !directory.split('/').includes('internal'))
    .map(directory => ({ directory, promised: known.get(directory) ?? [] }))
}

const below = /^(?:\.\/)?(x\/.+)\/\.\.\.$/

/** The packages below the directory that a pattern like `./x/rest/...` names; of others the snapshot has symbols. */
function packagesIn(snapshot: Snapshot, pattern: string): readonly string[] {
  const top = cleanPath(below.exec(pattern)?.[1] ?? '')
  if (top === '') return []
  return snapshot.memo(packagesAt, top)
}

const packagesAt = (snapshot: Snapshot, top: string): readonly string[] => [top, ...packagesBelow(snapshot, top)]

function promisedPackage(snapshot: Snapshot, snapshotPath: string, found: Found): PromisedPackage | undefined {
  const { directory } = found
  const maturity = maturityOf(snapshot, directory)
  const status = promisedStatus(maturity)
  if (!status) return undefined
  const files = filesOf(snapshot, directory)
  if (!files) return undefined
  const importPath = `${modulePath(snapshot)}/${directory}`
  return { ...found, importPath, status, place: maturity.place, snapshotPath, files }
}

/** Users go by what is claimed, also where the evidence has a gap beside the snapshots. */
function promisedStatus({ status, claim = status }: Maturity): 'beta' | 'ga' | undefined {
  const claimed = level(claim)
  return claimed === 'beta' || claimed === 'ga' ? claimed : undefined
}

/**
 * The files that make a package, without programs beside it that are built by themselves; undefined where what it exports
 * cannot be told: one of them is not readable, or they are more than one package.
 */
function filesOf(snapshot: Snapshot, directory: string): PackageFile[] | undefined {
  const paths = snapshot.tree.children(directory).filter(isPackageFile)
  const files: PackageFile[] = []
  for (const name of paths) {
    const path = joinPath(directory, name)
    const file = snapshot.goFiles.get(path)
    const api = file && !snapshot.unreadable.has(path) ? snapshot.goFact(file, readApi) : undefined
    if (!file || !api) return undefined
    // Of the same parse, as long as the text is at hand: whoever looks up entrypoints asks next.
    snapshot.goFact(file, readSymbols)
    if (api.packageName !== 'main') files.push({ file, api })
  }
  return new Set(files.map(({ api }) => api.packageName)).size > 1 ? undefined : files
}
