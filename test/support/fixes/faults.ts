import fc from 'fast-check'

/** One fault: what becomes of a line of a file. */
export interface Fault {
  readonly file: string
  /** Which of the file's lines, as a part of all of them. */
  readonly line: number
  readonly kind: keyof typeof kinds
}

/** What people do to a line, by mistake or in the middle of something. */
const kinds = {
  'is gone': () => [],
  'has no value': (line: string) => [line.replace(/(:|-) .*$/, '$1')],
  'has empty quotes': (line: string) => [line.replace(/: .*$/, ': ""')],
  'is open': (line: string) => [withValue(line, () => 'TODO')],
  'is open in other words': (line: string) => [withValue(line, () => 'tbd')],
  'lacks a letter': (line: string) => [withValue(line, value => value.slice(0, 1) + value.slice(2))],
  'is cut short': (line: string) => [withValue(line, value => value.slice(0, 2))],
  'is another word': (line: string) => [withValue(line, () => 'bogus')],
  'claims more': (line: string) => [line.replace(/\b(?:experimental|beta)\b/, 'ga')],
  'claims less': (line: string) => [line.replace(/\b(?:beta|ga)\b/, 'experimental')],
  'has a comment': (line: string) => [`${line} # why`],
  'is in brackets': (line: string) => [withValue(line, value => `[${value},]`)],
  'is in capitals': (line: string) => [withValue(line, value => value.toUpperCase())],
  'holds the escape of a terminal': (line: string) => [withValue(line, value => `\u001b[31m${value}`)],
  'comes twice': (line: string) => [line, line],
  'is indented': (line: string) => [`  ${line}`],
  'holds a sentence': (line: string) => [withValue(line, value => `${value} (was something else)`)],
} satisfies Readonly<Record<string, (line: string) => string[]>>

/** Changes the value of a line of YAML, or one cell of a table, or the first name in backquotes. */
function withValue(line: string, change: (value: string) => string): string {
  if (line.startsWith('|')) {
    const cells = line.split('|')
    const at = Math.max(2, Math.floor(cells.length / 2))
    return cells.map((cell, i) => (i === at ? ` ${change(cell.trim())} ` : cell)).join('|')
  }
  if (line.includes('`')) return line.replace(/`([^`]+)`/, (_, name: string) => `\`${change(name)}\``)
  return line.replace(/^(\s*(?:- )?(?:[\w-]+: )?)(.+)$/, (_, lead: string, value: string) => lead + change(value))
}

export const faults = (files: readonly string[]): fc.Arbitrary<readonly [Fault, Fault]> => {
  const names = Object.keys(kinds) as (keyof typeof kinds)[]
  const fault = fc.record({
    file: fc.constantFrom(...files),
    // A double would be near 0 or 1 most of the time.
    line: fc.noBias(fc.nat(9999)).map(part => part / 10_000),
    kind: fc.constantFrom(...names),
  })
  return fc.tuple(fault, fault)
}

/** The text with a fault in it. */
export function withFault(text: string, { line, kind }: Fault): string {
  const lines = text.split('\n')
  const at = Math.floor(line * (lines.length - 1))
  return lines.flatMap((one, i) => (i === at && one.trim() !== '' ? kinds[kind](one) : [one])).join('\n')
}
