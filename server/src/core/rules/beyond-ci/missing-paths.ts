import { nearestPath } from '../../fixes/nearest-path.ts'
import { replaceScalar } from '../../fixes/scalars.ts'
import { listValues } from '../../manifest/manifest-lines.ts'
import { cleanPath, joinPath, leavesRoot } from '../../repo/paths.ts'
import type { Manifest, Snapshot } from '../../repo/snapshot.ts'
import type { Piece } from '../../text/go-strings.ts'
import { isOpen } from '../../text/placeholder.ts'
import type { ManifestRule, RuleInfo } from '../rule.ts'

const info: RuleInfo = {
  code: 'path-not-found',
  check: null,
  severity: 'information',
  summary: 'A path of landing_zones or entrypoint_reads does not exist.',
  key: ['manifest', 'key', 'path'],
}

/** Where a reader is sent. No check looks there, so a file that was moved is named for as long as nobody follows it. */
export const missingPaths: ManifestRule = {
  scope: 'manifest',
  rules: [info],
  run(manifest, { snapshot, t, report }) {
    for (const { key, path, near } of findMissing(manifest, snapshot)) {
      report(info, {
        file: manifest.path,
        range: manifest.source.range(path),
        key: [manifest.path, key, path.text],
        message: t('{key} names {path}, which does not exist: write it, or correct the path.', {
          key,
          path: path.text,
        }),
        fixes: near.map(meant => replaceScalar(manifest, path, meant, t, false)),
      })
    }
  },
}

/** A path that is not there, and what may be meant by it. */
interface MissingPath {
  readonly key: string
  readonly path: Piece
  readonly near: readonly string[]
}

function findMissing(manifest: Manifest, snapshot: Snapshot): MissingPath[] {
  // Some say a landing zone from the module on, some from the repository's root.
  const zoneStarts = [manifest.directory, '']
  return [
    ...listValues(manifest.lines, 'entrypoint_reads').flatMap(path => look('entrypoint_reads', path, [''], snapshot)),
    ...landingZones(manifest).flatMap(path => look('landing_zones', path, zoneStarts, snapshot)),
  ]
}

/** Whatever else stands there, such as a pattern, a sentence or an address, is a person's to read. */
const isPath = (text: string): boolean =>
  /^[\w@.-]+(?:\/[\w@.-]+)*\/?$/.test(text) && /[./]/.test(text) && !isOpen(text)

/** The values of the map; of any other form none. */
function landingZones({ lines, source }: Manifest): Piece[] {
  const key = lines.get('landing_zones')?.at
  if (!key) return []
  const values: Piece[] = []
  for (const { text, start } of source.lines.slice(source.positionAt(key.start).line + 1)) {
    if (/^\s*(?:#.*)?$/.test(text)) continue
    const [, lead, value] = /^([ \t]+[\w-]+:[ \t]+["']?)([^\s"'#]+)["']?[ \t]*(?:#.*)?$/.exec(text) ?? []
    if (lead === undefined || value === undefined) break
    values.push({ text: value, start: start + lead.length, end: start + lead.length + value.length })
  }
  return values
}

/** @param directories from which the path may be meant */
function look(key: string, path: Piece, directories: readonly string[], snapshot: Snapshot): MissingPath[] {
  if (!isPath(path.text)) return []
  const places = directories.map(directory => cleanPath(joinPath(directory, path.text)))
  // What leads out is not looked at.
  if (places.some(place => leavesRoot(place) || snapshot.tree.stat(place) !== 'missing')) return []
  const near = directories.flatMap(directory => nearestBelow(snapshot, directory, path.text) ?? [])
  // A directory may be where code is to come; a file is written before somebody is sent to it.
  if (near.length === 0 && path.text.endsWith('/')) return []
  return [{ key, path, near: [...new Set(near)] }]
}

/** The nearest path that is there, written as this one is; of a directory none but another one. */
function nearestBelow({ tree }: Snapshot, directory: string, path: string): string | undefined {
  const isDirectory = path.endsWith('/')
  const found = nearestPath(tree, joinPath(directory, path.replace(/\/$/, '')))
  if (found === undefined || (isDirectory && tree.kind(found) !== 'directory')) return undefined
  return found.slice(directory === '' ? 0 : directory.length + 1) + (isDirectory ? '/' : '')
}
