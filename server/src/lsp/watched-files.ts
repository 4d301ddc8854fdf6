import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
  type InitializeParams,
  WatchKind,
} from 'vscode-languageserver'
import { type URI, Utils } from 'vscode-uri'
import { groupBy } from '../core/collections.ts'
import { settingsPath } from '../core/settings-file.ts'
import { relativePath, uriOfPath } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** Whether a path exists matters to the rules for every file; what a file holds, for these alone. */
const everything = '**/*'
/** How many directories above an application a go.work is waited for. */
const levelsAbove = 3

/** A tag or a commit that appears decides about release refs, and what is excluded about whose a file is. */
const gitRefs = '.git/{HEAD,packed-refs,refs/**,info/exclude}'

const readFiles = '**/{*.go,go.mod,go.work,modules.txt,*.yaml,*.md,*.mdx,*.snapshot,.gitignore,CODEOWNERS}'

/** Asks the client, where it can, to tell what happens to the files of a checkout. */
export class FileWatching {
  readonly #connection: Connection
  readonly #dynamic: boolean
  readonly #relative: boolean
  /** What is watched, by kind and root: a workspace may be let go and come back, and its watch goes on. */
  readonly #watched = new Set<string>()
  /** What is watched outside of workspaces, each path on a line, and what ends that. */
  #outside = ''
  #endOutside: Promise<Disposable | undefined> = Promise.resolve(undefined)

  constructor(connection: Connection, { capabilities }: InitializeParams) {
    const watching = capabilities.workspace?.didChangeWatchedFiles
    this.#connection = connection
    this.#dynamic = watching?.dynamicRegistration === true
    this.#relative = watching?.relativePatternSupport === true
  }

  async watch(workspace: Workspace): Promise<void> {
    // Patterns that are not relative hold for all of the client's folders at once.
    const key = `${workspace.kind.isCheckout} ${workspace.root}`
    if (!this.#dynamic || this.#watched.has(key) || (this.#watched.size > 0 && !this.#relative)) return
    this.#watched.add(key)
    const watcher = (pattern: string, kind: WatchKind): FileSystemWatcher => ({
      globPattern: this.#relative ? { baseUri: workspace.rootUri.toString(), pattern } : pattern,
      kind,
    })
    await this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        watcher(everything, WatchKind.Create | WatchKind.Delete),
        watcher(readFiles, WatchKind.Change),
        watcher(this.#relative ? settingsPath : `**/${settingsPath}`, WatchKind.Change),
        ...(workspace.kind.isCheckout ? [watcher(this.#relative ? gitRefs : `**/${gitRefs}`, WatchKind.Change)] : []),
        ...(this.#relative && !workspace.kind.isCheckout ? goWorksAbove(workspace.rootUri) : []),
      ],
    })
  }

  /**
   * Asks the client, where it can, to tell what happens at paths outside of all workspaces, in place of those before.
   * @param paths absolute; nothing need be there
   * @returns whether it can
   */
  watchOutside(paths: readonly string[], workspaces: readonly Workspace[]): boolean {
    if (!this.#dynamic || !this.#relative) return false
    const wanted = paths.map(uriOfPath).filter(path => isOutside(path, workspaces))
    const key = wanted.map(String).toSorted().join('\n')
    if (key === this.#outside) return true
    this.#outside = key
    const directories = groupBy(wanted, path => Utils.dirname(path).toString())
    const watchers = [...directories].map(([baseUri, inIt]): FileSystemWatcher => {
      const [name = '', ...others] = [...new Set(inIt.map(namePattern))]
      return { globPattern: { baseUri, pattern: others.length > 0 ? `{${[name, ...others].join(',')}}` : name } }
    })
    this.#endOutside = this.#endOutside.then(async watched => {
      watched?.dispose()
      if (watchers.length === 0) return undefined
      return this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
    })
    this.#endOutside = this.#endOutside.catch(error => {
      this.#connection.console.error(`Failed while watching files: ${String(error)}`)
      return undefined
    })
    return true
  }
}

/**
 * Whether nothing else watches a path. Of what lies in a workspace, a checkout's own go.mod is watched besides: who watches
 * a directory is told little of its being removed. What speaks for directories above a workspace hardly ever changes.
 */
function isOutside(path: URI, workspaces: readonly Workspace[]): boolean {
  const above = ancestorAskedFor(path)
  return workspaces.every(({ rootUri, kind }) => {
    const relative = relativePath(rootUri, path.toString())
    if (relative !== undefined) return kind.isCheckout && relative === 'go.mod'
    return above === undefined || relativePath(above, rootUri.toString()) === undefined
  })
}

/** The directory that a file speaks for, where it is one of those that are looked for from a directory upwards. */
function ancestorAskedFor(path: URI): URI | undefined {
  const directory = Utils.dirname(path)
  if (/\/specs(?:\/repo\.yaml)?$/.test(path.path))
    return path.path.endsWith('.yaml') ? Utils.dirname(directory) : directory
  return /\/go\.(?:mod|work)$/.test(path.path) ? directory : undefined
}

/** Patterns have no way to name these characters that all clients know. */
const namePattern = (path: URI): string => Utils.basename(path).replace(/[[\]{}*?]/g, '?')

function goWorksAbove(root: URI): FileSystemWatcher[] {
  const directories = Array.from({ length: levelsAbove }, (_, level) =>
    Utils.resolvePath(root, ...Array.from({ length: level + 1 }, () => '..')).toString(),
  )
  return [...new Set(directories)].map(baseUri => ({ globPattern: { baseUri, pattern: 'go.work' } }))
}
