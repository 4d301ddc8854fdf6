import type { FileTree } from '../repo/file-tree.ts'
import { joinPath } from '../repo/paths.ts'
import type { Manifest } from '../repo/snapshot.ts'

/** The long-lived public packages that module-manifests knows, in its order. */
export const stableRoots = [
  'core',
  'router',
  'contract',
  'middleware',
  'security',
  'store',
  'health',
  'log',
  'metrics',
] as const

const stable: ReadonlySet<string> = new Set(stableRoots)

export const isStableRoot = (directory: string): boolean => stable.has(directory)

/** The manifests that module-manifests looks at: those of stable roots, and all below a directory of x/. */
export const isCovered = ({ directory }: Manifest): boolean => isStableRoot(directory) || directory.startsWith('x/')

/** The directories in x/, which may itself be a link; a link in it is none. */
export function directoriesOfX(tree: FileTree): string[] {
  const { at } = tree.place('x')
  if (at === undefined) return []
  const names = tree.children(at).filter(name => tree.entry(joinPath(at, name)) === 'directory')
  return names.map(name => joinPath('x', name))
}
