import { entrypointsBaseline } from '../../repo/interest.ts'
import { isWithin, joinPath } from '../../repo/paths.ts'
import { blockedByFile, blockedByUnread } from '../blocks.ts'
import type { RuleContext, WorkspaceRule } from '../rule.ts'
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
      context.part(module, () => {
        for (const file of filesOf(snapshot, module)) blockedByGoFile(context, file)
      })
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
function blockedByGoFile(context: RuleContext, { file, exported }: ParsedFile): void {
  const { path, edited } = file
  if (blockedByUnread(context, check, path) || !exported?.error || edited) return
  const { message, range } = exported.error
  const values = { path, check, error: message }
  context.blocked(check, path, context.t('{path} does not parse ({error}), so {check} stops there.', values), range)
}

/** Directories that cannot be listed. */
function blockedByListing(context: RuleContext): void {
  const { snapshot } = context
  if (snapshot.unreadable.size === 0) return
  const walked = checkedModules(snapshot).flatMap(one => one.walked ?? [])
  for (const { path } of snapshot.unreadable.values()) {
    if (snapshot.tree.entry(path) !== 'directory') continue
    if (path === 'x' || walked.some(directory => isWithin(path, directory))) blockedByUnread(context, check, path)
  }
}
