/**
 * Text for a hover, kept as data until it is rendered: whatever comes from a workspace goes through the one escape
 * here, so that no link, image or HTML of a manifest reaches the reader.
 */

/** A piece of a line. */
export type Part = string | { readonly bold: string } | { readonly code: string } | Link

interface Link {
  readonly text: string
  readonly href: string
}

export type Line = readonly Part[]

/** A link where there is an address, else the text alone. */
export const linked = (text: string, href: string | undefined): Part => (href === undefined ? text : { text, href })

/** Paragraphs of lines; a rule is drawn below the paragraphs of the head. */
interface RichText {
  readonly head: readonly (readonly Line[])[]
  readonly body: readonly (readonly Line[])[]
}

/** What a client shows: the same words with and without Markdown. */
export interface HoverContent {
  readonly markdown: string
  readonly plain: string
}

export function render({ head, body }: RichText): HoverContent {
  return {
    markdown: [head, body]
      .filter(part => part.length > 0)
      .map(part => part.map(lines => lines.map(markdownLine).join('  \n')).join('\n\n'))
      .join('\n\n---\n\n'),
    plain: [...head, ...body].map(lines => lines.map(plainLine).join('\n')).join('\n\n'),
  }
}

/** One content below another, which keeps all else that it is. */
export const joined = <Content extends HoverContent>(above: Content, { markdown, plain }: HoverContent): Content => ({
  ...above,
  markdown: `${above.markdown}\n\n---\n\n${markdown}`,
  plain: `${above.plain}\n\n${plain}`,
})

/** Private-use characters that stand for parts while a sentence is translated. */
const firstSlot = 0xe000

/**
 * Puts parts into translated sentences: `slots.line(t('See {place}.', { place: slots.put(link) }))`. The words stay
 * one sentence for the translator, who may move the parts about.
 */
export class Slots {
  readonly #parts: Part[] = []

  /** A stand-in for `part`, for a value of a template. */
  put(part: Part): string {
    this.#parts.push(part)
    return String.fromCharCode(firstSlot + this.#parts.length - 1)
  }

  /** The sentence with the parts in their places. */
  line(sentence: string): Line {
    return sentence
      .split(/([\ue000-\uf8ff])/u)
      .filter(text => text !== '')
      .map(text => this.#parts[text.charCodeAt(0) - firstSlot] ?? text)
  }
}

const plainLine = (line: Line): string => line.map(plainPart).join('')

function plainPart(part: Part): string {
  if (typeof part === 'string') return oneLine(part)
  if ('bold' in part) return oneLine(part.bold)
  return oneLine('code' in part ? part.code : part.text)
}

/** A line as Markdown that shows what it holds and nothing else. */
export const markdownOf = (line: Line): string => markdownLine(line)

function markdownLine(line: Line): string {
  // A line of text must not open a list, a heading or a table of its own; "12." would begin a numbered list.
  return line
    .map(markdownPart)
    .join('')
    .trimStart()
    .replace(/^([-+=#]|\d+(?=[.)]))/u, mark => (/^\d/u.test(mark) ? `${mark}\\` : `\\${mark}`))
}

function markdownPart(part: Part): string {
  if (typeof part === 'string') return escapeMarkdown(part)
  if ('bold' in part) return `**${escapeMarkdown(part.bold)}**`
  if ('code' in part) return codeSpan(part.code)
  return `[${escapeMarkdown(part.text)}](${part.href.replace(/[\s()<>\\]/gu, percentEncoded)})`
}

/** Characters that begin something in Markdown, GitHub's extensions included; `_` only where it could begin emphasis. */
function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*[\]<>!|~&@$]/gu, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/gu, '\\_')
    .replace(/:(?=\/\/)/gu, '\\:')
    .replace(/\b(www)\./giu, '$1\\.')
}

/** Fenced by more backquotes than it holds in a row. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/gu) ?? []).map(run => run.length))
  const fence = '`'.repeat(longest + 1)
  const padding = longest > 0 ? ' ' : ''
  return fence + padding + oneLine(text) + padding + fence
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ')

const percentEncoded = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

/** More names than these are no help at a glance. */
const mostNames = 8

/** Names beside one another, cut short where there are many. */
export const shortList = (names: readonly string[]): string =>
  [...names.slice(0, mostNames), ...(names.length > mostNames ? ['…'] : [])].join(', ')

/** A text of one paragraph, whoever wrote it. */
export const prose = (text: string): HoverContent => render({ head: [[[text]]], body: [] })
