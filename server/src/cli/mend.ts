import path from 'node:path'
import { fixAll } from '../core/fixes/fix-all.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import type { Finding } from '../core/rules/finding.ts'
import type { Localize } from '../core/text/localize.ts'
import type { SourceText } from '../core/text/source-text.ts'
import { readRegular } from '../node/regular-files.ts'
import { replaceText, type WriteFailure } from '../node/safe-write.ts'

/** What the disk holds once fixes are made, and what is left to find there. */
interface MendedDisk {
  readonly snapshot: Snapshot
  readonly findings: readonly Finding[]
  /** A line for each file that the fixes were for: what was done. */
  readonly done: readonly string[]
  /** Whether one of them is as it was. */
  readonly hasFailed: boolean
}

/**
 * Makes the safe fixes on the disk. Only files that are other than before are written, and of these only what the fixes
 * change: a file that is no UTF-8, not as it was read, or behind a link is left alone. One that cannot be written does
 * not stop the others.
 * @param root absolute path of the workspace
 */
export function mend(
  root: string,
  snapshot: Snapshot,
  check: (snapshot: Snapshot) => readonly Finding[],
  isWanted: (finding: Finding) => boolean,
  t: Localize,
): MendedDisk {
  const asRead = new Map<string, boolean>()
  const mayChange = (file: string): boolean => {
    if (snapshot.isForeign(file)) return false
    const known = asRead.get(file) ?? isAsRead(path.join(root, file), snapshot.text(file)?.text)
    asRead.set(file, known)
    return known
  }
  const mended = fixAll(snapshot, check, isWanted, mayChange)
  const unwritten = new Map<string, SourceText>()
  const done: string[] = []
  for (const [file, source] of mended.texts) {
    const before = snapshot.text(file)
    if (!before) continue
    const failure = replaceText(root, file, before.text, source.text)
    if (failure !== undefined) unwritten.set(file, before)
    done.push(failure === undefined ? t('{file}: mended.', { file }) : failureText(file, failure, t))
  }
  if (unwritten.size === 0) return { ...mended, done, hasFailed: false }
  const left = mended.snapshot.with(unwritten)
  return { snapshot: left, findings: check(left), done, hasFailed: true }
}

function failureText(file: string, failure: WriteFailure, t: Localize): string {
  if (failure === 'linked')
    return t('{file} is left as it was: it is no regular file, or lies behind a link.', { file })
  if (failure === 'changed') return t('{file} is left as it was: it has changed meanwhile.', { file })
  return t('{file} is left as it was, for it cannot be written: {reason}.', { file, reason: failure.reason })
}

/** Whether a file holds exactly the bytes of a text. */
function isAsRead(file: string, text: string | undefined): boolean {
  try {
    return text !== undefined && readRegular(file).equals(Buffer.from(text))
  } catch {
    return false
  }
}
