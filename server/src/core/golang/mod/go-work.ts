import type { Piece } from '../../text/go-strings.ts'
import type { Span } from '../../text/position.ts'
import { goVersionForm, toolchainForm } from './go-mod.ts'
import type { Directive } from './syntax.ts'
import { type Godebug, type Replacement, readDirectives, type ValueReader } from './values.ts'

/** Everything that a go.work says, in the file's order. Spans cover the value as written, quotes included. */
export interface GoWork {
  readonly go: Piece | undefined
  readonly toolchain: Piece | undefined
  /** Directories of modules, relative to the go.work or absolute. */
  readonly uses: readonly Piece[]
  readonly replaces: readonly Replacement[]
  readonly godebugs: readonly Godebug[]
  /** What the go command would refuse. Everything else is read nevertheless. */
  readonly errors: readonly Span[]
}

const blockVerbs = new Set(['godebug', 'use', 'replace'])

/** Reads a go.work as `golang.org/x/mod/modfile` does. Never throws. */
export function readGoWork(text: string): GoWork {
  const work = new Collected()
  const errors = readDirectives(text, blockVerbs, values => takers(work, values))
  return { ...work, errors }
}

class Collected {
  go: Piece | undefined
  toolchain: Piece | undefined
  readonly uses: Piece[] = []
  readonly replaces: Replacement[] = []
  readonly godebugs: Godebug[] = []
}

const takers = (work: Collected, values: ValueReader) =>
  new Map<string, (one: Directive) => void>([
    ['go', one => (work.go = values.once(work.go, one, () => values.only(one, goVersionForm)))],
    ['toolchain', one => (work.toolchain = values.once(work.toolchain, one, () => values.only(one, toolchainForm)))],
    ['use', one => work.uses.push(...values.onlyTexts(one))],
    ['replace', one => work.replaces.push(...values.replacement(one))],
    ['godebug', one => work.godebugs.push(...values.godebug(one))],
  ])
