import path from 'node:path'
import { isBuiltWith } from '../core/locate/module.ts'
import { newestCached } from '../core/locate/newest-cached.ts'
import type { Platform } from '../lsp/platform.ts'
import { findModulesBelow, loadApplication, locate } from './application.ts'
import { branchPoint, loadCommit } from './base-state.ts'
import { readDiskFile } from './disk-files.ts'
import { nameHost } from './foreign-hosts.ts'
import { gitStamp } from './git-directory.ts'
import { nodeHost } from './locate.ts'
import { resolveCommits } from './release-refs.ts'
import { rulePage } from './rule-pages.ts'
import { stampOf } from './stamps.ts'
import { today } from './today.ts'
import { listDirectory, loadDependency, loadWorkspace, readWholeText } from './workspace.ts'

/** How far below a folder modules are looked for, and in how many directories: a folder may be a whole home. */
const searchLimits = { depth: 2, directories: 2000 }

/** The language server's machine: Node's file system, and git. */
export const nodePlatform: Platform = {
  findModulesBelow: directory => findModulesBelow(directory, searchLimits),
  locateModule: (directory, asked) => {
    // A client asks for what a person opened.
    nameHost(directory)
    return locate(directory, asked)
  },
  isBuiltWith: (module, root) => isBuiltWith(nodeHost, path.resolve(module), path.resolve(root)),
  newestCachedPlumego: () => newestCached(nodeHost),
  loadApplication,
  loadWorkspace,
  loadDependency,
  branchPoint,
  loadCommit,
  readDiskFile,
  readWholeText,
  resolveCommits,
  today,
  rulePage,
  stampOf: (root, relative) => stampOf(`${root}/${relative}`),
  stampOfPath: stampOf,
  gitStamp,
  listDirectory: (root, directory) => listDirectory(root, directory).map(({ name }) => name),
  listEntries: listDirectory,
}
