import type { Finding } from '../core/findings/finding.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import { Checker } from '../core/rules/checker.ts'
import type { RuleFailure } from '../core/rules/containment.ts'
import type { ListedAcknowledgement } from '../core/rules/judged-acknowledgements.ts'
import type { Rule } from '../core/rules/rule.ts'
import type { Localize } from '../core/text/localize.ts'
import { checkWorkspace } from '../node/check-workspace.ts'
import { readEditorSettings } from '../node/editor-settings.ts'
import type { FileSystem } from '../node/file-system.ts'
import { today } from '../node/today.ts'
import type { WorkspaceReport } from './report.ts'
import type { NamedWorkspace } from './workspaces.ts'

/** A workspace in one state, and what the rules say of it with the settings that it has there. */
export interface CheckedState extends Pick<WorkspaceReport, 'plumego' | 'snapshot' | 'findings' | 'problems'> {
  /** Rules that threw. More come with each further state that is checked. */
  readonly failures: readonly RuleFailure[]
  /** What the rules say of yet another state. */
  check(snapshot: Snapshot): readonly Finding[]
  /** Every acknowledgement of it. Reads every Go file. */
  acknowledgements(): readonly ListedAcknowledgement[]
}

/**
 * A workspace as it is in a state that git keeps.
 * @returns undefined where it is none there
 */
export async function workspaceIn(workspace: NamedWorkspace, files: FileSystem): Promise<NamedWorkspace | undefined> {
  if (files.kind(workspace.root) !== 'directory' || files.list(workspace.root).length === 0) return undefined
  if (!workspace.application) return workspace
  const { applicationIn } = await import('../node/check-application.ts')
  const application = applicationIn(workspace.root, files)
  return application && { ...workspace, application }
}

/**
 * @param files where the workspace is read from
 * @param rules those for checkouts: applications have their own
 * @param failures takes the rules that throw, now and later
 * @throws where it cannot be listed
 */
export async function checkedState(
  { root, application }: NamedWorkspace,
  files: FileSystem,
  t: Localize,
  rules: readonly Rule[],
  failures: RuleFailure[] = [],
): Promise<CheckedState> {
  const { settings, problems } = readEditorSettings(root, t, files)
  const failed = (failure: RuleFailure): void => {
    failures.push(failure)
  }
  if (application) {
    const { checkApplication } = await import('../node/check-application.ts')
    const { source, version } = application.plumego
    const { origin, ...checked } = checkApplication(application, settings, t, failed, files)
    return { ...checked, problems, failures, plumego: { source, version, origin } }
  }
  const checker = new Checker(rules, t, settings, today, failed)
  const checked = await checkWorkspace(root, checker, files)
  return {
    ...checked,
    problems,
    failures,
    check: snapshot => checker.check(snapshot),
    acknowledgements: () => checker.acknowledgements(checked.snapshot),
    plumego: { source: 'checkout', version: undefined, origin: undefined },
  }
}
