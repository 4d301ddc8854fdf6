import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { newCounters } from '../../server/src/core/repo/counters.ts'
import { Repository } from '../../server/src/core/repo/repository.ts'
import type { Snapshot } from '../../server/src/core/repo/snapshot.ts'
import { loadWorkspace } from '../../server/src/node/workspace.ts'

/** Runs git in a directory, as somebody. */
export const git = (directory: string, ...words: string[]): string =>
  execFileSync(
    'git',
    ['-C', directory, '-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'protocol.file.allow=always', ...words],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )

/** A directory of its own for one test, under the name by which the system knows it. */
export const newDirectory = (): string => fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-git-')))

/** Writes files, by their paths relative to a directory. */
export function write(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(directory, file)), { recursive: true })
    fs.writeFileSync(path.join(directory, file), text)
  }
}

/** A workspace as it is on the disk. */
export function snapshotOf(root: string): Snapshot {
  const repository = new Repository()
  repository.load(loadWorkspace(root, newCounters()))
  return repository.snapshot()
}

/** The files below a directory but git's data, sorted. */
export const filesIn = (root: string): string[] =>
  fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter(file => !file.split('/').includes('.git'))
    .sort()

/** The files that git keeps, or would: what is neither ignored nor another repository's. */
export const filesOfGit = (root: string): string[] =>
  git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard')
    .split('\0')
    .filter(name => name !== '' && !name.endsWith('/') && fs.statSync(path.join(root, name)).isFile())
    .sort()
