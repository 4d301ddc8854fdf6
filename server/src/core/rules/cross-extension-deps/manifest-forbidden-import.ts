import { removeImport } from '../../fixes/go-imports.ts'
import type { ImportSpec } from '../../golang/imports.ts'
import { readForbiddenImports } from '../../manifest/forbidden-imports.ts'
import { isWithin, joinPath } from '../../repo/paths.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import { plumegoModule } from '../../spec/repo.ts'
import type { Piece } from '../../text/go-strings.ts'
import { blockedByFile } from '../blocks.ts'
import { matchesManifestPattern } from '../patterns.ts'
import { type ImportRule, inTestFiles, type RuleInfo, type WorkspaceRule } from '../rule.ts'
import { placeName, rangeIn, saidOf } from '../words.ts'

const check = 'cross-extension-deps'

const info: RuleInfo = {
  code: 'manifest-forbidden-import',
  check,
  severity: 'error',
  summary: 'An import that the manifest of its own directory forbids.',
  key: ['file', 'import path', 'pattern'],
}

const infoInTests = inTestFiles(info)

const prefix = `${plumegoModule}/`

export const manifestForbiddenImport: ImportRule = {
  scope: 'import',
  rules: [info, infoInTests],
  concerns({ directory }, snapshot) {
    const patterns = patternsFor(directory, snapshot)?.patterns
    if (!patterns || patterns.length === 0) return undefined
    return path => path.startsWith(prefix) && forbiddingPattern(patterns, path.slice(prefix.length)) !== null
  },
  run(file, { snapshot, t, report }) {
    const { directory } = file
    const { path, patterns } = patternsFor(directory, snapshot) ?? {}
    if (!path || !patterns) return
    for (const spec of file.imports.imports) {
      const imported = importedPackage(spec)
      const pattern = imported && forbiddingPattern(patterns, imported)
      if (!imported || !pattern || hasBrokenNeighbour(snapshot, directory)) continue
      const range = rangeIn(snapshot, path, pattern)
      const values = { directory, imported, pattern: pattern.text, place: placeName(path, range) }
      const message = t('{directory} may not import {imported}: its manifest forbids {pattern} ({place}).', values)
      report(file.isTest ? infoInTests : info, {
        file: file.path,
        range: spec.range,
        key: [file.path, compared(spec.literal), pattern.text],
        message: saidOf(file.path, message, t),
        related: [{ file: path, range, message: t('forbidden_imports lists {pattern}', values) }],
        fixes: removeImport(file.path, spec, t),
      })
    }
  },
}

/** What the manifest that the program looks into for the Go files of a directory forbids; it looks into none outside of x/. */
function patternsFor(directory: string, snapshot: Snapshot) {
  if (!isWithin(directory, 'x')) return undefined
  const path = joinPath(directory, 'module.yaml')
  const patterns = snapshot.read(path, readForbiddenImports)
  return patterns && { path, patterns }
}

/** The entry of forbidden_imports that forbids an import to the files of a directory; undefined where none does. */
export function forbiddingEntry(snapshot: Snapshot, directory: string, spec: ImportSpec): Piece | undefined {
  const patterns = patternsFor(directory, snapshot)?.patterns
  const imported = importedPackage(spec)
  return patterns && imported ? (forbiddingPattern(patterns, imported) ?? undefined) : undefined
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

/** The manifests' own places, where a directory or an unreadable file stops the program. */
export const crossExtensionBlocks: WorkspaceRule = {
  scope: 'structure',
  rules: [],
  run(context) {
    const { tree, unreadable } = context.snapshot
    const stopsAt = (directory: string): void => {
      const path = joinPath(directory, 'module.yaml')
      if (tree.kind(path) === 'directory' || unreadable.has(path)) blockedByFile(context, check, path, false)
      for (const name of tree.children(directory)) {
        const child = joinPath(directory, name)
        if (tree.kind(child) === 'directory') stopsAt(child)
      }
    }
    if (tree.kind('x') === 'directory') stopsAt('x')
  },
}

/**
 * The program compares the literal with its double quotes taken off, and nothing decoded: a raw literal never
 * matches, an escaped one can.
 */
function compared(literal: string): string {
  return literal.replace(/^"+|"+$/g, '')
}

function importedPackage({ path, literal }: ImportSpec): string | undefined {
  // No escape can make the prefix, so what begins with it undecoded does so decoded too, which is cheaper to ask.
  if (!path.startsWith(prefix)) return undefined
  const written = compared(literal)
  return written.startsWith(prefix) ? written.slice(prefix.length) : undefined
}

const brokenDirectories = new WeakMap<Snapshot, ReadonlySet<string>>()

/** The program skips a directory whole where one of its Go files does not parse. */
function hasBrokenNeighbour(snapshot: Snapshot, directory: string): boolean {
  let broken = brokenDirectories.get(snapshot)
  if (!broken) {
    const isBroken = ({ imports, isTest }: GoFile): boolean => imports.error !== undefined && !isTest
    broken = new Set([...snapshot.goFiles.values()].filter(isBroken).map(({ directory }) => directory))
    brokenDirectories.set(snapshot, broken)
  }
  return broken.has(directory)
}
