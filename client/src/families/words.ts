import { l10n, Uri } from 'vscode'
import type { DetailGroup } from '../../../server/src/protocol/family-details.ts'
import type { Filter } from './arrange.ts'

/** The words that the model of the tree needs in the reader's language. */
export interface Words {
  /** What a family's row says of its findings, such as `2 findings`. */
  findings(count: number): string
  /** In how many places a package is imported. */
  places(count: number): string
  /** Which category a reference leads to. */
  see(letter: string): string
  /** What the row says that downloads what is not on the disk. */
  readonly download: string
  /** Beside the name of a checkout. */
  readonly checkout: string
  readonly boundaryPage: string
  /** What a person should do about what the page does not list. */
  readonly unlisted: string
  /** What is said above the tree of a checkout, by its URI, that has no families yet. */
  oldLayout(root: string): string
  /** What is said above the tree of the filter; the empty string where there is none. @param left how many rows it leaves */
  filtered(filter: Filter | undefined, left: number): string
  /** The name of a group for packages without an owner, or a layer. */
  readonly nobody: string
  readonly details: Readonly<Record<DetailGroup['kind'], string>>
  /** The empty string where the name says it all. */
  readonly detailTips: Readonly<Record<DetailGroup['kind'], string>>
}

export const words: Words = {
  findings: count => (count === 1 ? l10n.t('1 finding') : l10n.t('{count} findings', { count })),
  places: count => (count === 1 ? l10n.t('1 place') : l10n.t('{count} places', { count })),
  see: letter => l10n.t('see {letter}', { letter }),
  download: l10n.t('Run “go mod download”'),
  checkout: l10n.t('checkout'),
  boundaryPage: l10n.t('Extension Boundary page'),
  unlisted: l10n.t('No category of the Extension Boundary page lists them, so that nobody who reads it finds them.'),
  oldLayout: root =>
    l10n.t('{root} is an older version of Plumego, which has no extension families in x/ yet.', {
      root: Uri.parse(root).path.replace(/^.*\//, ''),
    }),
  filtered: (filter, left) => {
    if (!filter) return ''
    const values = { filter: filterName(filter) }
    return left === 0
      ? l10n.t('Filter: {filter}. No family fits. Clear it by the icon in the title.', values)
      : l10n.t('Filter: {filter}. Clear it by the icon in the title.', values)
  },
  nobody: l10n.t('none named'),
  details: {
    'used-here': l10n.t('Used here'),
    'used-by': l10n.t('Used by'),
    'may-import': l10n.t('May import'),
    'not-listed': l10n.t('Not listed'),
    findings: l10n.t('Findings'),
  },
  detailTips: {
    'used-here': '',
    'used-by': l10n.t('Modules whose files import it, tests left out.'),
    'may-import': l10n.t('Each opens the line of the rule that says so.'),
    'not-listed': l10n.t('CI lets them pass, but the allowed_imports of the manifest do not name them.'),
    findings: '',
  },
}

/** What a person chose, in a few words. */
export function filterName(filter: Filter): string {
  switch (filter.kind) {
    case 'beta':
      return l10n.t('beta and better')
    case 'experimental':
      return l10n.t('experimental')
    case 'findings':
      return l10n.t('with findings')
    case 'used':
      return l10n.t('used here')
    case 'owner':
      return l10n.t('owner {owner}', { owner: filter.owner })
    case 'text':
      return `“${filter.text}”`
  }
}
