import { groupBy } from '../collections.ts'
import { cutFields } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import type { ApiSymbol } from './go-api.ts'

/** A line of a snapshot of exported names, as Plumego's extension-api-snapshot writes it. */
export interface SnapshotEntry {
  readonly importPath: string
  /** `func`, `method`, `type`, `const` or `var`, unless somebody wrote the line by hand. */
  readonly kind: string
  /** Of a method `T.M`. */
  readonly name: string
  readonly signature: string
  /** The 0-based line that it stands on. */
  readonly line: number
}

/** Of a method its name alone. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** A signature as Go has it: Plumego's tool leaves out the blank in front of a second `func`. */
export const goSignature = ({ name, signature }: Pick<SnapshotEntry, 'name' | 'signature'>): string =>
  signature.replace(`${lastPart(name)}func`, () => lastPart(name))

const title = '# plumego extension api snapshot v1'
const mark = 'symbol\t'
const patternMark = 'pattern\t'

/** What Plumego's tool prints of a symbol. @param importPath of its package */
export const symbolLine = (importPath: string, { kind, name, signature }: ApiSymbol): string =>
  `${mark}${importPath}\t${kind}\t${name}\t${signature}`

/**
 * A whole snapshot, byte for byte as Plumego's tool writes it.
 * @param pattern as it was given
 * @param lines of symbols, in any order
 */
export function snapshotText(modulePath: string, pattern: string, lines: readonly string[]): string {
  const sorted = [...lines].sort(inByteOrder)
  return [title, `module\t${modulePath}`, `${patternMark}${pattern}`, ...sorted].map(line => `${line}\n`).join('')
}

/** The module path of a go.mod as Plumego's tool reads it: a comment behind it hides it. Undefined where there is none. */
export const snapshotModule = (goMod: SourceText): string | undefined =>
  goMod.lines.map(({ text }) => cutFields(text)).find(([word, , more]) => word === 'module' && more === undefined)?.[1]

/** A line that belongs to a symbol and lacks a part: Plumego's tool stops there. */
export interface BrokenLine {
  readonly text: string
  /** 0-based. */
  readonly line: number
}

/** What a snapshot holds, as Plumego's tool compares it. */
export interface ApiSnapshot {
  /** By what symbols are compared by: the line without its signature. Of equal ones the last counts. */
  readonly entries: ReadonlyMap<string, SnapshotEntry>
  /** The same by import path, in the order of the file. */
  readonly packages: ReadonlyMap<string, readonly SnapshotEntry[]>
  /** What it was taken of, as it was given: `./x/rest/...`; empty where no line says. */
  readonly pattern: string
  readonly broken: BrokenLine | undefined
}

/** What a symbol is compared by. */
const symbolKey = (importPath: string, { kind, name }: Pick<SnapshotEntry, 'kind' | 'name'>): string =>
  `${mark}${importPath}\t${kind}\t${name}`

/** Reads a snapshot. Whatever is no symbol is passed over. */
export function readSnapshot(source: SourceText): ApiSnapshot {
  const entries = new Map<string, SnapshotEntry>()
  let broken: BrokenLine | undefined
  let pattern = ''
  source.lines.forEach(({ text }, line) => {
    if (pattern === '' && text.startsWith(patternMark)) pattern = text.slice(patternMark.length)
    if (!text.startsWith(mark)) return
    const [, importPath = '', kind = '', name, ...rest] = text.split('\t')
    if (name === undefined || rest.length === 0) broken ??= { text, line }
    else {
      const entry = { importPath, kind, name, signature: rest.join('\t'), line }
      entries.set(symbolKey(importPath, entry), entry)
    }
  })
  return { entries, packages: groupBy([...entries.values()], ({ importPath }) => importPath), pattern, broken }
}

/** A symbol that one snapshot has otherwise than another. */
export interface ApiChange {
  readonly kind: 'added' | 'removed' | 'changed'
  /** What it is compared by, as Plumego's tool writes it. */
  readonly key: string
  /** In the older snapshot; undefined of what is added. */
  readonly before: SnapshotEntry | undefined
  /** In the newer one; undefined of what is removed. */
  readonly after: SnapshotEntry | undefined
}

/** How one snapshot differs from another, symbol by symbol as Plumego's tool compares, in no order. */
export function apiChanges({ entries: older }: ApiSnapshot, { entries: newer }: ApiSnapshot): ApiChange[] {
  const changes: ApiChange[] = []
  for (const [key, before] of older) {
    const after = newer.get(key)
    if (!after) changes.push({ kind: 'removed', key, before, after })
    else if (after.signature !== before.signature) changes.push({ kind: 'changed', key, before, after })
  }
  for (const [key, after] of newer) if (!older.has(key)) changes.push({ kind: 'added', key, before: undefined, after })
  return changes
}

/** The same as Plumego's tool tells it: a line for each, in its order; none where they match. */
export function snapshotDifferences(before: ApiSnapshot, after: ApiSnapshot): string[] {
  return apiChanges(before, after).flatMap(linesOf).sort(inByteOrder)
}

function linesOf({ kind, key, before, after }: ApiChange): string[] {
  if (kind === 'removed') return [`- removed ${key} ${before?.signature}`]
  if (kind === 'added') return [`+ added ${key} ${after?.signature}`]
  return [`~ changed ${key}`, `  before ${before?.signature}`, `  after  ${after?.signature}`]
}

/** The order of UTF-8 bytes, which is that of code points: UTF-16 has those above U+FFFF before the last ones below. */
function inByteOrder(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  let at = 0
  while (at < length && left.charCodeAt(at) === right.charCodeAt(at)) at++
  if (at === length) return left.length - right.length
  return rank(left.charCodeAt(at)) - rank(right.charCodeAt(at))
}

/** Surrogates stand for what lies above all other code units. */
const rank = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit)
