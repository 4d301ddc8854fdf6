import { checks, severities } from '../core/findings/finding.ts'
import type { Localize } from '../core/text/localize.ts'
import { formats } from './arguments.ts'

/** What --help prints. */
export function helpText(t: Localize): string {
  const options: readonly [string, string][] = [
    [`--format ${formats.join('|')}`, t('how to tell the findings (default text)')],
    ['--check NAME', t('only the rules of this Plumego check; may be repeated')],
    [
      `--fail-on ${severities.join('|')}`,
      t('lowest severity that makes the exit status 1 (default error); hint also tells hints'),
    ],
    ['--changed [REV]', t('only findings that a commit does not have (default HEAD; A...B: their merge base)')],
    ['--staged', t('the same for what is staged, whatever the files of the disk hold')],
    ['--fix', t('make the fixes that are safe, then tell what is left')],
    ['--dry-run', t('with --fix: print what it would change as a patch, and write nothing')],
    ['--list-rules', t('every rule: code, check, severity, what it says')],
    [
      '--list-acknowledgements',
      t('every acknowledgement with its reason, its place and whether it counts (text or json)'),
    ],
    ['--help, --version', ''],
  ]
  const width = Math.max(...options.map(([name]) => name.length))
  return [
    'plumego-check [OPTION ...] [DIR ...]',
    'plumego-check snapshot MODULE',
    'plumego-check snapshot --compare OLD NEW',
    'plumego-check graph [--format dot|mermaid|svg|json] [--focus MODULE] [DIR]',
    '',
    t(
      'Checks Plumego workspaces as Plumego’s own checks do, and applications that use it. DIR: a folder in either, or above applications (default: here).',
    ),
    '',
    t(
      'snapshot prints what a package exports as Plumego’s own extension-api-snapshot does. MODULE: ./core for one package, x/rest/... for all below a directory. --compare tells what NEW lacks, has otherwise or adds; the folder snapshot is ./snapshot.',
    ),
    '',
    t(
      'graph draws which family or stable root imports which and whether it may: dot and mermaid the imports there are, or with --focus all that holds for one module; svg and json every pair.',
    ),
    '',
    ...options.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`.trimEnd()),
    '',
    t('Checks: {checks}', { checks: checks.join(', ') }),
    t('Exit status: 0 nothing found, 1 findings, 2 wrong usage or no Plumego workspace.'),
    '',
  ].join('\n')
}
