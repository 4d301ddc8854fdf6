import { makeLocalize } from '../l10n/localize.ts'
import { run } from './run.ts'

let hasChecked = false

/** For whoever keeps compiled code for the next run: a run that only printed its help compiled next to nothing. */
export const isWorthCaching = (): boolean => hasChecked

async function main(): Promise<never> {
  const { LC_ALL, LC_MESSAGES, LANG, NO_COLOR, GITHUB_WORKSPACE } = process.env
  const outcome = await run(process.argv.slice(2), {
    directory: process.cwd(),
    repository: GITHUB_WORKSPACE || process.cwd(),
    t: await makeLocalize(LC_ALL || LC_MESSAGES || LANG || 'en'),
    colour: process.stdout.isTTY === true && !NO_COLOR,
  })
  hasChecked = outcome.hasChecked
  // Each stream takes a millisecond to set up, so one that has nothing to say is left alone.
  if (outcome.errors !== '') await written(process.stderr, outcome.errors)
  if (outcome.output !== '') await written(process.stdout, outcome.output)
  // Everything is written, and waiting for what runs out by itself takes milliseconds.
  process.exit(outcome.status)
}

void main()

function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise(resolve => {
    // A reader that has gone, such as `head`, wants no more.
    stream.once('error', () => resolve())
    stream.write(text, () => resolve())
  })
}
