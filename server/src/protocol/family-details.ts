import type { Target } from './families.ts'

/** Request, with `FamilyQuestion`: what only a look at one package tells. Answered with `FamilyDetails`, or null. */
export const familyDetailsRequest = 'plumego/familyDetails'

/** Names a package of an answer to `plumego/families`. */
export interface FamilyQuestion {
  /** `FamiliesWorkspace.root`. */
  readonly root: string
  /** `FamilyItem.path`. */
  readonly path: string
}

/** One line about a package, which opens its place. */
export interface DetailItem extends Partial<Target> {
  readonly label: string
  /** In the reader's language; the empty string where there is nothing to add. */
  readonly description: string
  /** For findings. */
  readonly severity?: 'error' | 'warning' | 'information' | 'hint'
}

export interface DetailGroup {
  /** `used-here`: by the applications. `used-by`: by other modules of the checkout. */
  readonly kind: 'used-here' | 'used-by' | 'may-import' | 'not-listed' | 'findings'
  /** Not empty. */
  readonly items: readonly DetailItem[]
}

export interface FamilyDetails {
  /** As a Go file imports it. */
  readonly importPath: string
  /** What a person should know of it, as Markdown in which whatever a workspace holds is plain text. */
  readonly markdown: string
  readonly groups: readonly DetailGroup[]
  /** The line of specs/dependency-rules.yaml that its rule begins at. */
  readonly rule?: Target
  /** The test commands of its manifest. */
  readonly testCommands: readonly string[]
}
