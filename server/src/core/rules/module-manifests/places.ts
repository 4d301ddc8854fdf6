import type { Fix } from '../../findings/finding.ts'
import { firstLine, rangeIn } from '../../findings/words.ts'
import { addMissingKey, canTakeKey, skeletonValue } from '../../fixes/manifest-fixes.ts'
import { fillKey } from '../../fixes/scalars.ts'
import { trimmedScalar } from '../../manifest/manifest-lines.ts'
import { directoriesOfX, isCovered, stableRoots } from '../../modules/covered-manifests.ts'
import { manifestAt } from '../../modules/manifest-at.ts'
import type { FileTree } from '../../repo/file-tree.ts'
import { isManifestPath } from '../../repo/interest.ts'
import { baseName, joinPath } from '../../repo/paths.ts'
import { type Manifest, specPaths } from '../../repo/snapshot.ts'
import type { Localize } from '../../text/localize.ts'
import { blockedByFile } from '../blocks.ts'
import { moduleLine, placeOfDirectory } from '../directory-place.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'

const check = 'module-manifests'
const common = { check, severity: 'error' } as const

const manifestMissing: RuleInfo = {
  ...common,
  code: 'manifest-missing',
  summary: 'A stable root or an extension family has no module.yaml.',
  key: ['module'],
}
const nestedGoMod: RuleInfo = {
  ...common,
  code: 'nested-go-mod',
  summary: 'A go.mod below x/: extensions are part of the main module.',
  key: ['path of the go.mod'],
}
const strictBoundaryMissing: RuleInfo = {
  ...common,
  code: 'strict-boundary-missing',
  summary: 'The manifest of a stable root declares no strict_boundary.',
  key: ['manifest'],
  followUps: ['unfilled-value'],
}

/** The program asks for these manifests by their paths, through links, and not as its walk finds them. */
export const strictBoundary: WorkspaceRule = {
  scope: 'workspace',
  rules: [strictBoundaryMissing],
  run({ snapshot, t, report }) {
    if (!snapshot.manifestSchema) return
    for (const directory of stableRoots) {
      const manifest = manifestAt(snapshot, directory)
      if (!manifest || trimmedScalar(manifest.lines, 'strict_boundary')?.text) continue
      report(strictBoundaryMissing, {
        file: manifest.path,
        range: firstLine(manifest.source),
        key: [manifest.path],
        message: t('{directory} is a stable root and declares no strict_boundary: name the boundary that it keeps.', {
          directory,
        }),
        fixes: boundaryFixes(manifest, t),
      })
    }
  },
}

function boundaryFixes({ source, path, directory, lines }: Manifest, t: Localize): Fix[] {
  const key = lines.get('strict_boundary')
  const value = String(skeletonValue('strict_boundary', directory))
  if (key) return fillKey({ source, path }, key.at, value, t, false)
  return canTakeKey(source, 'strict_boundary') ? [addMissingKey(source, path, 'strict_boundary', value, t)] : []
}

export const manifestPlaces: WorkspaceRule = {
  scope: 'workspace',
  rules: [manifestMissing, nestedGoMod],
  run(context) {
    const { snapshot, t, report } = context
    const { tree } = snapshot
    for (const module of [...stableRoots, ...directoriesOfX(tree)]) {
      if (tree.stat(joinPath(module, 'module.yaml')) !== 'missing') continue
      const values = { module, manifest: joinPath(module, 'module.yaml') }
      report(manifestMissing, {
        ...placeOfDirectory(snapshot, module),
        key: [module],
        message: t('{module} has no module.yaml: add {manifest}, with an owner, a status and its boundary.', values),
      })
    }
    if (tree.entry('x') === 'directory') for (const path of goModsBelow(tree, 'x')) reportGoMod(path, context)
  },
}

/** Whatever is called go.mod and is no directory, links among it; the program does not look into hidden directories. */
function goModsBelow(tree: FileTree, directory: string): string[] {
  return tree.children(directory).flatMap(name => {
    const path = joinPath(directory, name)
    if (tree.entry(path) !== 'directory') return name === 'go.mod' ? [path] : []
    return baseName(path).startsWith('.') ? [] : goModsBelow(tree, path)
  })
}

function reportGoMod(path: string, { snapshot, t, report }: RuleContext): void {
  report(nestedGoMod, {
    file: path,
    range: moduleLine(snapshot, path),
    key: [path],
    message: t(
      '{path} makes a module of its own below x/, where everything belongs to the main module: delete it, or move the adapter to an application.',
      { path },
    ),
  })
}

/** What stops module-manifests: its schema, x/ itself, and manifests that are no files. */
export const moduleManifestsBlocks: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    const { snapshot, t, blocked } = context
    blockedByFile(context, check, specPaths.manifestSchema)
    const badLimit = snapshot.manifestSchema?.badLimit
    if (badLimit) {
      const reason = t('"{line}": expected a whole number and nothing behind it, quotes and comments included.', {
        line: badLimit.text,
      })
      blocked(check, specPaths.manifestSchema, reason, rangeIn(snapshot, specPaths.manifestSchema, badLimit))
    }
    const stat = snapshot.tree.stat('x')
    if (stat !== 'directory' && stat !== 'outside')
      blocked(check, 'x', t('{check} needs the directory x, which does not exist.', { check }))
    for (const root of stableRoots) {
      const path = joinPath(root, 'module.yaml')
      if (snapshot.tree.stat(path) !== 'missing' || snapshot.unreadable.has(path)) blockedByFile(context, check, path)
    }
    for (const manifest of snapshot.manifests.values())
      if (isCovered(manifest)) blockedByFile(context, check, manifest.path)
    for (const directory of directoriesOfX(snapshot.tree)) {
      const path = joinPath(directory, 'module.yaml')
      if (snapshot.tree.stat(path) === 'unreadable') blockedByFile(context, check, path)
    }
    for (const { path } of snapshot.unreadable.values()) {
      if (path.startsWith('x/') && isManifestPath(path)) blockedByFile(context, check, path)
    }
  },
}
