import type { Piece } from '../../text/go-strings.ts'
import type { Span } from '../../text/position.ts'
import { goVersionForm, toolchainForm } from './go-mod.ts'
import { type Directive, readModSyntax } from './syntax.ts'
import { type Godebug, type Replacement, ValueReader } from './values.ts'

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
  const syntax = readModSyntax(text)
  const values = new ValueReader(syntax, blockVerbs)
  const work = new Collected()
  for (const directive of syntax.directives) {
    if (!directive.inBlock || blockVerbs.has(directive.verb.text)) collect(work, directive, values)
  }
  return { ...work, errors: values.errors }
}

class Collected {
  go: Piece | undefined
  toolchain: Piece | undefined
  readonly uses: Piece[] = []
  readonly replaces: Replacement[] = []
  readonly godebugs: Godebug[] = []
}

function collect(work: Collected, directive: Directive, values: ValueReader): void {
  const once = (before: Piece | undefined, form: RegExp): Piece | undefined => {
    if (before) values.reject(directive)
    return before ?? values.only(directive, form)
  }
  switch (directive.verb.text) {
    case 'go':
      work.go = once(work.go, goVersionForm)
      break
    case 'toolchain':
      work.toolchain = once(work.toolchain, toolchainForm)
      break
    case 'use':
      work.uses.push(...[values.onlyText(directive)].filter(use => use !== undefined))
      break
    case 'replace':
      work.replaces.push(...values.replacement(directive))
      break
    case 'godebug':
      work.godebugs.push(...values.godebug(directive))
      break
    default:
      values.errors.push(directive.verb)
  }
}
