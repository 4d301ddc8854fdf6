import type { Check } from '../findings/finding.ts'
import type { GoFile } from '../repo/snapshot.ts'
import { overlongLine } from '../spec/lines.ts'
import type { RuleContext } from './rule.ts'
import { unreadableReason } from './unreadable-reason.ts'

/**
 * Says that a check stops where a file that it reads is missing, is a directory, cannot be read or has a line that is
 * too long for it. Says nothing where the file is fine.
 * @param path relative to the workspace
 * @param byLine whether the program reads the file line by line, which has a longest line
 * @returns true where the check is blocked
 */
export function blockedByFile(context: RuleContext, check: Check, path: string, byLine = true): boolean {
  const { snapshot, t, blocked } = context
  const source = snapshot.text(path)
  if (source) {
    const line = byLine ? overlongLine(source) : undefined
    if (!line) return false
    const range = source.range({ start: line.start, end: line.start + line.text.length })
    blocked(check, path, t('A line of 1 MiB or more stops {check}: break it up.', { check }), range)
    return true
  }
  const stat = snapshot.tree.stat(path)
  // The rule path-outside tells it.
  if (stat === 'outside') return true
  if (stat === 'directory') {
    blocked(check, path, t('{check} needs a file here, but {path} is a directory.', { check, path }))
  } else if (stat === 'missing' && !snapshot.unreadable.has(path)) {
    blocked(
      check,
      path,
      t('{check} needs {path}, which does not exist: add it, or restore it from git.', { check, path }),
    )
  } else {
    if (blockedByUnread(context, check, path)) return true
    const reason = t('it lies below a file')
    blocked(check, path, t('{check} cannot read {path}: {reason}.', { check, path, reason }))
  }
  return true
}

/**
 * Says that a check stops at a file or directory that could not be read, and why.
 * @param path relative to the workspace
 * @returns false, having said nothing, for any other
 */
export function blockedByUnread({ snapshot, t, blocked }: RuleContext, check: Check, path: string): boolean {
  const unread = snapshot.unreadable.get(path)
  if (!unread) return false
  blocked(check, path, t('{check} cannot read {path}: {reason}.', { check, path, reason: unreadableReason(unread, t) }))
  return true
}

/** Says that a check stops at a Go file whose imports do not parse. One that is half typed is gopls's to tell. */
export function blockedByImports(context: RuleContext, check: Check, { path, imports, edited }: GoFile): void {
  const { error } = imports
  if (!error || edited || blockedByUnread(context, check, path)) return
  const values = { error: error.message, check }
  const reason = context.t('The imports of this file do not parse ({error}), so {check} stops here.', values)
  context.blocked(check, path, reason, error.range)
}
