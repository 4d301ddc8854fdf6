import type { Fix } from '../../findings/finding.ts'
import { firstLine, rangeIn, related } from '../../findings/words.ts'
import { removeEntry } from '../../fixes/list-entries.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { replaceScalar, valueWithoutComment } from '../../fixes/scalars.ts'
import { listValues, trimmedScalar } from '../../manifest/manifest-lines.ts'
import { manifestAt } from '../../modules/manifest-at.ts'
import { cleanPath, joinPath } from '../../repo/paths.ts'
import { type Manifest, specPaths } from '../../repo/snapshot.ts'
import type { Taxonomy } from '../../spec/taxonomy.ts'
import { foreignEncoding } from '../../text/encoding.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, looksFurther } from './control-plane.ts'

const common = { check, severity: 'error' } as const
const file = specPaths.taxonomy

/** What is asked of a root that is there. */
const onceCorrected: readonly string[] = [
  ...['entrypoint-manifest-missing', 'entrypoint-primer-missing', 'taxonomy-root-undeclared'],
  ...['hotspot-canonical-missing', 'hotspot-subordinate-missing'],
  ...['parent-family-missing', 'parent-family-wrong', 'subordinates-undeclared', 'subordinate-unlisted'],
]

const canonicalNotFound: RuleInfo = {
  ...common,
  code: 'taxonomy-canonical-not-found',
  summary: 'A canonical root of the taxonomy does not exist.',
  key: ['root'],
  followUps: onceCorrected,
}
const rootNotFound: RuleInfo = {
  ...common,
  code: 'taxonomy-root-not-found',
  summary: 'A root of the taxonomy does not exist.',
  key: ['root'],
  followUps: onceCorrected,
}
const rootUndeclared: RuleInfo = {
  ...common,
  code: 'taxonomy-root-undeclared',
  summary: 'A path that specs/repo.yaml declares is in no family of the taxonomy.',
  key: ['root'],
}
const manifestMissing: RuleInfo = {
  ...common,
  code: 'entrypoint-manifest-missing',
  summary: 'A canonical root of the taxonomy has no module.yaml.',
  key: ['root'],
}
const primerMissing: RuleInfo = {
  ...common,
  code: 'entrypoint-primer-missing',
  summary: 'The manifest of a canonical root names no page under doc_paths.',
  key: ['root'],
}

/** Every root once, where it is first named; canonical ones are roots, too. */
export const taxonomyRoots = ({ canonicalRoots, families }: Taxonomy): ReadonlyMap<string, Piece> =>
  new Map([...canonicalRoots, ...families.flatMap(({ roots }) => roots)].reverse().map(root => [root.text, root]))

/** The taxonomy names what is there, and everything that is declared; its entrypoints can be read about. */
export const taxonomyCoverage: WorkspaceRule = {
  scope: 'workspace',
  rules: [canonicalNotFound, rootNotFound, rootUndeclared, manifestMissing, primerMissing],
  run(context) {
    const { snapshot } = context
    const { taxonomy } = snapshot
    if (!taxonomy || !looksFurther(snapshot)) return
    const roots = taxonomyRoots(taxonomy)
    for (const root of taxonomy.canonicalRoots) {
      if (snapshot.tree.stat(root.text) === 'missing') reportNotFound(canonicalNotFound, root, context)
      checkEntrypoint(root, context)
    }
    for (const root of roots.values()) {
      if (snapshot.tree.stat(root.text) === 'missing') reportNotFound(rootNotFound, root, context)
    }
    for (const declared of new Map(snapshot.repoSpec?.extensionPaths.map(one => [one.text, one])).values()) {
      if (!roots.has(declared.text)) reportUndeclared(declared, context)
    }
  },
}

function reportNotFound(rule: RuleInfo, root: Piece, context: RuleContext): void {
  const { snapshot, t, report } = context
  report(rule, {
    file,
    range: rangeIn(snapshot, file, root),
    key: [root.text],
    message: t('{root} does not exist: correct the path, or remove it.', { root: root.text }),
    fixes: rootFixes(root, context),
  })
}

/** A canonical root is named among the roots as well, so both are corrected at once. */
function rootFixes(root: Piece, { snapshot, t }: RuleContext): Fix[] {
  const { taxonomy } = snapshot
  const source = snapshot.text(file)
  // A comment that CI takes for a part of the path has a fix of its own, which keeps it.
  if (!source || !taxonomy || valueWithoutComment(root) !== undefined) return []
  const isIt = ({ text }: Piece): boolean => text === root.text
  const holding = taxonomy.families.find(({ roots }) => roots.some(isIt))
  const places = [...taxonomy.canonicalRoots, ...taxonomy.families.flatMap(({ roots }) => roots)].filter(isIt)
  const known = [...snapshot.manifests.keys()].filter(directory => directory.startsWith('x/'))
  const nearest = nearestValue(root.text, known)
  const mended =
    nearest === undefined ? [] : places.map(at => replaceScalar({ path: file, source }, at, nearest, t, false))
  const [first] = mended
  const mayGo = places.length === 1 && (holding?.roots.length ?? 0) > 1
  return [
    ...(first ? [{ ...first, edits: mended.flatMap(({ edits }) => edits) }] : []),
    ...(mayGo ? removeEntry({ path: file, source }, root, t, false) : []),
  ]
}

function primerMessage(root: string, { path, source }: Manifest, t: Localize): string {
  const encoding = foreignEncoding(source.text)
  return encoding === undefined
    ? t('{root} is where a family begins, and its doc_paths name no page: name its primer, below the key.', { root })
    : t('CI sees no {key} here: {path} is {encoding}, and CI reads UTF-8. Save it with the encoding UTF-8.', {
        key: 'doc_paths',
        path,
        encoding,
      })
}

function reportUndeclared(declared: Piece, { snapshot, t, report }: RuleContext): void {
  report(rootUndeclared, {
    file: specPaths.repo,
    range: rangeIn(snapshot, specPaths.repo, declared),
    key: [declared.text],
    message: t('{root} is in no family of {taxonomy}: give it one there, or add it to the roots of one.', {
      root: declared.text,
      taxonomy: file,
    }),
  })
}

function checkEntrypoint(root: Piece, context: RuleContext): void {
  const { snapshot, t, report } = context
  const path = joinPath(cleanPath(root.text), 'module.yaml')
  if (snapshot.tree.stat(joinPath(root.text, 'module.yaml')) === 'missing') {
    report(manifestMissing, {
      file,
      range: rangeIn(snapshot, file, root),
      key: [root.text],
      message: t('{root} is where a family begins, and it has no module.yaml: add {manifest}.', {
        root: root.text,
        manifest: path,
      }),
    })
    return
  }
  const manifest = manifestAt(snapshot, cleanPath(root.text))
  if (!manifest || listValues(manifest.lines, 'doc_paths').length > 0) return
  const key = manifest.lines.get('doc_paths')
  const name = trimmedScalar(manifest.lines, 'name')
  const at = key?.at ?? name
  report(primerMissing, {
    file: manifest.path,
    range: at ? manifest.source.range(at) : firstLine(manifest.source),
    key: [root.text],
    message: primerMessage(root.text, manifest, t),
    related: [related(snapshot, file, root, t('{root} in the taxonomy', { root: root.text }))],
  })
}
