import { entrypointsBaseline } from '../../repo/interest.ts'
import { isWithin, joinPath } from '../../repo/paths.ts'
import { startOfFile } from '../../text/position.ts'
import { blockedByFile } from '../blocks.ts'
import type { RuleContext, WorkspaceRule } from '../rule.ts'
import { unreadableReason } from '../unreadable-reason.ts'
import { askedDirectories, check, checkedModules, filesOf, type ParsedFile } from './modules.ts'

/** What stops the program: its baseline, manifests, and whatever Go file of a module with entries does not parse. */
export const publicEntrypointsBlocks: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    const { snapshot } = context
    const { tree } = snapshot
    blockedByX(context)
    for (const path of [
      entrypointsBaseline,
      ...askedDirectories(snapshot).map(directory => joinPath(directory, 'module.yaml')),
    ]) {
      if (tree.stat(path) !== 'missing') blockedByFile(context, check, path)
    }
    for (const module of checkedModules(snapshot)) {
      for (const file of filesOf(snapshot, module)) blockedByGoFile(context, file)
    }
    blockedByListing(context)
  },
}

function blockedByX({ snapshot, t, blocked }: RuleContext): void {
  const stat = snapshot.tree.stat('x')
  if (stat === 'file' || stat === 'unreadable') {
    blocked(check, 'x', t('{check} needs a directory here, but {path} is none.', { check, path: 'x' }))
  }
}

/** One that is half typed is gopls's to tell. */
function blockedByGoFile({ snapshot, t, blocked }: RuleContext, { file, exported }: ParsedFile): void {
  const { path, edited } = file
  const unread = snapshot.unreadable.get(path)
  if (unread) {
    const values = { check, path, reason: unreadableReason(unread, t) }
    blocked(check, path, t('{check} cannot read {path}: {reason}.', values))
  } else if (exported?.error && !edited) {
    const reason = t('{path} does not parse ({error}), so {check} stops there.', {
      path,
      check,
      error: exported.error.message,
    })
    blocked(check, path, reason, exported.error.range)
  }
}

/** Directories that cannot be listed. */
function blockedByListing({ snapshot, t, blocked }: RuleContext): void {
  if (snapshot.unreadable.size === 0) return
  const walked = checkedModules(snapshot).flatMap(one => one.walked ?? [])
  for (const unread of snapshot.unreadable.values()) {
    const { path } = unread
    if (snapshot.tree.entry(path) !== 'directory') continue
    if (path !== 'x' && !walked.some(directory => isWithin(path, directory))) continue
    const values = { check, path, reason: unreadableReason(unread, t) }
    blocked(check, path, t('{check} cannot read {path}: {reason}.', values), startOfFile)
  }
}
