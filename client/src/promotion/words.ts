import { l10n } from 'vscode'

/** The words that the model of the promotion view needs in the reader's language. */
export interface PromotionWords {
  /** Beside the name of a checkout. */
  readonly checkout: string
  /** How many criteria a candidate lacks. */
  missing(count: number): string
  notCheckable(count: number): string
}

export const words: PromotionWords = {
  checkout: l10n.t('checkout'),
  missing: count => l10n.t('{count} missing', { count }),
  notCheckable: count => l10n.t('{count} not checkable', { count }),
}
