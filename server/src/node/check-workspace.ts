import { newCounters } from '../core/repo/counters.ts'
import { Repository } from '../core/repo/repository.ts'
import { type Commits, type Snapshot, specPaths } from '../core/repo/snapshot.ts'
import { releaseRefs } from '../core/spec/beta-evidence.ts'
import { SourceText } from '../core/text/source-text.ts'
import { resolveCommits } from './git.ts'
import { loadWorkspace, readWholeText } from './workspace.ts'

/**
 * Loads a workspace into one snapshot, with what git says of the release refs that its evidence names. Git is asked
 * before the disk is walked, so that its answer costs no time of its own.
 * @param root absolute path of a checkout
 * @throws where `root` cannot be listed
 */
export async function loadSnapshot(root: string): Promise<Snapshot> {
  const counters = newCounters()
  const commits = evidenceCommits(root)
  const repository = new Repository(counters)
  repository.load(loadWorkspace(root, counters))
  repository.setCommits(await commits)
  return repository.snapshot()
}

async function evidenceCommits(root: string): Promise<Commits> {
  const evidence = readWholeText(root, specPaths.betaEvidence)
  return evidence === undefined ? new Map() : resolveCommits(root, releaseRefs(new SourceText(evidence)))
}
