import { indentOf } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'

/**
 * A recogniser of plain YAML: the small part of the language in which Plumego's files are written, and in which line by
 * line reading and YAML see the same. It never guesses: a text that it takes is YAML with exactly this content, and for
 * any other it gives up, so that the YAML library, which costs a hundred times as much, decides. Indents are two spaces,
 * a list is indented below its key, a value stands on its key's line.
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
export type PlainNode = string | null | typeof prose | Commented | PlainNode[] | PlainMap
export type PlainMap = Map<string, PlainNode>

/** Anything that some reader might take for a blank, a line end or a mark; a CR is fine in front of LF. */
const odd = /\r(?!\n)|[^\r\n\x20-\x7e\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff]/

const keyPattern = /^([A-Za-z_][\w./-]*):(?: +(.*))?$/
/** Neither a number nor an indicator in front, no quote at either end. */
const safeScalar = /^[\w/.\u00a1-\ud7ff](?:.*[^\s"':])?$/
const quotedScalar = /^"([^\s"'\\#:](?:[^"\\#:]*[^\s"'\\#:])?)"$/
const longestKey = 200

/** What YAML takes for a boolean or nothing. */
export const yamlWord = /^(?:true|True|TRUE|false|False|FALSE|null|Null|NULL)$/

/** A block whose lines begin at `indent`; it is a list or a map as soon as its first line is there. */
interface Level {
  readonly indent: number
  readonly node: PlainNode[] | PlainMap
  /** The key of a map that has no value yet. */
  open: string | undefined
}

/** The content of a text in plain YAML, a map; undefined where the text is anything else. */
export function readPlainYaml(source: SourceText): PlainMap | undefined {
  if (odd.test(source.text)) return undefined
  const root: PlainMap = new Map()
  return new PlainReader(root).read(source) ? root : undefined
}

class PlainReader {
  readonly #levels: Level[]
  #inProse = false

  constructor(root: PlainMap) {
    this.#levels = [{ indent: 0, node: root, open: undefined }]
  }

  /** False as soon as a line is not plain. */
  read(source: SourceText): boolean {
    for (const { text } of source.lines) {
      const indent = indentOf(text)
      if (indent === text.length) {
        if (this.#inProse && indent > 0) return false
        continue
      }
      if (this.#inProse && indent > 0) {
        if (!isProse(text, indent)) return false
        continue
      }
      this.#inProse = false
      if (text.charCodeAt(indent) !== 35 && !this.#line(indent, text.slice(indent).trimEnd())) return false
    }
    return true
  }

  #line(indent: number, content: string): boolean {
    const isItem = content.startsWith('- ')
    const level = this.#levelAt(indent, isItem)
    if (!level) return false
    if (isItem) return Array.isArray(level.node) && this.#item(level.node, indent, content.slice(2))
    return level.node instanceof Map && this.#key(level, content)
  }

  /** The block that a line at this indent goes on with, or opens; undefined where neither is plain. */
  #levelAt(indent: number, isItem: boolean): Level | undefined {
    while (this.#levels.at(-1)!.indent > indent) this.#levels.pop()
    const level = this.#levels.at(-1)!
    if (level.indent === indent) return level
    if (indent !== level.indent + 2 || level.open === undefined || !(level.node instanceof Map)) return undefined
    const child: Level = { indent, node: isItem ? [] : new Map(), open: undefined }
    level.node.set(level.open, child.node)
    level.open = undefined
    this.#levels.push(child)
    return child
  }

  #item(list: PlainNode[], indent: number, content: string): boolean {
    if (keyPattern.test(content)) {
      const level: Level = { indent: indent + 2, node: new Map(), open: undefined }
      list.push(level.node)
      this.#levels.push(level)
      return this.#key(level, content) && level.open === undefined
    }
    const value = readScalar(content.trimStart())
    if (value === undefined) return false
    list.push(value)
    return true
  }

  #key(level: Level, content: string): boolean {
    const found = keyPattern.exec(content)
    const map = level.node
    if (!found || !(map instanceof Map)) return false
    const [, key = '', written] = found
    if (map.has(key) || key.length > longestKey || yamlWord.test(key)) return false
    const value = this.#value(level, key, written)
    if (value === undefined) return false
    map.set(key, value)
    return true
  }

  #value(level: Level, key: string, written: string | undefined): PlainNode | undefined {
    level.open = written === undefined ? key : undefined
    if (written === undefined) return null
    if (written === '[]') return []
    if (written !== '>' || level.indent > 0) return readScalar(written)
    this.#inProse = true
    return prose
  }
}

/** A line of prose that no line reading takes for anything: no key, no item, no comment. */
const isProse = (text: string, indent: number): boolean =>
  indent === 2 && !text.includes(':') && safeScalar.test(text.slice(indent).trimEnd())

function readScalar(written: string): string | Commented | undefined {
  const comment = written.indexOf(' #')
  const value = comment < 0 ? written : written.slice(0, comment).trimEnd()
  const text = quotedScalar.exec(value)?.[1] ?? (safeScalar.test(value) && !value.includes(': ') ? value : undefined)
  return text === undefined || comment < 0 ? text : new Commented(text)
}
