import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { type Check, checks, type Severity, severities } from '../core/findings/finding.ts'
import type { Localize } from '../core/text/localize.ts'

export const formats = ['text', 'json', 'sarif', 'github'] as const
export type Format = (typeof formats)[number]

/** Which changes count: those since a commit, of the working tree or of the index. */
export interface Changes {
  /** A commit as git names it, or `A...B` for the merge base of two. */
  readonly revision: string
  readonly staged: boolean
}

/** What a word of a command line may name. */
export interface Names {
  isDirectory(word: string): boolean
  /** @param directories as they are named, whose repositories are asked */
  isCommit(word: string, directories: readonly string[]): boolean
}

/** What a command line asks for. */
export interface Arguments {
  readonly directories: readonly string[]
  readonly format: Format
  /** Only these checks; all, and what has none, where the list is empty. */
  readonly checks: readonly Check[]
  /** The mildest that fails a run. */
  readonly failOn: Severity
  /** Only what these bring about; undefined for everything. */
  readonly changes: Changes | undefined
  /** Whether to make the safe fixes first. */
  readonly fix: boolean
  /** Whether to print what those would change, and write nothing. */
  readonly dryRun: boolean
  readonly show: 'findings' | 'acknowledgements' | 'rules' | 'help' | 'version'
}

/** A command line that cannot be followed; its message says what was expected. */
export class UsageError extends Error {}

const options = {
  format: { type: 'string', default: 'text' },
  check: { type: 'string', multiple: true },
  'fail-on': { type: 'string', default: 'error' },
  changed: { type: 'string' },
  staged: { type: 'boolean', default: false },
  fix: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  'list-rules': { type: 'boolean', default: false },
  'list-acknowledgements': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} satisfies ParseArgsOptionsConfig

/**
 * @param words the command line behind the program's name
 * @param names what words name, for behind --changed a revision may stand, or a directory
 * @throws UsageError
 */
export function readArguments(words: readonly string[], names: Names, t: Localize): Arguments {
  const { values, positionals } = parsed(withRevision(words, names, t), t)
  if (values.fix && values.staged) {
    throw new UsageError(
      t('--fix writes the files of the disk, and --staged looks at those of the index: leave one of the two out.'),
    )
  }
  if (values['dry-run'] && !values.fix) throw new UsageError(t('--dry-run belongs to --fix: say --fix --dry-run.'))
  const show = shown(values)
  const format = oneOf('--format', values.format, formats, t)
  if (show === 'acknowledgements' && format !== 'text' && format !== 'json') {
    throw new UsageError(t('--list-acknowledgements is told as text or json: leave out --format {format}.', { format }))
  }
  if (values['dry-run'] && format !== 'text') {
    throw new UsageError(t('--dry-run prints a patch: leave out --format {format}.', { format }))
  }
  return {
    directories: positionals.length > 0 ? positionals : ['.'],
    format,
    checks: (values.check ?? []).map(name => oneOf('--check', name, checks, t)),
    failOn: oneOf('--fail-on', values['fail-on'], severities, t),
    changes: changesOf(values.changed, values.staged),
    fix: values.fix,
    dryRun: values['dry-run'],
    show,
  }
}

function shown(values: ReturnType<typeof parsed>['values']): Arguments['show'] {
  if (values.help) return 'help'
  if (values.version) return 'version'
  if (values['list-rules']) return 'rules'
  return values['list-acknowledgements'] ? 'acknowledgements' : 'findings'
}

function parsed(words: readonly string[], t: Localize) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('. ')
    throw new UsageError(t('{reason}. See plumego-check --help.', { reason }))
  }
}

const changesOf = (changed: string | undefined, staged: boolean): Changes | undefined =>
  changed !== undefined || staged ? { revision: changed ?? 'HEAD', staged } : undefined

/**
 * parseArgs knows no option whose value may be left out; --changed alone means what is not committed.
 * @throws UsageError where the word behind it may be either of two things
 */
function withRevision(words: readonly string[], names: Names, t: Localize): string[] {
  const at = words.indexOf('--changed')
  const end = words.indexOf('--')
  if (at < 0 || (end >= 0 && at > end)) return [...words]
  const word = words[at + 1]
  const [before, behind] = [words.slice(0, at), words.slice(at + 1)]
  if (word === undefined || word.startsWith('-')) return [...before, '--changed=HEAD', ...behind]
  if (!names.isDirectory(word)) return [...before, `--changed=${word}`, ...behind.slice(1)]
  const others = words.filter(other => other !== word && !other.startsWith('-') && names.isDirectory(other))
  if (!names.isCommit(word, others.length > 0 ? others : ['.'])) return [...before, '--changed=HEAD', ...behind]
  throw new UsageError(
    t(
      '--changed {word}: there is a commit and a folder of that name. Say --changed={word} for what changed since the commit, or --changed ./{word} for what is not committed in the folder.',
      { word },
    ),
  )
}

function oneOf<Value extends string>(option: string, given: string, expected: readonly Value[], t: Localize): Value {
  const found = expected.find(value => value === given)
  if (found !== undefined) return found
  throw new UsageError(
    t('{option} {given}: expected one of {expected}.', { option, given, expected: expected.join(', ') }),
  )
}
