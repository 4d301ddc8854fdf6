import { findNodeAtLocation, type Node, type ParseError, parseTree } from 'jsonc-parser'
import { tooDeepAt } from '../text/json-depth.ts'
import type { Span } from '../text/position.ts'

const key = 'plumego.imports.acknowledged'

/** A text of settings, and where in it the reason for an import is to be written. */
export interface AcknowledgedImportText {
  readonly text: string
  readonly reason: Span
}

/**
 * Adds an import to those that the settings of a workspace acknowledge, in the file's own style.
 * @param settings the text of .vscode/settings.json; the empty string where there is none
 * @param reason what stands there until a person writes one
 * @returns undefined where the text is no JSON, has the import already, or has the list in a form of its own
 */
export function acknowledgeImport(settings: string, path: string, reason: string): AcknowledgedImportText | undefined {
  const text = settings.trim() === '' ? '{}\n' : settings
  const { root, list } = read(text) ?? {}
  if (!root || list?.children?.some(entry => findNodeAtLocation(entry, ['import'])?.value === path)) return undefined
  const { indent, lineEnd } = styleOf(text)
  const entry = `{ "import": ${JSON.stringify(path)}, "reason": ${JSON.stringify(reason)} }`
  const inner = `${indent}${indent}`
  const after = list
    ? append(text, list, entry, inner, indent, lineEnd)
    : append(text, root, `"${key}": [${lineEnd}${inner}${entry}${lineEnd}${indent}]`, indent, '', lineEnd)
  const at = after.indexOf(entry) + entry.lastIndexOf(JSON.stringify(reason)) + 1
  return { text: after, reason: { start: at, end: at + reason.length } }
}

/** What the text holds; undefined where that is not to be changed here. */
function read(text: string): { readonly root: Node; readonly list: Node | undefined } | undefined {
  if (tooDeepAt(text) !== undefined) return undefined
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { allowTrailingComma: true })
  if (errors.length > 0 || root?.type !== 'object') return undefined
  const names = (root.children ?? []).map(({ children: [name] = [] }) => String(name?.value))
  // Nested instead of dotted: a second way to write the same would hide one of them.
  if (names.includes('plumego') || names.includes('plumego.imports')) return undefined
  const list = findNodeAtLocation(root, [key])
  return list && list.type !== 'array' ? undefined : { root, list }
}

/**
 * Puts an item behind the last one of a list or an object, and behind a comment beside that.
 * @param outer the indent of what closes the container
 */
function append(text: string, container: Node, item: string, indent: string, outer: string, lineEnd: string): string {
  const last = container.children?.at(-1)
  const from = last ? last.offset + last.length : container.offset + 1
  const closing = container.offset + container.length - 1
  const between = text.slice(from, closing)
  const [, comma = '', beside = ''] = /^(\s*,)?([ \t]*\/\/[^\r\n]*)?/.exec(between) ?? []
  const rest = between.slice(comma.length + beside.length)
  const isOpen = last !== undefined && comma === ''
  const end = rest.includes('\n') ? rest : `${rest.trimEnd()}${lineEnd}${outer}`
  const added = `${isOpen ? ',' : comma}${beside}${lineEnd}${indent}${item}${comma === '' ? '' : ','}`
  return text.slice(0, from) + added + end + text.slice(closing)
}

function styleOf(text: string): { readonly indent: string; readonly lineEnd: string } {
  return { indent: /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ', lineEnd: text.includes('\r\n') ? '\r\n' : '\n' }
}
