import { readManifestLines } from '../manifest/manifest-lines.ts'
import { parentPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import type { Position, Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { keyMeaning, keyTitle, valueMeaning } from '../yaml/manifest-keys.ts'
import { workspaceSchema } from '../yaml/schema-validation.ts'
import { type HoverContent, type Line, render } from './rich-text.ts'

/** What a hover in module.yaml says, and the word that it is about. */
export interface ManifestHover extends HoverContent {
  readonly range: Range
}

/**
 * The hover on a top-level key of module.yaml, or on one of a key's fixed values.
 * @param manifestPath relative to the workspace
 * @param position 0-based, in UTF-16 code units
 * @returns undefined anywhere else, and for keys of which nothing is known
 */
export function manifestHover(
  snapshot: Snapshot,
  manifestPath: string,
  text: SourceText,
  position: Position,
  t: Localize,
): ManifestHover | undefined {
  const line = text.lineText(position.line)
  const [whole, key = '', gap = '', value = ''] = /^([\w-]+) *:([ \t]*)([^\s#]*)/.exec(line) ?? []
  if (whole === undefined) return undefined
  const at = (start: number, length: number): Range => ({
    start: { line: position.line, character: start },
    end: { line: position.line, character: start + length },
  })
  const colon = line.indexOf(':')
  if (position.character <= colon) return keyHover({ snapshot, manifestPath, text, t }, key, at(0, key.length))
  const start = colon + 1 + gap.length
  if (position.character < start || position.character > start + value.length) return undefined
  return valueHover(snapshot, key, value, at(start, value.length), t)
}

interface Hovered {
  readonly snapshot: Snapshot
  readonly manifestPath: string
  readonly text: SourceText
  readonly t: Localize
}

function keyHover({ snapshot, manifestPath, text, t }: Hovered, key: string, range: Range): ManifestHover | undefined {
  const { required, properties } = workspaceSchema(snapshot.manifestSchema)
  const property = properties[key]
  if (!property) return undefined
  const title = keyTitle(key, t) ?? key
  const isRequired = required.includes(key)
  const head: Line = [{ bold: title }, ` · ${isRequired ? t('required') : t('optional')}`]
  const meaning = keyMeaning(key, t)
  const facts: Line[] = []
  if (key === 'name' || key === 'path') facts.push([t('Here: {directory}.', { directory: parentPath(manifestPath) })])
  if (property.maxItems !== undefined) {
    const used = readManifestLines(text).get(key)?.itemCount ?? 0
    facts.push([t('Entries: {used} of at most {limit}.', { used, limit: property.maxItems })])
  }
  if (property.enum) facts.push([t('Values: {values}.', { values: property.enum.join(', ') })])
  if (snapshot.manifestSchema && (isRequired || facts.length > 0)) {
    facts.push([t('By {schema}.', { schema: specPaths.manifestSchema })])
  }
  const body = facts.length > 0 ? [facts] : []
  return { ...render({ head: meaning === undefined ? [[head]] : [[head], [[meaning]]], body }), range }
}

function valueHover(
  snapshot: Snapshot,
  key: string,
  written: string,
  range: Range,
  t: Localize,
): ManifestHover | undefined {
  const value = written.replace(/^["']+|["']+$/g, '')
  const allowed = workspaceSchema(snapshot.manifestSchema).properties[key]?.enum
  if (!allowed?.includes(value)) return undefined
  const meaning = valueMeaning(key, value, t)
  const head: Line[][] = [[[{ bold: value }, ` · ${keyTitle(key, t) ?? key}`]]]
  if (meaning !== undefined) head.push([[meaning]])
  return { ...render({ head, body: [] }), range }
}
