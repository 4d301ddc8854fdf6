import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { type Check, checks, type Severity } from '../core/rules/finding.ts'
import type { Localize } from '../core/text/localize.ts'

export const formats = ['text', 'json', 'sarif', 'github'] as const
export type Format = (typeof formats)[number]

/** A hint never fails a run. */
const failLevels = ['error', 'warning', 'information'] as const satisfies readonly Severity[]
export type FailLevel = (typeof failLevels)[number]

/** What a command line asks for. */
export interface Arguments {
  readonly directories: readonly string[]
  readonly format: Format
  /** Only these checks; all, and what has none, where the list is empty. */
  readonly checks: readonly Check[]
  readonly failOn: FailLevel
  /** Only what concerns files that changed since this revision; undefined for all. */
  readonly changedSince: string | undefined
  /** Whether to make the safe fixes first. */
  readonly fix: boolean
  readonly show: 'findings' | 'rules' | 'help' | 'version'
}

/** A command line that cannot be followed; its message says what was expected. */
export class UsageError extends Error {}

const options = {
  format: { type: 'string', default: 'text' },
  check: { type: 'string', multiple: true },
  'fail-on': { type: 'string', default: 'error' },
  changed: { type: 'string' },
  fix: { type: 'boolean', default: false },
  'list-rules': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} satisfies ParseArgsOptionsConfig

/**
 * @param words the command line behind the program's name
 * @param isDirectory whether a word names a directory, for behind --changed a revision may stand, or one of these
 * @throws UsageError
 */
export function readArguments(
  words: readonly string[],
  isDirectory: (word: string) => boolean,
  t: Localize,
): Arguments {
  const { values, positionals } = parsed(withRevision(words, isDirectory), t)
  return {
    directories: positionals.length > 0 ? positionals : ['.'],
    format: oneOf('--format', values.format, formats, t),
    checks: (values.check ?? []).map(name => oneOf('--check', name, checks, t)),
    failOn: oneOf('--fail-on', values['fail-on'], failLevels, t),
    changedSince: values.changed,
    fix: values.fix,
    show: values.help ? 'help' : values.version ? 'version' : values['list-rules'] ? 'rules' : 'findings',
  }
}

function parsed(words: readonly string[], t: Localize) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('. ')
    throw new UsageError(t('{reason}. See plumego-check --help.', { reason }))
  }
}

/** parseArgs knows no option whose value may be left out; --changed alone means what is not committed. */
function withRevision(words: readonly string[], isDirectory: (word: string) => boolean): string[] {
  const at = words.indexOf('--changed')
  const end = words.indexOf('--')
  if (at < 0 || (end >= 0 && at > end)) return [...words]
  const next = words[at + 1]
  const isRevision = next !== undefined && !next.startsWith('-') && !isDirectory(next)
  const [before, behind] = [words.slice(0, at), words.slice(at + (isRevision ? 2 : 1))]
  return [...before, `--changed=${isRevision ? next : 'HEAD'}`, ...behind]
}

function oneOf<Value extends string>(option: string, given: string, expected: readonly Value[], t: Localize): Value {
  const found = expected.find(value => value === given)
  if (found !== undefined) return found
  throw new UsageError(
    t('{option} {given}: expected one of {expected}.', { option, given, expected: expected.join(', ') }),
  )
}
