import os from 'node:os'
import path from 'node:path'
import type { ExcludeFile, GitFacts } from '../core/repo/git-facts.ts'
import { trackedFiles } from './git-index.ts'
import { gitDataLimit, namesIn, statOf, textOf } from './regular-files.ts'
import { stampOf } from './stamps.ts'

/** Where git keeps its data of the work tree that a directory lies in. Absolute paths. */
export interface GitDirectory {
  /** The top of the work tree. */
  readonly top: string
  /** HEAD and the index: its own in each linked work tree. */
  readonly own: string
  /** Refs and what is configured, which all linked work trees share. */
  readonly common: string
}

/** The repository that a directory lies in; undefined outside of any. */
export function findGitDirectory(directory: string): GitDirectory | undefined {
  for (let top = directory; ; ) {
    const own = gitDataAt(path.join(top, '.git'))
    if (own !== undefined) {
      const shared = textOf(path.join(own, 'commondir'))?.trim()
      return { top, own, common: shared === undefined ? own : path.resolve(own, shared) }
    }
    const above = path.dirname(top)
    if (above === top) return undefined
    top = above
  }
}

/** In a linked work tree and in a submodule, a file says where git's data is. */
function gitDataAt(place: string): string | undefined {
  const stat = statOf(place)
  if (!stat) return undefined
  if (stat.isDirectory()) return place
  const named = /^gitdir: (.*)/.exec(textOf(place) ?? '')?.[1]
  return named === undefined ? undefined : path.resolve(path.dirname(place), named.trimEnd())
}

/**
 * What git ignores and keeps of a workspace, beside what the .gitignore files in it say. Nothing is run.
 * @param root absolute path of the workspace
 */
export function gitFacts(root: string): GitFacts {
  const git = findGitDirectory(root)
  if (!git) return { prefix: '', excludes: [], ignoresCase: false, tags: [], isTracked: () => false }
  const configs = [...personalConfigs(), path.join(git.common, 'config')].map(file => textOf(file) ?? '')
  const prefix = path.relative(git.top, root).split(path.sep).join('/')
  let tracked: ReadonlySet<string> | undefined
  let tags: readonly string[] | undefined
  return {
    prefix,
    excludes: excludes(git, prefix, configs),
    ignoresCase: configured(configs, 'core', 'ignorecase') === 'true',
    get tags() {
      tags ??= tagsIn(git)
      return tags
    },
    isTracked: file => {
      const hash = configured(configs, 'extensions', 'objectformat') === 'sha256' ? 'sha256' : 'sha1'
      tracked ??= trackedFiles(path.join(git.own, 'index'), hash)
      return tracked.has(prefix === '' ? file : `${prefix}/${file}`)
    },
  }
}

/** Names of tags: of those below a directory of their own none, as nobody names a release so. */
function tagsIn({ common }: GitDirectory): string[] {
  const loose = namesIn(path.join(common, 'refs', 'tags'))
  const packed = textOf(path.join(common, 'packed-refs'), gitDataLimit) ?? ''
  const names = [...packed.matchAll(/ refs\/tags\/([^/\n]+)$/gm)].map(([, name = '']) => name)
  return [...new Set([...loose, ...names])]
}

/** Tells one state of all that `gitFacts` and the look-up of refs read from another. */
export function gitStamp(root: string): string {
  const git = findGitDirectory(root)
  if (!git) return ''
  const own = ['HEAD', 'index', 'logs/HEAD'].map(name => path.join(git.own, name))
  const shared = ['packed-refs', 'refs/heads', 'refs/tags', 'info/exclude', 'config'].map(name =>
    path.join(git.common, name),
  )
  return [...own, ...shared].map(file => stampOf(file)?.text ?? '').join()
}

function excludes({ top, common }: GitDirectory, prefix: string, configs: readonly string[]): ExcludeFile[] {
  const named = configured(configs, 'core', 'excludesfile')
  const personal = named === undefined ? path.join(configHome(), 'git', 'ignore') : path.resolve(top, expanded(named))
  const above = prefix === '' ? [] : prefix.split('/').map((_, depth, names) => names.slice(0, depth).join('/'))
  const files = [
    { file: personal, directory: '' },
    { file: path.join(common, 'info', 'exclude'), directory: '' },
    ...above.map(directory => ({ file: path.join(top, directory, '.gitignore'), directory })),
  ]
  return files.flatMap(({ file, directory }) => {
    const text = textOf(file)
    return text === undefined ? [] : [{ text, directory }]
  })
}

const configHome = (): string => process.env.XDG_CONFIG_HOME || path.join(os.homedir(), '.config')

const personalConfigs = (): string[] => [
  path.join(configHome(), 'git', 'config'),
  path.join(os.homedir(), '.gitconfig'),
]

const expanded = (file: string): string => (file.startsWith('~/') ? path.join(os.homedir(), file.slice(2)) : file)

/** The last value of a key in git's configuration, in lower case where it is a word; included files are not followed. */
function configured(configs: readonly string[], section: string, key: string): string | undefined {
  let value: string | undefined
  for (const config of configs) {
    let current = ''
    for (const line of config.split('\n')) {
      current = /^\s*\[\s*([\w.-]+)\s*\]/.exec(line)?.[1]?.toLowerCase() ?? (/^\s*\[/.test(line) ? '' : current)
      const [, name, written] = /^\s*(?:\[[^\]]*\]\s*)?([\w-]+)\s*=\s*("?[^"#;]*)/.exec(line) ?? []
      if (current === section && name?.toLowerCase() === key && written !== undefined) {
        value = written.replace(/^"/, '').trim()
      }
    }
  }
  return value
}
