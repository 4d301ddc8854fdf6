import { l10n, type QuickPickItem, window } from 'vscode'
import { allOf, type Filter, type Grouping, groupings } from '../families/arrange.ts'
import type { FamilyTree } from '../families/tree.ts'
import { filterName } from '../families/words.ts'

/** Has a person choose by what the families are grouped. */
export async function groupFamilies(tree: FamilyTree): Promise<void> {
  const names: Readonly<Record<Grouping, string>> = {
    category: l10n.t('By category of the Extension Boundary page'),
    status: l10n.t('By status'),
    owner: l10n.t('By owner'),
    layer: l10n.t('By layer'),
  }
  const { grouping, filter } = tree.arrangement
  const items = groupings.map(value => ({
    label: names[value],
    description: value === grouping ? l10n.t('as it is') : '',
    value,
  }))
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Group the families') })
  if (chosen) await tree.arrange({ grouping: chosen.value, filter })
}

interface FilterItem extends QuickPickItem {
  /** What it stands for; undefined where more has to be asked. */
  readonly filter: (() => Promise<Filter | undefined>) | Filter | undefined
}

/** Has a person choose which families are shown. */
export async function filterFamilies(tree: FamilyTree): Promise<void> {
  const all = (tree.families?.workspaces ?? []).flatMap(({ categories }) => allOf(categories))
  const plain = (['beta', 'experimental', 'findings', 'used'] as const).filter(
    kind => kind !== 'used' || all.some(({ used }) => used !== undefined),
  )
  const owners = [...new Set(all.flatMap(({ owner }) => owner ?? []))].sort()
  const items: FilterItem[] = [
    ...plain.map((kind): FilterItem => ({ label: capital(filterName({ kind })), filter: { kind } })),
    ...(owners.length > 0 ? [{ label: l10n.t('Of an owner…'), filter: () => chooseOwner(owners) }] : []),
    { label: l10n.t('With a text…'), detail: l10n.t('In names, owners and statuses'), filter: writeText },
    ...(tree.arrangement.filter ? [{ label: l10n.t('$(clear-all) All families'), filter: undefined }] : []),
  ]
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Which families are to be shown?') })
  if (!chosen) return
  const filter = typeof chosen.filter === 'function' ? await chosen.filter() : chosen.filter
  if (typeof chosen.filter === 'function' && !filter) return
  await tree.arrange({ ...tree.arrangement, filter })
}

export const showAllFamilies = (tree: FamilyTree): Promise<void> =>
  tree.arrange({ ...tree.arrangement, filter: undefined })

async function chooseOwner(owners: readonly string[]): Promise<Filter | undefined> {
  const owner = await window.showQuickPick(owners, { placeHolder: l10n.t('Of which owner?') })
  return owner === undefined ? undefined : { kind: 'owner', owner }
}

async function writeText(): Promise<Filter | undefined> {
  const text = (await window.showInputBox({ prompt: l10n.t('In names, owners and statuses') }))?.trim() ?? ''
  return text === '' ? undefined : { kind: 'text', text }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
