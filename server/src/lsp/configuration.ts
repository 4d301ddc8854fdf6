import { type Connection, DidChangeConfigurationNotification, type InitializeParams } from 'vscode-languageserver'
import { settingGroups } from '../core/settings-section.ts'
import type { Session } from './session.ts'
import type { Workspace } from './workspace.ts'

const section = 'plumego'

/** The `plumego` section of settings that a client sends whole, or as the section alone. */
export function plumegoSection(settings: unknown): unknown {
  return typeof settings === 'object' && settings !== null && section in settings
    ? Object.entries(settings).find(([name]) => name === section)?.[1]
    : settings
}

/**
 * Where the settings come from: a client that can be asked is asked for those of each checkout, since a folder may have
 * its own; what another one sends holds for all.
 */
export class Configuration {
  readonly #connection: Connection
  readonly #session: Session
  readonly #canAsk: boolean
  readonly #canRegister: boolean
  /** The section as the client last sent it unasked. */
  #sent: unknown
  /** Counts questions: only the answer to the last one of a checkout is news. */
  #asked = 0
  readonly #lastAsked = new Map<string, number>()

  constructor(connection: Connection, { capabilities }: InitializeParams, session: Session) {
    this.#connection = connection
    this.#session = session
    this.#canAsk = capabilities.workspace?.configuration === true
    this.#canRegister = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true
  }

  /** Asks the client, where it can, to tell of changes. */
  async register(): Promise<void> {
    if (this.#canRegister) await this.#connection.client.register(DidChangeConfigurationNotification.type, { section })
  }

  /** Takes settings that the client sent; null, from one that wants to be asked, says nothing. */
  take(settings: unknown): void {
    if (!isSet(settings)) return
    const sent = plumegoSection(settings)
    // Other programs' settings, from a client that sends all that it has and none of ours.
    if (sent === settings && !mentionsOurs(sent)) return
    this.#sent = sent
    if (!this.#canAsk) this.#session.configure(this.#sent)
  }

  /** Asks for the settings of checkouts, where the client can be asked. */
  async pull(workspaces: readonly Workspace[]): Promise<void> {
    if (!this.#canAsk || workspaces.length === 0) return
    const question = ++this.#asked
    for (const { root } of workspaces) this.#lastAsked.set(root, question)
    const items = workspaces.map(({ rootUri }) => ({ scopeUri: rootUri.toString(), section }))
    const answers: readonly unknown[] = await this.#connection.workspace.getConfiguration(items)
    for (const [i, workspace] of workspaces.entries()) {
      // A client that knows no such section answers null, and may have sent settings in another way.
      const answer = answers[i] ?? this.#sent
      if (isSet(answer) && this.#lastAsked.get(workspace.root) === question) {
        this.#session.configureWorkspace(workspace, answer)
      }
    }
  }
}

/** Whether an object has any part of the section, or may be meant as one. */
const mentionsOurs = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || Object.keys(value).some(name => settingGroups.includes(name))

const isSet = (value: unknown): boolean => value !== null && value !== undefined
