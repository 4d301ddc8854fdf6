import type {
  EvaluationTarget,
  FamiliesResult,
  FamiliesWorkspace,
  FamilyCategoryItem,
  FamilyEntry,
  FamilyItem,
  FamilyReference,
  FamilyStatus,
  FindingCount,
  Target,
  UsedItem,
} from '../../../server/src/protocol/families.ts'
import type { DetailGroup, DetailItem } from '../../../server/src/protocol/family-details.ts'
import { escaped, lastPart, spoken } from '../tree/texts.ts'
import { type Arrangement, arranged, asThePage } from './arrange.ts'
import { modulesToDownloadFor } from './view-state.ts'
import type { Words } from './words.ts'

export type RowKind =
  | 'checkout'
  | 'application'
  | 'category'
  | 'unlisted'
  | 'used'
  | 'family'
  | 'reference'
  | 'download'
  | 'details'
  | 'place'

/** One row of the tree, as it is shown. */
export interface Row {
  /** The same in the next model, so that what is expanded and selected stays so. */
  readonly id: string
  readonly kind: RowKind
  readonly label: string
  readonly description: string
  /** The status that its icon shows. */
  readonly status?: FamilyStatus
  /** Of a finding: its icon. */
  readonly severity?: DetailItem['severity']
  /** Of a package: its Plumego, as the server names it, and its path there. */
  readonly package?: { readonly root: string; readonly path: string }
  readonly findings?: FindingCount
  /** Paragraphs of Markdown, in which whatever a workspace holds is plain text. That of a package is asked for. */
  readonly tooltip: readonly string[]
  /** What a screen reader says, where label and description do not say it all. */
  readonly spoken?: string
  readonly expanded: boolean
  /** Whether there is more below than `children`, to be asked for when it is opened. */
  readonly hasDetails: boolean
  /** What a click opens. */
  readonly target?: Target
  /** What a click reveals: the id of another row. */
  readonly reveals?: string
  readonly manifest?: Target
  readonly steps: readonly EvaluationTarget[]
  /** Of an offer to download: URIs of the modules that it is for. */
  readonly modules?: readonly string[]
  /** Whether it belongs to a Plumego that only applications use: nothing of it is to be changed. */
  readonly isUsedOnly: boolean
  readonly children: readonly Row[]
}

const plain = { description: '', tooltip: [], expanded: false, hasDetails: false, steps: [], children: [] } as const

/** The rows of the tree: for each Plumego where it comes from, and below that its families. */
export const rowsOf = (
  { workspaces }: FamiliesResult,
  words: Words,
  arrangement: Arrangement = asThePage,
): readonly Row[] =>
  workspaces
    .filter(
      ({ categories, note, used }) => categories.length + used.length > 0 || modulesToDownloadFor(note).length > 0,
    )
    .map(workspace => {
      const categories = arranged(workspace.categories, arrangement, workspace.root, words.nobody)
      return new WorkspaceRows({ ...workspace, categories }, words, arrangement.filter !== undefined).row()
    })

/** The rows of one Plumego. */
class WorkspaceRows {
  readonly #workspace: FamiliesWorkspace
  readonly #words: Words
  readonly #isUsedOnly: boolean
  readonly #isFiltered: boolean
  /** Ids of the families, by path. */
  readonly #ids = new Map<string, string>()

  constructor(workspace: FamiliesWorkspace, words: Words, isFiltered: boolean) {
    this.#workspace = workspace
    this.#isFiltered = isFiltered
    this.#words = words
    this.#isUsedOnly = workspace.origin !== undefined
    const note = (entries: readonly FamilyEntry[]): void => {
      for (const entry of entries) {
        if (entry.kind !== 'family') continue
        this.#ids.set(entry.path, this.#idOf(entry))
        note(entry.children)
      }
    }
    for (const { families } of workspace.categories) note(families)
  }

  /** What a filter opens is another row to the editor, which keeps closed what a person closed before. */
  #idOf({ id, children }: Pick<FamilyItem, 'id' | 'children'>): string {
    return this.#isFiltered && children.some(({ kind }) => kind === 'family') ? `${id}?` : id
  }

  row(): Row {
    const { root, origin, applications, categories, used } = this.#workspace
    const names = applications.map(({ name }) => name)
    const label = origin === undefined ? lastPart(root) : names.join(', ') || lastPart(root)
    return {
      ...this.#plain(),
      id: root,
      kind: origin === undefined ? 'checkout' : 'application',
      label,
      description: origin === undefined ? this.#words.checkout : origin.replace(', ', ' · '),
      tooltip: [...(root.startsWith('file:') ? [decodeURIComponent(root.slice('file://'.length))] : []), ...names].map(
        escaped,
      ),
      expanded: true,
      children: [
        ...this.#downloads(),
        ...(used.length > 0 ? [this.#usedHere(used)] : []),
        ...categories.map(category => this.#category(category)),
      ],
    }
  }

  #plain() {
    return { ...plain, isUsedOnly: this.#isUsedOnly }
  }

  /** The offer to bring what is shown from the catalogue, for a person to take. */
  #downloads(): Row[] {
    const { root, note } = this.#workspace
    const modules = modulesToDownloadFor(note)
    if (modules.length === 0) return []
    return [{ ...this.#plain(), id: `${root}#download`, label: this.#words.download, kind: 'download', modules }]
  }

  #usedHere(used: readonly UsedItem[]): Row {
    return {
      ...this.#plain(),
      id: `${this.#workspace.root}#used`,
      kind: 'category',
      label: this.#words.details['used-here'],
      description: String(used.length),
      expanded: this.#isUsedOnly,
      children: used.map(item => this.#used(item)),
    }
  }

  #used({ id, path, label, status, statusLabel, findings, places }: UsedItem): Row {
    const { root } = this.#workspace
    const [first, ...others] = places
    const where = first && others.length === 0 ? `${first.label}:${first.line}` : this.#words.places(places.length)
    return {
      ...this.#plain(),
      id,
      kind: 'used',
      label,
      description: where,
      status,
      package: { root, path },
      spoken: spoken([`${label} ${statusLabel}`, where, findings && this.#words.findings(findings.count)]),
      ...(first && { target: { uri: first.uri, line: first.line } }),
      ...(findings && { findings }),
      children: others.length === 0 ? [] : places.map((place, index) => this.#place(`${id}#${index}`, place)),
    }
  }

  #place(id: string, { label, line, uri }: UsedItem['places'][number]): Row {
    return { ...this.#plain(), id, kind: 'place', label: `${label}:${line}`, target: { uri, line } }
  }

  #category({ id, kind, letter, title, about, place, families }: FamilyCategoryItem): Row {
    const more = place && `[${this.#words.boundaryPage}](${place.uri}#L${place.line})`
    return {
      ...this.#plain(),
      id: this.#isFiltered ? `${id}?` : id,
      kind: kind === 'unlisted' ? 'unlisted' : 'category',
      label: letter === undefined ? title : `${letter}  ${title}`,
      description: String(families.length),
      tooltip: [
        ...(about !== undefined ? [escaped(about)] : []),
        ...(kind === 'unlisted' ? [escaped(this.#words.unlisted)] : []),
        ...(more !== undefined ? [more] : []),
      ],
      expanded: this.#isFiltered || (!this.#isUsedOnly && kind !== 'stable-roots'),
      children: families.map(family => this.#entry(family)),
    }
  }

  #entry(entry: FamilyEntry): Row {
    return entry.kind === 'family' ? this.family(entry) : this.#reference(entry)
  }

  #reference({ id, path, label, status, see, notes }: FamilyReference): Row {
    const reveals = this.#ids.get(path)
    const description = [this.#words.see(see), ...notes].join(' · ')
    return { ...this.#plain(), id, kind: 'reference', label, description, status, ...(reveals && { reveals }) }
  }

  family(family: FamilyItem): Row {
    const { label, path, status, statusLabel, notes, manifest, steps, findings, used } = family
    const target = manifest ?? steps.find(({ kind }) => kind === 'primer' || kind === 'documentation')
    const description = notes.join(' · ')
    const counts = findings && this.#words.findings(findings.count)
    return {
      ...this.#plain(),
      id: this.#idOf(family),
      kind: 'family',
      label,
      description,
      status,
      package: { root: this.#workspace.root, path },
      spoken: spoken([`${label} ${statusLabel}`, description, counts]),
      expanded: this.#isFiltered && family.children.some(({ kind }) => kind === 'family'),
      hasDetails: !this.#isUsedOnly || used !== undefined,
      steps,
      children: family.children.map(child => this.#entry(child)),
      ...(findings && { findings }),
      ...(target && { target }),
      ...(manifest && { manifest }),
    }
  }
}

/** The rows that hang under a package behind its own packages, once they are asked for. */
export const detailRows = ({ id, isUsedOnly }: Row, groups: readonly DetailGroup[], words: Words): Row[] =>
  groups.map(({ kind, items }) => ({
    ...plain,
    isUsedOnly,
    id: `${id}#${kind}`,
    kind: 'details' as const,
    label: words.details[kind],
    description: String(items.length),
    tooltip: words.detailTips[kind] === '' ? [] : [escaped(words.detailTips[kind])],
    children: items.map((item, index) => ({
      ...plain,
      isUsedOnly,
      id: `${id}#${kind}/${item.label}#${index}`,
      kind: 'place' as const,
      label: item.label,
      description: item.description,
      tooltip: item.severity === undefined ? [] : [escaped(item.label)],
      ...(item.severity !== undefined && { severity: item.severity }),
      ...(item.uri !== undefined && { target: { uri: item.uri, ...(item.line !== undefined && { line: item.line }) } }),
    })),
  }))
