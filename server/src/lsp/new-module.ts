import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver'
import { ownersInUse } from '../core/modules/owners.ts'
import { moduleSymbols } from '../core/navigation/module-symbols.ts'
import { joinPath } from '../core/repo/paths.ts'
import {
  type ModuleChange,
  type NewModule,
  type NewModuleProblem,
  newModuleChanges,
  newModuleProblem,
  pathOf,
  takenBelow,
} from '../core/scaffold/new-module.ts'
import type { Localize } from '../core/text/localize.ts'
import { toBeWritten } from '../core/text/placeholder.ts'
import { SourceText } from '../core/text/source-text.ts'
import type { NewModuleCheckout, NewModuleChoices, NewModuleResult } from '../protocol/new-module.ts'
import { plainMessage } from '../protocol/plain-message.ts'
import { askedCheckout } from './asked-checkout.ts'
import { refusal } from './failure-log.ts'
import type { Refactorings } from './refactoring.ts'
import type { Session } from './session.ts'
import { textsIn } from './texts-in.ts'
import { uriBelow } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** Makes modules for one client. */
export class NewModules {
  readonly #connection: Connection
  readonly #session: Session
  readonly #refactorings: Refactorings
  readonly #t: Localize

  constructor(connection: Connection, session: Session, refactorings: Refactorings, t: Localize) {
    this.#connection = connection
    this.#session = session
    this.#refactorings = refactorings
    this.#t = t
  }

  choices(): NewModuleChoices {
    return { checkouts: this.#session.ownCheckouts.map(workspace => this.#choicesIn(workspace)) }
  }

  /**
   * @param given NewModuleArguments, as far as the client keeps to it
   * @throws ResponseError with a message for a person where no such module can be made
   */
  async make(given: unknown): Promise<NewModuleResult> {
    const { root, ...module } = argumentsIn(given)
    const workspace = askedCheckout(root, this.#session, this.#t)
    const { snapshot } = workspace
    const problem = newModuleProblem(snapshot, module)
    if (problem) throw refusal(this.#message(problem, module))
    if (!this.#refactorings.canDo('create')) {
      throw refusal(this.#t('This editor creates no files for a server: a new module needs some.'))
    }
    const changes = newModuleChanges(snapshot, module, this.#t)
    // An editor shows what it is about to do where one change asks for it, and leaves out what does: so only what a
    // person has to decide asks.
    const edit = this.#refactorings.edit(workspace, {
      changes: changes.map(change => ({ ...change, needsConfirmation: change.isOptional })),
    })
    // The preview shows what each change does, but not why one of them is not ticked.
    const optional = this.#refactorings.showsEdits ? changes.filter(({ isOptional }) => isOptional) : []
    for (const { label } of optional) {
      const message = this.#unticked(label)
      await this.#connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Info,
        message: plainMessage(message),
      })
    }
    const label = this.#t('New module {module}', { module: pathOf(module) })
    const { applied } = await this.#connection.workspace.applyEdit({ label, edit })
    return { applied, ...this.#outcome(workspace, joinPath(pathOf(module), 'module.yaml'), changes) }
  }

  #unticked(change: string): string {
    return this.#t(
      '{change} is not ticked in the preview: no check asks for a row there. Tick it to have one in the first category that fits.',
      { change },
    )
  }

  #outcome(workspace: Workspace, manifest: string, changes: readonly ModuleChange[]): Omit<NewModuleResult, 'applied'> {
    const newFiles = changes.flatMap(change => change.newFiles)
    const source = new SourceText(newFiles.find(({ file }) => file === manifest)?.text ?? '')
    const start = source.text.indexOf(toBeWritten)
    const files = new Set([...newFiles, ...changes.flatMap(({ edits }) => edits)].map(({ file }) => file))
    return {
      manifest: uriBelow(workspace.rootUri, manifest),
      files: [...files].map(file => workspace.file(file).uri),
      // A placeholder and what stands before it are plain letters: every encoding counts them alike.
      ...(start >= 0 && { toWrite: source.range({ start, end: start + toBeWritten.length }) }),
    }
  }

  #choicesIn({ snapshot, rootUri }: Workspace): NewModuleCheckout {
    const modules = moduleSymbols(snapshot, '', this.#t).filter(
      ({ kind, name }) => kind === 'module' && name.startsWith('x/'),
    )
    return {
      root: rootUri.toString(),
      families: modules
        .map(({ name, detail }) => ({ path: name, description: detail }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
      owners: ownersInUse(snapshot, '').map(({ name }) => name),
      taken: takenBelow(snapshot, 'x'),
    }
  }

  #message(problem: NewModuleProblem, module: NewModule): string {
    const t = this.#t
    switch (problem) {
      case 'no-family':
        return t('{family} is no package below x/: name one that exists, or none for a family of its own.', {
          family: module.parent ?? '',
        })
      case 'not-a-name':
        return t('"{name}" is no name for a package here: expected lower-case letters and digits, a letter first.', {
          name: module.name,
        })
      case 'reserved-name':
        return t('"{name}" means something else to Go: choose another name.', { name: module.name })
      case 'exists':
        return t('{path} is a module already: choose another path.', { path: pathOf(module) })
      case 'no-owner':
        return t('A family of its own needs an owner: name the team that answers for {module}.', {
          module: pathOf(module),
        })
    }
  }
}

function argumentsIn(given: unknown): NewModule & { readonly root: string } {
  const text = textsIn(given)
  return {
    root: text('root') ?? '',
    parent: text('parent') || undefined,
    name: text('name') ?? '',
    owner: text('owner') || undefined,
  }
}
