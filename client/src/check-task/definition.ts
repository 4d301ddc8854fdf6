import type { TaskDefinition } from 'vscode'

/** Of the tasks that run plumego-check, as package.json contributes it. */
export const taskType = 'plumego-check'

/** The problem matcher of package.json that reads what the command prints. */
export const problemMatcher = '$plumego-check'

/** What a task of tasks.json may ask for; whatever type its values have there. */
export interface CheckDefinition extends TaskDefinition {
  readonly type: typeof taskType
  /** Only these checks. */
  readonly checks?: unknown
  /** Only what the base does not have. */
  readonly changed?: unknown
  /** A revision: that which `changed` compares with. */
  readonly base?: unknown
  /** Of the workspace to check, relative to the folder. */
  readonly directory?: unknown
}

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '')

/** The arguments of the command for a task. They reach it as they are: no shell reads them. */
export function argumentsOf({ checks, changed, base, directory }: Omit<CheckDefinition, 'type'>): string[] {
  const [revision] = texts(base)
  const [wanted] = texts(directory)
  const compares = revision === undefined ? (changed === true ? ['--changed'] : []) : [`--changed=${revision}`]
  return [
    // A line for machines, whose words no language changes, and one for people: the matcher reads both.
    ...['--format', 'github'],
    ...texts(checks).flatMap(check => ['--check', check]),
    ...compares,
    // Nothing that is called like an option becomes one.
    ...(wanted === undefined ? [] : [wanted.startsWith('-') ? `./${wanted}` : wanted]),
  ]
}
