import type { TextEdit } from '../findings/finding.ts'
import { lineAround, type Mendable, removeLines, replaceSpan } from '../fixes/lines.ts'
import { removeEntry } from '../fixes/list-entries.ts'
import { addMissingKey, canTakeKey } from '../fixes/manifest-fixes.ts'
import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { type Manifest, type Snapshot, specPaths } from '../repo/snapshot.ts'
import { familyManifests } from '../rules/reference-layout/family-manifests.ts'
import { readMaturitySignals } from '../spec/maturity-signals.ts'
import { indentOf, type Piece } from '../text/go-strings.ts'
import { english } from '../text/localize.ts'
import type { SourceText } from '../text/source-text.ts'
import { yamlScalars } from '../yaml/scalars.ts'

/** A module that has moved from one family to another, or out of one, or into one. */
export interface Homing {
  /** What is as it will be, but for these entries. */
  readonly snapshot: Snapshot
  readonly manifest: Manifest
  /** The canonical root of the family that it belonged to. */
  readonly before: string | undefined
  /** The same of the family that it belongs to now; undefined for a family of its own. */
  readonly after: string | undefined
}

/** What manifests and specs say of the family that a module was in: taken out, or said of the new one. */
export const leftEntries = (homing: Homing): TextEdit[] => [
  ...parentKey(homing),
  ...subordinateItems(homing),
  ...taxonomyEntries(homing),
  ...declaredPath(homing),
  ...hotspotModule(homing),
  ...signalSentence(homing),
]

/** Titles of fixes are for nobody here. */
const removed = (file: Mendable, entry: Piece): TextEdit[] =>
  removeEntry(file, entry, english, false).flatMap(({ edits }) => edits)

function parentKey({ manifest, after }: Homing): TextEdit[] {
  const { source, lines, path } = manifest
  const value = trimmedScalar(lines, 'parent_family')
  if (value && value.text !== '') {
    if (after !== undefined) return value.text === after ? [] : [replaceSpan(manifest, value, after)]
    const { line } = source.positionAt(value.start)
    return [removeLines(manifest, line, line)]
  }
  if (after === undefined || lines.has('parent_family') || !canTakeKey(source, 'parent_family')) return []
  return [...addMissingKey(source, path, 'parent_family', after, english).edits]
}

/** An empty list would be a mistake of its own: with its last item the key goes, too. */
function subordinateItems({ snapshot, manifest: { directory }, after }: Homing): TextEdit[] {
  return familyManifests(snapshot).flatMap(({ manifest, package: family, subordinates }) => {
    const item = family === after ? undefined : subordinates.find(({ text }) => text === directory)
    const key = manifest.lines.get('subordinate_families')
    if (!item || !key) return []
    const { source } = manifest
    const { line } = source.positionAt(item.start)
    if (!/^\s*- /.test(source.lineText(line))) return removed(manifest, item)
    const first = subordinates.length > 1 ? line : source.positionAt(key.at.start).line
    return [removeLines(manifest, first, endOfItem(source, line))]
  })
}

/** The last editor line (0-based) of an item: what is indented more deeply belongs to it. */
function endOfItem(source: SourceText, line: number): number {
  const depth = indentOf(source.lineText(line))
  let last = line
  while (source.lineText(last + 1).trim() !== '' && indentOf(source.lineText(last + 1)) > depth) last++
  return last
}

function taxonomyEntries({ snapshot, manifest: { directory }, after }: Homing): TextEdit[] {
  const source = snapshot.text(specPaths.taxonomy)
  if (!source) return []
  const file = { path: specPaths.taxonomy, source }
  return (snapshot.taxonomy?.families ?? []).flatMap(({ canonicalRoot, roots }) => {
    const root = roots.find(({ text }) => text === directory)
    if (!root || canonicalRoot?.text === after) return []
    if (canonicalRoot?.text !== directory) return removed(file, root)
    return after === undefined ? [] : [wholeFamily(file, canonicalRoot, root)]
  })
}

/** A family of one root, from the line of its name on. */
function wholeFamily(file: Mendable, canonicalRoot: Piece, root: Piece): TextEdit {
  const line = ({ start }: Piece): number => file.source.positionAt(start).line
  return removeLines(file, Math.min(line(canonicalRoot), line(root)) - 1, Math.max(line(canonicalRoot), line(root)))
}

/** Families alone are declared. */
function declaredPath({ snapshot, manifest: { directory }, after }: Homing): TextEdit[] {
  const source = snapshot.text(specPaths.repo)
  const declared = snapshot.repoSpec?.extensionPaths.find(({ text }) => text === directory)
  return source && declared && after !== undefined ? removed({ path: specPaths.repo, source }, declared) : []
}

function hotspotModule({ snapshot, manifest: { directory }, before, after }: Homing): TextEdit[] {
  const source = snapshot.text(specPaths.hotspots)
  const file = source && { path: specPaths.hotspots, source }
  const value =
    source &&
    yamlScalars(snapshot, source).find(
      ({ keys, isKey, text }) => !isKey && text === before && keys.join('\n') === `packages\n${directory}\nmodule`,
    )
  return file && value ? [replaceSpan(file, value.span, after ?? directory)] : []
}

/** Where the entry says with which family to start. */
function signalSentence({ snapshot, manifest: { directory }, before, after }: Homing): TextEdit[] {
  const source = snapshot.text(specPaths.maturity)
  const entry = snapshot.read(specPaths.maturity, readMaturitySignals)?.byModule.get(directory)
  const value = entry?.fields.recommended_entrypoint
  const named = before === undefined || !value ? -1 : value.text.indexOf(`\`${before}\``)
  if (!source || !value || before === undefined || named < 0) return []
  const file = { path: specPaths.maturity, source }
  if (after !== undefined) {
    const start = value.start + named + 1
    return [replaceSpan(file, { start, end: start + before.length }, after)]
  }
  const line = lineAround(source, value.start)
  const lead = line.text.slice(0, line.text.indexOf(':') + 1)
  return [replaceSpan(file, line, `${lead} "${ownEntrypoint(directory)}"`)]
}

/** What a module of its own recommends to start from, in place of its family. */
const ownEntrypoint = (directory: string): string => `Start from \`${directory}\``
