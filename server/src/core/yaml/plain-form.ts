import { isMap, isSeq, type Node, type Pair } from 'yaml'
import { SourceText } from '../text/source-text.ts'
import { keyText, pairOf, resolved, scalarText, type YamlDocument } from './document.ts'

/** Which parts of a file some check looks at: text, text over several lines, a list of texts, maps of these, a list of maps. */
export type Shape =
  | 'text'
  | 'prose'
  | 'list'
  | { readonly keys: Readonly<Record<string, Shape>> }
  | { readonly each: Shape }
  | { readonly entries: Readonly<Record<string, Shape>> }

/** What a file would look like if its author had written everything that YAML sees in it the plainest way. */
export interface PlainForm {
  readonly source: SourceText
  /** Puts values back that `source` holds under a mark. */
  decode(text: string): string
}

/** Stands around the number of a value that a line reading might cut, trim or split if it stood there itself. */
const mark = '\ue000'
const plainText = /^[\w./*@-]+$/

/**
 * Writes the parts of a document that `shape` names as the line readings expect them: two spaces an indent, one item a
 * line, no quotes, no comments. Read line by line, that is YAML's reading of the file.
 */
export function plainForm(document: YamlDocument, shape: Shape): PlainForm {
  const writer = new Writer(document)
  writer.write(resolved(document.contents, document), shape, 0)
  return { source: new SourceText(writer.lines.join('\n')), decode: text => writer.decode(text) }
}

class Writer {
  readonly lines: string[] = []
  readonly #document: YamlDocument
  readonly #values: string[] = []

  constructor(document: YamlDocument) {
    this.#document = document
  }

  write(node: Node | undefined, shape: Shape, indent: number): void {
    if (shape === 'text' || shape === 'prose') return
    if (shape === 'list') this.#list(node, indent)
    else if ('keys' in shape) this.#keys(node, shape.keys, indent)
    else if ('each' in shape) this.#each(node, shape.each, indent)
    else this.#entries(node, shape.entries, indent)
  }

  decode(text: string): string {
    return text.replace(/\ue000(\d+)\ue000/g, (_, index: string) => this.#values[Number(index)] ?? '')
  }

  #keys(node: Node | undefined, keys: Readonly<Record<string, Shape>>, indent: number): void {
    for (const [key, shape] of Object.entries(keys)) {
      const pair = pairOf(node, key)
      if (pair) this.#pair(pair, shape, indent, key)
    }
  }

  #each(node: Node | undefined, shape: Shape, indent: number): void {
    if (!isMap(node)) return
    for (const pair of node.items) this.#pair(pair, shape, indent, keyText(pair))
  }

  /** The first key named stands behind the dash, wherever its author put it: YAML knows no order of keys. */
  #entries(node: Node | undefined, keys: Readonly<Record<string, Shape>>, indent: number): void {
    if (!isSeq(node)) return
    for (const item of node.items) {
      const before = this.lines.length
      this.#keys(resolved(item, this.#document), keys, indent + 2)
      const first = this.lines[before]
      if (first !== undefined) this.lines[before] = `${' '.repeat(indent)}- ${first.slice(indent + 2)}`
    }
  }

  #pair(pair: Pair, shape: Shape, indent: number, key: string): void {
    const value = resolved(pair.value, this.#document)
    const text = shape === 'text' || shape === 'prose' ? scalarText(value) : undefined
    this.#line(indent, text === undefined ? `${this.#encode(key)}:` : `${this.#encode(key)}: ${this.#encode(text)}`)
    this.write(value, shape, indent + 2)
  }

  /** A single text where a list belongs is meant as a list of one. */
  #list(node: Node | undefined, indent: number): void {
    if (isSeq(node)) {
      for (const item of node.items) this.#item(resolved(item, this.#document), indent)
    } else this.#item(node, indent)
  }

  #item(item: Node | undefined, indent: number): void {
    const text = scalarText(item)
    if (text !== undefined) this.#line(indent, text === '' ? '- ""' : `- ${this.#encode(text)}`)
    else if (isMap(item)) this.#line(indent, `- ${this.#mapItem(item.items)}`)
    else if (isSeq(item)) this.#line(indent, `- ${this.#encode('[ ]')}`)
  }

  /** A map in a list counts as one item, and is known by its package where it names one, else by its first key. */
  #mapItem(pairs: readonly Pair[]): string {
    const pair = pairs.find(candidate => keyText(candidate) === 'package') ?? pairs[0]
    if (!pair) return this.#encode('{ }')
    const text = scalarText(resolved(pair.value, this.#document))
    return this.#encode(text === undefined ? `${keyText(pair)}:` : `${keyText(pair)}: ${text}`)
  }

  #line(indent: number, content: string): void {
    this.lines.push(' '.repeat(indent) + content)
  }

  #encode(text: string): string {
    if (text === '' || plainText.test(text)) return text
    return `${mark}${this.#values.push(text) - 1}${mark}`
  }
}
