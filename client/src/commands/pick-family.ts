import { l10n, type QuickPickItem, window } from 'vscode'
import type { FamilyElement } from '../families/element.ts'
import type { FamilyTree } from '../families/tree.ts'

interface FamilyItem extends QuickPickItem {
  readonly element: FamilyElement
}

/** Has a person choose a package, where a command was not called on one. @param fits which ones there are to choose from */
export async function pickFamily(
  tree: FamilyTree,
  fits: (element: FamilyElement) => boolean,
  placeHolder = l10n.t('Which package?'),
): Promise<FamilyElement | undefined> {
  const items = [...tree.elements]
    .filter(element => element.row.kind === 'family' && fits(element))
    .map((element): FamilyItem => {
      const { package: of, description, status } = element.row
      return {
        label: of?.path ?? element.row.label,
        description: [status, description].filter(Boolean).join(' · '),
        element,
      }
    })
    .sort((a, b) => (a.label < b.label ? -1 : 1))
  if (items.length === 0) {
    await window.showInformationMessage(l10n.t('The view of families shows no package that this is for.'))
    return undefined
  }
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.element
}
