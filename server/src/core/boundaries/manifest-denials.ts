import type { ImportSpec } from '../golang/imports.ts'
import { readForbiddenImports } from '../manifest/forbidden-imports.ts'
import { isPackageFile } from '../repo/interest.ts'
import { isWithin, joinPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { Piece } from '../text/go-strings.ts'
import { matchesManifestPattern } from './patterns.ts'

const prefix = `${plumegoModule}/`

/** An import as a Go file writes it: its path, and the literal that stands there, quotes included. */
export type WrittenPath = Pick<ImportSpec, 'path' | 'literal'>

/** What cross-extension-deps refuses, by the manifest of the importing file's own directory. */
export interface ManifestDenial {
  /** The manifest's path. */
  readonly file: string
  /** The entry of forbidden_imports that refuses the import. */
  readonly entry: Piece
}

/** The entry of forbidden_imports that refuses an import to the files of a directory; undefined where none does. */
export function manifestDenial(snapshot: Snapshot, directory: string, spec: WrittenPath): ManifestDenial | undefined {
  const imported = importedPackage(spec)
  const forbidden = imported === undefined ? undefined : patternsFor(directory, snapshot)
  const entry = imported !== undefined && forbidden && forbiddingPattern(forbidden.patterns, imported)
  return entry && !hasBrokenNeighbour(snapshot, directory) ? { file: forbidden.file, entry } : undefined
}

/**
 * Tells the imports, by their paths, that the manifest of a directory may refuse to its files.
 * @returns undefined where it refuses none
 */
export function manifestRefusals(snapshot: Snapshot, directory: string): ((path: string) => boolean) | undefined {
  const patterns = patternsFor(directory, snapshot)?.patterns
  if (!patterns || patterns.length === 0) return undefined
  return path => path.startsWith(prefix) && forbiddingPattern(patterns, path.slice(prefix.length)) !== null
}

/** What the manifest that the program looks into for the Go files of a directory forbids; it looks into none outside of x/. */
function patternsFor(directory: string, snapshot: Snapshot) {
  if (!isWithin(directory, 'x')) return undefined
  const file = joinPath(directory, 'module.yaml')
  const patterns = snapshot.read(file, readForbiddenImports)
  return patterns && { file, patterns }
}

const forbidding = new WeakMap<readonly Piece[], Map<string, Piece | null>>()

/** The first pattern of a manifest that takes a package; kept, for the files of a directory import much the same. */
function forbiddingPattern(patterns: readonly Piece[], imported: string): Piece | null {
  let known = forbidding.get(patterns)
  if (!known) {
    known = new Map()
    forbidding.set(patterns, known)
  }
  let pattern = known.get(imported)
  if (pattern === undefined) {
    pattern = patterns.find(({ text }) => matchesManifestPattern(imported, text)) ?? null
    known.set(imported, pattern)
  }
  return pattern
}

/**
 * The literal as the program compares it: its double quotes taken off, and nothing decoded, so that a raw literal never
 * matches, and an escaped one can.
 */
export const comparedLiteral = ({ literal }: WrittenPath): string => literal.replace(/^"+|(?<!")"+$/g, '')

function importedPackage(spec: WrittenPath): string | undefined {
  // No escape can make the prefix, so what begins with it undecoded does so decoded too, which is cheaper to ask.
  if (!spec.path.startsWith(prefix)) return undefined
  const written = comparedLiteral(spec)
  return written.startsWith(prefix) ? written.slice(prefix.length) : undefined
}

/** The program skips a directory whole where one of its Go files does not parse. */
function hasBrokenNeighbour({ tree, goFiles }: Snapshot, directory: string): boolean {
  const isBroken = (name: string): boolean => goFiles.get(joinPath(directory, name))?.imports.error !== undefined
  return tree.children(directory).some(name => isPackageFile(name) && isBroken(name))
}
