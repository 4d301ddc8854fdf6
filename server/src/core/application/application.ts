import type { ModuleFacts } from '../locate/module.ts'
import type { PlumegoSource } from '../locate/plumego-source.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Knowledge } from './knowledge.ts'

/** The Plumego that a module uses, and what is known of it. */
export interface PlumegoInUse {
  readonly source: PlumegoSource
  /** As Go writes it, such as `v1.0.0`; undefined for a directory, which has none. */
  readonly version: string | undefined
  readonly knowledge: Knowledge
  /**
   * Its files; of the bundled catalogue, files that say what the catalogue knows. Questions about packages, maturity
   * and categories are asked of it as of a checkout.
   */
  readonly snapshot: Snapshot
}

/** A Go module that is no part of Plumego and requires it. */
export interface Application {
  /** Its path; undefined where its go.mod names none. */
  readonly module: string | undefined
  readonly facts: ModuleFacts
  readonly plumego: PlumegoInUse
  /**
   * Its own files: paths are relative to the directory of its go.mod. Vendored packages, nested modules, and what the
   * go command passes over are left out.
   */
  readonly files: Snapshot
}
