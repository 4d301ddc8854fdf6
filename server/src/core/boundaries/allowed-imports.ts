import { listValues } from '../manifest/manifest-lines.ts'
import { nearestManifest } from '../maturity/packages.ts'
import { modulePath } from '../repo/module-path.ts'
import { parentPath } from '../repo/paths.ts'
import type { Manifest, Snapshot } from '../repo/snapshot.ts'
import { patternBase } from './pattern-text.ts'

/**
 * Tells the imports, by their paths, that are not among the allowed_imports of the manifest which speaks for a directory:
 * its own, or the nearest above. No program looks at that list. What lies in the module itself is its own; internal packages
 * name their callers themselves.
 * @returns undefined where no manifest has such a list
 */
export function unlisted(
  snapshot: Snapshot,
  directory: string,
): { readonly manifest: Manifest; isOutside(path: string): boolean } | undefined {
  const manifest = nearestManifest(snapshot, directory)
  if (!manifest?.lines.get('allowed_imports')?.itemCount) return undefined
  const module = modulePath(snapshot)
  const prefix = `${module}/`
  return {
    manifest,
    isOutside: path => path.startsWith(prefix) && !isAllowed(manifest, path.slice(prefix.length), module),
  }
}

const allowedBases = new WeakMap<Manifest, { readonly module: string; readonly bases: ReadonlySet<string> }>()

/** True where the package, or a directory above it, is one that the manifest allows. */
function isAllowed(manifest: Manifest, imported: string, module: string): boolean {
  let known = allowedBases.get(manifest)
  if (known?.module !== module) {
    known = { module, bases: basesOf(manifest, module) }
    allowedBases.set(manifest, known)
  }
  const { bases } = known
  for (let path = imported; path !== ''; path = parentPath(path)) if (bases.has(path)) return true
  return false
}

function basesOf(manifest: Manifest, module: string): ReadonlySet<string> {
  const entries = listValues(manifest.lines, 'allowed_imports')
  return new Set([manifest.directory, 'internal', ...entries.map(({ text }) => allowedBase(text, module))])
}

/**
 * What an entry of allowed_imports allows, it and all below it: `p`, `p/*` and `p/**` alike. Some write a package with
 * the module in front: what they mean is plain, though pattern-matches-nothing tells of it.
 */
export function allowedBase(entry: string, module: string): string {
  return patternBase(entry.startsWith(`${module}/`) ? entry.slice(module.length + 1) : entry)
}
