import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { ownersInUse } from '../core/manifest/owners.ts'
import { moduleSymbols } from '../core/navigation/module-symbols.ts'
import type { FileTree } from '../core/repo/file-tree.ts'
import { joinPath } from '../core/repo/paths.ts'
import {
  type NewModule,
  type NewModuleProblem,
  newModuleChanges,
  newModuleProblem,
  pathOf,
} from '../core/scaffold/new-module.ts'
import type { Localize } from '../core/text/localize.ts'
import type { NewModuleCheckout, NewModuleChoices, NewModuleResult } from '../protocol/new-module.ts'
import type { Refactorings } from './refactoring.ts'
import type { Session } from './session.ts'
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
    const workspace = this.#session.checkoutPlaceOf(root)?.workspace
    if (!workspace) throw failure(this.#t('There is no Plumego checkout at {root}.', { root }))
    const { snapshot } = workspace
    const problem = newModuleProblem(snapshot, module)
    if (problem) throw failure(this.#message(problem, module))
    if (!this.#refactorings.canDo('create')) {
      throw failure(this.#t('This editor creates no files for a server: a new module needs some.'))
    }
    const changes = newModuleChanges(snapshot, module, this.#t)
    // An editor shows what it is about to do where one change asks for it, and leaves out what does: so only what a
    // person has to decide asks, where there is such.
    const asksForSome = changes.some(({ isOptional }) => isOptional)
    const edit = this.#refactorings.edit(workspace, {
      changes: changes.map(change => ({ ...change, needsConfirmation: change.isOptional || !asksForSome })),
    })
    const label = this.#t('New module {module}', { module: pathOf(module) })
    const { applied } = await this.#connection.workspace.applyEdit({ label, edit })
    return { applied, manifest: uriBelow(workspace.rootUri, joinPath(pathOf(module), 'module.yaml')) }
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
      taken: directoriesBelow(snapshot.tree, 'x'),
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
        return t('{path} exists already. Choose a path that is free.', { path: pathOf(module) })
      case 'no-owner':
        return t('A family of its own needs an owner: name the team that answers for {module}.', {
          module: pathOf(module),
        })
    }
  }
}

const failure = (message: string): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestFailed, message)

function argumentsIn(given: unknown): NewModule & { readonly root: string } {
  const values = new Map<string, unknown>(typeof given === 'object' && given !== null ? Object.entries(given) : [])
  const text = (key: string): string | undefined => {
    const value = values.get(key)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return { root: text('root') ?? '', parent: text('parent'), name: text('name') ?? '', owner: text('owner') }
}

const directoriesBelow = (tree: FileTree, directory: string): string[] =>
  tree
    .children(directory)
    .map(name => joinPath(directory, name))
    .filter(path => tree.kind(path) === 'directory')
    .flatMap(path => [path, ...directoriesBelow(tree, path)])
