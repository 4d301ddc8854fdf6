import { possibleTexts } from '../completion/completion.ts'
import { cursorAt } from '../cursor/cursor.ts'
import { unquoted } from '../cursor/line-tokens.ts'
import { readGoMod } from '../golang/mod/go-mod.ts'
import { isImportable, modulePaths, packagesBelow } from '../maturity/packages.ts'
import { ownersInUse } from '../modules/owners.ts'
import { mentionsIn } from '../navigation/mentions.ts'
import { isGoFile } from '../repo/interest.ts'
import { modulePath } from '../repo/module-path.ts'
import { baseName, cleanPath, joinPath, parentPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { readMaturitySignals } from '../spec/maturity-signals.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { Localize } from '../text/localize.ts'
import type { Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'

/** The last edit of a document. */
export interface LastEdit {
  /** Of the file, relative to the workspace. */
  readonly path: string
  /** What was written, in the present text; empty where something was only removed. */
  readonly range: Range
}

/**
 * Whether somebody is in the middle of a word: the last edit lies within an import path or a value which so far only
 * begins one that may stand there, or in a Go file that does not parse.
 * @param plumego what the Go files import: of a checkout the snapshot itself
 * @param t for the completions, which know what may stand at a place
 */
export function isUnfinished(snapshot: Snapshot, { path, range }: LastEdit, plumego: Snapshot, t: Localize): boolean {
  if (range.start.line !== range.end.line) return false
  if (isGoFile(path)) return isUnfinishedImport(snapshot, path, range, plumego)
  const source = snapshot.text(path)
  if (!source) return false
  return path.endsWith('.yaml')
    ? isUnfinishedValue(snapshot, path, source, range, t)
    : isUnfinishedWord(snapshot, path, source, range)
}

function isUnfinishedImport(snapshot: Snapshot, path: string, edit: Range, plumego: Snapshot): boolean {
  const file = snapshot.goFiles.get(path)
  const typed = file?.imports.imports.find(
    ({ range: { start, end } }) =>
      start.line === edit.start.line && start.character < edit.start.character && edit.end.character < end.character,
  )
  if (!typed) return file?.isHalfTyped ?? false
  return beginsImport(plumego, typed.path) && !(isPutIn(edit) && isWholeImport(plumego, typed.path))
}

/** A word that is pasted or chosen from a list comes at once: what is whole then is meant so. */
const isPutIn = ({ start, end }: Range): boolean => end.character - start.character > 1

function isWholeImport(plumego: Snapshot, path: string): boolean {
  const module = modulePath(plumego)
  return path === module || (path.startsWith(`${module}/`) && isImportable(plumego, path.slice(module.length + 1)))
}

/** Whether an import path begins the module's path, or that of a package in it. */
function beginsImport(plumego: Snapshot, path: string): boolean {
  const module = modulePath(plumego)
  if (module.startsWith(path)) return true
  if (!path.startsWith(`${module}/`)) return false
  const typed = path.slice(module.length + 1)
  const [directory, begun] = [parentPath(typed), baseName(typed)]
  return plumego.tree.children(directory).some(name => {
    const below = joinPath(directory, name)
    if (!name.startsWith(begun) || plumego.tree.kind(below) !== 'directory') return false
    return packagesBelow(plumego, below).length > 0 || (name !== begun && isPackageIn(plumego, directory, below))
  })
}

const isPackageIn = (plumego: Snapshot, directory: string, path: string): boolean =>
  packagesBelow(plumego, directory).includes(path)

function isUnfinishedValue(
  snapshot: Snapshot,
  path: string,
  source: SourceText,
  { start, end }: Range,
  t: Localize,
): boolean {
  const cursor = cursorAt(source, end)
  if (!cursor) return false
  const typed = unquoted(cursor.typed)
  // Whatever may stand here begins with nothing.
  if (typed === '') return true
  const { range, kind } = cursor
  if (start.character < range.start.character || end.character > range.end.character) return false
  if (kind !== 'key' && isOpen(cursor.typed)) return true
  const isKeyToBe = kind === 'key' && !cursor.hasColon
  // Of a ref only git knows.
  if (cursor.path.includes('release_refs')) return true
  const texts = possibleTexts(snapshot, path, source, end, t)
  if (isPutIn({ start, end }) && texts.includes(typed)) return false
  if (texts.some(label => label.startsWith(typed) && (isKeyToBe || label !== typed))) return true
  if (kind === 'key') return false
  const others = [
    ...(cursor.path.at(-1) === 'owner' ? ownersAnywhere(snapshot) : modulesOf(snapshot)),
    ...(kind === 'item' ? modulePaths(snapshot) : []),
  ]
  return beginsOneOf(others, typed) || beginsPath(snapshot, typed)
}

/** True for a value in quotes that lacks the closing one. */
const isOpen = (typed: string): boolean => /^(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$/.test(typed)

/** A word of a page, or all that stands in a cell of its tables. */
function isUnfinishedWord(snapshot: Snapshot, path: string, source: SourceText, { start, end }: Range): boolean {
  const line = source.lineText(end.line)
  const around = (mark: RegExp): string => {
    const before = line.slice(0, start.character).split(mark).at(-1) ?? ''
    const behind = line.slice(end.character).split(mark)[0] ?? ''
    return (before + line.slice(start.character, end.character) + behind).trim()
  }
  if (!/^\s*\|/.test(line)) return isUnfinishedPath(snapshot, path, around(/[\s`"'(),[\]]/))
  const cell = around(/\|/).replaceAll('`', '')
  const part = around(/[|;]/)
  const signals = snapshot.read(specPaths.maturity, readMaturitySignals)?.byModule.values() ?? []
  const known = [
    ...[...signals].flatMap(({ fields }) => Object.values(fields).flatMap(field => field?.text ?? [])),
    ...[...(snapshot.manifestSchema?.enums.values() ?? [])].flat(),
    ...modulePaths(snapshot),
    ...ownersAnywhere(snapshot),
  ]
  return (
    cell === '' ||
    part === '' ||
    beginsOneOf(known, cell) ||
    beginsOneOf(known, part) ||
    isUnfinishedPath(snapshot, path, around(/[\s|`"'(),[\]]/))
  )
}

const isUnfinishedPath = (snapshot: Snapshot, page: string, word: string): boolean =>
  beginsOneOf(modulePaths(snapshot), word) ||
  beginsPath(snapshot, word) ||
  beginsPath(snapshot, cleanPath(joinPath(parentPath(page), word)))

const beginsOneOf = (all: readonly string[], typed: string): boolean =>
  typed !== '' && all.some(one => one.startsWith(typed) && one !== typed)

/** Whether a path with a slash in it begins that of a file or directory. */
function beginsPath({ tree }: Snapshot, typed: string): boolean {
  const path = typed.replace(/^\.\//, '')
  if (!path.includes('/') || path.startsWith('/')) return false
  const begun = baseName(path)
  return tree.children(parentPath(path)).some(name => name.startsWith(begun) && name !== begun)
}

/** Also those that only a page or the ledger names. */
const ownersAnywhere = (snapshot: Snapshot): string[] => [
  ...ownersInUse(snapshot, '').map(({ name }) => name),
  ...snapshot.textPaths
    .filter(path => !path.endsWith('module.yaml') && snapshot.text(path)?.text.toLowerCase().includes('owner'))
    .flatMap(path => mentionsIn(snapshot, path))
    .flatMap(mention => (mention.kind === 'owner' ? mention.name : [])),
]

/** The module's own path, wherever it is written. */
function modulesOf(snapshot: Snapshot): string[] {
  const own = snapshot.text('go.mod')
  return [plumegoModule, (own && readGoMod(own.text).module?.text) ?? plumegoModule]
}
