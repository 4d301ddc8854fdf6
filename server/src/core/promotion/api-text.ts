import { type ApiSnapshot, goSignature, type SnapshotEntry } from '../api/api-snapshot.ts'

/**
 * A snapshot for people: what each package exports, as Go writes it, in an order that two releases share. Two such texts
 * differ where the snapshots differ in a symbol, and nowhere else.
 */
export const apiText = ({ packages }: ApiSnapshot): string =>
  [...packages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([importPath, entries]) => [`// ${importPath}`, ...entries.map(lineOf).sort(), ''].join('\n'))
    .join('\n')

/** The kind stands in front of what hand-written lines may leave it out of. */
function lineOf(entry: SnapshotEntry): string {
  const signature = goSignature(entry)
  const lead = entry.kind === 'method' ? 'func' : entry.kind
  return signature.startsWith(`${lead} `) ? signature : `${entry.kind} ${entry.name}: ${signature}`
}
