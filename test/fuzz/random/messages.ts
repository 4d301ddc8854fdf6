import type { FuzzFinding } from './batch.ts'

/** What a thread that tries texts is told. */
export interface WorkerInput {
  readonly seed: number
  /** For how long texts of one target are tried before it is the next one's turn, in milliseconds. */
  readonly batchMs: number
  /** Parts of names of targets; all where there are none. */
  readonly targets: readonly string[]
}

/** What it says. */
export type FromWorker =
  | { readonly kind: 'trying'; readonly target: string; readonly text: string }
  | {
      readonly kind: 'done'
      readonly target: string
      readonly seed: number
      readonly runs: number
      readonly finding?: FuzzFinding
    }
