import { parseArgs } from 'node:util'
import { boundaryGraph } from '../core/graph/boundary-graph.ts'
import { dotText, graphJson, mermaidText } from '../core/graph/formats.ts'
import { matrixSvg } from '../core/graph/matrix-svg.ts'
import { isPackage } from '../core/maturity/packages.ts'
import { newCounters } from '../core/repo/counters.ts'
import { cleanPath } from '../core/repo/paths.ts'
import { Repository } from '../core/repo/repository.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import type { Localize } from '../core/text/localize.ts'
import { findCheckout } from '../node/locate.ts'
import { loadWorkspace } from '../node/workspace.ts'
import { UsageError } from './arguments.ts'
import { helpText } from './help.ts'
import type { Outcome, Surroundings } from './run.ts'
import { absolutePath } from './workspaces.ts'

const formats = ['dot', 'mermaid', 'svg', 'json'] as const
type Format = (typeof formats)[number]

interface Question {
  readonly format: Format
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
  return told(graphText(snapshot, question, t))
}

const told = (output: string): Outcome => ({ status: 0, output, errors: '', hasChecked: false })

function graphText(snapshot: Snapshot, { format, focus }: Question, t: Localize): string {
  const graph = boundaryGraph(snapshot, focus)
  switch (format) {
    case 'dot':
      return dotText(graph, focus !== undefined)
    case 'mermaid':
      return mermaidText(graph, focus !== undefined)
    case 'json':
      return graphJson(graph)
    case 'svg':
      return matrixSvg(graph, {
        used: t('used'),
        violation: t('used, and denied'),
        allowed: t('allowed'),
        'not-listed': t('not listed, CI passes'),
        denied: t('denied'),
      })
  }
}

function questionIn(words: readonly string[], t: Localize): Question {
  const usage = (): UsageError =>
    new UsageError(
      t('Expected plumego-check graph [--format {formats}] [--focus MODULE] [DIR].', { formats: formats.join('|') }),
    )
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { format: { type: 'string', default: 'dot' }, focus: { type: 'string' } },
      allowPositionals: true,
    })
    const format = formats.find(one => one === values.format)
    const [directory = '.', ...others] = positionals
    if (format === undefined || others.length > 0 || values.focus === '') throw usage()
    return { format, focus: values.focus === undefined ? undefined : cleanPath(values.focus), directory }
  } catch (error) {
    throw error instanceof UsageError ? error : usage()
  }
}
