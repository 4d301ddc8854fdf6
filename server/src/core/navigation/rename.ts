import type { TextEdit } from '../findings/finding.ts'
import { baseName, cleanPath, isWithin, type Move, moved, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Position, Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { importsWithin, type PackageImport } from './go-imports.ts'
import type { PathMention } from './mention.ts'
import { allMentions, mentionAt, type PlacedMention, placeOf } from './mentions.ts'
import { badPartOf } from './new-path.ts'
import { removedValue } from './removed-value.ts'
import type { BuiltHere } from './this-plumego.ts'

/** What may be renamed at a position: the word, and what stands there for the person to change. */
export interface Renamable {
  readonly range: Range
  readonly name: string
  readonly kind: 'owner' | 'package'
}

/**
 * What can be renamed at a position of a manifest, a specs file or a page: an owner, or the path of a directory under
 * x/. Undefined for anything else; a stable root keeps its path, for applications import it.
 */
export function renamableAt(snapshot: Snapshot, file: string, position: Position): Renamable | undefined {
  const found = snapshot.isForeign(file) ? undefined : mentionAt(snapshot, file, position)
  if (!found) return undefined
  const { mention } = found
  const { range } = placeOf(found)
  if (mention.kind === 'owner') return { range, name: mention.name, kind: 'owner' }
  const isPackage = mention.path.startsWith('x/') && snapshot.own.tree.kind(mention.path) === 'directory'
  return isPackage ? { range, name: mention.path, kind: 'package' } : undefined
}

/** Why a new name will not do. */
export type NameProblem = 'same' | 'not-a-package' | 'exists' | 'inside-itself' | 'not-plain' | 'treated-otherwise'

const packagePath = /^x(?:\/[a-z][a-z0-9_]*)+$/
/** What YAML and every reading of Plumego's programs take as it stands, and a table's cell too. */
const plainName = /^[\p{L}\p{N}@][\p{L}\p{N}@ ._/-]*$/u

/** What is wrong with a new name; undefined where nothing is. */
export function nameProblem(snapshot: Snapshot, { kind, name }: Renamable, wanted: string): NameProblem | undefined {
  if (wanted === name) return 'same'
  if (kind === 'owner') return plainName.test(wanted) && wanted === wanted.trim() ? undefined : 'not-plain'
  if (wanted.startsWith('x/') && badPartOf(wanted, name)) return 'treated-otherwise'
  if (!packagePath.test(wanted)) return 'not-a-package'
  if (isWithin(wanted, name)) return 'inside-itself'
  return snapshot.tree.kind(wanted) ? 'exists' : undefined
}

/** Every place that names an owner, given another name. */
export function renameOwner(snapshot: Snapshot, name: string, wanted: string, isBuiltHere: BuiltHere): TextEdit[] {
  return allMentions(snapshot, isBuiltHere, ({ text }) => text.includes(name))
    .filter(({ mention }) => mention.kind === 'owner' && mention.name === name)
    .map(placed => ({ ...placeOf(placed), newText: wanted }))
}

/**
 * What has to be written otherwise when a file or directory moves: everything that names it or something below it, in
 * manifests, specs, pages and Go imports. The files stand where they were; moving them is for the caller.
 * @param from relative to the workspace, as `to`
 */
export function movePath(snapshot: Snapshot, from: string, to: string, isBuiltHere: BuiltHere): TextEdit[] {
  // What lies in another repository is that one's to follow.
  if (snapshot.isForeign(from) || snapshot.isForeignDirectory(from)) return []
  const move = { from, to }
  // However a path is written, its last part is; but a page that moves itself may write only the way to elsewhere.
  const mayHold = ({ text }: SourceText, file: string): boolean => text.includes(baseName(from)) || isWithin(file, from)
  const named = allMentions(snapshot, isBuiltHere, mayHold).flatMap(placed => {
    const edit = placed.mention.kind === 'path' ? mentionEdit(placed, placed.mention, move) : undefined
    return edit ? [edit] : []
  })
  return [...named, ...importsWithin(snapshot, from, isBuiltHere).map(found => importEdit(found, move))]
}

function mentionEdit({ file, source }: PlacedMention, mention: PathMention, move: Move): TextEdit | undefined {
  const { path, span } = mention
  const written = source.text.slice(span.start, span.end)
  if (mention.from === '') {
    if (!isWithin(path, move.from)) return undefined
    // Only what changes is replaced, where the path is written as it is.
    if (!written.startsWith(move.from)) return { file, range: source.range(span), newText: moved(path, move) }
    const end = span.start + move.from.length
    return { file, range: source.range({ start: span.start, end }), newText: move.to }
  }
  const directory = moved(mention.from, move)
  if (!isWithin(moved(path, move), directory) && isOfManifest(file, mention))
    return removedValue({ path: file, source }, span)
  const newText = writtenFrom(mention, directory, moved(path, move))
  return newText === cleanPath(written) ? undefined : { file, range: source.range(span), newText }
}

/** A value that a manifest gives from its own directory on: nothing else can be named there. */
const isOfManifest = (file: string, { keys }: PathMention): boolean => file.endsWith('module.yaml') && keys.length > 0

/** A moved path as the mention may write it: of the ways to name what lies elsewhere, each place takes one. */
function writtenFrom({ keys }: PathMention, directory: string, path: string): string {
  const isLink = keys.length === 0
  return isLink || isWithin(path, directory) ? relativePath(directory, path) : path
}

/** A path as it is written from a directory; what lies elsewhere is written with `..`. */
function relativePath(directory: string, path: string): string {
  let above = directory
  let up = ''
  while (!isWithin(path, above)) {
    above = parentPath(above)
    up += '../'
  }
  return up + (above === '' ? path : path.slice(above.length + 1))
}

/** Within the quotes where the literal holds the path as it is; a literal with escapes is written anew. */
function importEdit({ file, spec, path }: PackageImport, move: Move): TextEdit {
  const { start, end } = spec.range
  const isPlain = spec.literal.slice(1, -1) === spec.path
  const newPath = spec.path.slice(0, spec.path.length - path.length) + moved(path, move)
  if (!isPlain) return { file: file.path, range: spec.range, newText: `"${newPath}"` }
  const from = start.character + 1 + spec.path.length - path.length
  const range = {
    start: { line: start.line, character: from },
    end: { line: end.line, character: from + move.from.length },
  }
  return { file: file.path, range, newText: move.to }
}
