import { parseArgs } from 'node:util'
import { type GraphFormat, graphFormats, graphText } from '../core/graph/graph-text.ts'
import { isPackage } from '../core/maturity/packages.ts'
import { newCounters } from '../core/repo/counters.ts'
import { cleanPath } from '../core/repo/paths.ts'
import { Repository } from '../core/repo/repository.ts'
import type { Localize } from '../core/text/localize.ts'
import { findCheckout } from '../node/locate.ts'
import { loadWorkspace } from '../node/workspace.ts'
import { UsageError } from './arguments.ts'
import { helpText } from './help.ts'
import type { Outcome, Surroundings } from './outcome.ts'
import { absolutePath } from './workspaces.ts'

interface Question {
  readonly format: GraphFormat
  /** A module, or a package of one, relative to the checkout. */
  readonly focus: string | undefined
  readonly directory: string
}

/**
 * Runs `plumego-check graph`.
 * @param words the command line behind that word
 * @throws UsageError for what cannot be followed
 */
export function graphOutcome(words: readonly string[], { directory, t }: Surroundings): Outcome {
  if (words.includes('--help') || words.includes('-h')) return told(helpText(t))
  const question = questionIn(words, t)
  const root = findCheckout(absolutePath(directory, question.directory, t))
  if (root === undefined) {
    throw new UsageError(
      t('{path} lies in no checkout of Plumego: only there are rules for who may import whom.', {
        path: question.directory,
      }),
    )
  }
  const counters = newCounters()
  const repository = new Repository(counters)
  repository.load(loadWorkspace(root, counters))
  const snapshot = repository.snapshot()
  if (question.focus !== undefined && !isPackage(snapshot, question.focus)) {
    throw new UsageError(
      t('No module {module} in {path}: name one relative to that folder, such as x/rest or core.', {
        module: question.focus,
        path: root,
      }),
    )
  }
  return told(graphText(snapshot, question.format, question.focus, t))
}

const told = (output: string): Outcome => ({ status: 0, output, errors: '', hasChecked: false })

function questionIn(words: readonly string[], t: Localize): Question {
  const usage = (): UsageError =>
    new UsageError(
      t('Expected plumego-check graph [--format {formats}] [--focus MODULE] [DIR].', {
        formats: graphFormats.join('|'),
      }),
    )
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { format: { type: 'string', default: 'dot' }, focus: { type: 'string' } },
      allowPositionals: true,
    })
    const format = graphFormats.find(one => one === values.format)
    const [directory = '.', ...others] = positionals
    if (format === undefined || others.length > 0 || values.focus === '') throw usage()
    return { format, focus: values.focus === undefined ? undefined : cleanPath(values.focus), directory }
  } catch (error) {
    throw error instanceof UsageError ? error : usage()
  }
}
