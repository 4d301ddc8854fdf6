import type { Memento } from 'vscode'
import { TreeMemory } from '../tree/memory.ts'
import { type Arrangement, asThePage } from './arrange.ts'

interface Arranged {
  readonly arrangement: Arrangement
}

/** What a person did to the view of families, kept for the workspace over reloads of the window. */
export class FamilyMemory extends TreeMemory<Arranged> {
  constructor(state: Memento) {
    super(state, 'plumego.families')
  }

  get arrangement(): Arrangement {
    return this.known.arrangement ?? asThePage
  }

  setArrangement(arrangement: Arrangement): void {
    this.keep({ ...this.known, arrangement })
  }
}
