import { readGoMod } from '../../golang/mod/go-mod.ts'
import { readGoWork } from '../../golang/mod/go-work.ts'
import type { Lead } from '../../locate/leads.ts'
import { plumegoModule } from '../../spec/repo.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import type { Range } from '../../text/position.ts'
import { SourceText } from '../../text/source-text.ts'
import type { RuleInfo } from '../rule.ts'
import type { ApplicationContext, ModuleRule } from './application-rule.ts'

const moduleNotFound: RuleInfo = {
  code: 'module-not-found',
  check: null,
  severity: 'warning',
  summary: 'A replace of Plumego, or a use of go.work, leads to no Go module.',
  key: ['file', 'path'],
}

const replacedByOther: RuleInfo = {
  code: 'replaced-by-other',
  check: null,
  severity: 'warning',
  summary: 'A replace puts another module in the place of Plumego.',
  key: ['file', 'path'],
}

const replacedByFork: RuleInfo = {
  code: 'replaced-by-fork',
  check: null,
  severity: 'hint',
  isToldWhereOpen: true,
  summary: 'A replace or a use leads to a Plumego under another name.',
  key: ['file', 'path'],
}

/** Where go.mod and go.work lead for Plumego, if that is not to Plumego. */
export const leads: ModuleRule = {
  scope: 'module',
  rules: [moduleNotFound, replacedByOther, replacedByFork],
  run({ application: { facts, files }, t, report }) {
    for (const lead of facts.leads) {
      const { file, target } = lead
      const source = textOf(file, files.text('go.mod'), facts)
      const range = source && rangeOf(source, lead)
      // Whoever has mended it and not yet saved it has.
      if (range) report(ruleFor(lead), { file, range, key: [file, target], message: message(lead, t) })
    }
  },
}

/** The go.mod as it is in the editor, and the go.work that uses the module. */
const textOf = (
  file: string,
  goMod: SourceText | undefined,
  { work }: ApplicationContext['application']['facts'],
): SourceText | undefined => (file === 'go.mod' ? goMod : work?.file === file ? new SourceText(work.text) : undefined)

function rangeOf(source: SourceText, { directive, file, target }: Lead): Range | undefined {
  const pieces: readonly Piece[] =
    directive === 'use'
      ? readGoWork(source.text).uses
      : (file === 'go.mod' ? readGoMod : readGoWork)(source.text)
          .replaces.filter(({ oldPath }) => oldPath.text === plumegoModule)
          .map(({ newPath }) => newPath)
  const piece = pieces.find(({ text }) => text === target)
  return piece && source.range(piece)
}

function ruleFor({ kind }: Lead): RuleInfo {
  switch (kind) {
    case 'not-plumego':
      return replacedByOther
    case 'fork':
    case 'unread-fork':
      return replacedByFork
    default:
      return moduleNotFound
  }
}

function message({ directive, kind, target, module = '' }: Lead, t: Localize): string {
  const values = { target, module }
  switch (kind) {
    case 'missing':
      return t(
        '{target} is not there: the go command finds no module. Correct the path, or put the module there.',
        values,
      )
    case 'file':
      return t('{target} is a file: the go command wants the directory of a module.', values)
    case 'no-go-mod':
      return t('{target} has no go.mod: the go command takes no directory that is no module.', values)
    case 'not-plumego':
      if (module === '') return t('{target} is no Plumego: none of its packages is found there.', values)
      return t('{target} is {module}, and no Plumego: none of its packages is found there.', values)
    case 'unread-fork':
      return t('{module} stands in for Plumego and is not on this disk: nothing is known of its packages.', values)
    case 'fork':
      if (directive === 'use') {
        return t('{target} is {module}, a Plumego under another name: imports of Plumego do not lead there.', values)
      }
      return t('{module}, a fork, stands in for Plumego: status and owners are those that the fork states.', values)
  }
}
