import type { Manifest } from '../../repo/snapshot.ts'

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
