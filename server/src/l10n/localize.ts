import { config, t } from '@vscode/l10n'
import { english, type Localize } from '../core/text/localize.ts'

/**
 * The texts in the reader's language, English where there is none. The bundle is the one that VS Code gives the client.
 * The library keeps one language for the process, which serves one reader; English needs no library.
 * @param locale as editors or POSIX write it: `zh-cn`, `zh-Hans-CN`, `zh_CN.UTF-8`
 */
export async function makeLocalize(locale: string | undefined): Promise<Localize> {
  if (!isSimplifiedChinese(locale)) return english
  const chinese = await import('../../../l10n/bundle.l10n.zh-cn.json', { with: { type: 'json' } })
  config({ contents: chinese.default })
  return (message, values = {}) => t(message, values)
}

/** The folder of the rules' pages in the reader's language; undefined for English. */
export const pagesFolder = (locale: string | undefined): string | undefined =>
  isSimplifiedChinese(locale) ? 'zh-cn' : undefined

const isSimplifiedChinese = (locale = ''): boolean => /^zh(?:[-_](?:hans|cn|sg|my)(?![a-z]).*)?(?:\.|$)/i.test(locale)
