import fs from 'node:fs'
import path from 'node:path'
import { isForeignDirectory } from '../core/repo/interest.ts'
import type { Platform } from '../lsp/platform.ts'
import { resolveCommits } from './git.ts'
import { findCheckout, findPlumego } from './locate.ts'
import { rulePage } from './rule-pages.ts'
import { loadWorkspace, readDiskFile, readWholeText } from './workspace.ts'

/** How far below a folder checkouts are looked for, and in how many directories: a folder may be a whole home. */
const searchDepth = 2
const searchLimit = 2000

/** The language server's machine: Node's file system, and git. */
export const nodePlatform: Platform = {
  findPlumego,
  findCheckoutsBelow,
  loadWorkspace,
  readDiskFile,
  readWholeText,
  resolveCommits,
  rulePage,
  listDirectory: (root, directory) => list(path.join(root, directory)).map(({ name }) => name),
}

function findCheckoutsBelow(directory: string): string[] {
  const found: string[] = []
  let level = [directory]
  let looked = 0
  for (let depth = 0; depth < searchDepth; depth++) {
    const below = level.flatMap(subdirectories).slice(0, searchLimit - looked)
    looked += below.length
    const checkouts = new Set(below.filter(candidate => findCheckout(candidate) === candidate))
    found.push(...checkouts)
    level = below.filter(candidate => !checkouts.has(candidate))
  }
  return found
}

const subdirectories = (directory: string): string[] =>
  list(directory)
    .filter(entry => entry.isDirectory() && !entry.name.startsWith('.') && !isForeignDirectory(entry.name))
    .map(({ name }) => path.join(directory, name))

function list(directory: string): fs.Dirent[] {
  try {
    return fs.readdirSync(directory, { withFileTypes: true })
  } catch {
    return []
  }
}
