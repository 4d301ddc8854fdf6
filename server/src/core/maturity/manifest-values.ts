import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml'
import type { ManifestKey } from '../manifest/manifest-lines.ts'
import type { Manifest, Snapshot } from '../repo/snapshot.ts'
import type { Span } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { yamlDocument } from '../yaml/document.ts'
import { readPlainYaml } from '../yaml/plain-yaml.ts'

/** A value as its author meant it, and where it stands in the manifest. */
export interface ManifestValue {
  readonly text: string
  readonly at: Span
}

/** A scalar that a line reading and YAML read alike wherever it stands: no quote, comment, escape or structure. */
const plainScalar = /^[A-Za-z0-9][\w./-]*$/

/**
 * The text value of a column-0 key, as its author meant it: an inline comment is no part of it. Plain ones come from
 * the line reading that is there anyway; only others reach the YAML library.
 * @returns undefined where the key is absent or holds no text
 */
export function manifestValue(snapshot: Snapshot, manifest: Manifest, key: string): ManifestValue | undefined {
  const known = manifest.lines.get(key)
  if (!known) return undefined
  return plainValue(snapshot, manifest, key, known) ?? scalarValue(root(snapshot, manifest)?.get(key, true))
}

function plainValue(
  snapshot: Snapshot,
  { source }: Manifest,
  key: string,
  { scalar }: ManifestKey,
): ManifestValue | undefined {
  if (!scalar || scalar.text === '') return undefined
  const isPlain = plainScalar.test(scalar.text) || snapshot.fact(source, readPlainYaml)?.get(key) === scalar.text
  return isPlain ? { text: scalar.text, at: scalar } : undefined
}

/** One name that `stability_tiers` files under a tier. */
export interface TierEntry {
  /** Such as `stable`. */
  readonly tier: string
  /** As written: usually relative to the manifest's directory. */
  readonly name: ManifestValue
}

/** Everything that the manifest's `stability_tiers` list; most manifests have none. */
export function tierEntries(snapshot: Snapshot, manifest: Manifest): TierEntry[] {
  if (!manifest.lines.has('stability_tiers')) return []
  const plain = snapshot.fact(manifest.source, readPlainTiers)
  if (plain) return plain
  const tiers = root(snapshot, manifest)?.get('stability_tiers', true)
  if (!isMap(tiers)) return []
  return tiers.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !isSeq(value)) return []
    return value.items.flatMap(item => {
      const name = scalarValue(item)
      return name ? [{ tier: String(key.value), name }] : []
    })
  })
}

const tierLine = /^ {2}([A-Za-z]\w*):$/
const nameLine = /^( {4}- )([A-Za-z0-9][\w./-]*)$/

/** `stability_tiers` where its lines are plain: tiers, names below them, comments. Undefined for any other form. */
function readPlainTiers(source: SourceText): TierEntry[] | undefined {
  const entries: TierEntry[] = []
  let tier: string | undefined
  const first = source.lines.findIndex(({ text }) => text === 'stability_tiers:')
  if (first < 0) return undefined
  for (const line of source.lines.slice(first + 1)) {
    const text = line.text.replace(/(?:^|\s)#[\s\S]*$/, '').trimEnd()
    if (text === '') continue
    if (/^\S/.test(text)) break
    tier = tierLine.exec(text)?.[1] ?? tier
    if (tierLine.test(text)) continue
    const [, mark = '', name] = nameLine.exec(text) ?? []
    if (tier === undefined || name === undefined) return undefined
    const start = line.start + mark.length
    entries.push({ tier, name: { text: name, at: { start, end: start + name.length } } })
  }
  return entries
}

function root(snapshot: Snapshot, manifest: Manifest): YAMLMap | undefined {
  const { contents } = yamlDocument(snapshot, manifest.source)
  return isMap(contents) ? contents : undefined
}

function scalarValue(node: unknown): ManifestValue | undefined {
  if (!isScalar(node)) return undefined
  const { value, range } = node as Scalar & Node
  if (value === null || value === undefined || !range) return undefined
  const text = String(value).trim().replace(/\s+/g, ' ')
  return text === '' ? undefined : { text, at: { start: range[0], end: range[1] } }
}
