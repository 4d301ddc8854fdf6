// Runs the benchmarks of test/perf under the pinned Node, on a fresh build.
import { existsSync } from 'node:fs'
import { bootstrap } from './bootstrap.mjs'
import { runMain, UserError } from './lib/console.mjs'
import { inRoot, root } from './lib/paths.mjs'
import { onEnd, run } from './lib/process.mjs'

const main = async () => {
  await bootstrap()
  onEnd()
  const bench = inRoot('test/perf/bench.ts')
  if (!existsSync(bench)) throw new UserError('There is no benchmark yet: test/perf/bench.ts is missing.')
  const { code } = await run(process.execPath, [inRoot('scripts/build.mjs')], { cwd: root })
  if (code !== 0) return code
  return (await run(process.execPath, [bench, ...process.argv.slice(2)], { cwd: root })).code
}

await runMain(main)
