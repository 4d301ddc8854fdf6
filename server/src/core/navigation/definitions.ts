import type { Place } from '../maturity/maturity.ts'
import { parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Position, Range } from '../text/position.ts'
import { entrypointDeclaration } from './entrypoint-declaration.ts'
import { governingPlaces, scalarAt } from './governing.ts'
import { mentionAt } from './mentions.ts'
import { targetsOf } from './targets.ts'

/** Where a word leads. */
export interface Definition {
  /** The word that was asked about. */
  readonly origin: Range
  readonly places: readonly Place[]
}

/**
 * Where the word at a position of a manifest, a specs file or a page leads: a path or a pattern to what it names, an entry of
 * public_entrypoints to its declaration, a key
 * or a value of a manifest to the rule or the schema's line that governs it. An entry of an import list has both.
 */
export function definitionAt(snapshot: Snapshot, file: string, position: Position): Definition | undefined {
  const found = mentionAt(snapshot, file, position)
  const source = snapshot.text(file)
  if (!source) return undefined
  const targets = found?.mention.kind === 'path' ? targetsOf(snapshot, found.mention) : []
  const manifest = file.endsWith('module.yaml') ? snapshot.manifests.get(parentPath(file)) : undefined
  const scalar = manifest && scalarAt(snapshot, file, position)
  const governing = manifest && scalar ? governingPlaces(snapshot, manifest, scalar) : []
  const declared = manifest && scalar ? entrypointDeclaration(snapshot, manifest, scalar) : []
  const places = [...declared, ...targets, ...governing]
  const span = found?.mention.span ?? scalar?.span
  return span && places.length > 0 ? { origin: source.range(span), places } : undefined
}
