import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { type RuleListing, ruleListings } from '../../../server/src/core/rules/registry.ts'
import { english, type Localize } from '../../../server/src/core/text/localize.ts'
import { makeLocalize } from '../../../server/src/l10n/localize.ts'
import { chineseProse } from './chinese.ts'
import { chineseCommunityProse } from './chinese-community.ts'
import { chineseLayoutProse } from './chinese-layout.ts'
import { chineseWorkflowProse } from './chinese-workflow.ts'
import { badWorkspace, cleanFiles, shownFinding } from './examples.ts'
import { differingLines, excerpt } from './excerpts.ts'
import { rulePages } from './index.ts'
import type { RulePage } from './page.ts'
import { withoutFix } from './without-fix.ts'
import { chineseWords, englishWords, type PageWords, withoutFixInChinese } from './words.ts'

const chinese = await makeLocalize('zh-cn')

/** How pages are written in one language. */
interface Language {
  readonly t: Localize
  readonly words: PageWords
  /** Why a rule is there, and how to mend what it finds. */
  prose(page: RulePage): { readonly why: string; readonly mend: string }
  /** Whether a rule has a fix, or why not. */
  fixOf(code: string): string
}

const chineseOf = (code: string): readonly [why: string, mend: string] | undefined =>
  [chineseProse, chineseLayoutProse, chineseWorkflowProse, chineseCommunityProse].find(prose => code in prose)?.[code]

const languages: Readonly<Record<'en' | 'zh-cn', Language>> = {
  en: {
    t: english,
    words: englishWords,
    prose: page => page,
    fixOf: code => withoutFix.get(code) ?? englishWords.yes,
  },
  'zh-cn': {
    t: chinese,
    words: chineseWords,
    prose: ({ code }) => {
      const [why, mend] = chineseOf(code) ?? []
      if (why && mend) return { why, mend }
      throw new Error(`The page of ${code} is not in Chinese: write it in test/support/rule-pages/chinese.ts.`)
    },
    fixOf: code => {
      const reason = withoutFix.get(code)
      if (reason === undefined) return chineseWords.yes
      const translated = withoutFixInChinese[reason]
      if (translated) return translated
      throw new Error(`Why ${code} has no fix is not in Chinese: say it in test/support/rule-pages/words.ts.`)
    },
  },
}

/** All pages of docs/rules by file name: one for each rule, and the table of them; those in Chinese in a folder of their own. */
export function renderPages(): Map<string, string> {
  const chinesePages = pagesIn(languages['zh-cn']).map(([name, text]): [string, string] => [`zh-cn/${name}`, text])
  return new Map([...pagesIn(languages.en), ...chinesePages])
}

function pagesIn(language: Language): [name: string, text: string][] {
  const pages = ruleListings.map((listing): [string, string] => {
    const page = rulePages.find(({ code }) => code === listing.code)
    if (!page) throw new Error(`${listing.code} has no page: write one in test/support/rule-pages/.`)
    return [`${listing.code}.md`, renderPage(listing, page, language)]
  })
  return [...pages, ['README.md', renderTable(language)]]
}

const note = '<!-- Written by "npm run docs" from the rules and test/support/rule-pages/. -->'

const checksOf = ({ verdicts }: RuleListing, { notInTests, notInCi }: PageWords): string =>
  verdicts.map(({ check }) => check ?? (verdicts.length > 1 ? notInTests : notInCi)).join(', ')

const severitiesOf = ({ verdicts }: RuleListing): string =>
  [...new Set(verdicts.map(({ severity }) => severity))].join(', ')

function renderTable({ t, words, fixOf }: Language): string {
  const rows = ruleListings.map(
    rule =>
      `| [${rule.code}](${rule.code}.md) | ${checksOf(rule, words)} | ${severitiesOf(rule)} | ${t(rule.summary)} | ${fixOf(rule.code)} |`,
  )
  const table = [words.columns, '| --- | --- | --- | --- | --- |', ...rows].join('\n')
  return `# ${words.rules}\n\n${note}\n\n${words.intro}\n\n${table}\n\n${words.outro}`
}

function renderPage(rule: RuleListing, page: RulePage, { t, words, prose }: Language): string {
  const found = shownFinding(page, t)
  // An English page has the Chinese message as well: whoever reads that looks it up here.
  const messages = new Set([found.message, shownFinding(page, chinese).message])
  const { bad, good } = exampleTexts(page, words)
  const { why, mend } = prose(page)
  const place = `${found.file}:${found.range.start.line + 1}:${found.range.start.character + 1}`
  const fixes = found.fixes.map(({ title }) => words.quickFix(title))
  const key = rule.key.join(', ') || words.none
  const sections = [
    `# ${rule.code}`,
    note,
    t(rule.summary),
    `${words.facts}\n| --- | --- | --- |\n| ${checksOf(rule, words)} | ${severitiesOf(rule)} | ${key} |`,
    `## ${words.why}\n\n${why}`,
    `## ${words.bad}\n\n${bad}`,
    `\`\`\`text\n${[place, ...marked(page, found), ...messages].join('\n')}\n\`\`\``,
    `## ${words.good}\n\n${good}`,
    `## ${words.mend}\n\n${mend}${fixes.length > 0 ? `\n\n${fixes.join('\n')}` : ''}`.trimEnd(),
    ...followUpsOf(rule, words),
    `[${words.allRules}](README.md)`,
  ]
  return `${sections.join('\n\n')}\n`
}

/** What a fix may bring to light: a line for what may come of any, a table for what depends on a key. */
function followUpsOf({ followUps }: RuleListing, words: PageWords): string[] {
  const links = (codes: readonly string[]): string => codes.map(code => `[${code}](${code}.md)`).join(', ')
  const rows = [...followUps].flatMap(([key, codes]) => (key === '' ? [] : `| ${key} | ${links(codes)} |`))
  const any = followUps.get('')
  return [
    ...(any ? [words.followUps(links(any))] : []),
    ...(rows.length > 0 ? [[words.followUpColumns, '| --- | --- |', ...rows].join('\n')] : []),
  ]
}

/** The line that a finding stands on, and below it exactly what is underlined of it. */
function marked(page: RulePage, { file, range: { start, end } }: Finding): string[] {
  const line = linesOf(badWorkspace(page).get(file))[start.line]
  if (line === undefined) return []
  const before = line.slice(0, start.character).replace(/[^\t]/g, ' ')
  const length = (end.line === start.line ? end.character : line.length) - start.character
  return [line, before + '^'.repeat(Math.max(1, length))]
}

/** The files that differ, as far as they matter, and where the finding stands. */
function exampleTexts(page: RulePage, words: PageWords): { bad: string; good: string } {
  if (page.commits === 'no-history') {
    return { bad: words.outsideGit, good: words.inAClone }
  }
  const found = shownFinding(page)
  const places = [{ file: found.file, range: found.range }, ...found.related]
  const workspace = badWorkspace(page)
  const bad: string[] = []
  const good: string[] = []
  for (const path of new Set([...Object.keys(page.bad), ...places.map(({ file }) => file)])) {
    const before = cleanFiles(page).get(path)
    const after = workspace.get(path)
    const { inA, inB } = differingLines(linesOf(before), linesOf(after))
    const told = places.filter(({ file }) => file === path).map(({ range }) => range.start.line)
    bad.push(fileText(path, after, [...inB, ...told], words))
    // What the finding only speaks of is the same in both.
    if (before === after) continue
    good.push(after === undefined ? words.isThere(path) : fileText(path, before, inA, words))
  }
  return { bad: bad.join('\n\n'), good: good.join('\n\n') }
}

const linesOf = (text: string | undefined): string[] => (text === undefined ? [] : text.replace(/\n$/, '').split('\n'))

function fileText(path: string, text: string | undefined, mattering: readonly number[], words: PageWords): string {
  if (text === undefined) return words.noFile(path)
  return [`\`${path}\``, '', `\`\`\`${languageOf(path)}`, ...excerpt(linesOf(text), mattering), '```'].join('\n')
}

const fenceNames: readonly (readonly [ending: string, language: string])[] = [
  ['.go', 'go'],
  ['.yaml', 'yaml'],
  ['.md', 'markdown'],
]

const languageOf = (path: string): string => fenceNames.find(([ending]) => path.endsWith(ending))?.[1] ?? 'text'
