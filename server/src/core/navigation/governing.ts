import { rulesFor } from '../boundaries/governing-rules.ts'
import { deniedEntries } from '../boundaries/pattern-lists.ts'
import { rangeIn } from '../findings/words.ts'
import type { Place } from '../maturity/maturity.ts'
import { joinPath } from '../repo/paths.ts'
import { type Manifest, type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { DependencyRule } from '../spec/dependency-rules.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Position } from '../text/position.ts'
import { type YamlScalar, yamlScalars } from '../yaml/scalars.ts'

/** The key or value of a YAML file that a position lies in, or at the end of. */
export function scalarAt(snapshot: Snapshot, file: string, position: Position): YamlScalar | undefined {
  const source = snapshot.text(file)
  if (!source || !file.endsWith('.yaml')) return undefined
  const offset = source.offsetAt(position)
  return yamlScalars(snapshot, source).find(({ span }) => span.start <= offset && offset <= span.end)
}

/**
 * The lines that govern a key or a value of a manifest: of an import list and its entries the dependency rules of the
 * module, of a value that is one of a few the schema's list, of any other key the schema's line that demands it.
 */
export function governingPlaces(snapshot: Snapshot, manifest: Manifest, scalar: YamlScalar): Place[] {
  const [key = ''] = scalar.isKey ? [scalar.text] : scalar.keys
  if (key === 'allowed_imports' || key === 'forbidden_imports') {
    const entry = scalar.isKey ? undefined : scalar.text
    return ruleEntries(snapshot, manifest, key, entry).map(piece => ruleLine(snapshot, piece))
  }
  const keys = scalar.isKey ? ['required'] : ['enums', key]
  return placesInSchema(snapshot, keys, scalar.text)
}

const ruleLine = (snapshot: Snapshot, piece: Piece): Place => ({
  file: specPaths.dependencyRules,
  range: rangeIn(snapshot, specPaths.dependencyRules, piece),
})

function ruleEntries(snapshot: Snapshot, { directory }: Manifest, key: string, entry: string | undefined): Piece[] {
  return rulesFor(snapshot, joinPath(directory, 'module.yaml')).flatMap(rule =>
    entry === undefined ? [rule.nameAt] : entriesAbout(rule, key, entry),
  )
}

/** What a rule says of an import: the entry that refuses it, and for one that a manifest allows, that allows it too. */
function entriesAbout(rule: DependencyRule, key: string, written: string): Piece[] {
  const denied = deniedEntries(rule, written)
  return key === 'allowed_imports' ? [...rule.allow.filter(({ text }) => text === written), ...denied] : denied
}

function placesInSchema(snapshot: Snapshot, keys: readonly string[], text: string): Place[] {
  const file = specPaths.manifestSchema
  const source = snapshot.text(file)
  if (!source) return []
  const found = yamlScalars(snapshot, source).filter(
    scalar => !scalar.isKey && scalar.text === text && scalar.keys.join() === keys.join(),
  )
  return found.map(({ span }) => ({ file, range: source.range(span) }))
}
