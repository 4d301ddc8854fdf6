import type { Finding } from '../core/findings/finding.ts'
import type { RuleFailure } from '../core/rules/containment.ts'
import { newFindings } from '../core/rules/new-findings.ts'
import type { Rule } from '../core/rules/rule.ts'
import type { Localize } from '../core/text/localize.ts'
import { type FileSystem, nothing } from '../node/file-system.ts'
import { type GitPlace, gitPlaceOf } from '../node/git-place.ts'
import { GitState } from '../node/git-state.ts'
import { emptyTree, readIndex, readTree, remove } from '../node/git-tree.ts'
import { hookIndex } from '../node/hook-index.ts'
import { type Base, baseOf } from '../node/revisions.ts'
import { workingTree } from '../node/working-tree.ts'
import { type Changes, UsageError } from './arguments.ts'
import { type CheckedState, checkedState, workspaceIn } from './checked-state.ts'
import type { NamedWorkspace } from './workspaces.ts'

/** A workspace as it is now, and which of its findings the changes brought about. */
interface ChangedState extends CheckedState {
  onlyNew(findings: readonly Finding[]): readonly Finding[]
}

/**
 * @param rules those for checkouts
 * @throws UsageError where git does not know the commit
 * @throws GitError where git cannot read a state
 */
export async function changedState(
  workspace: NamedWorkspace,
  changes: Changes,
  t: Localize,
  rules: readonly Rule[],
): Promise<ChangedState> {
  const { current, base } = statesOf(workspace.root, changes, t)
  if (!changes.staged && current.list(workspace.root).length === 0) {
    throw new UsageError(
      t('--changed: git ignores all of {path}: leave --changed out to have it checked.', { path: workspace.root }),
    )
  }
  const now = changes.staged ? await workspaceIn(workspace, current) : workspace
  // A workspace of which nothing is staged has no findings, not even that it lacks everything.
  if (!now) return { ...(await checkedState(workspace, nothing, t, rules)), onlyNew: () => [] }
  const before = base && (await workspaceIn(workspace, base))
  // Of both states: what was not judged before may look new.
  const failures: RuleFailure[] = []
  const known = before && base ? (await checkedState(before, base, t, rules, failures)).findings : []
  return { ...(await checkedState(now, current, t, rules, failures)), onlyNew: found => newFindings(found, known) }
}

/** Two states of a workspace. */
interface States {
  readonly current: FileSystem
  /** Undefined where there was nothing before. */
  readonly base: FileSystem | undefined
}

/**
 * The state whose findings are wanted, and the one that they are new against.
 * @param root absolute path of the workspace
 * @throws UsageError where git does not know one of them
 * @throws GitError where git cannot read one of them
 */
function statesOf(root: string, changes: Changes, t: Localize): States {
  const place = gitPlaceOf(root)
  const option = changes.staged ? '--staged' : '--changed'
  if ('failure' in place) {
    if (place.failure === 'refused') {
      const values = { option, path: root, reason: place.reason }
      throw new UsageError(t('{option} asks git what changed, and at {path} it cannot tell: {reason}', values))
    }
    throw new UsageError(
      t('{option} asks git what changed, and git cannot be run: install it, or leave {option} out.', { option }),
    )
  }
  const base = baseOf(root, changes.revision)
  if ('failure' in base) throw new UsageError(whyNoBase(base, root, changes.revision, t))
  const before = base.commit === undefined ? undefined : readTree(place.top, base.commit)
  const stateBefore = before && new GitState(place, before)
  if (changes.staged) return { current: indexState(place), base: stateBefore }
  const { files, leftOut } = workingTree(place)
  // What a sparse checkout leaves out is in neither of the two.
  for (const names of leftOut) if (before) remove(before, names)
  return { current: files, base: stateBefore }
}

function indexState(place: GitPlace): GitState {
  const head = baseOf(place.root, 'HEAD')
  const commit = 'commit' in head ? head.commit : undefined
  return new GitState(place, readIndex(place.top, commit ?? emptyTree(place.top), hookIndex(place)))
}

function whyNoBase(base: Extract<Base, { failure: string }>, root: string, revision: string, t: Localize): string {
  const values = { path: root, revision }
  const why =
    base.failure === 'no-merge-base'
      ? t('--changed: the two commits of "{revision}" have no merge base in the git repository at {path}.', values)
      : t(
          '--changed: the git repository at {path} has no commit "{revision}": name one, or leave --changed out.',
          values,
        )
  const range = /^([^.]*(?:\.[^.]+)*)\.\.(?!\.)(.*)$/s.exec(revision)
  const hints = [
    ...(range ? [t('For what changed since the merge base say {range}.', { range: `${range[1]}...${range[2]}` })] : []),
    ...(base.shallow ? [t('This clone is shallow: "git fetch --unshallow --tags" brings the rest.')] : []),
  ]
  return [why, ...hints].join(' ')
}
