/** What a rule's page says, for readers who have not got the page. */
export interface RuleHelp {
  /** Why the rule is there, in a sentence or two. */
  readonly why: string
  readonly markdown: string
  readonly text: string
}

/** A rule's page, which the bundle carries (scripts/build.mjs): what is installed alone has no docs/rules. */
export async function ruleHelp(code: string): Promise<RuleHelp> {
  const page: { readonly default: string } = await import(`../../../docs/rules/${code}.md`)
  return helpOf(page.default)
}

/** What a page has for its readers in docs/rules alone: whence it comes, and the way to the list of rules. */
const forThePage = /^(?:<!--.*-->|\[All rules\]\(README\.md\))\n*/gm

/** The way from one page to another, which leads nowhere from elsewhere. */
const pageLinks = /\[([\w-]+)\]\(\1\.md\)/g

function helpOf(page: string): RuleHelp {
  const markdown = `${page.replace(forThePage, '').replace(pageLinks, '`$1`').trim()}\n`
  const [, why = ''] = /^## Why\n\n(.*?)\n\n## /ms.exec(page) ?? []
  return { why: plain(why), markdown, text: `${withoutMarkup(markdown).trim()}\n` }
}

/** Code as it is, and all else without marks; of the table only what it says. */
function withoutMarkup(markdown: string): string {
  const parts = markdown.split(/^```\w*\n(.*?)^```\n/ms)
  return parts
    .map((part, i) => (i % 2 === 1 ? indented(part) : plain(part.replace(/^#+ /gm, '').replace(tables, tableText))))
    .join('')
}

const indented = (code: string): string => code.replace(/^(?=.)/gm, '    ')

const plain = (text: string): string => text.replace(/`([^`\n]*)`/g, '$1').replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')

/** A head, the line below it, and rows. */
const tables = /^(\|.*\|)\n\|[ |-]+\|((?:\n\|.*\|$)+)/gm

function tableText(_: string, head: string, rows: string): string {
  const cells = (line: string): string[] =>
    line
      .slice(1, -1)
      .split('|')
      .map(cell => cell.trim())
  const names = cells(head)
  const rowText = (row: string): string =>
    cells(row)
      .map((value, i) => `${names[i]}: ${value}`)
      .join('\n')
  return rows.trim().split('\n').map(rowText).join('\n\n')
}
