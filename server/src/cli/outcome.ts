import type { Localize } from '../core/text/localize.ts'

/** What a run of the command says and how it ends: 0 nothing found, 1 findings, 2 it could not look. */
export interface Outcome {
  readonly status: 0 | 1 | 2
  readonly output: string
  readonly errors: string
  /** Whether it looked at a workspace. */
  readonly hasChecked: boolean
}

/** Where the command runs. */
export interface Surroundings {
  /** Absolute path; undefined where it is gone. */
  readonly directory: string | undefined
  /** Absolute path of the repository that a workflow checked out; undefined outside of a workflow. */
  readonly workflowRepository: string | undefined
  readonly t: Localize
  /** Whether the output is a terminal that shows colours. */
  readonly colour: boolean
}
