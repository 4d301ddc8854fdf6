import type { Manifest } from '../repo/snapshot.ts'
import type { Finding } from './finding.ts'

/** What else than a file's own content its rules may look at: as long as it is the same, so is what they say. */
export interface Basis {
  readonly revision: number
  /** The nearest one, of a Go file. */
  readonly manifest?: Manifest | undefined
}

interface Kept<Subject> {
  readonly subject: Subject
  readonly basis: Basis
  readonly findings: readonly Finding[]
}

/** What rules said of each file, for as long as nothing has changed that they may look at. */
export class KeptFindings<Subject extends { readonly path: string }> {
  #before = new Map<string, Kept<Subject>>()
  #now = new Map<string, Kept<Subject>>()

  /** @param find runs the rules: asked where what they said need not hold any more */
  of(subject: Subject, basis: Basis, find: () => readonly Finding[]): readonly Finding[] {
    let known = this.#before.get(subject.path)
    if (known?.subject !== subject || !isSameBasis(known.basis, basis)) known = { subject, basis, findings: find() }
    this.#now.set(subject.path, known)
    return known.findings
  }

  /** Forgets files that nobody asked for since this was last called: they are gone. */
  endRound(): void {
    this.#before = this.#now
    this.#now = new Map()
  }
}

const isSameBasis = (a: Basis, b: Basis): boolean => a.revision === b.revision && a.manifest === b.manifest
