import { importVerdict } from '../boundaries/import-verdict.ts'
import type { ImportSpec } from '../golang/imports.ts'
import { readPackageNames } from '../golang/scopes/package-uses.ts'
import { absenceOf } from '../maturity/absence.ts'
import { membershipsOf, protectedCategory } from '../maturity/categories.ts'
import { packageNameOf } from '../maturity/importable.ts'
import { maturityOf } from '../maturity/maturity.ts'
import { markedStatus, statusLabel, statusMark } from '../maturity/status.ts'
import { baseName } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import { type Position, type Range, rangesTouch } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { absenceText } from './absence-text.ts'
import type { HoverSetting } from './hover-setting.ts'
import { importingPlace, publicPackage } from './import-hover.ts'
import { manifestPlace } from './import-status.ts'
import { type HoverContent, type Line, linked, render } from './rich-text.ts'
import { type Importer, verdictLine } from './verdict-line.ts'

/** What a Go file imports, and where it stands. */
export interface ImportingFile {
  readonly source: SourceText
  readonly imports: readonly ImportSpec[]
  /** Undefined for a file that no rule of a checkout is about: an application's. */
  readonly importer: Importer | undefined
}

/**
 * What a person wants to know of a package of Plumego where its name stands, in one line: in front of the import's path,
 * or where the file uses the package and nothing else of that name hides it.
 * @param position 0-based, in UTF-16 code units
 * @returns undefined where no such name stands
 */
export function packageNameHover(
  snapshot: Snapshot,
  { source, imports, importer }: ImportingFile,
  position: Position,
  setting: HoverSetting,
): (HoverContent & { readonly range: Range }) | undefined {
  const word = wordAt(source.lineText(position.line), position.character)
  if (word === undefined) return undefined
  // Hardly any word is a package's name: only then is the file read.
  const candidates = imports.filter(spec => {
    const path = publicPackage(snapshot, spec.path)
    return path !== undefined && localName(snapshot, path, spec) === word
  })
  if (candidates.length === 0) return undefined
  const at = { start: position, end: position }
  const place = readPackageNames(source)
    .filter(({ name }) => name === word)
    .find(({ range }) => rangesTouch(range, at))
  const spec = candidates.find(({ start }) => place?.importStart === undefined || place.importStart === start)
  const path = spec && publicPackage(snapshot, spec.path)
  if (!place || !spec || path === undefined) return undefined
  const line = packageLine(snapshot, path, spec, importer, setting)
  return { ...render({ head: [[line]], body: [] }), range: place.range }
}

/** The word that a position lies in, or touches; `.`, as the name of an import, where it stands alone. */
function wordAt(line: string, character: number): string | undefined {
  const before = /(?<![\p{L}\p{N}_])[\p{L}\p{N}_]+$/u.exec(line.slice(0, character))?.[0] ?? ''
  const after = /^[\p{L}\p{N}_]*/u.exec(line.slice(character))?.[0] ?? ''
  const word = before + after
  if (word !== '') return word
  return line[character] === '.' || line[character - 1] === '.' ? '.' : undefined
}

/** By what name a file uses what it imports: without one in front, that of the package, which need not end its path. */
function localName(snapshot: Snapshot, path: string, { name, path: importPath }: ImportSpec): string {
  return name ?? packageNameOf(snapshot, path) ?? baseName(importPath)
}

/** `x/observability/ops ○ experimental`, and what a person must know besides. */
function packageLine(
  snapshot: Snapshot,
  path: string,
  spec: ImportSpec,
  importer: Importer | undefined,
  { t, link, pageOf, elsewhere, knowledge }: HoverSetting,
): Line {
  const maturity = maturityOf(snapshot, path)
  const manifest = manifestPlace(snapshot, path, maturity)
  const href = (manifest && link(manifest.file, manifest.range.start.line + 1)) ?? pageOf?.(path)
  const title = linked(path === '' ? baseName(spec.path) : path, href)
  const absence = /^x\//i.test(path) ? absenceOf(snapshot, path, importingPlace(importer, spec.literal)) : undefined
  if (knowledge === 'nothing' || (absence && elsewhere?.(path) !== undefined)) {
    return [title, ` ${statusMark('unknown')} ${statusLabel('unknown', t)}`]
  }
  if (absence) return [title, ` ${statusMark('unknown')} ${absenceText(absence, knowledge, t)}`]
  return [title, ` ${markedStatus(maturity, t)}`, ...notes(snapshot, path, spec, importer, t)]
}

function notes(
  snapshot: Snapshot,
  path: string,
  { path: importPath, literal }: ImportSpec,
  importer: Importer | undefined,
  t: Localize,
): Line {
  const isProtected = membershipsOf(snapshot, path).some(({ category }) => category.letter === protectedCategory)
  const notes: Line = isProtected ? [` · ${t('denied in production without auth')}`] : []
  if (!importer) return notes
  const verdict = importVerdict(importer.snapshot, { file: importer.file, spec: { path: importPath, literal } })
  if (verdict.kind !== 'denied') return notes
  return [...notes, ' · ', ...verdictLine(importer, { importPath, literal }, t)]
}
