import type { PublishDiagnosticsParams } from 'vscode-languageserver'
import type { Workspace } from '../workspace.ts'

/** What the session tells the client. */
export interface SessionListener {
  publish(params: PublishDiagnosticsParams): void
  /** A checkout or an application is looked at from now on: its files should be watched. */
  opened(workspace: Workspace): void
  /** Something changed that a view of the families may show. */
  modelChanged(): void
  /**
   * Takes the absolute paths that decide which Plumego is used: they may lie outside of all workspaces.
   * @returns whether the client tells what happens there
   */
  watchOutside(paths: readonly string[], workspaces: readonly Workspace[]): boolean
  log(message: string): void
  /** Shows a message to the person. */
  warn(message: string): void
  failed(doing: string, error: unknown): void
}

/** Does one thing. A failure is reported and changes nothing else; the answer is undefined then. */
export function attempt<Answer>(listener: SessionListener, doing: string, action: () => Answer): Answer | undefined {
  try {
    return action()
  } catch (error) {
    listener.failed(doing, error)
    return undefined
  }
}
