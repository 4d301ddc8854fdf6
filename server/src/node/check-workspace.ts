import type { Finding } from '../core/findings/finding.ts'
import { newCounters } from '../core/repo/counters.ts'
import { Repository } from '../core/repo/repository.ts'
import { type Snapshot, specPaths } from '../core/repo/snapshot.ts'
import type { Checker } from '../core/rules/checker.ts'
import { releaseRefs } from '../core/spec/beta-evidence.ts'
import { disk, type FileSystem } from './file-system.ts'
import { startRefQuestion } from './release-refs.ts'
import { loadWorkspace } from './workspace.ts'

/** A workspace as it is on the disk, and what the rules say of it. */
export interface CheckedWorkspace {
  readonly snapshot: Snapshot
  readonly findings: readonly Finding[]
}

/**
 * Loads and checks a workspace, with what git says of the release refs that its evidence names. Git comes up while the
 * disk is walked and answers while the rules run, so that it costs hardly any time of its own.
 * @param root absolute path of a checkout
 * @param files where it is read from
 * @throws where `root` cannot be listed
 */
export async function checkWorkspace(
  root: string,
  checker: Checker,
  files: FileSystem = disk,
): Promise<CheckedWorkspace> {
  const git = startRefQuestion(root)
  const counters = newCounters()
  const repository = new Repository(counters)
  repository.load(loadWorkspace(root, counters, files))
  const refs = repository.snapshot().read(specPaths.betaEvidence, releaseRefs) ?? []
  const answer = git.ask(refs)
  checker.prepare(repository.snapshot())
  repository.setCommits(await answer)
  const snapshot = repository.snapshot()
  return { snapshot, findings: checker.check(snapshot) }
}
