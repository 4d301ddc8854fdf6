/** What a module needs before it may be promoted. */
export type CriterionKind =
  | 'entry'
  | 'releases'
  | 'snapshots'
  | 'api'
  | 'sign-off'
  | 'document'
  | 'blockers'
  | 'primer'
  | 'manifest'
  | 'boundaries'

/** `not-checkable`: nobody can tell, for what would say it is not there. */
export type CriterionState = 'pass' | 'missing' | 'not-checkable'

/** Where to look, or to write: a file of the workspace, and a 1-based line where one is meant. */
export interface CriterionPlace {
  readonly file: string
  readonly line: number | undefined
}

/** One line of the checklist. */
export interface Criterion {
  readonly kind: CriterionKind
  readonly state: CriterionState
  /** Why, in a few words of the reader's language. */
  readonly reason: string
  /** What the checks say of it, whole. */
  readonly messages: readonly string[]
  readonly place: CriterionPlace
}
