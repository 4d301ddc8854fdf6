import { isStableRoot } from '../modules/covered-manifests.ts'
import { modulePath } from '../repo/module-path.ts'
import { cleanPath, joinPath, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { SourceText } from '../text/source-text.ts'
import { type YamlScalar, yamlScalars } from '../yaml/scalars.ts'
import type { Mention, PathMention } from './mention.ts'
import { type PathWord, pathWords } from './path-words.ts'

/** Keys whose values name a directory also where they are a single name, such as `router`. */
const namesDirectories: ReadonlySet<string> = new Set([
  'allow',
  'allowed_imports',
  'allowed_library_roots',
  'avoid',
  'canonical_root',
  'declared_callers',
  'deny',
  'doc_paths',
  'entrypoint_reads',
  'forbidden_imports',
  'forbidden_paths',
  'module',
  'name',
  'package',
  'packages',
  'parent_family',
  'path',
  'paths',
  'roots',
  'start_with',
  'subordinate_families',
])

/** Keys of a manifest whose values may be relative to its directory. */
const relativeInManifest: ReadonlySet<string> = new Set(['stability_tiers', 'public_entrypoints', 'landing_zones'])

/** What a manifest or a specs file names, in its order. Parses YAML: not for checks. */
export function yamlMentions(snapshot: Snapshot, file: string, source: SourceText): Mention[] {
  const isManifest = file.endsWith('module.yaml')
  return yamlScalars(snapshot, source).flatMap((scalar): Mention[] => {
    const key = scalar.keys.at(-1)
    if (key === 'owner' && !scalar.isKey) return [{ kind: 'owner', name: scalar.text, span: scalar.span }]
    const relative = isManifest ? relativeTo(snapshot, scalar, parentPath(file)) : relativeEvidence(scalar)
    if (relative) return [relative]
    return pathWords(scalar.text)
      .filter(word => word.path.includes('/') || namesDirectory(scalar, word) || namesFile(snapshot, scalar, word))
      .map(word => absolute(snapshot, scalar, word))
  })
}

/** A name without a slash is a path only where the key says so, or where a rule of that name may stand. */
function namesDirectory({ isKey, keys, text }: YamlScalar, { isWhole, reach }: PathWord): boolean {
  const key = keys.at(-1) ?? ''
  if (isKey) return (key === 'modules' || key === 'packages') && isStableRoot(text)
  return reach !== 'exact' || (isWhole && namesDirectories.has(key))
}

/** The whole value is the name of a file at the root of the workspace, such as AGENTS.md. */
const namesFile = ({ tree }: Snapshot, { isKey }: YamlScalar, { path, isWhole, reach }: PathWord): boolean =>
  !isKey && isWhole && reach === 'exact' && path.includes('.') && tree.kind(path) === 'file'

function absolute(snapshot: Snapshot, scalar: YamlScalar, word: PathWord): PathMention {
  const start = scalar.span.start + word.start
  const module = `${modulePath(snapshot)}/`
  const below = word.path.startsWith(module) ? module.length : 0
  return {
    kind: 'path',
    path: cleanPath(word.path.slice(below)),
    reach: word.reach,
    span: { start: start + below, end: start + word.path.length },
    from: '',
    keys: scalar.keys,
  }
}

/** A value that names something below the manifest's own directory: a subpackage, a file. */
function relativeTo({ tree }: Snapshot, scalar: YamlScalar, directory: string): PathMention | undefined {
  if (scalar.isKey || !relativeInManifest.has(scalar.keys[0] ?? '')) return undefined
  const [word] = pathWords(scalar.text)
  if (!word?.isWhole || tree.kind(cleanPath(word.path))) return undefined
  return tree.kind(cleanPath(joinPath(directory, word.path))) ? relative(scalar, word, directory) : undefined
}

/** The subpackage of an entry of the evidence ledger is one of the entry's module. */
function relativeEvidence(scalar: YamlScalar): PathMention | undefined {
  if (scalar.isKey || scalar.keys.at(-1) !== 'subpackage') return undefined
  const module = scalar.siblings.get('module')
  const [word] = pathWords(scalar.text)
  return module && word?.isWhole ? relative(scalar, word, cleanPath(module)) : undefined
}

function relative({ span, keys }: YamlScalar, word: PathWord, from: string): PathMention {
  return {
    kind: 'path',
    path: cleanPath(joinPath(from, word.path)),
    reach: word.reach,
    span: { start: span.start + word.start, end: span.start + word.end },
    from,
    keys,
  }
}
