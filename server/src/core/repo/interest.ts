import { baseName } from './paths.ts'

/** Pages that some answer is read from; the older layouts of Plumego keep them elsewhere. */
export const pagePaths = {
  readme: 'README.md',
  dashboard: 'docs/concepts/extension-maturity.md',
  /** Up to the end of May 2026; the checks of those versions look for it here. */
  olderDashboard: 'docs/EXTENSION_MATURITY.md',
  boundary: ['docs/concepts/extension-boundary.md', 'docs/architecture/extension-boundary.md'],
  boundaryChinese: 'website/src/content/docs/zh/docs/concepts/extension-boundaries.mdx',
} as const

/** Where GitHub looks for who answers for which files: the first that is there counts. */
export const codeOwnersPaths: readonly string[] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']

/** The pages by their paths, relative to the workspace. */
export const pages: ReadonlySet<string> = new Set([
  pagePaths.readme,
  pagePaths.dashboard,
  pagePaths.olderDashboard,
  ...pagePaths.boundary,
  pagePaths.boundaryChinese,
])

/** The entries of public_entrypoints that CI passes over. */
export const entrypointsBaseline = 'specs/check-baseline/public-entrypoints-sync.txt'

/** Directories at the top that the first versions of reference-layout passed over. */
export const legacyRootsBaseline = 'specs/check-baseline/reference-layout-legacy-roots.txt'

/** A Go file, a test or not: what is kept of it is its imports. */
export const isGoFile = (path: string): boolean => path.endsWith('.go')

/** A module.yaml, wherever it lies. */
export const isManifestPath = (path: string): boolean => baseName(path) === 'module.yaml'

/** A Go file that makes its directory a package which can be imported: no test. */
export const isPackageFile = (path: string): boolean => isGoFile(path) && !isGoTestFile(path)

/** Plumego's programs leave test files out. */
export const isGoTestFile = (path: string): boolean => path.endsWith('_test.go')

/** What agents begin with, which agent-workflow looks into. */
const agentPages: ReadonlySet<string> = new Set(['AGENTS.md', 'docs/README.md', 'docs/operations/codex-workflow.md'])

/** Task cards and milestones, of which agent-workflow reads the state and the outcome. */
const taskFile =
  /^tasks\/(?:cards\/(?:active|blocked|done)\/[^/]+\.md|milestones\/(?:active|done)\/(?:[^/]+\/)*M-[^/]*\.md)$|\/(?:module\.yaml|go\.mod|community-extension\.yaml|\.gitignore)$/

/** The specs, and the recipes for changes. */
const specFile = /^specs\/(?:change-recipes\/)?[^/]+\.yaml$/

/** What an owner signed for: a snapshot of what packages of an extension export. Older versions keep them elsewhere. */
const apiSnapshot = /^docs\/(?:evidence\/extension|extension-evidence)\/snapshots\/.+\.snapshot$/

/** Files whose whole text is kept, because a reading may ask for it. */
export function isTextOfInterest(path: string): boolean {
  if (path.startsWith('tasks/')) return taskFile.test(path)
  const name = baseName(path)
  if (name === 'module.yaml' || name === 'go.mod' || name === 'community-extension.yaml' || name === '.gitignore')
    return true
  if (name === 'CODEOWNERS') return codeOwnersPaths.includes(path)
  return (
    pages.has(path) ||
    agentPages.has(path) ||
    path === entrypointsBaseline ||
    path === legacyRootsBaseline ||
    (path.endsWith('.snapshot') && apiSnapshot.test(path)) ||
    (path.startsWith('specs/') && specFile.test(path))
  )
}

/** Whether anything is kept of what a file holds. */
export const isOfInterest = (path: string): boolean => isGoFile(path) || isTextOfInterest(path)

/** Names that the walks of Plumego's programs look for; of a directory that holds nothing else of interest, all there is. */
export const isWalkedFor = (name: string): boolean => isGoFile(name) || name === 'module.yaml' || name === 'go.mod'

/** Directories that hold nothing of the workspace's own: git's data and npm's packages. CI walks them all the same. */
export const isForeignDirectory = (name: string): boolean => name === '.git' || name === 'node_modules'

/** Whether a path is such a directory's, or lies below one: CI judges it, and nobody else does, nor edits it. */
export const isForeignPath = (path: string): boolean =>
  (path.includes('.git') || path.includes('node_modules')) && path.split('/').some(isForeignDirectory)

/** The outermost of the directories, at or above a path, that are other people's; the path itself where none is. */
export function foreignTop(path: string): string {
  const names = path.split('/')
  const first = names.findIndex(isForeignDirectory)
  return first < 0 ? path : names.slice(0, first + 1).join('/')
}

/** Editors lay links to nowhere beside the files that are open in them. */
export const isEditorsLock = (name: string): boolean => name.startsWith('.#')
