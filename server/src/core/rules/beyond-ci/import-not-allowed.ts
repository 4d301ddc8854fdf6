import { removeImport } from '../../fixes/go-imports.ts'
import type { ImportSpec } from '../../golang/imports.ts'
import { listValues } from '../../manifest/manifest-lines.ts'
import { isImportable, nearestManifest } from '../../maturity/packages.ts'
import { isWithin, parentPath } from '../../repo/paths.ts'
import type { GoFile, Manifest, Snapshot } from '../../repo/snapshot.ts'
import { forbiddingEntry } from '../cross-extension-deps/manifest-forbidden-import.ts'
import { canRun, denialsFor, modulePath } from '../dependency-rules/governing-rules.ts'
import type { ImportRule, RuleContext, RuleInfo } from '../rule.ts'
import { listed, placeName } from '../words.ts'

const info: RuleInfo = {
  code: 'import-not-allowed',
  check: null,
  severity: 'hint',
  summary: 'An import outside of the allowed_imports of its module’s manifest, which CI does not enforce.',
  key: ['file', 'import path'],
}

/**
 * The manifest that speaks for a file is the nearest one above it. What lies in the module itself is its own; internal
 * packages name their callers themselves.
 */
export const importNotAllowed: ImportRule = {
  scope: 'import',
  rules: [info],
  concerns({ directory, areTests }, snapshot) {
    const manifest = areTests ? undefined : restrictingManifest(snapshot, directory)
    return manifest && (path => isOutside(manifest, path, modulePath(snapshot)))
  },
  run(file, context) {
    const { snapshot } = context
    const manifest = file.isTest ? undefined : restrictingManifest(snapshot, file.directory)
    if (!manifest) return
    for (const spec of file.imports.imports) {
      if (!isOutside(manifest, spec.path, modulePath(snapshot)) || isForbidden(snapshot, file, spec)) continue
      reportOutside(file, spec, manifest, context)
    }
  },
}

function restrictingManifest(snapshot: Snapshot, directory: string): Manifest | undefined {
  const manifest = nearestManifest(snapshot, directory)
  return manifest?.lines.get('allowed_imports')?.itemCount ? manifest : undefined
}

const isOutside = (manifest: Manifest, path: string, module: string): boolean =>
  path.startsWith(`${module}/`) && !isAllowed(manifest, path.slice(module.length + 1), module)

const allowedBases = new WeakMap<Manifest, ReadonlySet<string>>()

/** True where the package, or a directory above it, is one that the manifest allows. */
function isAllowed(manifest: Manifest, imported: string, module: string): boolean {
  let bases = allowedBases.get(manifest)
  if (!bases) {
    bases = basesOf(manifest, module)
    allowedBases.set(manifest, bases)
  }
  for (let path = imported; path !== ''; path = parentPath(path)) if (bases.has(path)) return true
  return false
}

/**
 * What the patterns of a manifest mean, `p`, `p/*` and `p/**` alike. Some write a package with the module in front: what
 * they mean is plain, though pattern-matches-nothing tells of it.
 */
function basesOf(manifest: Manifest, module: string): ReadonlySet<string> {
  const bases = new Set([manifest.directory, 'internal'])
  for (const { text } of listValues(manifest.lines, 'allowed_imports')) {
    const relative = text.startsWith(`${module}/`) ? text.slice(module.length + 1) : text
    bases.add(relative.replace(/\/\*\*?$/, ''))
  }
  return bases
}

/** Another rule says already, and louder, that the import must go: a check, or one that misses the package. */
const isForbidden = (snapshot: Snapshot, file: GoFile, spec: ImportSpec): boolean =>
  isMissing(snapshot, spec.path.slice(modulePath(snapshot).length + 1)) ||
  (canRun(snapshot) && denialsFor(snapshot, file.path, spec.path).length > 0) ||
  forbiddingEntry(snapshot, file.directory, spec) !== undefined

const isMissing = (snapshot: Snapshot, imported: string): boolean =>
  isWithin(imported, 'x') && !isImportable(snapshot, imported)

function reportOutside(file: GoFile, spec: ImportSpec, manifest: Manifest, { snapshot, t, report }: RuleContext): void {
  const allowed = listValues(manifest.lines, 'allowed_imports').map(({ text }) => text)
  const key = manifest.lines.get('allowed_imports')
  if (!key) return
  const range = manifest.source.range(key.at)
  const values = {
    directory: manifest.directory,
    imported: spec.path.slice(modulePath(snapshot).length + 1),
    place: placeName(manifest.path, range),
    allowed: listed(allowed),
  }
  report(info, {
    file: file.path,
    range: spec.range,
    key: [file.path, spec.path],
    message: t(
      '{imported} is not among the allowed_imports of {directory} ({place}): {allowed}. CI does not enforce the list; import something on it, or have its owner widen it.',
      values,
    ),
    related: [{ file: manifest.path, range, message: t('What {directory} may import', values) }],
    fixes: removeImport(file.path, spec, t),
  })
}
