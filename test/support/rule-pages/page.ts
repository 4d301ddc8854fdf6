import type { Commits } from '../../../server/src/core/repo/snapshot.ts'

/** Replacements in one text of the clean workspace: each `good` stands there once, and becomes `bad`. */
type Edits = readonly (readonly [good: string, bad: string])[]

/** What the page of a rule says that the rule itself does not: why it is there, an example, and how to mend it. */
export interface RulePage {
  readonly code: string
  readonly why: string
  readonly mend: string
  /** What the example is a change of: a checkout of Plumego, where this is left out, or an application that uses it. */
  readonly subject?: 'application'
  /** The `plumego` section of settings with which the example is judged; the defaults where it is left out. */
  readonly settings?: object
  /** What makes the clean workspace a bad example, by path: replacements, a whole text, or `null` for no file. */
  readonly bad: Readonly<Record<string, Edits | string | null>>
  /** Codes of what else the bad example brings about. */
  readonly also?: readonly string[]
  /** What git knows in the bad example; all refs where it is left out. */
  readonly commits?: Commits
}
