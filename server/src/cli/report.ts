import type { Check, Finding } from '../core/findings/finding.ts'
import type { MadeFix } from '../core/fixes/fix-all.ts'
import type { PlumegoSource } from '../core/locate/plumego-source.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import type { SourceText } from '../core/text/source-text.ts'

/** What one workspace gave, ready to be told in any format. */
export interface WorkspaceReport {
  /** Absolute path; every file of a finding is relative to it. */
  readonly root: string
  /** The way to the root from where the command stands, where a person named a folder above it; else empty. */
  readonly below: string
  readonly plumego: {
    readonly source: PlumegoSource
    readonly version: string | undefined
    /** Of an application's: where it comes from, in the reader's language. */
    readonly origin: string | undefined
  }
  readonly snapshot: Snapshot
  readonly findings: readonly Finding[]
  /** Those that were asked for. */
  readonly checks: readonly Check[]
  /** Whether something that was asked for could not be judged. */
  readonly isUnjudged: boolean
  /** The checks of which that is known. */
  readonly unjudged: readonly Check[]
  /** Lines about rules that failed so far, fit for a terminal: fixes are proven only as they are told. */
  mistakes(): readonly string[]
  /** Whether some file that was to be mended is as it was. */
  readonly isUnmended: boolean
  /** The fixes that were made, or would be; undefined where none were asked for. */
  readonly fixed: readonly MadeFix[] | undefined
  /** What the fixes would make of the files of `snapshot`, by path, where nothing is to be written. */
  readonly planned: ReadonlyMap<string, SourceText> | undefined
  /** Lines about settings that could not be understood, and about fixes. */
  readonly problems: readonly string[]
  /** From the start of loading to the last finding. */
  readonly milliseconds: number
}
