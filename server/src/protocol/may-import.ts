import type { Target } from './families.ts'

/** Request, with `ImportQuestion`: whether one module may import another. Answered with `ImportAnswer`, or null. */
export const mayImportRequest = 'plumego/mayImport'

export interface ImportQuestion {
  /** `FamiliesWorkspace.root` of a checkout. */
  readonly root: string
  /** The module that would import, such as `x/rest`, relative to the checkout. */
  readonly from: string
  /** The package that it would import, likewise. */
  readonly to: string
}

export interface ImportAnswer {
  /** `not-listed`: the manifest does not name it, and CI lets it pass. */
  readonly kind: 'allowed' | 'not-listed' | 'denied'
  /** One sentence, in the reader's language. */
  readonly text: string
  /** The lines that say so. */
  readonly rules: readonly Target[]
}
