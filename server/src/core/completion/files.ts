import { ancestors, modulePaths } from '../maturity/packages.ts'
import { usageInManifests } from '../modules/usage.ts'
import type { FileTree } from '../repo/file-tree.ts'
import { isGoTestFile, isPackageFile } from '../repo/interest.ts'
import { baseName, isWithin, joinPath, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { SchemaPath } from '../schema/json-schema.ts'
import type { CompletionQuestion } from './completion-types.ts'
import { heaviestFirst, sharesWord } from './ordering.ts'

/** Where documents lie; the website's pages are kept in step with them. */
const documentRoots = ['docs', 'website']

/** Where the pages about a module lie. */
export const primerOf = (module: string): string => `docs/modules/${module}`

/** Comes before whatever others name. */
const certain = Number.MAX_SAFE_INTEGER

/**
 * Pages that a place may name: in a manifest those about the module and its family first, then those that bear its name, and
 * then as other manifests name them; elsewhere those first that bear the name of the key.
 */
export function documents({ snapshot, directory, mayBe }: CompletionQuestion, [key]: SchemaPath): string[] {
  const usage = usageInManifests(snapshot, 'doc_paths', directory)
  const primers = directory === '' ? [] : [directory, ...ancestors(directory)].map(primerOf)
  const name = snapshot.manifests.has(directory) || isWithin(directory, 'x') ? baseName(directory) : String(key)
  const weight = (path: string): number => {
    const nearness = primers.findIndex(primer => isWithin(path, primer))
    if (nearness >= 0) return certain - nearness
    return usage(path) + (sharesWord(path, name) ? snapshot.manifests.size : 0)
  }
  return heaviestFirst([...pagesOf(snapshot), ...rootPages(snapshot.tree)].filter(mayBe), weight)
}

/** What else a place of a manifest may name: root pages, specs, manifests above, its sources, snapshots. */
export function readFirst({ snapshot, directory, mayBe }: CompletionQuestion, [key]: SchemaPath): string[] {
  const { tree } = snapshot
  const usage = usageInManifests(snapshot, String(key), directory)
  const own = primerOf(directory)
  const all = [
    ...rootPages(tree),
    ...pagesOf(snapshot).filter(path => isWithin(path, own)),
    ...snapshot.memo(allSpecs),
    ...manifestsAbove(tree, directory),
    ...pagesOf(snapshot).filter(path => !isWithin(path, own)),
    ...sourcesOf(tree, directory),
    ...ownFirst(snapshot.memo(allStableSnapshots), directory),
  ]
  return heaviestFirst(all.filter(mayBe), usage)
}

const rootPages = (tree: FileTree): string[] =>
  tree.children('').filter(name => name.endsWith('.md') && tree.kind(name) === 'file')

const allStableSnapshots = ({ tree }: Snapshot): string[] =>
  filesBelow(tree, evidenceRoot, name => name.endsWith('.snapshot'))

const allSpecs = ({ tree }: Snapshot): string[] => filesBelow(tree, 'specs', name => name.endsWith('.yaml'))

const pagesOf = (snapshot: Snapshot): readonly string[] => snapshot.memo(allPages)

/** Pages beside the primers that bear the dashed name of a module; evidence is none. */
export function pagesAbout(snapshot: Snapshot, module: string): string[] {
  const name = `${module.replaceAll('/', '-')}-`
  return pagesOf(snapshot).filter(path => baseName(path).startsWith(name) && !isWithin(path, evidenceRoot))
}

const allPages = ({ tree }: Snapshot): string[] =>
  documentRoots.flatMap(root => filesBelow(tree, root, name => /\.mdx?$/.test(name)))

/** The Go files of a package that are no tests. */
const sourcesOf = (tree: FileTree, directory: string): string[] =>
  tree
    .children(directory)
    .filter(name => isPackageFile(name))
    .map(name => joinPath(directory, name))

function manifestsAbove(tree: FileTree, directory: string): string[] {
  const found: string[] = []
  for (let above = parentPath(directory); above !== ''; above = parentPath(above)) {
    const manifest = joinPath(above, 'module.yaml')
    if (tree.kind(manifest) === 'file') found.push(manifest)
  }
  return found
}

/**
 * Files and directories of a module by their paths within it, directories with a slash behind; no tests.
 * @param purpose what the place is called: those whose names share a word with it come first
 */
export function ownFiles({ tree }: Snapshot, directory: string, purpose: string): string[] {
  const below = (path: string, within: string): string[] =>
    tree.children(path).flatMap(name => {
      const inner = joinPath(within, name)
      if (tree.kind(joinPath(path, name)) === 'directory') return [`${inner}/`, ...below(joinPath(path, name), inner)]
      return isGoTestFile(name) || name === 'module.yaml' ? [] : [inner]
    })
  return heaviestFirst(below(directory, ''), path => Number(sharesWord(path, purpose)))
}

const evidenceRoot = 'docs/evidence'
const snapshotRoot = `${evidenceRoot}/extension/snapshots`

/** Pages that an entry of the evidence ledger may name, those with the module's name in theirs first. */
export const evidencePages = (snapshot: Snapshot, module: string): string[] =>
  ownFirst(snapshot.memo(allEvidencePages), module)

/** API snapshots, those of the module first. */
export const snapshotFiles = (snapshot: Snapshot, module: string): string[] =>
  ownFirst(snapshot.memo(allSnapshots), module)

/** The page that the evidence ledger could name for a module: one whose name is the module's. */
export const evidencePageOf = (snapshot: Snapshot, module: string): string | undefined =>
  snapshot.memo(allEvidencePages).find(path => isNamed(path, module))

/** The modules that API snapshots of a part of them are kept of. */
export function modulesOfEvidence(snapshot: Snapshot): ReadonlySet<string> {
  const names = new Set(snapshot.memo(allSnapshots).flatMap(path => path.split(/[/.]/)))
  const isKept = (part: string): boolean => names.has(part.replaceAll('/', '-'))
  return new Set(modulePaths(snapshot).filter(isKept).map(parentPath))
}

const allEvidencePages = ({ tree }: Snapshot): string[] => filesBelow(tree, evidenceRoot, name => name.endsWith('.md'))

const allSnapshots = ({ tree }: Snapshot): string[] =>
  filesBelow(tree, snapshotRoot, name => name.endsWith('.snapshot'))

/**
 * The evidence of x/data/file is kept under x-data-file, or x-data-file-head; that of a module which moved below a family
 * may still bear the name that it had beside it.
 */
function ownFirst(paths: readonly string[], module: string): string[] {
  const former = `x/${baseName(module)}`
  const own = paths.filter(path => isNamed(path, module))
  const earlier = paths.filter(path => !own.includes(path) && isNamed(path, former))
  const rest = paths.filter(path => !own.includes(path) && !earlier.includes(path))
  return [...own, ...earlier, ...rest]
}

function isNamed(path: string, module: string): boolean {
  const name = module.replaceAll('/', '-')
  return (
    name !== '' && path.split(/[/.]/).some(part => part === name || part === `${name}-head` || part === `${name}-base`)
  )
}

function filesBelow(tree: FileTree, directory: string, isWanted: (name: string) => boolean): string[] {
  return tree.children(directory).flatMap(name => {
    const path = joinPath(directory, name)
    if (tree.kind(path) === 'directory') return filesBelow(tree, path, isWanted)
    return isWanted(name) ? [path] : []
  })
}
