import chinese from '../../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' }
import { english, type Localize } from '../core/text/localize.ts'

const translations: Readonly<Record<string, string>> = chinese

/**
 * The texts in the reader's language, English where there is none.
 *
 * A pure function and not the l10n library, whose chosen language is a global of the module: two servers in one process,
 * as in a test or a web worker, would speak the language of the one that started last. The bundle is the one that
 * VS Code gives the client.
 * @param locale a BCP 47 tag such as `zh-cn` or `zh-Hans-CN`
 */
export function makeLocalize(locale: string | undefined): Localize {
  if (!isSimplifiedChinese(locale)) return english
  return (message, values) => english(translations[message] ?? message, values)
}

const isSimplifiedChinese = (locale = ''): boolean => /^zh(?:[-_](?:hans|cn|sg|my)(?:[-_].*)?)?$/i.test(locale)
