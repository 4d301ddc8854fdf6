import type { Snapshot } from '../core/repo/snapshot.ts'
import type { Finding } from '../core/rules/finding.ts'

/** What one workspace gave, ready to be told in any format. */
export interface WorkspaceReport {
  /** Absolute path; every file of a finding is relative to it. */
  readonly root: string
  readonly snapshot: Snapshot
  readonly findings: readonly Finding[]
  /** Lines about settings that could not be understood. */
  readonly problems: readonly string[]
  /** From the start of loading to the last finding. */
  readonly milliseconds: number
}
