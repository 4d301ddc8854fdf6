import { readSymbols } from '../golang/symbols.ts'
import type { Place } from '../maturity/maturity.ts'
import { entrypointNamed } from '../modules/entrypoints.ts'
import type { Manifest, Snapshot } from '../repo/snapshot.ts'
import type { YamlScalar } from '../yaml/scalars.ts'

/** Where Go declares what an entry of public_entrypoints names; none for any other value, and where nothing has that name. */
export function entrypointDeclaration(snapshot: Snapshot, { path, directory }: Manifest, scalar: YamlScalar): Place[] {
  if (scalar.isKey || scalar.keys.join() !== 'public_entrypoints') return []
  const found = entrypointNamed(snapshot.seenFrom(path), directory, scalar.text)
  const file = found && snapshot.goFiles.get(found.file)
  const { symbols = [] } = (file && snapshot.goFact(file, readSymbols)) ?? {}
  const symbol = symbols.find(({ kind, name, of }) => kind === found?.kind && name === found.name && of === found.of)
  return found && symbol ? [{ file: found.file, range: symbol.range }] : []
}
