import type { Piece } from '../../text/go-strings.ts'
import type { Span } from '../../text/position.ts'
import type { Directive } from './syntax.ts'
import { type Godebug, type Replacement, readDirectives, type ValueReader } from './values.ts'

/** A module at a version. */
export interface ModuleVersion {
  readonly path: Piece
  readonly version: Piece
}

export interface Requirement extends ModuleVersion {
  /** Marked as needed by dependencies only. */
  readonly indirect: boolean
}

/** Versions from `low` to `high`, both included. */
export interface VersionRange {
  readonly low: Piece
  readonly high: Piece
}

/** Everything that a go.mod says, in the file's order. Spans cover the value as written, quotes included. */
export interface GoMod {
  readonly module: Piece | undefined
  readonly go: Piece | undefined
  readonly toolchain: Piece | undefined
  readonly requires: readonly Requirement[]
  readonly excludes: readonly ModuleVersion[]
  readonly replaces: readonly Replacement[]
  readonly retracts: readonly VersionRange[]
  readonly tools: readonly Piece[]
  readonly ignores: readonly Piece[]
  readonly godebugs: readonly Godebug[]
  /** What the go command would refuse. Everything else is read nevertheless. */
  readonly errors: readonly Span[]
}

export const goVersionForm = /^[1-9][0-9]*\.(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*))?([a-z]+[0-9]+)?$/
export const toolchainForm = /^(default$|go1($|\.))/

const blockVerbs = new Set(['module', 'godebug', 'require', 'exclude', 'replace', 'retract', 'tool', 'ignore'])

/** Reads a go.mod as `golang.org/x/mod/modfile` does. Never throws. */
export function readGoMod(text: string): GoMod {
  const mod = new Collected()
  const errors = readDirectives(text, blockVerbs, values => takers(mod, values))
  return { ...mod, errors }
}

/** The module that the text of a go.mod names. */
export const moduleNamed = ({ text }: { readonly text: string }): string | undefined => readGoMod(text).module?.text

/** Whether the go command would refuse all of it. */
export const isRefused = ({ errors, module }: GoMod): boolean => errors.length > 0 || module === undefined

class Collected {
  module: Piece | undefined
  go: Piece | undefined
  toolchain: Piece | undefined
  readonly requires: Requirement[] = []
  readonly excludes: ModuleVersion[] = []
  readonly replaces: Replacement[] = []
  readonly retracts: VersionRange[] = []
  readonly tools: Piece[] = []
  readonly ignores: Piece[] = []
  readonly godebugs: Godebug[] = []
}

const takers = (mod: Collected, values: ValueReader) =>
  new Map<string, (one: Directive) => void>([
    ['module', one => (mod.module = values.once(mod.module, one, () => values.onlyText(one)))],
    ['go', one => (mod.go = values.once(mod.go, one, () => values.only(one, goVersionForm)))],
    ['toolchain', one => (mod.toolchain = values.once(mod.toolchain, one, () => values.only(one, toolchainForm)))],
    ['require', one => mod.requires.push(...requirements(one, values))],
    ['exclude', one => mod.excludes.push(...moduleVersions(one, values))],
    ['replace', one => mod.replaces.push(...values.replacement(one))],
    ['retract', one => mod.retracts.push(...versionRanges(one, values))],
    ['tool', one => mod.tools.push(...values.onlyTexts(one))],
    ['ignore', one => mod.ignores.push(...values.onlyTexts(one))],
    ['godebug', one => mod.godebugs.push(...values.godebug(one))],
  ])

const requirements = (directive: Directive, values: ValueReader): Requirement[] =>
  moduleVersions(directive, values).map(one => ({ ...one, indirect: isIndirect(directive) }))

function moduleVersions(directive: Directive, values: ValueReader): ModuleVersion[] {
  const [pathWord, versionWord, ...others] = directive.words
  if (!pathWord || !versionWord || others.length > 0) {
    values.reject(directive)
    return []
  }
  const path = values.text(pathWord)
  const version = values.version(versionWord)
  return path && version ? [{ path, version }] : []
}

/** `// indirect`, or more behind a semicolon. */
const isIndirect = ({ comment }: Directive): boolean => /^\/\/\s*indirect(\s*$|;\s+\S)/.test(comment)

/** One version, or `[low, high]`. */
function versionRanges(directive: Directive, values: ValueReader): VersionRange[] {
  const { words } = directive
  const [first, low, comma, high, end] = words
  const isRange = words.length === 5 && first?.text === '[' && comma?.text === ',' && end?.text === ']'
  const [lowWord, highWord] = isRange ? [low, high] : words.length === 1 ? [first, first] : []
  if (!lowWord || !highWord) {
    values.reject(directive)
    return []
  }
  // Versions that are retracted may be of any form: the go command does not look at them here.
  const [lowest, highest] = [values.text(lowWord), values.text(highWord)]
  return lowest && highest ? [{ low: lowest, high: highest }] : []
}
