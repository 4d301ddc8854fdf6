import { treeOf } from '../boundaries/pattern-text.ts'
import type { Fix } from '../findings/finding.ts'
import { isWithin } from '../repo/paths.ts'
import { manifestKeys, valueKind } from '../schema/module-schema.ts'
import { foreignEncoding } from '../text/encoding.ts'
import type { Localize } from '../text/localize.ts'
import { toBeWritten } from '../text/placeholder.ts'
import type { SourceText } from '../text/source-text.ts'

/** A value to begin with: a scalar, or the items of a list. */
export type SkeletonValue = string | readonly string[]

/** True for a key whose value follows from the directory, so that nobody need be asked. */
export const isKnownForSure = (key: string): boolean => key === 'name' || key === 'path' || key === 'layer'

/**
 * A value to begin with for a key that a manifest lacks. It never claims more maturity than an extension has without
 * evidence.
 * @param directory what the manifest describes, relative to the workspace
 * @param owner the nearest owner above, if one is known
 * @param isList for keys that the schema does not know: true where the workspace limits the key's length
 */
export function skeletonValue(key: string, directory: string, owner?: string, isList = false): SkeletonValue {
  const isExtension = isWithin(directory, 'x')
  const known: Readonly<Record<string, SkeletonValue>> = {
    name: directory,
    path: directory,
    layer: isExtension ? 'extension' : 'stable',
    status: isExtension ? 'experimental' : 'ga',
    risk: 'medium',
    owner: owner ?? toBeWritten,
    allowed_imports: ['stdlib'],
    forbidden_imports: isExtension ? ['reference', 'cmd'].map(treeOf) : [treeOf('x')],
    test_commands: [`go test -timeout 20s ./${directory}/...`, `go vet ./${directory}/...`],
  }
  if (Object.hasOwn(known, key)) return known[key]!
  return isList || valueKind(key) === 'list' ? [toBeWritten] : toBeWritten
}

/**
 * Adds a key at the place where manifests have it, in the file's own style: line ends, blank lines between lists,
 * comments and the end of the file stay as they are.
 * @param manifestPath the file, relative to the workspace
 */
export function addMissingKey(
  source: SourceText,
  manifestPath: string,
  key: string,
  value: SkeletonValue,
  t: Localize,
): Fix {
  const position = placeOf(key, source)
  const lines = typeof value === 'string' ? [`${key}: ${value}`] : [`${key}:`, ...value.map(item => `  - ${item}`)]
  if (position.apart === 'before') lines.unshift('')
  if (position.apart === 'behind') lines.push('')
  const isLastLine = position.line >= source.lineCount
  const end = source.lineEnd
  const text = isLastLine ? end + lines.join(end) : lines.join(end) + end
  const at = isLastLine ? source.positionAt(source.text.length) : { line: position.line, character: 0 }
  return {
    title: t('Add the key {key}', { key }),
    edits: [{ file: manifestPath, range: { start: at, end: at }, newText: text }],
    safe: isKnownForSure(key),
  }
}

/**
 * True where a key can be added: a person sees none of that name, such as CI overlooks behind a byte order mark or a
 * question mark, and the file is written as keys in column 0.
 */
export function canTakeKey({ text }: SourceText, key: string): boolean {
  if (foreignEncoding(text) !== undefined) return false
  const escaped = key.replace(/[^\w]/g, '\\$&')
  if (new RegExp(`^\\ufeff?(?:\\? +)?["']?${escaped}["']?[ \\t]*(?::|\\r?$)`, 'm').test(text)) return false
  const first = text.split(/\r?\n/).find(line => !/^\ufeff?\s*(?:#.*|---)?$/.test(line))
  return first === undefined || /^\ufeff?["']?\w[\w-]*["']?\s*:/.test(first)
}

interface Place {
  /** The editor line (0-based) in front of which the key goes; the number of lines for the end of the file. */
  readonly line: number
  /** On which side a blank line keeps it apart from its neighbours. */
  readonly apart: 'before' | 'behind' | 'no'
}

/** One top-level key of a manifest, by editor lines (0-based): its own, and the one behind its value. */
interface Block {
  readonly key: string
  readonly line: number
  end: number
}

function placeOf(key: string, source: SourceText): Place {
  const blocks = topLevelBlocks(source)
  const rank = orderOf(key)
  const before = blocks.filter(block => orderOf(block.key) < rank).reduce<Block | undefined>(laterKey, undefined)
  const spaced = blocks.some(block => source.lineText(block.end).trim() === '' && block.end + 1 < source.lineCount)
  const isList = valueKind(key) !== 'text'
  if (!before) {
    const first = blocks[0]
    return { line: first?.line ?? endOfText(source), apart: first && isList && spaced ? 'behind' : 'no' }
  }
  const ownParagraph = spaced && (isList || before.end - before.line > 1)
  return { line: before.end, apart: ownParagraph ? 'before' : 'no' }
}

/** Keys that the schema does not know go to the end. */
function orderOf(key: string): number {
  const index = manifestKeys.indexOf(key)
  return index < 0 ? manifestKeys.length : index
}

const laterKey = (chosen: Block | undefined, block: Block): Block =>
  chosen && orderOf(chosen.key) > orderOf(block.key) ? chosen : block

/** The line behind the last one that has text. */
function endOfText(source: SourceText): number {
  let line = source.lineCount
  while (line > 0 && source.lineText(line - 1).trim() === '') line--
  return line
}

function topLevelBlocks(source: SourceText): Block[] {
  const blocks: Block[] = []
  for (let line = 0; line < source.lineCount; line++) {
    const text = source.lineText(line)
    const last = blocks.at(-1)
    const key = /^([^\s#:-][^:]*):/.exec(text)?.[1]?.trimEnd()
    if (key !== undefined) blocks.push({ key, line, end: line + 1 })
    else if (last && text.trim() !== '' && /^[ \t-]/.test(text)) last.end = line + 1
  }
  return blocks
}
