import { removeImport } from '../../fixes/go-imports.ts'
import type { ImportSpec } from '../../golang/imports.ts'
import { readForbiddenImports } from '../../manifest/forbidden-imports.ts'
import { isGoTestFile } from '../../repo/interest.ts'
import { isWithin, joinPath, parentPath } from '../../repo/paths.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import { plumegoModule } from '../../spec/repo.ts'
import type { Piece } from '../../text/go-strings.ts'
import { blockedByFile } from '../blocks.ts'
import { matchesManifestPattern } from '../patterns.ts'
import { type GoFileRule, inTestFiles, type RuleInfo, type WorkspaceRule } from '../rule.ts'
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

export const manifestForbiddenImport: GoFileRule = {
  scope: 'go-file',
  rules: [info, infoInTests],
  run(file, { snapshot, t, report }) {
    const directory = parentPath(file.path)
    const path = manifestAbove(file.path)
    const patterns = path && snapshot.read(path, readForbiddenImports)
    if (!patterns || patterns.length === 0) return
    if (file.imports.isPlain && !forbidsAny(patterns, file.imports.pathsFrom(plumegoModule))) return
    for (const spec of file.imports.imports) {
      const imported = importedPackage(spec)
      const pattern = imported && forbiddingPattern(patterns, imported)
      if (!imported || !pattern || hasBrokenNeighbour(snapshot, directory)) continue
      const range = rangeIn(snapshot, path, pattern)
      const values = { directory, imported, pattern: pattern.text, place: placeName(path, range) }
      const message = t('{directory} may not import {imported}: its manifest forbids {pattern} ({place}).', values)
      report(isGoTestFile(file.path) ? infoInTests : info, {
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

/** Hardly any file imports what it may not, and this takes no import apart. */
const forbidsAny = (patterns: readonly Piece[], paths: readonly string[]): boolean =>
  paths.some(path => forbiddingPattern(patterns, path.slice(prefix.length)) !== null)
/** The manifest that the program looks into for a Go file; undefined outside of x/. */
const manifestAbove = (file: string): string | undefined =>
  isWithin(file, 'x') ? joinPath(parentPath(file), 'module.yaml') : undefined

/** The entry of forbidden_imports that forbids an import to a file; undefined where none does. */
export function forbiddingEntry(snapshot: Snapshot, file: string, spec: ImportSpec): Piece | undefined {
  const path = manifestAbove(file)
  const patterns = path && snapshot.read(path, readForbiddenImports)
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
    const isBroken = ({ imports, path }: GoFile): boolean => imports.error !== undefined && !isGoTestFile(path)
    broken = new Set([...snapshot.goFiles.values()].filter(isBroken).map(({ path }) => parentPath(path)))
    brokenDirectories.set(snapshot, broken)
  }
  return broken.has(directory)
}
