import type { Snapshot } from '../repo/snapshot.ts'
import type { DependencyRule } from '../spec/dependency-rules.ts'

/** What the steps of a recipe know of the module. */
export interface ModulePlan {
  readonly snapshot: Snapshot
  readonly parent: string | undefined
  readonly name: string
  /** Of the module, relative to the workspace. */
  readonly path: string
  readonly owner: string
  readonly status: string
  readonly risk: string
  /** Whether its primer is there, or is made with it. */
  readonly hasPrimer: boolean
  /** The rule whose lists its own takes over; left out where it begins with what every extension has. */
  readonly like?: DependencyRule | undefined
  /** What its row says of evidence and blockers; left out where nobody has said anything. */
  readonly evidence?: string | undefined
}
