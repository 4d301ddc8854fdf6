import { isWithin } from '../repo/paths.ts'
import renames from './renames.json' with { type: 'json' }

/**
 * What a package is called in the other layout of Plumego, older or newer, where it was moved between them; undefined
 * for one that was not. Where a directory was moved, so was what lies below it.
 */
export function otherNameOf(path: string): string | undefined {
  for (const [older, newer] of Object.entries(renames)) {
    if (isWithin(path, newer)) return older + path.slice(newer.length)
    if (isWithin(path, older)) return newer + path.slice(older.length)
  }
  return undefined
}
