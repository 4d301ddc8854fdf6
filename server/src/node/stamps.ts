import { statOf } from './regular-files.ts'

/** What tells one state of a file or directory from another; undefined where neither is there to be seen. */
export function stampOf(
  path: string,
): { readonly kind: 'file' | 'directory'; readonly changedAt: number; readonly text: string } | undefined {
  const stat = statOf(path)
  if (!stat) return undefined
  const { ctimeMs, mtimeMs, size, ino } = stat
  const kind = stat.isDirectory() ? 'directory' : stat.isFile() ? 'file' : undefined
  if (!kind) return undefined
  return { kind, changedAt: Math.max(ctimeMs, mtimeMs), text: `${ctimeMs} ${mtimeMs} ${size} ${ino}` }
}
