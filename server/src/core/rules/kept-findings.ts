import type { Finding } from '../findings/finding.ts'
import { Reads } from '../repo/reads.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { Pause } from './pause.ts'

/** What some rules found, and what they looked at for it. */
export interface Found {
  readonly findings: readonly Finding[]
  readonly reads: Reads<Snapshot>
}

interface Kept {
  readonly findings: readonly Finding[]
  /** What was found in parts of the run, by what each was about. */
  readonly parts: ReadonlyMap<unknown, Found>
  /** What the run and its parts looked at: where it is the same, no part has to be asked. */
  readonly allReads: Reads<Snapshot>
  /** Of the last snapshot that it was found to hold for. */
  revision: number
}

/** Runs a part of what rules do, unless what it found still holds. @param about stands for all that it was given */
export type RunPart = (about: unknown, find: () => readonly Finding[]) => readonly Finding[]

/** What rules found, by what they ran for: each for as long as all that they looked at is the same. */
export class KeptFindings<Subject> {
  readonly #kept = new Map<Subject, Kept>()
  /** The parts that were done when a run was paused, and the revision of their snapshot. */
  readonly #paused = new Map<Subject, Pick<Kept, 'parts' | 'revision'>>()

  /**
   * @param find runs rules: asked where what they found need not hold any more
   * @throws Pause where `find` does; the next call goes on where that left off
   */
  of(subject: Subject, snapshot: Snapshot, find: (runPart: RunPart) => readonly Finding[]): readonly Finding[] {
    const { revision } = snapshot
    let kept = this.#kept.get(subject)
    if (kept?.revision === revision) return kept.findings
    if (kept && snapshot.looksAs(kept.allReads, kept.revision)) kept.revision = revision
    else {
      kept = this.#run(subject, snapshot, find, this.#paused.get(subject) ?? kept)
      this.#kept.set(subject, kept)
    }
    return kept.findings
  }

  /** Forgets what nobody asked for of this snapshot: it is gone. */
  endRound({ revision }: Snapshot): void {
    for (const [subject, kept] of this.#kept) if (kept.revision !== revision) this.#kept.delete(subject)
    this.#paused.clear()
  }

  #run(
    subject: Subject,
    snapshot: Snapshot,
    find: (runPart: RunPart) => readonly Finding[],
    before: Pick<Kept, 'parts' | 'revision'> | undefined,
  ): Kept {
    const { revision } = snapshot
    const parts = new Map<unknown, Found>()
    const runPart: RunPart = (about, findInPart) => {
      // A second part about the same is none of its own.
      if (parts.has(about)) return findInPart()
      let part = before?.parts.get(about)
      const holds = part && (before?.revision === revision || snapshot.looksAs(part.reads, before?.revision))
      if (!part || !holds) {
        const [findings, reads] = snapshot.record(findInPart)
        part = { findings, reads }
      }
      parts.set(about, part)
      return part.findings
    }
    try {
      const [findings, reads] = snapshot.record(() => find(runPart))
      this.#paused.delete(subject)
      return { findings, parts, allReads: readsOfAll(reads, parts), revision }
    } catch (error) {
      if (error instanceof Pause) this.#paused.set(subject, { parts, revision })
      throw error
    }
  }
}

function readsOfAll(reads: Reads<Snapshot>, parts: ReadonlyMap<unknown, Found>): Reads<Snapshot> {
  if (parts.size === 0) return reads
  const all = new Reads<Snapshot>()
  for (const one of [reads, ...[...parts.values()].map(part => part.reads)]) all.include(one)
  return all
}
