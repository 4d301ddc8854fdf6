import type { FileEvent } from 'vscode-languageserver'
import { decidesPlumego, isGitRef, manyEvents, refresh } from '../changed-files.ts'
import { Healing } from '../healing.ts'
import type { Modules } from '../modules.ts'
import { uriBelow } from '../uris.ts'
import type { Workspace } from '../workspace.ts'
import { attempt, type SessionListener } from './listener.ts'
import type { OpenWorkspaces } from './open-workspaces.ts'

/** Takes what changes on the disk, whether the client tells of it or not. */
export class DiskChanges {
  readonly #workspaces: OpenWorkspaces
  readonly #modules: Modules
  readonly #listener: SessionListener
  readonly #healing = new Healing(
    () => this.#workspaces.all,
    (workspace, paths) => this.#take(workspace, paths),
  )

  constructor(workspaces: OpenWorkspaces, modules: Modules, listener: SessionListener) {
    this.#workspaces = workspaces
    this.#modules = modules
    this.#listener = listener
  }

  /** Looks at all workspaces soon, for what nobody told. */
  lookSoon(): void {
    this.#healing.soon()
  }

  /** Takes what the client saw happen. */
  changeFiles(events: readonly FileEvent[]): void {
    if (events.length >= manyEvents) {
      // Who tells much at once may have dropped some of it.
      this.reload()
      return
    }
    const uris = new Set(events.map(event => event.uri))
    for (const uri of uris) {
      const place = this.#workspaces.placeOf(uri)
      if (place) attempt(this.#listener, `reading ${uri}`, () => refresh(place.workspace, place.path))
    }
    this.#follow([...uris])
  }

  /** Reads every disk anew. */
  reload(): void {
    this.#modules.forgetFiles()
    this.#workspaces.find()
    for (const workspace of this.#workspaces.all) this.#reload(workspace)
  }

  /**
   * Takes the disk as it is now, for a file and what lies around it, and for the rest soon: a client may not watch files,
   * and a watcher may drop what happened.
   */
  takeAround(uri: string): void {
    this.#modules.forget()
    const place = this.#workspaces.placeOf(uri)
    if (place) {
      place.workspace.lookAtGit()
      this.#take(place.workspace, place.workspace.changesAround(place.path))
    }
    this.#healing.soon()
  }

  /** What is computed from files as the disk has them now: again, where one of them was other than it was read. */
  fresh<Answer>(workspace: Workspace, compute: () => Answer, filesOf: (answer: Answer) => readonly string[]): Answer {
    let answer = compute()
    // Each time there are fewer files of which that is not known.
    for (let changed = workspace.changesAmong(filesOf(answer)); changed.length > 0; ) {
      this.#take(workspace, changed)
      answer = compute()
      changed = workspace.changesAmong(filesOf(answer))
    }
    return answer
  }

  /** Takes paths of a workspace as the disk has them now, those that belong to one within it too. */
  #take(workspace: Workspace, paths: readonly string[]): void {
    if (paths.length === 0) return
    if (paths.length >= manyEvents) this.#reload(workspace)
    else for (const path of paths) attempt(this.#listener, `reading ${path}`, () => refresh(workspace, path))
    this.#follow(paths.map(path => uriBelow(workspace.rootUri, path)))
    // Who finds something may have come while it was being made: a copy takes its time.
    this.#healing.soon()
  }

  #reload(workspace: Workspace): void {
    attempt(this.#listener, `reading ${workspace.root}`, () => workspace.reload())
  }

  /** Takes what else hangs on files that changed: git's refs, settings, and which Plumego is whose. */
  #follow(uris: readonly string[]): void {
    for (const workspace of this.#workspaces.all) {
      const paths = uris.map(uri => workspace.pathOf(uri))
      if (paths.includes('.git/info/exclude')) workspace.refreshGit()
      else if (workspace.kind.isCheckout && paths.some(isGitRef)) workspace.refreshCommits()
    }
    this.#workspaces.readSettings(uris)
    if (uris.some(decidesPlumego)) {
      this.#modules.forget()
      this.#workspaces.find()
    }
  }
}
