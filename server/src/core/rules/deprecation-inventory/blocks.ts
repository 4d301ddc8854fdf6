import { specPaths } from '../../repo/snapshot.ts'
import { blockedByFile, blockedByUnread } from '../blocks.ts'
import type { WorkspaceRule } from '../rule.ts'
import { check, isLookedAt, searchedFiles } from './files.ts'

/** What stops the program: its inventory, Go files that it cannot read, and lines that are too long. */
export const deprecationInventoryBlocks: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    const { snapshot, t, blocked } = context
    blockedByFile(context, check, specPaths.deprecationInventory)
    for (const { file, found } of searchedFiles(snapshot)) {
      if (!found.overlong) continue
      blocked(check, file.path, t('A line of 1 MiB or more stops {check}: break it up.', { check }), found.overlong)
    }
    for (const { path } of snapshot.unreadable.values()) {
      const isDirectory = snapshot.tree.entry(path) === 'directory'
      const isRead = isDirectory ? isLookedAt(`${path}/`) : path.endsWith('.go') && isLookedAt(path)
      if (isRead) blockedByUnread(context, check, path)
    }
  },
}
