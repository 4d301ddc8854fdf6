import type { Snapshot } from '../repo/snapshot.ts'
import { type BoundaryCategory, boundaryPageOf } from '../spec/boundary-page.ts'
import type { Localize } from '../text/localize.ts'
import { type EvaluationStep, evaluationSteps } from './evaluation.ts'
import { manifestValue } from './manifest-values.ts'
import { maturityOf } from './maturity.ts'
import { isPackage, nearestManifest, packagesBelow, parentPackage } from './packages.ts'
import { provenanceText } from './provenance.ts'
import { claimLabel, type Status, statusMark } from './status.ts'

/** A package of x/, or a directory there with a manifest, and what hangs under it. */
export interface FamilyNode {
  /** Relative to the workspace, such as `x/messaging/mq`. It names a node within its parent, not in the whole tree. */
  readonly path: string
  /** The path; under another node the part behind that node's path. */
  readonly label: string
  readonly status: Status
  readonly statusLabel: string
  /** Beside the label: `● beta · messaging`. */
  readonly description: string
  /** On whose word the status is. */
  readonly provenance: string
  /** Of the nearest manifest. */
  readonly owner: string | undefined
  /** Letters of the categories whose tables list it, in page order. */
  readonly categories: readonly string[]
  /** Its own manifest, relative to the workspace. */
  readonly manifest: string | undefined
  /** What to read before adopting it, in order. */
  readonly steps: readonly EvaluationStep[]
  readonly children: readonly FamilyNode[]
}

/** One category of the Extension Boundary page; the one for families that no table lists has no letter. */
export interface FamilyCategory {
  readonly letter: string | undefined
  /** In the page's words. */
  readonly title: string
  readonly families: readonly FamilyNode[]
}

/** The extension families of a workspace by category. */
export interface FamilyTree {
  /** In page order, the one without a letter last and only where something stands in it. */
  readonly categories: readonly FamilyCategory[]
}

/**
 * Every package below x/ and every directory there with a manifest: in each category whose table lists it, and under
 * the package that it belongs to. What stands in neither place is uncategorised, never lost.
 */
export function familyTree(snapshot: Snapshot, t: Localize): FamilyTree {
  const builder = new TreeBuilder(snapshot, t)
  const listed = builder.page.map(category => ({
    letter: category.letter,
    title: category.title,
    families: uniqueRows(category).map(row => builder.node(row.package, row.package, row.scope)),
  }))
  const uncategorised = builder.unlisted.map(path => builder.node(path, path))
  if (uncategorised.length === 0) return { categories: listed }
  return { categories: [...listed, { letter: undefined, title: t('Uncategorised'), families: uncategorised }] }
}

const uniqueRows = ({ rows }: BoundaryCategory) =>
  rows.filter((row, index) => rows.findIndex(other => other.package === row.package) === index)

class TreeBuilder {
  readonly page: readonly BoundaryCategory[]
  /** Packages that stand by themselves, although no category lists them. */
  readonly unlisted: readonly string[]
  readonly #snapshot: Snapshot
  readonly #t: Localize
  readonly #children = new Map<string, string[]>()

  constructor(snapshot: Snapshot, t: Localize) {
    this.#snapshot = snapshot
    this.#t = t
    this.page = boundaryPageOf(snapshot)?.page.categories ?? []
    const unlisted: string[] = []
    const paths = new Set(packagesBelow(snapshot, 'x'))
    for (const path of paths) {
      const parent = parentPackage(snapshot, path)
      if (parent === undefined || !paths.has(parent)) {
        if (this.#categoriesOf(path).length === 0) unlisted.push(path)
      } else if (this.#children.has(parent)) this.#children.get(parent)?.push(path)
      else this.#children.set(parent, [path])
    }
    this.unlisted = unlisted
  }

  /** @param scope the part of the package that the row is about, as the page words it */
  node(path: string, label: string, scope?: string): FamilyNode {
    const snapshot = this.#snapshot
    const t = this.#t
    const exists = isPackage(snapshot, path)
    const maturity = maturityOf(snapshot, path)
    const status = exists ? maturity.status : 'unknown'
    const text = exists ? claimLabel(maturity, t) : t('not in this version')
    const nearest = nearestManifest(snapshot, path)
    const owner = exists && nearest ? manifestValue(snapshot, nearest, 'owner')?.text : undefined
    const parts = [`${statusMark(status)} ${text}`, owner, scope].filter(part => part !== undefined)
    return {
      path,
      label,
      status,
      statusLabel: text,
      description: parts.join(' · '),
      provenance: exists ? provenanceText(maturity, t) : t('only the Extension Boundary page names it'),
      owner,
      categories: this.#categoriesOf(path),
      manifest: snapshot.manifests.get(path)?.path,
      steps: exists ? evaluationSteps(snapshot, path, maturity, t) : [],
      children: (this.#children.get(path) ?? []).map(child => this.node(child, labelUnder(path, child))),
    }
  }

  #categoriesOf(path: string): string[] {
    return this.page.filter(({ rows }) => rows.some(row => row.package === path)).map(({ letter }) => letter)
  }
}

const labelUnder = (parent: string, child: string): string =>
  child.startsWith(`${parent}/`) ? child.slice(parent.length + 1) : child
