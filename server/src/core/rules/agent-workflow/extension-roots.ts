import type { FilePlace, Fix } from '../../findings/finding.ts'
import { rangeIn } from '../../findings/words.ts'
import { insertBehind, lineAround } from '../../fixes/lines.ts'
import { trimmedScalar } from '../../manifest/manifest-lines.ts'
import { nearestManifest } from '../../maturity/packages.ts'
import { stableRoots } from '../../modules/covered-manifests.ts'
import type { FileTree } from '../../repo/file-tree.ts'
import { isForeignPath } from '../../repo/interest.ts'
import { baseName, joinPath, parentPath } from '../../repo/paths.ts'
import { type Manifest, type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { startOfFile } from '../../text/position.ts'
import { placeOfDirectory } from '../directory-place.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { isListed, isWithoutRule, missingEntriesFix } from '../unlisted-module.ts'
import { check, lineOfRepo, looksFurther } from './control-plane.ts'

const common = { check, severity: 'error' } as const

const rootUndeclared: RuleInfo = {
  ...common,
  code: 'extension-root-undeclared',
  summary: 'A directory lies directly in x/ that specs/repo.yaml does not declare.',
  key: ['path'],
  // What is declared has a manifest, a row and a place in the taxonomy; of a whole family a primer and a summary are asked.
  followUps: [
    ...['check-blocked', 'dashboard-row-missing', 'maturity-name-mismatch', 'taxonomy-root-undeclared'],
    ...['entrypoint-primer-missing', 'pattern-matches-nothing', 'unfilled-value'],
  ],
}
const emptyDirectory: RuleInfo = {
  ...common,
  code: 'empty-directory',
  summary: 'A directory below a stable root or x/ holds nothing.',
  key: ['path'],
}

/** What lies in x/ is declared, and nothing there or in a stable root is empty. */
export const extensionRoots: WorkspaceRule = {
  scope: 'workspace',
  rules: [rootUndeclared, emptyDirectory],
  run(context) {
    const { snapshot } = context
    if (!looksFurther(snapshot)) return
    for (const root of undeclaredRoots(snapshot)) reportUndeclared(root, context)
    for (const path of snapshot.memo(findEmpty)) reportEmpty(path, context)
  },
}

/** The directories in x/ that specs/repo.yaml does not declare; none where the program does not come to look. */
function undeclaredRoots(snapshot: Snapshot): string[] {
  const { repoSpec } = snapshot
  if (!repoSpec || !looksFurther(snapshot)) return []
  const declared = new Set(repoSpec.extensionPaths.map(({ text }) => text))
  return rootsInX(snapshot).filter(root => !declared.has(root))
}

/** Whether the program says of a directory that it is not declared. */
export const isUndeclaredRoot = (snapshot: Snapshot, directory: string): boolean =>
  undeclaredRoots(snapshot).includes(directory)

/** The directories in x/, which may itself be a link; hidden ones and links in it are none. */
function rootsInX({ tree }: Snapshot): string[] {
  const { at } = tree.place('x')
  if (at === undefined) return []
  const names = tree
    .children(at)
    .filter(name => !name.startsWith('.') && tree.entry(joinPath(at, name)) === 'directory')
  return names.map(name => joinPath('x', name))
}

function reportUndeclared(root: string, { snapshot, t, report }: RuleContext): void {
  const last = snapshot.repoSpec?.extensionPaths.at(-1)
  const list = last
    ? { file: specPaths.repo, range: rangeIn(snapshot, specPaths.repo, last) }
    : lineOfRepo(snapshot, 'extension:')
  const manifest = snapshot.manifests.get(root)
  const name = manifest && trimmedScalar(manifest.lines, 'name')
  const own = manifest && { file: manifest.path, range: name ? manifest.source.range(name) : startOfFile }
  report(rootUndeclared, {
    ...(own ?? list),
    key: [root],
    message: t('{repo} does not declare {root}: add it to layers.extension.paths, or move it out of x/.', {
      repo: specPaths.repo,
      root,
    }),
    related: [{ ...list, message: t('What is declared') }],
    fixes: [...declareFixes(root, { snapshot, t }), ...familyFixes(manifest, { snapshot, t })],
  })
}

/** Behind the last of the others, written as that one is. */
function declareFixes(root: string, { snapshot, t }: Pick<RuleContext, 'snapshot' | 't'>): Fix[] {
  const source = snapshot.text(specPaths.repo)
  const last = snapshot.repoSpec?.extensionPaths.at(-1)
  if (!source || !last) return []
  const [lead = '      - '] = /^\s*- +/.exec(lineAround(source, last.start).text) ?? []
  const edit = insertBehind({ path: specPaths.repo, source }, last.start, [lead + root])
  return [{ title: t('List {entry}', { entry: root }), edits: [edit], safe: false }]
}

/** What is listed nowhere else either needs more than that. */
function familyFixes(manifest: Manifest | undefined, { snapshot, t }: Pick<RuleContext, 'snapshot' | 't'>): Fix[] {
  if (!manifest || !isWithoutRule(snapshot, manifest) || isListed(snapshot, manifest.directory)) return []
  return missingEntriesFix(snapshot, manifest, t)
}

const mayBeEmpty = (name: string): boolean => name.startsWith('.') || name === 'testdata' || name === 'migrations'

/** Directories below a stable root or x/ that hold nothing. */
const findEmpty = ({ tree }: Snapshot): string[] => [...stableRoots, 'x'].flatMap(root => emptyBelow(root, tree))

/** Directories below one that hold nothing. Of other people's the tree holds but a part, and what it knows to be empty. */
function emptyBelow(root: string, tree: FileTree): string[] {
  if (tree.entry(root) !== 'directory') return []
  const found = [...tree.knownEmpty].filter(path => path.startsWith(`${root}/`) && !mayBeEmpty(baseName(path)))
  const walk = (directory: string): void => {
    const names = tree.children(directory)
    const isUnnamed = names.length === 0 && directory !== root && !mayBeEmpty(baseName(directory))
    if (isUnnamed && !isForeignPath(directory)) found.push(directory)
    for (const name of names) if (tree.entry(joinPath(directory, name)) === 'directory') walk(joinPath(directory, name))
  }
  walk(root)
  return found
}

function reportEmpty(path: string, { snapshot, t, report }: RuleContext): void {
  report(emptyDirectory, {
    ...manifestAbove(path, snapshot),
    key: [path],
    message: t('{path} is empty and looks like a package: remove it, or put something into it.', { path }),
  })
}

function manifestAbove(path: string, snapshot: Snapshot): FilePlace {
  const manifest = nearestManifest(snapshot, parentPath(path))
  return manifest ? { file: manifest.path, range: startOfFile } : placeOfDirectory(snapshot, parentPath(path))
}
