import { groupBy } from '../../collections.ts'
import type { Fix } from '../../findings/finding.ts'
import { related } from '../../findings/words.ts'
import { addEntry } from '../../fixes/list-entries.ts'
import type { Marker } from '../../golang/markers.ts'
import { parentPath } from '../../repo/paths.ts'
import { type GoFile, specPaths } from '../../repo/snapshot.ts'
import { type InventoryEntry, readDeprecationInventory } from '../../spec/deprecation-inventory.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, searchedFiles } from './files.ts'

const common = { check, severity: 'error' } as const
const inventory = specPaths.deprecationInventory

const unregistered: RuleInfo = {
  ...common,
  code: 'marker-unregistered',
  summary:
    'A line of a Go file marks something as out of date or unfinished, and no entry of the inventory lists the file.',
  key: ['file', 'line'],
}
const removed: RuleInfo = {
  ...common,
  code: 'marker-of-removed-entry',
  summary: 'A marker stands in a file of an entry whose status is removed.',
  key: ['entry', 'file', 'line'],
}

export const goMarkers: WorkspaceRule = {
  scope: 'workspace',
  rules: [unregistered, removed],
  run(context) {
    const { snapshot } = context
    const entries = snapshot.read(inventory, readDeprecationInventory)
    // Without an inventory the program stops.
    if (!entries) return
    const listing = groupBy(
      entries.flatMap(entry => entry.paths.map(({ text }) => ({ entry, text }))),
      ({ text }) => text,
    )
    for (const { file, found } of searchedFiles(snapshot)) {
      const lists = listing.get(file.path) ?? []
      for (const marker of found.markers) {
        if (lists.length === 0) reportUnregistered(file, marker, entries, context)
        for (const { entry } of lists) reportRemoved(file, marker, entry, context)
      }
    }
  },
}

function reportUnregistered(
  { path }: GoFile,
  { line, text, range }: Marker,
  entries: readonly InventoryEntry[],
  context: RuleContext,
): void {
  const { t, report } = context
  report(unregistered, {
    file: path,
    range,
    key: [path, String(line)],
    identity: [path, text],
    message: t(
      'This line reads as a marker of what is out of date or unfinished, and no entry of {inventory} lists {path}: register it there with an owner and a decision, or reword the line.',
      { inventory, path },
    ),
    fixes: registration(path, entries, context),
  })
}

/** Where one entry alone is about files of the same directory, it is likely about this one too. */
function registration(path: string, entries: readonly InventoryEntry[], { snapshot, t }: RuleContext): Fix[] {
  const beside = (entry: InventoryEntry): boolean =>
    entry.fields.get('status')?.text !== 'removed' &&
    entry.paths.some(({ text }) => parentPath(text) === parentPath(path))
  const [entry, another] = entries.filter(beside)
  const source = snapshot.text(inventory)
  if (!entry || another || !source) return []
  const key = { at: entry.at, value: { text: '', start: entry.at.end, end: entry.at.end }, items: entry.paths }
  const edit = addEntry({ path: inventory, source }, key, path)
  const title = t('Add {path} to the entry {entry}', { path, entry: entry.id.text })
  return edit ? [{ title, edits: [edit], safe: false }] : []
}

function reportRemoved(
  { path }: GoFile,
  { line, text, range }: Marker,
  entry: InventoryEntry,
  { snapshot, t, report }: RuleContext,
): void {
  if (entry.fields.get('status')?.text !== 'removed') return
  const { id } = entry
  report(removed, {
    file: path,
    range,
    key: [id.text, path, String(line)],
    identity: [id.text, path, text],
    message: t(
      '{entry} of {inventory} is removed, but this marker is still here: take it out, or correct the status.',
      {
        entry: id.text,
        inventory,
      },
    ),
    related: [
      related(snapshot, inventory, id.text === '' ? entry.at : id, t('{entry} lists this file', { entry: id.text })),
    ],
  })
}
