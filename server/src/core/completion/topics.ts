import { ancestors, nearestManifest } from '../maturity/packages.ts'
import { isPackageFile } from '../repo/interest.ts'
import { baseName, joinPath, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { CompletionQuestion } from './completion-types.ts'
import { pagesAbout, primerOf } from './files.ts'

/** More modules than an entry is about. */
const most = 8

/** The modules that an entry of a spec is about. */
interface Topics {
  /** Those whose paths its sentences hold, and those whose name it bears. */
  readonly told: readonly string[]
  /** Those that its lists speak of so far. */
  readonly listed: readonly string[]
}

/** What the name of an entry and its lines above the cursor say. @param entry the name */
export function topicsOf({ snapshot, text, cursor }: CompletionQuestion, entry: string): Topics {
  const told = new Set<string>()
  const listed = new Set<string>()
  for (let line = cursor.range.start.line - 1; line >= 0; line--) {
    const above = text.lineText(line)
    if (above.trim().startsWith(`${entry}:`) || /^[^\s#]/.test(above)) break
    const found = above.match(pathForm)?.flatMap(path => moduleOf(snapshot, path) ?? []) ?? []
    for (const module of found) (/^ *- /.test(above) ? listed : told).add(module)
  }
  const names = new Set([...entry.split('_'), entry.replaceAll('_', '')])
  for (const module of snapshot.manifests.keys()) if (names.has(baseName(module))) told.add(module)
  return { told: [...told].slice(0, most), listed: [...listed].slice(0, most) }
}

/** A path within a sentence: its full stop belongs to that. */
const pathForm = /[\w-]+(?:[./]+[\w-]+)*/g

/** The module that a path leads to, by its directory, a file in it, or its primer. */
function moduleOf(snapshot: Snapshot, path: string): string | undefined {
  if (!path.includes('/')) return undefined
  const within = path.startsWith(primers) ? path.slice(primers.length) : path
  return nearestManifest(snapshot, within)?.directory
}

const primers = primerOf('')

/**
 * What there is to read about a module, in the order in which people do: its manifest, its primer, the pages and the
 * source that bear its name, the manifests above and below, other sources.
 */
export function readingsOf(snapshot: Snapshot, module: string): string[] {
  const { tree, manifests } = snapshot
  const name = baseName(module)
  const sources = tree.children(module).filter(isPackageFile)
  const isFirst = (source: string): boolean => source === `${name}.go` || source === 'entrypoints.go'
  const below = [...manifests.keys()].filter(other => parentPath(other) === module)
  const paths = [
    joinPath(module, 'module.yaml'),
    joinPath(primerOf(module), 'README.md'),
    ...pagesAbout(snapshot, module),
    ...sources.filter(isFirst).map(file => joinPath(module, file)),
    ...[...ancestors(module), ...below].map(other => joinPath(other, 'module.yaml')),
    ...sources.filter(source => !isFirst(source)).map(file => joinPath(module, file)),
  ]
  return paths.filter(path => tree.kind(path) === 'file')
}
