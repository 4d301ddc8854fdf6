import type { SourceText } from '../text/source-text.ts'
import { PlainList, plainListEnd } from './plain-list.ts'

/**
 * A recogniser of plain YAML: the small part of the language in which Plumego's files are written, and in which line by
 * line reading and YAML see the same. It never guesses: a text that it takes is YAML with exactly this content, and for
 * any other it gives up, so that the YAML library, which costs a hundred times as much, decides. Indents are two spaces,
 * a list is indented below its key, a value stands on its key's line. What repeats is left to regular expressions, which
 * are fast from their first use on, as code that has run only once is not.
 */

/** A value with a comment behind it: YAML does not see the comment, most of Plumego's programs do. */
export class Commented {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A block of prose below `key: >`. */
export const prose: unique symbol = Symbol('prose')

/** What plain YAML holds: a scalar as it is written without its quotes, nothing, prose, a list, a map in its order. */
export type PlainNode = string | null | typeof prose | Commented | PlainList | PlainNode[] | PlainMap
export type PlainMap = Map<string, PlainNode>

/** Anything that some reader might take for a blank, a line end or a mark; a CR is fine in front of LF. */
const odd = /\r(?!\n)|[^\r\n\x20-\x7e\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff]/

export const hasOddCharacter = (text: string): boolean => odd.test(text)

const withoutBlanksBehind = (text: string): string => (text.endsWith(' ') ? text.replace(/(?<! ) +$/, '') : text)

const blankLines = /(?: *(?:#.*)?\r?\n)*(?: *(?:#.*)?$)?/y
/** Indent, dash, key, and what is behind them without the blanks in front of it. */
const anyLine = /( *)(?! )(- )?(?:([A-Za-z_][\w./-]{0,199}):(?=[ \r\n]|$))?( *)(?! )([^\r\n]*)\r?(?:\n|$)/y
/** Text that no line reading takes for anything: no key, no item, no comment. Blank lines may stand between. */
const proseLines = /(?:\r?\n| {2}[\w(][^:\r\n]*(?:\r?\n|$))*/y

/** The same below a key that is indented itself; only by a line's own indent it is told from what follows. */
function proseBelow(indent: number): RegExp {
  const known =
    proseByIndent.get(indent) ?? new RegExp(`(?: {${indent + 2}}[\\w(][^:\\r\\n]*(?:\\r?\\n|$)(?:\\r?\\n)*)*`, 'y')
  proseByIndent.set(indent, known)
  return known
}

const proseByIndent = new Map<number, RegExp>()

/** No indicator in front but a flag's dashes, no quote at either end, nothing that makes a key of it; one program cuts at any `#`. */
const safeScalar = /^(?:--?(?=[A-Za-z]))?[\w/.(\u00a1-\ud7ff](?:(?:[^#:]|:(?! |$))*[^\s"':#])?$/
/** Its content is a text also where it would be a number or a word of YAML's without quotes: such are left to others. */
const quotedScalar = /^"(?!\d|(?:true|false|null)"$)([^\s"'\\#](?:[^"\\#]*[^\s"'\\#])?)"$/i

/** What YAML takes for a boolean or nothing. */
export const yamlWord = /^(?:true|True|TRUE|false|False|FALSE|null|Null|NULL)$/
const nothing = /^(?:null|Null|NULL)$/

/** A block whose lines begin at `indent`. */
interface Level {
  readonly indent: number
  readonly node: PlainNode[] | PlainMap
  /** The key of a map whose value would stand below it. */
  open: string | undefined
}

/** The content of a text in plain YAML, a map; undefined where the text is anything else. */
export function readPlainYaml(source: SourceText): PlainMap | undefined {
  if (hasOddCharacter(source.text)) return undefined
  const root: PlainMap = new Map()
  return new PlainReader(source.text, root).read() ? root : undefined
}

class PlainReader {
  readonly #text: string
  readonly #levels: Level[]
  #at = 0

  constructor(text: string, root: PlainMap) {
    this.#text = text
    this.#levels = [{ indent: 0, node: root, open: undefined }]
  }

  /** False as soon as a line is not plain. */
  read(): boolean {
    for (this.#skip(blankLines); this.#at < this.#text.length; this.#skip(blankLines)) {
      anyLine.lastIndex = this.#at
      const [line = '', indent = '', dash, key, gap = '', rest = ''] = anyLine.exec(this.#text) ?? []
      if (line === '') return false
      this.#at += line.length
      if (!this.#line(indent.length, dash !== undefined, key, withoutBlanksBehind(rest), gap !== '')) return false
    }
    return true
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#at
    pattern.test(this.#text)
    this.#at = pattern.lastIndex
  }

  #line(indent: number, isItem: boolean, key: string | undefined, rest: string, hasGap: boolean): boolean {
    const level = this.#levelAt(indent, isItem)
    if (!level) return false
    if (!isItem) return key !== undefined && level.node instanceof Map && this.#key(level, key, rest)
    if (!Array.isArray(level.node)) return false
    if (key === undefined) return this.#item(level.node, rest)
    // A list of maps: the first key stands behind the dash, with its value, the others below it.
    if (rest === '' || !hasGap) return false
    const entry: Level = { indent: indent + 2, node: new Map(), open: undefined }
    level.node.push(entry.node)
    this.#levels.push(entry)
    return this.#key(entry, key, rest)
  }

  /** The block that a line at this indent goes on with, or opens; undefined where neither is plain. */
  #levelAt(indent: number, isItem: boolean): Level | undefined {
    while (this.#levels.at(-1)!.indent > indent) this.#levels.pop()
    const level = this.#levels.at(-1)!
    if (level.indent === indent) return level
    if (indent !== level.indent + 2 || level.open === undefined || !(level.node instanceof Map)) return undefined
    const child: Level = { indent, node: isItem ? [] : new Map(), open: undefined }
    level.node.set(level.open, child.node)
    this.#levels.push(child)
    return child
  }

  /** Deeper down it has a line at least: what is empty would be nothing to YAML, and a text to line readings. */
  #prose(indent: number): typeof prose | undefined {
    const start = this.#at
    this.#skip(indent === 0 ? proseLines : proseBelow(indent))
    return indent === 0 || this.#at > start ? prose : undefined
  }

  #item(list: PlainNode[], rest: string): boolean {
    const value = readScalar(rest)
    if (value === undefined) return false
    list.push(value)
    return true
  }

  #key(level: Level, key: string, rest: string): boolean {
    const map = level.node
    if (!(map instanceof Map) || map.has(key) || yamlWord.test(key)) return false
    const value = this.#value(level, key, rest)
    if (value === undefined) return false
    map.set(key, value)
    return true
  }

  #value(level: Level, key: string, rest: string): PlainNode | undefined {
    level.open = undefined
    if (rest === '[]') return []
    if (rest === '>') return this.#prose(level.indent)
    if (rest !== '') return readScalar(rest)
    const end = plainListEnd(this.#text, this.#at, level.indent + 2)
    if (end === undefined) {
      level.open = key
      return null
    }
    const list = new PlainList(this.#text.slice(this.#at, end), level.indent + 2)
    this.#at = end
    return list
  }
}

function readScalar(written: string): string | Commented | undefined {
  const comment = written.indexOf(' #')
  const value = comment < 0 ? written : written.slice(0, comment).trimEnd()
  const text = safeScalar.test(value) && !nothing.test(value) ? value : quotedScalar.exec(value)?.[1]
  return text === undefined || comment < 0 ? text : new Commented(text)
}
