import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sample } from './check-command.ts'

/** What somebody could have laid into a copy of the sample workspace. */
export interface HostileCase {
  readonly name: string
  /** @param root of the workspace; its repository is the directory above */
  lay(root: string): void
}

/** Nobody ever writes into it: whoever opens it as usual waits for ever. */
const pipe = (file: string): string => {
  execFileSync('mkfifo', [replaced(file)])
  return file
}

/** Takes away what is at a path, and makes its directory. */
function replaced(file: string): string {
  fs.rmSync(file, { recursive: true, force: true })
  fs.mkdirSync(path.dirname(file), { recursive: true })
  return file
}

const link = (target: string, file: string): void => fs.symlinkSync(target, replaced(file))

const write = (text: string, file: string): void => fs.writeFileSync(replaced(file), text)

/** Files that something reads, each for another purpose. */
const readFiles = [
  ...['x/data/zz.go', 'x/data/module.yaml', 'specs/repo.yaml', 'specs/dependency-rules.yaml', 'go.mod', 'go.work'],
  ...['.vscode/settings.json', '.gitignore', 'README.md', 'docs/concepts/extension-maturity.md', 'x/data/go.mod'],
  ...['vendor/modules.txt', 'community-extension.yaml', 'x/data/community-extension.yaml'],
  ...['../.git/HEAD', '../.git/config', '../.git/index', '../.git/packed-refs', '../.git/info/exclude', '../.git'],
]

/** Each file in each of these forms. */
export const specialFiles: readonly HostileCase[] = readFiles.flatMap(file => [
  { name: `${file} is a pipe`, lay: root => pipe(path.join(root, file)) },
  { name: `${file} is a link to a pipe`, lay: root => link(pipe(path.join(root, 'pipe')), path.join(root, file)) },
  { name: `${file} is a link to a device without an end`, lay: root => link('/dev/zero', path.join(root, file)) },
  { name: `${file} is a directory`, lay: root => fs.mkdirSync(replaced(path.join(root, file))) },
])

export const badLinks: readonly HostileCase[] = [
  ...[...readFiles, 'x', 'specs', 'docs', 'x/data', 'x/data/file', '.vscode', 'vendor', 'loop'].flatMap(file => [
    { name: `${file} is a link to itself`, lay: (root: string) => link(path.basename(file), path.join(root, file)) },
    {
      name: `${file} is a link to a name that is too long`,
      lay: (root: string) => link('a'.repeat(4000), path.join(root, file)),
    },
    { name: `${file} is a link below a file`, lay: (root: string) => link('/etc/passwd/x', path.join(root, file)) },
  ]),
]

/** The limits are stated in core/repo/limits.ts. */
export const oversized: readonly HostileCase[] = [
  { name: 'one line without an end', lay: root => write('a'.repeat(9_000_000), path.join(root, 'x/data/module.yaml')) },
  { name: 'many lines', lay: root => write('# a\n'.repeat(1_200_000), path.join(root, 'specs/repo.yaml')) },
  {
    name: 'a long import section',
    lay: root => write(`package zz\n${'// a\n'.repeat(300_000)}`, path.join(root, 'x/data/zz.go')),
  },
  {
    name: 'a long scalar',
    lay: root => write(`name: ${'a '.repeat(5_000_000)}\n`, path.join(root, 'x/messaging/pubsub/module.yaml')),
  },
]

/**
 * Lays a repository for each case, each with a copy of the sample.
 * @returns the roots of the workspaces, in the order of the cases
 */
export function layCases(cases: readonly HostileCase[], scratch: string): string[] {
  return cases.map(({ lay }, i) => {
    const root = path.join(scratch, String(i), 'sample')
    fs.cpSync(sample, root, { recursive: true })
    fs.cpSync(template(), path.join(scratch, String(i), '.git'), { recursive: true })
    lay(root)
    return root
  })
}

let emptyRepository: string | undefined

/** Git's data of a repository with no commit, made once. */
function template(): string {
  if (emptyRepository === undefined) {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-git-'))
    process.once('exit', () => fs.rmSync(directory, { recursive: true, force: true }))
    execFileSync('git', ['init', '-q', directory])
    fs.rmSync(path.join(directory, '.git', 'hooks'), { recursive: true, force: true })
    emptyRepository = path.join(directory, '.git')
  }
  return emptyRepository
}
