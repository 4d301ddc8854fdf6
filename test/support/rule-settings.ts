import { type RuleListing, ruleListings } from '../../server/src/core/rules/registry.ts'
import { ruleLevels } from '../../server/src/core/settings.ts'
import { adjustableRules } from '../../server/src/core/settings-section.ts'
import type { Localize } from '../../server/src/core/text/localize.ts'

/** What descriptions of rules are called in package.nls.json: this, and the rule's code. */
export const descriptionPrefix = 'configuration.rules.severity.'

/** The properties of `plumego.rules.severity` in package.json: one for each rule whose severity a person may choose. */
export const severityProperties = (): Record<string, object> =>
  Object.fromEntries(
    adjustableRules.map(code => [
      code,
      { type: 'string', enum: ruleLevels, description: `%${descriptionPrefix}${code}%` },
    ]),
  )

/** The words of a language around what a rule says. */
interface Frame {
  readonly whole: (summary: string, level: string) => string
  readonly testFiles: (summary: string, level: string) => string
}

const frames: Readonly<Record<'en' | 'zh-cn', Frame>> = {
  en: {
    whole: (summary, level) => `${summary} Default: ${level}.`,
    testFiles: (summary, level) => `In Go test files, where CI does not look: ${summary} Default: ${level}.`,
  },
  'zh-cn': {
    whole: (summary, level) => `${summary}默认：${level}。`,
    testFiles: (summary, level) => `仅限 CI 不检查的 Go 测试文件：${summary}默认：${level}。`,
  },
}

/** What package.nls.json says of those rules, by its keys, in one language. @param t that language's */
export function severityDescriptions(language: keyof typeof frames, t: Localize): Record<string, string> {
  const described = adjustableRules.map(code => {
    const rule = ruleListings.find(listing => listing.code === code)
    if (!rule) throw new Error(`No rule has the code ${code}.`)
    return [`${descriptionPrefix}${code}`, describe(rule, frames[language], t)]
  })
  return Object.fromEntries(described)
}

function describe({ summary, verdicts }: RuleListing, { whole, testFiles }: Frame, t: Localize): string {
  const level = verdicts.find(({ check }) => check === null)?.severity ?? 'off'
  // A rule with a check, too, is adjustable only where that check leaves files out.
  return (verdicts.length > 1 ? testFiles : whole)(t(summary), level)
}
