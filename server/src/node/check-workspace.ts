import { newCounters } from '../core/repo/counters.ts'
import { Repository } from '../core/repo/repository.ts'
import { type Snapshot, specPaths } from '../core/repo/snapshot.ts'
import { releaseRefs } from '../core/spec/beta-evidence.ts'
import { startGit } from './git.ts'
import { loadWorkspace } from './workspace.ts'

/**
 * Loads a workspace into one snapshot, with what git says of the release refs that its evidence names. Git comes up
 * while the disk is walked, so that its answer costs no time of its own.
 * @param root absolute path of a checkout
 * @throws where `root` cannot be listed
 */
export async function loadSnapshot(root: string): Promise<Snapshot> {
  const git = startGit(root)
  const counters = newCounters()
  const repository = new Repository(counters)
  repository.load(loadWorkspace(root, counters))
  const refs = repository.snapshot().read(specPaths.betaEvidence, releaseRefs) ?? []
  repository.setCommits(await git.ask(refs))
  return repository.snapshot()
}
