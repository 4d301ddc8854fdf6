import path from 'node:path'
import type { Finding } from '../core/findings/finding.ts'
import { fixAll, type MadeFix, type Mended } from '../core/fixes/fix-all.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import type { Localize } from '../core/text/localize.ts'
import type { SourceText } from '../core/text/source-text.ts'
import { readRegular } from '../node/regular-files.ts'
import { replaceText, type WriteFailure } from '../node/safe-write.ts'

/** What the disk holds once fixes are made, and what is left to find there. */
interface MendedDisk {
  readonly snapshot: Snapshot
  readonly findings: readonly Finding[]
  readonly made: readonly MadeFix[]
  /** A line for each file that could not be written. */
  readonly failures: readonly string[]
}

/**
 * What the safe fixes come to, and nothing written: files that are no UTF-8, not as they were read, or behind a link are
 * left alone.
 * @param root absolute path of the workspace
 */
export function plannedFixes(
  root: string,
  snapshot: Snapshot,
  check: (snapshot: Snapshot) => readonly Finding[],
  isWanted: (finding: Finding) => boolean,
): Mended {
  const asRead = new Map<string, boolean>()
  const mayChange = (file: string): boolean => {
    if (snapshot.isForeign(file)) return false
    const known = asRead.get(file) ?? isAsRead(path.join(root, file), snapshot.text(file)?.text)
    asRead.set(file, known)
    return known
  }
  return fixAll(snapshot, check, isWanted, mayChange)
}

/**
 * Writes what fixes come to. Only files that are other than before are written, and of these only what the fixes change.
 * One that cannot be written does not stop the others.
 * @param before the state that the fixes were made from
 */
export function writeFixes(
  root: string,
  before: Snapshot,
  planned: Mended,
  check: (snapshot: Snapshot) => readonly Finding[],
  t: Localize,
): MendedDisk {
  const unwritten = new Map<string, SourceText>()
  const failures: string[] = []
  for (const [file, source] of planned.texts) {
    const text = before.text(file)
    const failure = text && replaceText(root, file, text.text, source.text)
    if (!text || failure === undefined) continue
    unwritten.set(file, text)
    failures.push(failureText(file, failure, t))
  }
  if (unwritten.size === 0) return { ...planned, failures }
  const left = planned.snapshot.with(unwritten)
  const made = planned.made.filter(({ files }) => !files.some(file => unwritten.has(file)))
  return { snapshot: left, findings: check(left), made, failures }
}

/**
 * A line for each fix with its place, 1-based, and its rule, and one that counts them.
 * @param shown how a file of the workspace is named
 */
export function madeLines(made: readonly MadeFix[], shown: (file: string) => string, t: Localize): string[] {
  if (made.length === 0) return []
  const lines = made.map(
    ({ finding: { file, range, code }, title }) => `${shown(file)}:${range.start.line + 1}: ${title} (${code})`,
  )
  const values = { fixes: made.length, files: new Set(made.flatMap(({ files }) => files)).size }
  return [...lines, t('fixes: {fixes}, files: {files}', values)]
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
