import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { readMaturitySignals } from '../spec/maturity-signals.ts'

/** Where Plumego wants a family entered, in the words of specs/extension-maturity.yaml. */
export function entrypointOf(snapshot: Snapshot, family: string): string | undefined {
  const signals = snapshot.read(specPaths.maturity, readMaturitySignals)
  return signals?.byModule.get(family)?.fields.recommended_entrypoint?.text.replaceAll('`', '')
}
