import { cleanScalar, type Piece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { type EntryKey, readEntries } from './evidence-lines.ts'

export const signalFields = ['recommended_entrypoint', 'docs_signal', 'coverage_signal'] as const
export type SignalField = (typeof signalFields)[number]

/** What the dashboard's row of a module must quote. */
export interface MaturitySignal {
  readonly module: Piece
  /** The line that opens the entry, from its dash on. */
  readonly line: Piece
  readonly keys: ReadonlyMap<string, EntryKey>
  /** A field that is absent or empty is undefined. */
  readonly fields: Readonly<Record<SignalField, Piece | undefined>>
}

/** specs/extension-maturity.yaml, as extension-maturity reads it. */
export interface MaturitySignals {
  /** The line that opens the list; undefined where there is none. */
  readonly at: Piece | undefined
  /** By module; the last entry of a module wins. */
  readonly byModule: ReadonlyMap<string, MaturitySignal>
}

/** Reads `signals:` up to the next key in column 0. */
export function readMaturitySignals(source: SourceText): MaturitySignals {
  let at: Piece | undefined
  const entries = readEntries(source, (line, section) => {
    if (line.text === 'signals:') {
      at ??= line
      return { section: 'signals' }
    }
    return section === undefined ? { section } : 'stop'
  })
  const byModule = new Map<string, MaturitySignal>()
  for (const { line, module: written, keys } of entries) {
    const field = (key: SignalField): Piece | undefined => {
      const found = keys.get(key)
      const value = found && cleanScalar(found.value)
      return value?.text === '' ? undefined : value
    }
    const module = cleanScalar(written)
    const fields = {
      recommended_entrypoint: field('recommended_entrypoint'),
      docs_signal: field('docs_signal'),
      coverage_signal: field('coverage_signal'),
    }
    byModule.set(module.text, { module, line, keys, fields })
  }
  return { at, byModule }
}
