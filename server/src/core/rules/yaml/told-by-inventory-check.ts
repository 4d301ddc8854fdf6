import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { inventoryFields, readDeprecationInventory } from '../../spec/deprecation-inventory.ts'
import type { SchemaError } from '../../yaml/validation.ts'

/**
 * True where deprecation-inventory, whose findings are never dropped, already tells that an entry lacks a field: it does
 * where its own reading of the inventory, line by line, sees the entry and nothing in the field.
 */
export function toldByInventoryCheck({ path }: SchemaError, file: string, snapshot: Snapshot): boolean {
  const [section, index, key, item] = path
  const field = inventoryFields.find(name => name === key)
  if (file !== specPaths.deprecationInventory || section !== 'entries' || !field || item !== undefined) return false
  const entry = snapshot.read(file, readDeprecationInventory)?.[Number(index)]
  return entry !== undefined && !entry.fields.get(field)?.text
}
