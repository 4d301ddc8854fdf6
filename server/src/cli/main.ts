import tty from 'node:tty'
import { makeLocalize } from '../l10n/localize.ts'
import { stackLines } from './mistakes.ts'
import { write } from './output.ts'
import { run } from './run.ts'

let hasChecked = false

/** For whoever keeps compiled code for the next run: a run that only printed its help compiled next to nothing. */
export const isWorthCaching = (): boolean => hasChecked

async function main(): Promise<number> {
  const { LC_ALL, LC_MESSAGES, LANG, NO_COLOR, TERM, GITHUB_WORKSPACE } = process.env
  const directory = currentDirectory()
  const t = await makeLocalize(LC_ALL || LC_MESSAGES || LANG || 'en')
  const outcome = await run(process.argv.slice(2), {
    directory,
    workflowRepository: GITHUB_WORKSPACE || undefined,
    t,
    colour: !NO_COLOR && TERM !== 'dumb' && tty.isatty(1),
  })
  hasChecked = outcome.hasChecked
  // What has nothing to say is left alone, for it may be closed.
  const told = outcome.errors === '' ? 'all' : await write('stderr', outcome.errors)
  const reported = outcome.output === '' ? 'all' : await write('stdout', outcome.output)
  if (typeof reported === 'object') {
    await write('stderr', `plumego-check: ${t('The report cannot be written: {reason}.', reported)}\n`)
  }
  return typeof reported === 'object' || typeof told === 'object' ? 2 : outcome.status
}

/** Undefined where it is gone: whoever names folders by absolute paths needs none. */
function currentDirectory(): string | undefined {
  try {
    return process.cwd()
  } catch {
    return undefined
  }
}

// Everything is written, and waiting for what runs out by itself takes milliseconds.
void main().then(
  status => process.exit(status),
  async error => {
    await write('stderr', `plumego-check: ${stackLines(error).join('\n')}\n`)
    process.exit(2)
  },
)
