import type { Finding } from '../core/findings/finding.ts'
import { newCounters } from '../core/repo/counters.ts'
import { Repository } from '../core/repo/repository.ts'
import { newFindings } from '../core/rules/new-findings.ts'
import type { Settings } from '../core/settings.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Platform } from './platform.ts'
import type { Workspace } from './workspace.ts'

/** What was found where the branch began. */
interface Before {
  readonly commit: string
  readonly settings: Settings
  readonly findings: readonly Finding[]
}

/**
 * Leaves of the findings of a checkout those that its branch brought about, where the settings ask for that: the ones that the
 * commit in which it left another branch does not have, as `plumego-check --changed BASE...` tells them. Git is asked again
 * where its data has changed.
 */
export class BranchFindings {
  readonly #workspace: Workspace
  readonly #platform: Platform
  readonly #t: Localize
  readonly #warn: (message: string) => void
  /** What of git and of the settings the last look was at. */
  #looked = ''
  #commit: string | undefined
  #before: Before | undefined

  /** @param warn shows a message to the person */
  constructor(workspace: Workspace, platform: Platform, t: Localize, warn: (message: string) => void) {
    this.#workspace = workspace
    this.#platform = platform
    this.#t = t
    this.#warn = warn
  }

  /** Those to tell of all that are found; all where the settings do not ask, and where git knows no such base. */
  of(findings: readonly Finding[]): readonly Finding[] {
    const { kind, settings, snapshot } = this.#workspace
    if (!kind.isCheckout || !settings.problems.onlyThisBranch) {
      this.#looked = ''
      return findings
    }
    const commit = this.#branchPoint(settings.problems.base)
    const before = commit === undefined ? undefined : this.#findingsIn(commit, settings)
    // What git ignores is in no commit, and is of no branch.
    return before ? newFindings(findings, before).filter(({ file }) => !snapshot.isForeign(file)) : findings
  }

  #branchPoint(base: string): string | undefined {
    const { root } = this.#workspace
    const look = `${base}\0${this.#platform.gitStamp(root)}`
    if (look === this.#looked) return this.#commit
    this.#looked = look
    this.#commit = this.#platform.branchPoint(root, base)
    if (this.#commit === undefined) {
      this.#warn(
        this.#t(
          'Git knows no commit in which this branch left "{base}", so every finding is shown: set plumego.problems.base to a branch that is there.',
          { base },
        ),
      )
    }
    return this.#commit
  }

  #findingsIn(commit: string, settings: Settings): readonly Finding[] {
    const { root, kind, snapshot } = this.#workspace
    if (this.#before?.commit === commit && this.#before.settings === settings) return this.#before.findings
    const loaded = this.#platform.loadCommit(root, commit, newCounters())
    // A checkout that was none there is all new.
    const repository = new Repository()
    if (loaded) repository.load(loaded)
    // What git says of refs that only the commit names is of no finding of today's.
    repository.setCommits(snapshot.commits)
    const findings = loaded ? kind.newChecker(settings).check(repository.snapshot()) : []
    this.#before = { commit, settings, findings }
    return findings
  }
}
