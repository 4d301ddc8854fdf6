import { allowedBase } from '../boundaries/allowed-imports.ts'
import type { RuleDenial } from '../boundaries/governing-rules.ts'
import type { ImportVerdict } from '../boundaries/import-verdict.ts'
import { matcherOf, type PatternList } from '../boundaries/pattern-lists.ts'
import { patternBase, treeOf } from '../boundaries/pattern-text.ts'
import type { Fix, FixPart, TextEdit } from '../findings/finding.ts'
import { listValues } from '../manifest/manifest-lines.ts'
import { hasGoFiles, nearestManifest } from '../maturity/packages.ts'
import { modulePath } from '../repo/module-path.ts'
import { isWithin, joinPath } from '../repo/paths.ts'
import { type GoFile, type Manifest, type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import { SourceText } from '../text/source-text.ts'
import { applyEdits } from './fix-all.ts'
import { lineAround, type Mendable, removeLines, replaceSpan } from './lines.ts'

/** More patterns in place of one are no boundary that anybody could read. */
const mostPatterns = 30

/** An import that is to be allowed: from where, and of which package, both relative to the module. */
interface Widening {
  readonly snapshot: Snapshot
  readonly importer: string
  readonly imported: string
  readonly reason: string
}

/**
 * Lets an extension import a package that its rule and its manifest deny: what they deny beside it stays denied, and the
 * package is allowed, with a place for the reason. Never safe, and asked about in parts where a client can ask.
 * @returns none for stable roots, which import no extension whoever agrees; for test files, which CI leaves out; where a pattern
 *   for all modules denies it or the package is internal; and where a list has a form of its own
 */
export function widenRule(
  snapshot: Snapshot,
  file: GoFile,
  importPath: string,
  verdict: ImportVerdict,
  t: Localize,
): Fix[] {
  const module = modulePath(snapshot)
  if (verdict.kind !== 'denied' || verdict.asInternal || file.isTest) return []
  if (!file.directory.startsWith('x/') || !importPath.startsWith(`${module}/`)) return []
  const imported = importPath.slice(module.length + 1)
  const reason = t('<why {importer} may import it>', { importer: file.directory })
  const widening = { snapshot, importer: file.directory, imported, reason }
  const manifest = nearestManifest(snapshot, file.directory)
  const inRules = rulesEdits(widening, verdict.byRules, manifest)
  const inManifest = manifest && manifestEdits(widening, manifest)
  if (!inRules || !inManifest) return []
  const parts = [
    part(specPaths.dependencyRules, t('Says what it may not import'), inRules),
    part(manifest.path, t('Says the same of the module itself'), inManifest),
  ].filter(({ edits }) => edits.length > 0)
  const values = { importer: file.directory, imported }
  const title = t('Widen the rule: let {importer} import {imported}', values)
  const edits = parts.flatMap(one => one.edits)
  // A list that loses some items and gets others counts twice.
  const mostChanges = edits.length * 2
  return [{ title, edits, safe: false, parts, mostChanges, ...placeOfReason(snapshot, edits, reason) }]
}

/** Of what only a person may decide nothing is ticked beforehand. */
const part = (label: string, description: string, edits: readonly TextEdit[]): FixPart => ({
  label,
  description,
  isOptional: true,
  edits,
})

/** Where the reason is to be written, in the text as it is once the edits are made. */
function placeOfReason(snapshot: Snapshot, edits: readonly TextEdit[], reason: string): Pick<Fix, 'toWrite'> {
  for (const file of new Set(edits.map(edit => edit.file))) {
    const before = snapshot.text(file)
    const own = edits.filter(edit => edit.file === file)
    if (!before || !own.some(({ newText }) => newText.includes(reason))) continue
    const after = new SourceText(applyEdits(before, own))
    const start = after.text.indexOf(reason)
    return {
      toWrite: {
        file,
        range: after.range({ start, end: start + reason.length }),
        line: after.lineText(after.positionAt(start).line),
      },
    }
  }
  return {}
}

function rulesEdits(
  widening: Widening,
  denials: readonly RuleDenial[],
  manifest: Manifest | undefined,
): TextEdit[] | undefined {
  const source = widening.snapshot.text(specPaths.dependencyRules)
  if (!source) return undefined
  const file = { path: specPaths.dependencyRules, source }
  const edits: TextEdit[] = []
  for (const { rule, denied } of denials) {
    const narrowed = denied.list === 'deny' ? narrow(widening, file, 'deny', rule.deny) : undefined
    // A rule of which nothing is left to deny is a person's to take away.
    if (!narrowed) return undefined
    edits.push(...narrowed)
    // What a rule allows, the manifest at its path may not forbid: that of the importer alone is changed with it.
    if (rule.path?.text !== manifest?.directory) continue
    const isAllowed = rule.allow.some(({ text }) => matcherOf('allow', text)(widening.imported))
    edits.push(...(isAllowed ? [] : allowItem(widening, file, rule.allow.at(-1))))
  }
  return edits
}

function manifestEdits(widening: Widening, manifest: Manifest): TextEdit[] | undefined {
  const forbidden = listValues(manifest.lines, 'forbidden_imports')
  const allowed = listValues(manifest.lines, 'allowed_imports')
  const narrowed = narrow(widening, manifest, 'forbidden_imports', forbidden)
  if (!narrowed || !fits(widening, 'forbidden_imports', forbidden.length + added(narrowed))) return undefined
  const module = modulePath(widening.snapshot)
  const isAllowed = allowed.some(({ text }) => isWithin(widening.imported, allowedBase(text, module)))
  if (isAllowed) return narrowed
  return fits(widening, 'allowed_imports', allowed.length + 1)
    ? [...narrowed, ...allowItem(widening, manifest, allowed.at(-1))]
    : undefined
}

/** Lines more than before: each edit puts some in the place of one. */
const added = (edits: readonly TextEdit[]): number =>
  edits.reduce((sum, { newText }) => sum + (newText === '' ? 0 : newText.split('\n').length) - 1, 0)

/** The manifest's schema limits the length of its lists. */
function fits({ snapshot }: Widening, key: string, length: number): boolean {
  const limit = snapshot.manifestSchema?.limits.get(key)
  return limit === undefined || BigInt(length) <= limit
}

/** Behind the last item, with a place for the reason above it. */
function allowItem({ imported, reason }: Widening, file: Mendable, last: Piece | undefined): TextEdit[] {
  const line = last && lineAround(file.source, last.start)
  const [lead] = /^\s*- +/.exec(line?.text ?? '') ?? []
  if (!line || lead === undefined) return []
  const indent = lead.slice(0, lead.indexOf('-'))
  const { lineEnd } = file.source
  const end = { start: line.end, end: line.end }
  return [replaceSpan(file, end, `${lineEnd}${indent}# ${reason}${lineEnd}${lead}${imported}`)]
}

/**
 * Puts in the place of each pattern that denies the package those for what it denies beside it.
 * @returns undefined where a list is written in another form, would be too long, or would hold nothing
 */
function narrow(
  widening: Widening,
  file: Mendable,
  list: PatternList,
  patterns: readonly Piece[],
): TextEdit[] | undefined {
  const covering = patterns.filter(({ text }) => covers(list, text, widening.imported))
  const others = patterns.filter(pattern => !covering.includes(pattern)).map(({ text }) => text)
  const known = new Set(others)
  const edits: TextEdit[] = []
  for (const pattern of covering) {
    const beside = besides(widening, patternBase(pattern.text)).filter(path => !known.has(treeOf(path)))
    for (const path of beside) known.add(treeOf(path))
    const edit = beside.length <= mostPatterns ? inPlaceOf(file, pattern, beside.map(treeOf)) : undefined
    if (!edit) return undefined
    edits.push(edit)
  }
  return covering.length > 0 && known.size === 0 ? undefined : edits
}

/** As the one who matches it does; and as dependency-rules compares entries of both lists, to which a bare path is a tree. */
const covers = (list: PatternList, pattern: string, imported: string): boolean =>
  matcherOf(list, pattern)(imported) || matcherOf('deny', pattern)(imported)

/** The packages below a directory that are neither the imported one nor on the way to it, each as the top of its tree. */
function besides({ snapshot, imported }: Widening, base: string): string[] {
  const below = (directory: string): string[] =>
    snapshot.tree
      .children(directory)
      .map(name => joinPath(directory, name))
      .filter(path => snapshot.tree.entry(path) === 'directory')
      .flatMap(path => {
        if (path === imported || isWithin(imported, path)) return below(path)
        return holdsPackage(snapshot, path) ? [path] : []
      })
  return isWithin(imported, base) ? below(base) : []
}

const holdsPackage = (snapshot: Snapshot, directory: string): boolean =>
  hasGoFiles(snapshot, directory) ||
  snapshot.tree
    .children(directory)
    .map(name => joinPath(directory, name))
    .some(path => snapshot.tree.entry(path) === 'directory' && holdsPackage(snapshot, path))

/** Item by item as the pattern's own is written, quotes included. */
function inPlaceOf(file: Mendable, pattern: Piece, patterns: readonly string[]): TextEdit | undefined {
  const { source } = file
  const line = lineAround(source, pattern.start)
  const lead = line.text.slice(0, pattern.start - line.start)
  const behind = line.text.slice(pattern.end - line.start)
  if (!/^\s*- +["']?$/.test(lead) || !/^["']?\s*$/.test(behind)) return undefined
  if (patterns.length > 0) {
    return replaceSpan(file, line, patterns.map(one => lead + one + behind).join(source.lineEnd))
  }
  const { line: number } = source.positionAt(pattern.start)
  return removeLines(file, number, number)
}
