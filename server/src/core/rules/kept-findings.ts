import { Reads } from '../repo/reads.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Finding } from './finding.ts'

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
}

/** Runs a part of what rules do, unless what it found still holds. @param about stands for all that it was given */
export type RunPart = (about: unknown, find: () => readonly Finding[]) => readonly Finding[]

/** What rules found, by what they ran for: each for as long as all that they looked at is the same. */
export class KeptFindings<Subject> {
  #before = new Map<Subject, Kept>()
  #now = new Map<Subject, Kept>()
  /** Of the snapshot for which what is kept holds. */
  #revision: number | undefined

  /** @param find runs rules: asked where what they found need not hold any more */
  of(subject: Subject, snapshot: Snapshot, find: (runPart: RunPart) => readonly Finding[]): readonly Finding[] {
    let kept = this.#before.get(subject)
    if (!kept || !snapshot.looksAs(kept.allReads, this.#revision))
      kept = run(snapshot, find, kept?.parts, this.#revision)
    this.#now.set(subject, kept)
    return kept.findings
  }

  /** Forgets what nobody asked for of this snapshot: it is gone. */
  endRound({ revision }: Snapshot): void {
    this.#revision = revision
    this.#before = this.#now
    this.#now = new Map()
  }
}

function run(
  snapshot: Snapshot,
  find: (runPart: RunPart) => readonly Finding[],
  before: ReadonlyMap<unknown, Found> | undefined,
  since: number | undefined,
): Kept {
  const parts = new Map<unknown, Found>()
  const runPart: RunPart = (about, findInPart) => {
    // A second part about the same is none of its own.
    if (parts.has(about)) return findInPart()
    let part = before?.get(about)
    if (!part || !snapshot.looksAs(part.reads, since)) {
      const [findings, reads] = snapshot.record(findInPart)
      part = { findings, reads }
    }
    parts.set(about, part)
    return part.findings
  }
  const [findings, reads] = snapshot.record(() => find(runPart))
  if (parts.size === 0) return { findings, parts, allReads: reads }
  const allReads = new Reads<Snapshot>()
  for (const one of [reads, ...[...parts.values()].map(part => part.reads)]) allReads.include(one)
  return { findings, parts, allReads }
}
