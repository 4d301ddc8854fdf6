// npm test: everything, from a fresh clone. The last line says how many tests passed, failed and were skipped.
import { parseArgs } from 'node:util'
import { bootstrap } from './bootstrap.mjs'
import { progress, runMain, seconds, UserError } from './lib/console.mjs'
import { onEnd } from './lib/process.mjs'
import { MOCHA_FOLDERS, STAGES } from './test/stages.mjs'

const NAMES = [...STAGES.map(({ name }) => name), ...MOCHA_FOLDERS, 'e2e']

const USAGE = `npm test [-- OPTIONS]

  --only NAME,...   these stages and what they need: ${NAMES.join(', ')}
  --grep TEXT       only tests whose title matches
  --coverage        measure the coverage of server/src (report in coverage/)
  --host NAME       end-to-end tests on desktop or server
  --help            this text`

const readOptions = () => {
  const options = {
    only: { type: 'string', multiple: true },
    grep: { type: 'string' },
    coverage: { type: 'boolean' },
    host: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  }
  try {
    const { values } = parseArgs({ args: process.argv.slice(2).filter(argument => argument !== '--'), options })
    const only = values.only?.flatMap(list => list.split(',')).filter(Boolean)
    const unknown = only?.filter(name => !NAMES.includes(name)) ?? []
    if (unknown.length > 0) throw new Error(`Unknown stage: ${unknown.join(', ')}.`)
    return { ...values, only }
  } catch (error) {
    throw new UserError(`${error.message}\n\n${USAGE}`, 2)
  }
}

/** The stages and test folders that were asked for, with the stages they need. */
const choose = only => {
  if (!only) return { stages: STAGES, folders: MOCHA_FOLDERS }
  const asked = only.includes('tests') ? MOCHA_FOLDERS : MOCHA_FOLDERS.filter(folder => only.includes(folder))
  const wanted = new Set(only.flatMap(name => (name === 'e2e' ? ['e2e-dev', 'e2e-vsix'] : [name])))
  if (asked.length > 0) wanted.add('tests')
  for (const { name, needs } of STAGES.toReversed()) {
    if (wanted.has(name)) for (const need of needs ?? []) wanted.add(need)
  }
  return { stages: STAGES.filter(({ name }) => wanted.has(name)), folders: asked }
}

const countOf = (results, state) => results.filter(result => result.state === state).length

const summary = results => {
  const skipped = countOf(results, 'skipped')
  const end = skipped > 0 ? `, ${skipped} skipped` : ''
  return `${countOf(results, 'passed')} passed, ${countOf(results, 'failed')} failed${end}`
}

const runStage = async (stage, choice) => {
  const since = Date.now()
  progress(`\n=== ${stage.name}`)
  const results = await stage.run(choice)
  progress(`=== ${stage.name}: ${summary(results)} in ${seconds(since)}`)
  return results
}

const main = async () => {
  const { only, grep, coverage, host, help } = readOptions()
  if (help) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  await bootstrap()
  onEnd()
  const { stages, folders } = choose(only)
  const results = []
  for (const stage of stages) results.push(...(await runStage(stage, { grep, coverage, host, folders })))
  const failures = results.filter(({ state }) => state === 'failed')
  progress(failures.length > 0 ? `\nFailed:\n${failures.map(({ title }) => `  ${title}`).join('\n')}` : '')
  process.stdout.write(`${summary(results)}\n`)
  return failures.length > 0 ? 1 : 0
}

await runMain(main)
