import { listValues, trimmedScalar } from '../../manifest/manifest-lines.ts'
import { isManifestPath } from '../../repo/interest.ts'
import type { Manifest, Snapshot, UnreadableFile } from '../../repo/snapshot.ts'
import { overlongLine } from '../../spec/lines.ts'
import { type Piece, slicePiece, trimPiece } from '../../text/go-strings.ts'

/** A manifest below x/, as reference-layout reads it. */
export interface FamilyManifest {
  readonly manifest: Manifest
  /** The package that it speaks for: what its `path` says, else its directory. */
  readonly package: string
  /** Undefined, or empty, where the manifest names none. */
  readonly parent: Piece | undefined
  /** Of `subordinate_families`: a plain path, or what stands behind `package:`. */
  readonly subordinates: readonly Piece[]
  readonly declaresSubordinates: boolean
}

/** How the program calls a manifest, wherever it lies. */
export const toldPath = (family: string): string => `${family}/module.yaml`

/** The manifests below x/ in the order of the program's walk. */
export const familyManifests = (snapshot: Snapshot): readonly FamilyManifest[] => snapshot.memo(readFamilyManifests)

/** Where several speak for one package, the last of them. */
export const collectedFamilies = (snapshot: Snapshot): ReadonlyMap<string, FamilyManifest> =>
  new Map(familyManifests(snapshot).map(family => [family.package, family]))

const readFamilyManifests = (snapshot: Snapshot): FamilyManifest[] =>
  snapshot.memo(walkedDirectories).flatMap(directory => {
    const manifest = snapshot.manifests.get(directory)
    return manifest ? knownFamily(manifest) : []
  })

const walkedDirectories = ({ manifests }: Snapshot): readonly string[] =>
  [...manifests.keys()].filter(directory => directory.startsWith('x/')).sort(walkOrder)

const known = new WeakMap<Manifest, FamilyManifest>()

function knownFamily(manifest: Manifest): FamilyManifest {
  const family = known.get(manifest) ?? familyManifest(manifest)
  known.set(manifest, family)
  return family
}

function familyManifest(manifest: Manifest): FamilyManifest {
  const { lines, directory } = manifest
  return {
    manifest,
    package: trimmedScalar(lines, 'path')?.text || directory,
    parent: trimmedScalar(lines, 'parent_family'),
    subordinates: listValues(lines, 'subordinate_families')
      .map(packageOf)
      .filter(({ text }) => text !== ''),
    declaresSubordinates: lines.has('subordinate_families'),
  }
}

function packageOf(item: Piece): Piece {
  const written = trimPiece(item)
  return written.text.startsWith('package:') ? trimPiece(slicePiece(written, 'package:'.length)) : written
}

/** Directory by directory, and by name in each of them, as filepath.WalkDir goes. */
function walkOrder(a: string, b: string): number {
  const [ours, theirs] = [a.split('/'), b.split('/')]
  const differing = ours.findIndex((name, i) => name !== theirs[i])
  const [one = '', other = ''] = [ours[differing], theirs[differing]]
  return one < other ? -1 : 1
}

/** What ends the walk: the first manifest that cannot be read, or has a line that is too long. */
export function endOfWalk(snapshot: Snapshot): UnreadableFile | Manifest | undefined {
  const broken = [...snapshot.unreadable.values()].filter(isFamilyManifest)
  const overlong = [...snapshot.manifests.values()].filter(
    manifest => isFamilyManifest(manifest) && overlongLine(manifest.source),
  )
  return [...broken, ...overlong].sort((a, b) => walkOrder(a.path, b.path))[0]
}

const isFamilyManifest = ({ path }: { readonly path: string }): boolean => path.startsWith('x/') && isManifestPath(path)

/** The program takes a manifest that is a link to nowhere for an x/ that does not exist, and asks nothing of families. */
export function hidesFamilies(snapshot: Snapshot): boolean {
  const end = endOfWalk(snapshot)
  return end !== undefined && 'reason' in end && end.reason === 'dangling-link'
}
