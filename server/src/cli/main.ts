import process from 'node:process'
import { makeLocalize } from '../l10n/localize.ts'
import { run } from './run.ts'

const { LC_ALL, LC_MESSAGES, LANG, NO_COLOR } = process.env
run(process.argv.slice(2), {
  directory: process.cwd(),
  t: makeLocalize(LC_ALL || LC_MESSAGES || LANG || 'en'),
  colour: process.stdout.isTTY === true && !NO_COLOR,
}).then(({ status, output, errors }) => {
  // The status is set, not forced, so that what goes into a pipe is written to its end.
  process.exitCode = status
  // Each stream takes a millisecond to set up, so one that has nothing to say is left alone.
  if (errors !== '') process.stderr.write(errors)
  if (output !== '') process.stdout.write(output)
})
