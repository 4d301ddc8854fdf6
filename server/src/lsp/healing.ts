import type { FileTree } from '../core/repo/file-tree.ts'
import { joinPath } from '../core/repo/paths.ts'
import type { Workspace } from './workspace.ts'

/** How long after the last occasion the disk is looked at, and at least how long after the last look, in milliseconds. */
const delay = 300
const restBetween = 2000

/** How long one part of the look may hold up what a client asks, in milliseconds. */
const partLength = 4

/**
 * Looks at whole workspaces for what nobody told: a client may watch no files, and a watcher may drop what happened. It
 * looks a while after a person or a watcher did something, in parts that are too short to be noticed.
 */
export class Healing {
  readonly #workspaces: () => readonly Workspace[]
  readonly #changed: (workspace: Workspace, paths: readonly string[]) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #lookedAt = Number.NEGATIVE_INFINITY
  #isLooking = false
  /** Whether something has happened since the look began. */
  #isAwaited = false

  /** @param changed is given the paths of a workspace that may be other than they were read */
  constructor(
    workspaces: () => readonly Workspace[],
    changed: (workspace: Workspace, paths: readonly string[]) => void,
  ) {
    this.#workspaces = workspaces
    this.#changed = changed
  }

  /** Looks soon. */
  soon(): void {
    this.#isAwaited = true
    if (this.#isLooking) return
    clearTimeout(this.#timer)
    const rest = this.#lookedAt + restBetween - Date.now()
    this.#timer = setTimeout(() => this.#look(), Math.max(delay, rest))
  }

  #look(): void {
    this.#isLooking = true
    this.#isAwaited = false
    const parts = lookAt(this.#workspaces(), this.#changed)
    const goOn = (): void => {
      const end = Date.now() + partLength
      while (Date.now() < end) {
        if (!parts.next().done) continue
        this.#isLooking = false
        this.#lookedAt = Date.now()
        if (this.#isAwaited) this.soon()
        return
      }
      setTimeout(goOn, 1)
    }
    goOn()
  }
}

/** Looks at one directory at a time; what it finds in a workspace it tells at once. */
function* lookAt(
  workspaces: readonly Workspace[],
  changed: (workspace: Workspace, paths: readonly string[]) => void,
): Generator<void> {
  for (const workspace of workspaces) {
    const found: string[] = []
    for (const directory of directoriesOf(workspace.snapshot.tree, path => workspace.owns(path))) {
      found.push(...workspace.changesIn(directory))
      yield
    }
    workspace.lookAtGit()
    if (found.length > 0) changed(workspace, found)
  }
}

function* directoriesOf(tree: FileTree, isWalked: (path: string) => boolean, from = ''): Generator<string> {
  yield from
  for (const name of tree.children(from)) {
    const path = joinPath(from, name)
    if (name !== '.git' && tree.kind(path) === 'directory' && isWalked(path)) yield* directoriesOf(tree, isWalked, path)
  }
}
