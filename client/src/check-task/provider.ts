import {
  env,
  l10n,
  ProcessExecution,
  Task,
  TaskGroup,
  type TaskProvider,
  TaskScope,
  type WorkspaceFolder,
  workspace,
} from 'vscode'
import { isPlumegoAt } from '../presence.ts'
import { argumentsOf, type CheckDefinition, problemMatcher, taskType } from './definition.ts'

/** What runs the command. */
export interface CheckProgram {
  /** Absolute path of a program that is Node where its environment says so: the editor's own. */
  readonly node: string
  /** Absolute path of the command's bundle. */
  readonly bundle: string
}

/** Offers plumego-check as a task, in each folder that it has something to say of. */
export class CheckTasks implements TaskProvider {
  readonly #program: CheckProgram

  constructor(program: CheckProgram) {
    this.#program = program
  }

  async provideTasks(): Promise<Task[]> {
    const folders = workspace.workspaceFolders ?? []
    const areConcerned = await Promise.all(folders.map(({ uri }) => isPlumegoAt(uri)))
    return folders.filter((_, index) => areConcerned[index]).map(folder => this.#task({ type: taskType }, folder))
  }

  /** Of a task in tasks.json, which names no program. */
  resolveTask({ definition, scope, name }: Task): Task | undefined {
    if (definition.type !== taskType) return undefined
    const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0]
    // The editor knows the task again by its definition: it has to stay the same object.
    return folder && this.#task(definition as CheckDefinition, folder, name)
  }

  #task(definition: CheckDefinition, folder: WorkspaceFolder, name: string = taskType): Task {
    const { node, bundle } = this.#program
    const execution = new ProcessExecution(node, [bundle, ...argumentsOf(definition)], {
      cwd: folder.uri.fsPath,
      // Files are named from the folder, in the editor's language, whatever the machine's environment says.
      env: { ELECTRON_RUN_AS_NODE: '1', GITHUB_WORKSPACE: '', LC_ALL: env.language },
    })
    const task = new Task(definition, folder ?? TaskScope.Workspace, name, 'plumego', execution, problemMatcher)
    task.detail = l10n.t('What CI says of the files as they are on the disk')
    task.group = TaskGroup.Test
    task.presentationOptions = { clear: true, showReuseMessage: false }
    return task
  }
}
