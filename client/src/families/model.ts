import type {
  EvaluationTarget,
  FamiliesNote,
  FamiliesResult,
  FamilyCategoryItem,
  FamilyItem,
  FamilyStatus,
  FindingCount,
  Target,
} from '../../../server/src/protocol/families.ts'

/** One row of the tree, as it is shown. */
export interface Row {
  /** The same in the next model, so that what is expanded stays so. */
  readonly id: string
  readonly label: string
  readonly description: string
  readonly kind: 'checkout' | 'category' | 'family' | 'download'
  /** Of a family. */
  readonly status?: FamilyStatus
  /** Of a family: its checkout, by URI, and its path there. */
  readonly package?: { readonly root: string; readonly path: string }
  /** At or below a family's path; none where there are none. */
  readonly findings?: FindingCount
  /** Paragraphs of Markdown: the server escapes what a workspace holds. */
  readonly tooltip: readonly string[]
  /** What a screen reader says, where label and description do not say it all. */
  readonly spoken?: string
  readonly expanded: boolean
  /** What a click opens. */
  readonly target?: Target
  readonly manifest?: Target
  readonly steps: readonly EvaluationTarget[]
  /** Of an offer to download: URIs of the modules that it is for. */
  readonly modules?: readonly string[]
  readonly children: readonly Row[]
}

/** The words that the model needs in the reader's language. */
export interface Words {
  /** What a family's row says of its findings, such as `2 findings`. */
  findings(count: number): string
  /** What the row says that downloads what is not on the disk. */
  readonly download: string
}

/** The rows of the tree: the categories, below their checkout where there are several, and below where an application has them from. */
export function rowsOf({ workspaces }: FamiliesResult, words: Words): readonly Row[] {
  const withFamilies = workspaces.filter(
    ({ categories, note }) => categories.length > 0 || modulesToDownloadFor(note).length > 0,
  )
  const checkouts = withFamilies.map(({ root, origin, categories, note }) => ({
    id: root,
    label: origin ?? lastPart(root),
    description: '',
    kind: 'checkout' as const,
    tooltip: [],
    expanded: true,
    steps: [],
    children: [...downloadRows(root, note, words), ...categories.map(category => categoryRow(category, root, words))],
  }))
  const isLoneCheckout = withFamilies.length === 1 && withFamilies[0]?.origin === undefined
  return isLoneCheckout ? checkouts.flatMap(({ children }) => children) : checkouts
}

/** The offer to bring what is shown from the catalogue, for a person to take. */
function downloadRows(root: string, note: FamiliesNote | undefined, words: Words): Row[] {
  const modules = modulesToDownloadFor(note)
  if (modules.length === 0) return []
  const plain = { description: '', tooltip: [], expanded: false, steps: [], children: [] }
  return [{ ...plain, id: `${root}#download`, label: words.download, kind: 'download', modules }]
}

const modulesToDownloadFor = (note: FamiliesNote | undefined): readonly string[] =>
  note?.kind === 'not-on-disk' ? (note.modules ?? []) : []

function categoryRow({ id, letter, title, families }: FamilyCategoryItem, root: string, words: Words): Row {
  return {
    id,
    label: letter === undefined ? title : `${letter} — ${title}`,
    description: '',
    kind: 'category',
    tooltip: [],
    expanded: true,
    steps: [],
    children: families.map(family => familyRow(family, root, words)),
  }
}

function familyRow(family: FamilyItem, root: string, words: Words): Row {
  const { id, label, path, status, description, manifest, steps, findings } = family
  const target = manifest ?? steps.find(({ kind }) => kind === 'primer' || kind === 'documentation')
  return {
    id,
    label,
    description,
    kind: 'family',
    status,
    package: { root, path },
    tooltip: [family.tooltip, ...(findings ? [words.findings(findings.count)] : [])],
    expanded: false,
    steps,
    children: family.children.map(child => familyRow(child, root, words)),
    ...(findings && { findings, spoken: `${label} ${description}, ${words.findings(findings.count)}` }),
    ...(target && { target }),
    ...(manifest && { manifest }),
  }
}

const lastPart = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))
