import path from 'node:path'
import { isExtensionText, isPassedOver, tellsWhose } from '../core/application/own-files.ts'
import { isCheckout } from '../core/locate/checkout.ts'
import { type LocatedModule, locateModule } from '../core/locate/module.ts'
import { recordingHost } from '../core/locate/recording-host.ts'
import type { Counters } from '../core/repo/counters.ts'
import { FileTree } from '../core/repo/file-tree.ts'
import { Foreign } from '../core/repo/foreign.ts'
import { isGoFile } from '../core/repo/interest.ts'
import { joinPath } from '../core/repo/paths.ts'
import type { DiskFile, LoadedWorkspace } from '../core/repo/repository.ts'
import { SourceText } from '../core/text/source-text.ts'
import { readFile } from './disk-files.ts'
import { type DirectoryEntry, disk, type FileSystem } from './file-system.ts'
import { findGitDirectory, gitFacts } from './git-directory.ts'
import { hostOf, nodeHost } from './locate.ts'
import { readWholeText } from './workspace.ts'

/**
 * The module that owns the Go files of a directory, and the Plumego that it uses.
 * @param asked is given each absolute path whose state decides about that, before it is looked at
 */
export const locate = (directory: string, asked?: (path: string) => void): LocatedModule | undefined =>
  locateModule(asked ? recordingHost(nodeHost, asked) : nodeHost, path.resolve(directory))

/** The same in a state that need not be the disk's. @param directory absolute path */
export const locateIn = (directory: string, files: FileSystem): LocatedModule | undefined =>
  locateModule(hostOf(files), directory)

const isRead = (path: string): boolean => isGoFile(path) || path === 'go.mod' || isExtensionText(path)

/**
 * Reads a module's own Go files and its go.mod. Of a module nested in it only the go.mod is known, and of vendored
 * packages nothing.
 * @param root absolute path of the directory of its go.mod
 * @throws where `root` cannot be listed
 */
export function loadApplication(root: string, counters: Counters, source: FileSystem = disk): LoadedWorkspace {
  source.readAhead?.(root, path => isRead(path) && !path.split('/').some(isPassedOver))
  const tree = new FileTree()
  const files = new Map<string, DiskFile>()
  const addGitFile = (relative: string, entry: DirectoryEntry): void => {
    tree.add(relative, entry.isDirectory() ? 'directory' : 'file')
    const file = entry.name === '.gitignore' && entry.isFile() ? readFile(root, relative, counters, source) : undefined
    if (file) files.set(relative, file)
  }
  const visit = (directory: string, entries: readonly DirectoryEntry[]): void => {
    const isNested = directory !== '' && entries.some(({ name }) => name === 'go.mod')
    for (const entry of entries) {
      const relative = joinPath(directory, entry.name)
      if (source === disk && tellsWhose(entry.name)) addGitFile(relative, entry)
      if (isPassedOver(entry.name) || (isNested && entry.name !== 'go.mod')) continue
      if (entry.isDirectory()) {
        tree.add(relative, 'directory')
        visit(relative, list(path.join(root, relative), source))
      } else if (entry.isFile()) {
        tree.add(relative, 'file')
        const file = isRead(relative) ? readFile(root, relative, counters, source) : undefined
        if (file) files.set(relative, file)
      }
    }
  }
  visit('', source.list(root))
  const readText = (relative: string): string | undefined => readWholeText(root, relative, source)
  // What a commit holds is all git's.
  return { tree, files, readText, ...(source === disk && { git: () => gitFacts(root) }) }
}

/** How far below a directory modules are looked for, and in how many directories: it may be a whole home. */
export interface SearchLimits {
  readonly depth: number
  readonly directories: number
}

/** Directories that hold a checkout, or the go.mod of a module that names Plumego. */
interface FoundModules {
  readonly checkouts: string[]
  readonly modules: string[]
}

/**
 * The directories below one, itself left out, that hold a checkout or the go.mod of a module that names Plumego. What
 * lies in a checkout is not looked at. Below a directory of a repository, other repositories and what git ignores count
 * only where there is nothing else: they are what a person works on then.
 */
export function findModulesBelow(directory: string, limits: SearchLimits): FoundModules {
  const root = path.resolve(directory)
  const own: FoundModules = { checkouts: [], modules: [] }
  const foreign: FoundModules = { checkouts: [], modules: [] }
  const isForeign = foreignDirectories(root)
  const entriesOfRoot = list(root, disk)
  isForeign(root, entriesOfRoot)
  let level = subdirectories(root, entriesOfRoot)
  let looked = 0
  for (let depth = 0; depth < limits.depth && level.length > 0; depth++) {
    const next: string[] = []
    for (const candidate of level.slice(0, limits.directories - looked)) {
      const entries = list(candidate, disk)
      const found = isForeign(candidate, entries) ? foreign : own
      // Hardly any directory holds either, and a file that is not there costs as much to look for as one that is.
      const holdsModule = entries.some(({ name }) => name === 'go.mod')
      const mayBeCheckout = holdsModule || entries.some(({ name }) => name === 'specs')
      if (mayBeCheckout && isCheckout(nodeHost, candidate)) found.checkouts.push(candidate)
      else {
        if (holdsModule && mayUsePlumego(locate(candidate))) found.modules.push(candidate)
        next.push(...subdirectories(candidate, entries))
      }
    }
    looked += level.length
    level = next
  }
  const isWorkedOn = own.checkouts.length + own.modules.length > 0 || mayUsePlumego(locate(root))
  return isWorkedOn ? own : foreign
}

/** Whether a module names Plumego, or has it from go.work. */
const mayUsePlumego = (module: LocatedModule | undefined): boolean =>
  module !== undefined && (module.namesPlumego || module.facts.requirement !== 'own')

/**
 * Tells of one directory after another, those above first, whether the repository that holds `root` has no part in it.
 * Outside of any repository, nothing is foreign to another.
 */
function foreignDirectories(root: string): (directory: string, entries: readonly DirectoryEntry[]) => boolean {
  if (!findGitDirectory(root)) return () => false
  const tree = new FileTree()
  const foreign = new Foreign(tree, file => textOf(path.join(root, file)), gitFacts(root))
  return (directory, entries) => {
    const relative = path.relative(root, directory).split(path.sep).join('/')
    for (const entry of entries.filter(({ name }) => tellsWhose(name))) {
      tree.add(joinPath(relative, entry.name), entry.isFile() ? 'file' : 'directory')
    }
    return foreign.holdsDirectory(relative)
  }
}

function textOf(file: string): SourceText | undefined {
  const text = nodeHost.readText(file)
  return text === undefined ? undefined : new SourceText(text)
}

const subdirectories = (directory: string, entries = list(directory, disk)): string[] =>
  entries
    .filter(entry => entry.isDirectory() && !isPassedOver(entry.name))
    .map(({ name }) => path.join(directory, name))

function list(directory: string, source: FileSystem): readonly DirectoryEntry[] {
  try {
    return source.list(directory)
  } catch {
    return []
  }
}
