import type { Rule } from '../rule.ts'
import { deprecationInventoryBlocks } from './blocks.ts'
import { inventoryEntries } from './inventory.ts'
import { goMarkers } from './markers.ts'

export const deprecationInventory: readonly Rule[] = [goMarkers, inventoryEntries, deprecationInventoryBlocks]
