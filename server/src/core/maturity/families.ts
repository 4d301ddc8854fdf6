import { stableRoots } from '../modules/covered-manifests.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import { type BoundaryCategory, type BoundaryRow, boundaryPageOf } from './boundary-page.ts'
import { categoryTitle } from './categories.ts'
import { type EvaluationStep, evaluationSteps } from './evaluation.ts'
import { familyNotes, ownerOf } from './family-notes.ts'
import { manifestValue } from './manifest-values.ts'
import { maturityOf } from './maturity.ts'
import { isPackage, nearestManifest, packagesBelow, parentPackage } from './packages.ts'
import { provenanceText } from './provenance.ts'
import { claimLabel, type Status, statuses } from './status.ts'

/** A package, or a directory with a manifest, and what hangs under it. */
export interface FamilyNode {
  readonly kind: 'family'
  /** Relative to the workspace, such as `x/messaging/mq`. It names one node in the whole tree. */
  readonly path: string
  /** The path without `x/`; under another node the part behind that node's path. */
  readonly label: string
  readonly status: Status
  readonly statusLabel: string
  /** What its status does not say, in few words each, what matters most first. */
  readonly notes: readonly string[]
  /** On whose word the status is. */
  readonly provenance: string
  /** Of the nearest manifest. */
  readonly owner: string | undefined
  /** Of the nearest manifest. */
  readonly layer: string | undefined
  /** Letters of the categories whose tables list it, in page order. */
  readonly categories: readonly string[]
  /** Its own manifest, relative to the workspace. */
  readonly manifest: string | undefined
  /** What to read before adopting it, in order. */
  readonly steps: readonly EvaluationStep[]
  /** What is more mature first, then by name. */
  readonly children: readonly FamilyEntry[]
}

/** Where a package that has its node elsewhere is mentioned again. */
interface FamilyReference {
  readonly kind: 'reference'
  /** Of the node that it leads to. */
  readonly path: string
  readonly label: string
  readonly status: Status
  /** The letter of the category that holds that node. */
  readonly see: string
  readonly notes: readonly string[]
}

export type FamilyEntry = FamilyNode | FamilyReference

/** One group of the tree. */
export interface FamilyCategory {
  /**
   * A category of the Extension Boundary page, the stable roots, or what lies in x/ and stands on that page nowhere. Where
   * there is no such page, one category without a letter holds all of x/.
   */
  readonly kind: 'category' | 'stable-roots' | 'unlisted'
  /** Of a category. */
  readonly letter?: string
  /** In the page's words, in the reader's language where they are Plumego's own. */
  readonly title: string
  /** What the page says of it. */
  readonly about?: string
  /** Where the page does so: 1-based. */
  readonly place?: { readonly file: string; readonly line: number }
  readonly families: readonly FamilyEntry[]
}

/** The packages of a workspace by category. */
export interface FamilyTree {
  /** The page's in its order, then the stable roots, then what the page does not list; only where something stands in it. */
  readonly categories: readonly FamilyCategory[]
}

/**
 * Every package of the stable roots and below x/, and every directory there with a manifest, once: in the first category
 * whose table lists it, else under the package that it belongs to. Every other mention is a reference to that place.
 */
export function familyTree(snapshot: Snapshot, t: Localize): FamilyTree {
  const builder = new TreeBuilder(snapshot, t)
  const page = boundaryPageOf(snapshot)
  const listed = builder.page.map(
    (category): FamilyCategory => ({
      kind: 'category',
      letter: category.letter,
      title: categoryTitle(category, t),
      ...(category.about !== undefined && { about: category.about }),
      ...(page && { place: { file: page.path, line: category.line } }),
      families: uniqueRows(category).map(row => builder.listed(row, category.letter)),
    }),
  )
  const own = (kind: FamilyCategory['kind'], title: string, paths: readonly string[]): FamilyCategory[] =>
    paths.length === 0 ? [] : [{ kind, title, families: paths.map(path => builder.node(path, shortName(path))) }]
  const hasExtensions = listed.length > 0 || builder.unlisted.length > 0
  return {
    categories: [
      ...listed,
      ...(hasExtensions ? own('stable-roots', t('Stable roots'), builder.roots) : []),
      ...(page
        ? own('unlisted', t('Not on the Boundary page'), builder.unlisted)
        : own('category', t('Uncategorised'), builder.unlisted)),
    ],
  }
}

const uniqueRows = ({ rows }: BoundaryCategory) =>
  rows.filter((row, index) => rows.findIndex(other => other.package === row.package) === index)

class TreeBuilder {
  readonly page: readonly BoundaryCategory[]
  readonly roots: readonly string[]
  /** Packages that stand by themselves, although no category lists them. */
  readonly unlisted: readonly string[]
  readonly #snapshot: Snapshot
  readonly #t: Localize
  readonly #children = new Map<string, string[]>()

  constructor(snapshot: Snapshot, t: Localize) {
    this.#snapshot = snapshot
    this.#t = t
    this.page = boundaryPageOf(snapshot)?.page.categories ?? []
    this.roots = stableRoots.filter(root => isPackage(snapshot, root))
    this.unlisted = this.#hang(packagesBelow(snapshot, 'x')).filter(path => this.#categoriesOf(path).length === 0)
    for (const root of this.roots) this.#hang([root, ...packagesBelow(snapshot, root)])
  }

  /** A row of a category: the package itself where no category in front of it lists it. */
  listed({ package: path, scope }: BoundaryRow, letter: string): FamilyEntry {
    const first = this.#categoriesOf(path)[0]
    if (first === undefined || first === letter) return this.node(path, shortName(path), scope)
    return this.#reference(path, shortName(path), first, scope)
  }

  /** @param scope the part of the package that the row is about, as the page words it */
  node(path: string, label: string, scope?: string): FamilyNode {
    const snapshot = this.#snapshot
    const t = this.#t
    const categories = this.#categoriesOf(path)
    const known = { kind: 'family', path, label, categories } as const
    const ofScope = scope === undefined ? [] : [scope]
    if (!isPackage(snapshot, path)) {
      const provenance = t('only the Extension Boundary page names it')
      const absent = { status: 'unknown', owner: undefined, layer: undefined, manifest: undefined } as const
      const text = t('not in this version')
      return { ...known, ...absent, statusLabel: text, notes: [text, ...ofScope], provenance, steps: [], children: [] }
    }
    const maturity = maturityOf(snapshot, path)
    const children = this.#childrenOf(path)
    const nearest = nearestManifest(snapshot, path)
    const below = children.map(({ status }) => status)
    return {
      ...known,
      status: maturity.status,
      statusLabel: claimLabel(maturity, t),
      notes: [...familyNotes(snapshot, maturity, below, t), ...ofScope],
      provenance: provenanceText(maturity, t),
      owner: ownerOf(snapshot, path),
      layer: nearest && manifestValue(snapshot, nearest, 'layer')?.text,
      manifest: snapshot.manifests.get(path)?.path,
      steps: evaluationSteps(snapshot, path, maturity, t),
      children,
    }
  }

  #childrenOf(path: string): FamilyEntry[] {
    const children = (this.#children.get(path) ?? []).map(child => {
      const label = labelUnder(path, child)
      const [first] = this.#categoriesOf(child)
      return first === undefined ? this.node(child, label) : this.#reference(child, label, first)
    })
    return children.sort(
      (a, b) => statuses.indexOf(b.status) - statuses.indexOf(a.status) || (a.path < b.path ? -1 : 1),
    )
  }

  #reference(path: string, label: string, see: string, scope?: string): FamilyReference {
    const status = isPackage(this.#snapshot, path) ? maturityOf(this.#snapshot, path).status : 'unknown'
    return { kind: 'reference', path, label, status, see, notes: scope === undefined ? [] : [scope] }
  }

  /** Hangs packages under those that they belong to. @returns those that belong to none of them */
  #hang(packages: readonly string[]): string[] {
    const paths = new Set(packages)
    return packages.filter(path => {
      const parent = parentPackage(this.#snapshot, path)
      if (parent === undefined || !paths.has(parent)) return true
      const siblings = this.#children.get(parent)
      if (siblings) siblings.push(path)
      else this.#children.set(parent, [path])
      return false
    })
  }

  #categoriesOf(path: string): string[] {
    return this.page.filter(({ rows }) => rows.some(row => row.package === path)).map(({ letter }) => letter)
  }
}

/** Every row of the tree lies in x/ or is a stable root: the x/ says nothing. */
const shortName = (path: string): string => (path.startsWith('x/') ? path.slice('x/'.length) : path)

const labelUnder = (parent: string, child: string): string =>
  child.startsWith(`${parent}/`) ? child.slice(parent.length + 1) : shortName(child)
