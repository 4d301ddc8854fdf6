import type { Finding } from '../../../server/src/core/rules/finding.ts'
import { type RuleListing, ruleListings } from '../../../server/src/core/rules/registry.ts'
import { makeLocalize } from '../../../server/src/l10n/localize.ts'
import { badWorkspace, cleanFiles, shownFinding } from './examples.ts'
import { differingLines, excerpt } from './excerpts.ts'
import { rulePages } from './index.ts'
import type { RulePage } from './page.ts'
import { withoutFix } from './without-fix.ts'

const chinese = await makeLocalize('zh-cn')

/** All pages of docs/rules by file name: one for each rule, and the table of them. */
export function renderPages(): Map<string, string> {
  const pages = ruleListings.map((listing): [string, string] => {
    const page = rulePages.find(({ code }) => code === listing.code)
    if (!page) throw new Error(`${listing.code} has no page: write one in test/support/rule-pages/.`)
    return [`${listing.code}.md`, renderPage(listing, page)]
  })
  return new Map([...pages, ['README.md', renderTable()]])
}

const note = '<!-- Written by "npm run docs" from the rules and test/support/rule-pages/. -->'

const checksOf = ({ verdicts }: RuleListing): string =>
  verdicts
    .map(({ check }) => check ?? (verdicts.length > 1 ? 'none in test files' : 'none; CI does not look'))
    .join(', ')

const severitiesOf = ({ verdicts }: RuleListing): string =>
  [...new Set(verdicts.map(({ severity }) => severity))].join(', ')

function renderTable(): string {
  const rows = ruleListings.map(
    rule =>
      `| [${rule.code}](${rule.code}.md) | ${checksOf(rule)} | ${severitiesOf(rule)} | ${rule.summary} | ${mendOf(rule)} |`,
  )
  return `# Rules

${note}

What Plumego’s own checks say of a workspace, and what they miss. A check is one of the programs that Plumego’s CI runs.

| Rule | Check | Severity | What it says | Quick fix |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

A quick fix may depend on the form of what is there; none promotes a module or loosens a rule.

## What CI does not say

A finding without a check is for the person who reads it. [Settings](../settings.md) make its rule louder or silence it, and
one that is meant to stay is acknowledged where it stands, with a reason:

\`\`\`go
//plumego:acknowledge import-not-allowed the list is due for a review in March
import "github.com/spcent/plumego/log"
\`\`\`

\`\`\`yaml
forbidden_imports:
  # plumego:acknowledge pattern-matches-nothing keeps the door shut for what comes next
  - templates/**
\`\`\`

The comment stands on a line of its own directly above, in Go also at the end of the same line. Without a reason it does not
count. What has a check cannot be acknowledged, for CI fails on it all the same.
`
}

/** Whether a rule has a fix, or why not. */
const mendOf = ({ code }: RuleListing): string => withoutFix.get(code) ?? 'yes'

function renderPage(rule: RuleListing, page: RulePage): string {
  const found = shownFinding(page)
  const chineseMessage = shownFinding(page, chinese).message
  const { bad, good } = exampleTexts(page)
  const place = `${found.file}:${found.range.start.line + 1}:${found.range.start.character + 1}`
  const fixes = found.fixes.map(({ title }) => `Quick fix: ${title}.\n`)
  const sections = [
    `# ${rule.code}`,
    note,
    rule.summary,
    `| Check | Severity | Key |\n| --- | --- | --- |\n| ${checksOf(rule)} | ${severitiesOf(rule)} | ${rule.key.join(', ') || 'none'} |`,
    `## Why\n\n${page.why}`,
    `## Not like this\n\n${bad}`,
    `\`\`\`text\n${[place, ...marked(page, found), found.message, chineseMessage].join('\n')}\n\`\`\``,
    `## But like this\n\n${good}`,
    `## How to mend it\n\n${page.mend}${fixes.length > 0 ? `\n\n${fixes.join('\n')}` : ''}`.trimEnd(),
    '[All rules](README.md)',
  ]
  return `${sections.join('\n\n')}\n`
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
function exampleTexts(page: RulePage): { bad: string; good: string } {
  if (page.commits === 'no-history') {
    return { bad: 'A workspace outside of git, with release refs in its ledger.', good: 'The same files in a clone.' }
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
    bad.push(fileText(path, after, [...inB, ...told]))
    // What the finding only speaks of is the same in both.
    if (before === after) continue
    good.push(after === undefined ? `\`${path}\` is there.` : fileText(path, before, inA))
  }
  return { bad: bad.join('\n\n'), good: good.join('\n\n') }
}

const linesOf = (text: string | undefined): string[] => (text === undefined ? [] : text.replace(/\n$/, '').split('\n'))

function fileText(path: string, text: string | undefined, mattering: readonly number[]): string {
  if (text === undefined) return `No file \`${path}\`.`
  return [`\`${path}\``, '', `\`\`\`${languageOf(path)}`, ...excerpt(linesOf(text), mattering), '```'].join('\n')
}

const languages: readonly (readonly [ending: string, language: string])[] = [
  ['.go', 'go'],
  ['.yaml', 'yaml'],
  ['.md', 'markdown'],
]

const languageOf = (path: string): string => languages.find(([ending]) => path.endsWith(ending))?.[1] ?? 'text'
