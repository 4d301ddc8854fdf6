import { type Commits, type Snapshot, specPaths } from '../core/repo/snapshot.ts'
import { releaseRefs } from '../core/spec/beta-evidence.ts'
import type { Platform } from './platform.ts'

/** Asks git for the commits of the release refs that a checkout's evidence names. */
export class ReleaseRefs {
  readonly #platform: Platform
  readonly #root: string
  readonly #answered: (commits: Commits) => void
  #asked: string | undefined
  /** So that only the answer to the last question counts. */
  #question = 0

  /** @param answered is given what git says, some time after it was asked */
  constructor(platform: Platform, root: string, answered: (commits: Commits) => void) {
    this.#platform = platform
    this.#root = root
    this.#answered = answered
  }

  /** Takes that git may say something else now. */
  forget(): void {
    this.#asked = undefined
  }

  /** Asks where the refs are others than those last asked for. */
  ask(snapshot: Snapshot): void {
    const refs = snapshot.read(specPaths.betaEvidence, releaseRefs) ?? []
    const asked = refs.join('\0')
    if (asked === this.#asked) return
    this.#asked = asked
    const question = ++this.#question
    void this.#platform.resolveCommits(this.#root, refs).then(commits => {
      if (question === this.#question) this.#answered(commits)
    })
  }
}
