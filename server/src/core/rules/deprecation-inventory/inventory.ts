import { rangeIn } from '../../findings/words.ts'
import { removeEntry } from '../../fixes/list-entries.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { replaceScalar, valueWithoutComment } from '../../fixes/scalars.ts'
import { specPaths } from '../../repo/snapshot.ts'
import { type InventoryEntry, type InventoryField, readDeprecationInventory } from '../../spec/deprecation-inventory.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, markedFiles } from './files.ts'

const common = { check, severity: 'error' } as const
const file = specPaths.deprecationInventory

const fieldMissing: RuleInfo = {
  ...common,
  code: 'inventory-field-missing',
  summary: 'An entry of the deprecation inventory lacks what each has to say.',
  key: ['entry', 'field'],
}
const decisionRequired: RuleInfo = {
  ...common,
  code: 'inventory-decision-required',
  summary: 'An entry of the deprecation inventory still waits for somebody to decide.',
  key: ['entry'],
}
const markerMissing: RuleInfo = {
  ...common,
  code: 'marker-missing',
  summary: 'An entry of the deprecation inventory lists a file without any marker.',
  key: ['entry', 'path'],
}

export const inventoryEntries: WorkspaceRule = {
  scope: 'workspace',
  rules: [fieldMissing, decisionRequired, markerMissing],
  run(context) {
    const { snapshot } = context
    const entries = snapshot.read(file, readDeprecationInventory) ?? []
    const marked = new Set(markedFiles(snapshot))
    const listed = new Set(entries.flatMap(({ paths }) => paths.map(({ text }) => text)))
    for (const entry of entries) {
      checkFields(entry, context)
      if (entry.fields.get('status')?.text === 'removed') continue
      for (const path of entry.paths) {
        if (marked.has(path.text)) continue
        // A file that moved is marked where it is now, and nobody has listed it there yet.
        const moved = [...marked].filter(file => !listed.has(file))
        reportWithoutMarker(entry, path, nearestValue(path.text, moved), context)
      }
    }
  },
}

/** In the order in which the program asks. */
const asked: readonly InventoryField[] = ['category', 'status', 'owner', 'decision', 'replacement']

function checkFields(entry: InventoryEntry, { snapshot, t, report }: RuleContext): void {
  const { id, fields } = entry
  for (const field of asked) {
    if (fields.get(field)?.text) continue
    report(fieldMissing, {
      file,
      range: rangeIn(snapshot, file, id.text === '' ? entry.at : id),
      key: [id.text, field],
      message: t('{entry} gives no {field}, which each entry of the inventory has to give: add it.', {
        entry: id.text,
        field,
      }),
    })
  }
  const status = fields.get('status')
  if (status?.text !== 'decision_required') return
  report(decisionRequired, {
    file,
    range: rangeIn(snapshot, file, status),
    key: [id.text],
    message: t(
      'Nobody has decided yet whether {entry} is kept or removed: decide, and say so in status and decision.',
      {
        entry: id.text,
      },
    ),
  })
}

function reportWithoutMarker(
  { id }: InventoryEntry,
  path: Piece,
  meant: string | undefined,
  { snapshot, t, report }: RuleContext,
): void {
  const source = snapshot.text(file)
  const values = { entry: id.text, path: path.text }
  const message = snapshot.goFiles.has(path.text)
    ? t('{entry} lists {path}, which has no marker any more: drop the path, or set the status to removed.', values)
    : t('{entry} lists {path}, and there is no such Go file: correct the path, or drop it.', values)
  report(markerMissing, {
    file,
    range: rangeIn(snapshot, file, path),
    key: [id.text, path.text],
    message,
    // A comment that CI takes for a part of the path has a fix of its own, which keeps it.
    fixes:
      source && valueWithoutComment(path) === undefined
        ? [
            ...(meant === undefined ? [] : [replaceScalar({ path: file, source }, path, meant, t, false)]),
            ...removeEntry({ path: file, source }, path, t, false),
          ]
        : [],
  })
}
