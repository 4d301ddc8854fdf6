import type { FamilyCategoryItem, FamilyEntry, FamilyItem } from '../../../server/src/protocol/families.ts'

export const groupings = ['category', 'status', 'owner', 'layer'] as const
export type Grouping = (typeof groupings)[number]

/** Which packages are shown. */
export type Filter =
  | { readonly kind: 'beta' | 'experimental' | 'findings' | 'used' }
  | { readonly kind: 'owner'; readonly owner: string }
  /** In names, owners and statuses, whatever the case. */
  | { readonly kind: 'text'; readonly text: string }

/** How a person wants the families shown. */
export interface Arrangement {
  readonly grouping: Grouping
  readonly filter: Filter | undefined
}

export const asThePage: Arrangement = { grouping: 'category', filter: undefined }

/** From most to least, as groups stand below one another. */
const statusOrder: readonly string[] = ['ga', 'beta', 'beta-surface', 'experimental', 'prototype', 'unknown']

/**
 * The groups of one Plumego as a person wants them. A package that a filter leaves out stays where one below it does not,
 * for that has to hang somewhere.
 * @param root the id of the Plumego
 * @param nobody the name of the group for packages without an owner, or a layer
 */
export function arranged(
  categories: readonly FamilyCategoryItem[],
  { grouping, filter }: Arrangement,
  root: string,
  nobody: string,
): readonly FamilyCategoryItem[] {
  const grouped = grouping === 'category' ? categories : groupsOf(categories, grouping, root, nobody)
  if (!filter) return grouped
  const shown = new Set(allOf(categories).flatMap(item => (matches(item, filter) ? item.path : [])))
  return grouped
    .map(category => ({ ...category, families: filtered(category.families, shown) }))
    .filter(({ families }) => families.length > 0)
}

/** Every package, each once, as it stands in the answer. */
export const allOf = (categories: readonly FamilyCategoryItem[]): FamilyItem[] => {
  const items = (entries: readonly FamilyEntry[]): FamilyItem[] =>
    entries.flatMap(entry => (entry.kind === 'family' ? [entry, ...items(entry.children)] : []))
  return categories.flatMap(({ families }) => items(families))
}

export function matches(item: FamilyItem, filter: Filter): boolean {
  switch (filter.kind) {
    case 'beta':
      return item.status === 'beta' || item.status === 'ga'
    case 'experimental':
      return item.status === 'experimental' || item.status === 'prototype'
    case 'findings':
      return item.findings !== undefined
    case 'used':
      return item.used !== undefined
    case 'owner':
      return item.owner === filter.owner
    case 'text': {
      const text = filter.text.toLowerCase()
      return [item.path, item.owner ?? '', item.status, item.statusLabel].some(one => one.toLowerCase().includes(text))
    }
  }
}

const filtered = (entries: readonly FamilyEntry[], shown: ReadonlySet<string>): FamilyEntry[] =>
  entries.flatMap((entry): FamilyEntry[] => {
    if (entry.kind === 'reference') return shown.has(entry.path) ? [entry] : []
    const children = filtered(entry.children, shown)
    const hasMore = children.some(({ kind }) => kind === 'family')
    return shown.has(entry.path) || hasMore ? [{ ...entry, children }] : []
  })

function groupsOf(
  categories: readonly FamilyCategoryItem[],
  grouping: Exclude<Grouping, 'category'>,
  root: string,
  nobody: string,
): FamilyCategoryItem[] {
  const nameOf = (item: FamilyItem): string => (grouping === 'status' ? item.status : (item[grouping] ?? ''))
  const groups = new Map<string, { title: string; families: FamilyItem[] }>()
  for (const item of allOf(categories)) {
    const name = nameOf(item)
    const title = name === '' ? nobody : grouping === 'status' ? item.statusLabel : name
    const known = groups.get(name)
    if (known) known.families.push(item)
    else groups.set(name, { title, families: [item] })
  }
  return [...groups]
    .sort(([a], [b]) => (grouping === 'status' ? orderOf(a) - orderOf(b) : compareNames(a, b)))
    .map(([name, { title, families }]) => ({
      id: `${root}#${grouping}:${name}`,
      kind: 'category',
      title,
      families: standing(families),
    }))
}

/** Packages of one group: each under its parent where that is of the group too, else by itself under its whole name. */
function standing(items: readonly FamilyItem[]): FamilyItem[] {
  const own = new Set(items.map(({ path }) => path))
  const within = ({ children, ...item }: FamilyItem): FamilyItem => ({
    ...item,
    children: children.flatMap(child => (child.kind === 'family' && own.has(child.path) ? [within(child)] : [])),
  })
  const hanging = new Set(
    items.flatMap(({ children }) => children.flatMap(({ kind, path }) => (kind === 'family' ? path : []))),
  )
  return items
    .filter(({ path }) => !hanging.has(path))
    .map(item => ({ ...within(item), label: item.path.replace(/^x\//, '') }))
    .sort((a, b) => compareNames(a.label, b.label))
}

const orderOf = (name: string): number => statusOrder.indexOf(name)

/** What has no name comes last. */
const compareNames = (a: string, b: string): number => {
  if (a === '' || b === '') return a === '' ? 1 : -1
  return a < b ? -1 : 1
}
