import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type FileSystemWatcher,
  type InitializeParams,
  WatchKind,
} from 'vscode-languageserver'
import { type URI, Utils } from 'vscode-uri'
import { settingsPath } from '../core/settings-file.ts'
import type { Workspace } from './workspace.ts'

/** Whether a path exists matters to the rules for every file; what a file holds, for these alone. */
const everything = '**/*'
/** How many directories above an application a go.work is waited for. */
const levelsAbove = 3

/** A tag or a commit that appears decides about release refs, and what is excluded about whose a file is. */
const gitRefs = '.git/{HEAD,packed-refs,refs/**,info/exclude}'

const readFiles = '**/{*.go,go.mod,go.work,modules.txt,*.yaml,*.md,*.mdx,.gitignore}'

/** Asks the client, where it can, to tell what happens to the files of a checkout. */
export class FileWatching {
  readonly #connection: Connection
  readonly #dynamic: boolean
  readonly #relative: boolean
  #registered = false

  constructor(connection: Connection, { capabilities }: InitializeParams) {
    const watching = capabilities.workspace?.didChangeWatchedFiles
    this.#connection = connection
    this.#dynamic = watching?.dynamicRegistration === true
    this.#relative = watching?.relativePatternSupport === true
  }

  async watch(workspace: Workspace): Promise<void> {
    // Patterns that are not relative hold for all of the client's folders at once.
    if (!this.#dynamic || (this.#registered && !this.#relative)) return
    this.#registered = true
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
}

function goWorksAbove(root: URI): FileSystemWatcher[] {
  const directories = Array.from({ length: levelsAbove }, (_, level) =>
    Utils.resolvePath(root, ...Array.from({ length: level + 1 }, () => '..')).toString(),
  )
  return [...new Set(directories)].map(baseUri => ({ globPattern: { baseUri, pattern: 'go.work' } }))
}
