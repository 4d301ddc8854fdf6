import { GitError, gitReason, runGit } from './git.ts'

/** A file that git keeps. Of a link the blob is what it leads to. */
export interface GitFile {
  readonly kind: 'file' | 'link'
  readonly blob: string
  /** Absolute path of a directory of the repository that has the blob. */
  readonly repository: string
}

export interface Submodule {
  readonly kind: 'submodule'
  readonly commit: string
}

export type GitDirectory = Map<string, GitEntry>
export type GitEntry = GitDirectory | GitFile | Submodule

/** Everything in a commit or a tree. @param repository absolute path of git's top level @throws GitError */
export function readTree(repository: string, treeish: string): GitDirectory {
  const tree: GitDirectory = new Map()
  for (const record of records(repository, ['ls-tree', '-r', '-z', '--full-tree', treeish])) {
    const [, mode = '', id = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(record) ?? []
    put(tree, path.split('/'), entryOf(mode, id, repository))
  }
  return tree
}

/**
 * Everything in the index. What was only announced (`git add --intent-to-add`) is not in it.
 * @param head the commit or tree that the index is on
 * @param variables what says which index
 * @throws GitError
 */
export function readIndex(repository: string, head: string, variables: NodeJS.ProcessEnv): GitDirectory {
  const tree = readTree(repository, head)
  const words = ['diff-index', '--cached', '--raw', '-z', '--no-renames', '--no-abbrev', '--no-relative']
  const more = ['--no-ext-diff', '--ita-invisible-in-index', '--ignore-submodules=none', head, '--']
  const list = records(repository, [...words, ...more], variables)
  const changes = list.flatMap((record, i) => {
    const [, mode = '', id = '', status = ''] = /^:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) (\w)/.exec(record) ?? []
    const path = list[i + 1]
    return status === '' || path === undefined ? [] : [{ mode, id, status, names: path.split('/') }]
  })
  const unmerged = changes.find(({ status }) => status === 'U')
  if (unmerged) throw new GitError(`${unmerged.names.join('/')} is unmerged`)
  // A directory may take a file's place.
  for (const { names } of changes) remove(tree, names)
  for (const { mode, id, status, names } of changes) {
    if (status !== 'D') put(tree, names, entryOf(mode, id, repository))
  }
  return tree
}

/** The name of the tree with nothing in it, which is another for each kind of hash. @throws GitError */
export function emptyTree(repository: string): string {
  const answer = runGit(repository, ['hash-object', '-t', 'tree', '--stdin'])
  if (answer.status !== 0) throw new GitError(gitReason(answer))
  return answer.output.toString().trim()
}

/** The contents of blobs. @throws GitError where git does not have one, as in a partial clone: nothing is fetched */
export function readBlobs(repository: string, blobs: ReadonlySet<string>): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  if (blobs.size === 0) return found
  const input = [...blobs].map(blob => `${blob}\n`).join('')
  const answer = runGit(repository, ['cat-file', '--batch', '--buffer'], { input })
  const output = answer.status === undefined ? Buffer.alloc(0) : answer.output
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at)
    const [blob = '', , size] = output.toString('latin1', at, end).split(' ')
    at = end + 1
    if (size === undefined) continue
    found.set(blob, output.subarray(at, at + Number(size)))
    at += Number(size) + 1
  }
  if (found.size === blobs.size) return found
  throw new GitError(gitReason(answer), true)
}

/** Takes away what is at a path, and the directories above it that have nothing left. */
export function remove(tree: GitDirectory, [name = '', ...below]: readonly string[]): void {
  if (below.length === 0) {
    tree.delete(name)
    return
  }
  const directory = tree.get(name)
  if (!(directory instanceof Map)) return
  remove(directory, below)
  if (directory.size === 0) tree.delete(name)
}

function put(tree: GitDirectory, names: readonly string[], entry: GitEntry): void {
  let directory = tree
  for (const name of names.slice(0, -1)) {
    let next = directory.get(name)
    if (!(next instanceof Map)) {
      next = new Map()
      directory.set(name, next)
    }
    directory = next
  }
  directory.set(names.at(-1) ?? '', entry)
}

function entryOf(mode: string, id: string, repository: string): GitFile | Submodule {
  if (mode === '160000') return { kind: 'submodule', commit: id }
  return { kind: mode === '120000' ? 'link' : 'file', blob: id, repository }
}

/** What git writes with a NUL behind each. */
export function records(repository: string, words: readonly string[], variables: NodeJS.ProcessEnv = {}): string[] {
  const list = outputOf(repository, words, variables).toString().split('\0')
  return list.slice(0, -1)
}

function outputOf(repository: string, words: readonly string[], variables: NodeJS.ProcessEnv): Buffer {
  const answer = runGit(repository, words, { variables })
  if (answer.status === 0) return answer.output
  throw new GitError(gitReason(answer))
}
