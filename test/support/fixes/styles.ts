import fc from 'fast-check'

/** How a YAML file is written, whatever it says. */
export interface Style {
  readonly start: string
  readonly lineEnd: '\n' | '\r\n'
  readonly hasLastBreak: boolean
  /** How often a place is written otherwise than plainly, from 0 to 1. */
  readonly oddity: number
  /** Which way each place is written: looked up again from the beginning where a file has more places. */
  readonly ways: readonly number[]
}

/** Styles, from plain ones to such as nobody would write, all of them YAML. */
export const anyStyle: fc.Arbitrary<Style> = fc.record({
  start: fc.constantFrom('', '', '# first\n', '\ufeff', '\ufeff# first\n', '---\n', '\n', '%YAML 1.2\n---\n'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  hasLastBreak: fc.boolean(),
  oddity: fc.constantFrom(0, 0.05, 0.2, 0.5, 1),
  ways: fc.array(fc.nat(9999), { minLength: 7, maxLength: 97 }),
})

/** Decides for one place after the other. */
class Choices {
  readonly #style: Style
  #next = 0

  constructor(style: Style) {
    this.#style = style
  }

  /** One of the ways, the first of them as often as the style is plain. */
  of<Way>(ways: readonly [Way, ...Way[]]): Way {
    const { ways: numbers, oddity } = this.#style
    const number = numbers[this.#next++ % numbers.length] ?? 0
    if ((number % 100) / 100 >= oddity) return ways[0]
    return ways[Math.floor(number / 100) % ways.length] ?? ways[0]
  }
}

/** What stands on a line of its own: an indent, perhaps a dash, a key, a value. */
const keyLine = /^( *)(- )?([\w./-]+):(?: (.+))?$/
const itemLine = /^( *)- ([^\s].*)$/

/** A text of YAML as Plumego writes it, written in another style: it says the same. */
export function inStyle(text: string, style: Style): string {
  const choices = new Choices(style)
  const lines = text.replace(/\n$/, '').split('\n')
  const written: string[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const items = itemsBelow(lines, at)
    const block = items.length > 0 ? listOf(line, items, choices) : lineOf(line, choices)
    written.push(...aroundOf(line, block, choices))
    at += 1 + items.length
  }
  const whole = style.start + written.join('\n') + (style.hasLastBreak ? '\n' : '')
  return whole.replaceAll('\n', style.lineEnd)
}

/** The items of a list of texts that the line at `at` is the key of; none where they are more than texts. */
function itemsBelow(lines: readonly string[], at: number): string[] {
  const key = keyLine.exec(lines[at] ?? '')
  if (!key || key[4] !== undefined) return []
  const items: string[] = []
  for (let line = at + 1; ; line++) {
    const [, indent = '', item] = itemLine.exec(lines[line] ?? '') ?? []
    const isText = item !== undefined && !/^[[{"'|>&*!#]|: |:$| #/.test(item)
    if (!isText || indent.length !== (key[1] ?? '').length + (key[2] ? 4 : 2)) break
    items.push(item)
  }
  const behind = lines[at + 1 + items.length] ?? ''
  return /^\s+\S/.test(behind) && behind.search(/\S/) > (key[1] ?? '').length + 1 ? [] : items
}

const keyForms = [
  (key: string) => `${key}:`,
  (key: string) => `"${key}":`,
  (key: string) => `'${key}':`,
  (key: string) => `${key} :`,
  (key: string) => `"${key}" :`,
] as const

const quotes = [(text: string) => text, (text: string) => `"${text}"`, (text: string) => `'${text}'`] as const

const behind = ['', '', ' # why', '   # why', ' '] as const

function listOf(line: string, items: readonly string[], choices: Choices): string[] {
  const [, indent = '', dash = '', key = ''] = keyLine.exec(line) ?? []
  const lead = indent + dash + choices.of(keyForms)(key)
  const deep = `${indent}${dash ? '  ' : ''}`
  const words = items.map(item => choices.of(quotes)(item))
  const block = (step: string): string[] => [
    lead + choices.of(['', '', ' # few', '  ']),
    ...words.flatMap(word => [
      ...choices.of([[], [], [`${deep}${step}# above`], ['']]),
      `${deep}${step}-${choices.of([' ', ' ', '   '])}${word}${choices.of(behind)}`,
    ]),
  ]
  const isFlow = !items.some(item => /[,[\]{}]|^[*&!|>%@`]/.test(item))
  const flow = (text: string): string[] => (isFlow ? [`${lead} ${text}${choices.of(behind)}`] : block('  '))
  return choices.of<() => string[]>([
    () => block('  '),
    () => block('  '),
    () => block(''),
    () => block('    '),
    () => flow(`[${words.join(', ')}]`),
    () => flow(`[${words.join(', ')},]`),
    () => flow(`[ ${words.join(' , ')} ]`),
    () => flow(`[${words.join(',')}]`),
    () => flow(`[\n${words.map(word => `${deep}  ${word}, # one\n`).join('')}${deep}]`),
    () => flow(`[\n${deep}  ${words.join(`,\n${deep}  `)}\n${deep}]`),
  ])()
}

function lineOf(line: string, choices: Choices): string[] {
  const [, indent = '', dash = '', key = '', value] = keyLine.exec(line) ?? []
  if (key === '') {
    const [, blanks = '', item = ''] = itemLine.exec(line) ?? []
    return isPlainText(item) ? [`${blanks}- ${choices.of(quotes)(item)}${choices.of(behind)}`] : [line]
  }
  const lead = indent + dash + choices.of(keyForms)(key)
  if (value === undefined) return [`${lead}${choices.of(['', '', ' # below', '  '])}`]
  if (!isPlainText(value)) return [`${lead} ${value}`]
  const deep = `${indent}${dash ? '  ' : ''}  `
  return choices.of<() => string[]>([
    () => [`${lead} ${choices.of(quotes)(value)}${choices.of(behind)}`],
    () => [`${lead} ${choices.of(quotes)(value)}${choices.of(behind)}`],
    () => [`${lead}   ${value}`],
    () => [`${lead} |-`, deep + value],
    () => [`${lead} >-${choices.of(behind)}`, deep + value],
    () => [lead, deep + value],
    () => [`${lead} !!str ${value}`],
  ])()
}

/** Without quotes and comments, and more than a number. */
const isPlainText = (value: string): boolean => /^[A-Za-z][^#"'\\[\]{}&*!|>%@`]*$/.test(value) && !/: |:$/.test(value)

/** With what may stand around a block of lines. */
function aroundOf(line: string, block: readonly string[], choices: Choices): string[] {
  if (line.trim() === '') return [...block]
  const indent = /^ */.exec(line)?.[0] ?? ''
  const above = choices.of([[], [], [], [`${indent}# above`], [''], ['', `${indent}# above`], ['# elsewhere']])
  return [...above, ...block]
}
