import type { FamiliesResult, FamilyEntry, FamilyItem } from '../../server/src/protocol/families.ts'

/** Every package below some entries of the tree of families. */
export const familiesBelow = (entries: readonly FamilyEntry[]): FamilyItem[] =>
  entries.flatMap(entry => (entry.kind === 'family' ? [entry, ...familiesBelow(entry.children)] : []))

/** Every package of an answer to `plumego/families`. */
export const familiesIn = ({ workspaces }: FamiliesResult): FamilyItem[] =>
  workspaces.flatMap(({ categories }) => categories.flatMap(({ families }) => familiesBelow(families)))
