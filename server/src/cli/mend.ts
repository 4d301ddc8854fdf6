import fs from 'node:fs'
import path from 'node:path'
import { fixAll, type Mended } from '../core/fixes/fix-all.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import type { Finding } from '../core/rules/finding.ts'
import type { Localize } from '../core/text/localize.ts'
import { UsageError } from './arguments.ts'

/**
 * Makes the safe fixes on the disk. Only files that are other than before are written, and of these only what the fixes
 * change: a file that is no UTF-8, or not as it was read, is left alone.
 * @param root absolute path of the workspace
 * @throws UsageError where a file cannot be written
 */
export function mend(
  root: string,
  snapshot: Snapshot,
  check: (snapshot: Snapshot) => readonly Finding[],
  isWanted: (finding: Finding) => boolean,
  t: Localize,
): Mended {
  const asRead = new Map<string, boolean>()
  const mayChange = (file: string): boolean => {
    if (snapshot.isForeign(file)) return false
    const known = asRead.get(file) ?? isAsRead(path.join(root, file), snapshot.text(file)?.text)
    asRead.set(file, known)
    return known
  }
  const mended = fixAll(snapshot, check, isWanted, mayChange)
  for (const [file, { text }] of mended.texts) {
    try {
      fs.writeFileSync(path.join(root, file), text)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new UsageError(t('{file} cannot be written: {reason}.', { file, reason }))
    }
  }
  return mended
}

/** Whether a file holds exactly the bytes of a text. */
function isAsRead(file: string, text: string | undefined): boolean {
  try {
    return text !== undefined && fs.readFileSync(file).equals(Buffer.from(text))
  } catch {
    return false
  }
}
