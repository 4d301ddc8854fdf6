import type { ManifestLines } from '../../manifest/manifest-lines.ts'
import { isCovered } from '../../modules/covered-manifests.ts'
import type { Manifest, Snapshot } from '../../repo/snapshot.ts'
import { specSchemas } from '../../schema/file-schemas.ts'
import type { SourceText } from '../../text/source-text.ts'
import { type YamlDocument, yamlDocument, yamlProblem } from '../../yaml/document.ts'
import { isPlainManifest, isPlainSpec } from '../../yaml/plain-files.ts'
import { specReadings } from '../../yaml/readings.ts'

/**
 * The YAML of a manifest that some check reads and that is not plain; undefined for all others, of which nothing is to
 * be said. Whether it is plain is found out once for each text.
 */
export function unusualManifest(manifest: Manifest, snapshot: Snapshot): YamlDocument | undefined {
  if (!isCovered(manifest) || isPlain(manifest)) return undefined
  return yamlDocument(snapshot, manifest.source)
}

/** By a manifest's line reading, which is one for each text. */
const plainManifests = new WeakMap<ManifestLines, boolean>()

function isPlain({ source, lines }: Manifest): boolean {
  const known = plainManifests.get(lines) ?? isPlainManifest(source, lines)
  plainManifests.set(lines, known)
  return known
}

/** A file below specs/ that some check reads and that is not plain. */
export interface UnusualSpec {
  readonly path: string
  readonly source: SourceText
  readonly document: YamlDocument
}

/** One reading for each path, so that its answer is kept with the text. */
const plainSpecReadings = [...new Set([...specReadings.keys(), ...specSchemas.keys()])].map(
  path => [path, (source: SourceText) => isPlainSpec(path, source)] as const,
)

export function unusualSpecs(snapshot: Snapshot): UnusualSpec[] {
  return plainSpecReadings.flatMap(([path, isPlain]) => {
    const source = snapshot.text(path)
    if (!source || snapshot.fact(source, isPlain)) return []
    return [{ path, source, document: yamlDocument(snapshot, source) }]
  })
}

/** True for a document that means something to a YAML reader: only then is there anything to compare or validate. */
export const isReadable = (document: YamlDocument): boolean => yamlProblem(document) === undefined
