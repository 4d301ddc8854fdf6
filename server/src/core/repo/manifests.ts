import { type ManifestLines, readManifestLines } from '../manifest/manifest-lines.ts'
import type { Reading } from '../text/reading.ts'
import type { SourceText } from '../text/source-text.ts'
import type { FileMap } from './file-map.ts'
import { isManifestPath } from './interest.ts'
import { parentPath } from './paths.ts'
import { ReadingFailure } from './reading-failure.ts'

/** A module.yaml of the workspace. */
export interface Manifest {
  /** Path of the file, relative to the workspace. */
  readonly path: string
  /** The directory that it describes. */
  readonly directory: string
  readonly source: SourceText
  readonly lines: ManifestLines
}

/** The manifests of one state. What another state has in common is the same object. */
export interface Manifests {
  readonly texts: FileMap<SourceText>
  /** By the directory that each describes, sorted. */
  readonly byDirectory: ReadonlyMap<string, Manifest>
  /** The same object for as long as the same directories have one. */
  readonly directories: object
  /** Those whose reading threw, by a mistake of ours. */
  readonly failed: readonly ReadingFailure[]
}

type Read = <Fact>(source: SourceText, reading: Reading<Fact>) => Fact

/** @param before those of another state, of which as much as possible is taken over */
export function manifestsIn(texts: FileMap<SourceText>, before: Manifests | undefined, read: Read): Manifests {
  const changed = before && [...texts.differences(before.texts)].filter(isManifestPath)
  if (before && changed?.length === 0) return { ...before, texts }
  const known = before?.byDirectory
  // What failed has no place among those that are known.
  const isSameSet =
    before?.failed.length === 0 && changed?.every(path => texts.has(path) && known?.has(parentPath(path)))
  const paths = (isSameSet && changed) || [...texts.keys()].filter(isManifestPath).sort()
  const byDirectory = new Map(isSameSet ? known : undefined)
  const failed: ReadingFailure[] = []
  for (const path of paths) {
    const source = texts.get(path)
    const directory = parentPath(path)
    const earlier = known?.get(directory)
    const manifest = earlier?.source === source ? earlier : source && readManifest(path, directory, source, read)
    if (manifest instanceof ReadingFailure) failed.push(manifest)
    else if (manifest) byDirectory.set(directory, manifest)
  }
  if (isSameSet && failed.length > 0) return manifestsIn(texts, undefined, read)
  return { texts, byDirectory, directories: (isSameSet && before?.directories) || {}, failed }
}

function readManifest(path: string, directory: string, source: SourceText, read: Read): Manifest | ReadingFailure {
  try {
    return { path, directory, source, lines: read(source, readManifestLines) }
  } catch (error) {
    return new ReadingFailure(path, error)
  }
}
