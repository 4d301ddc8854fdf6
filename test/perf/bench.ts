/**
 * How long things take, on a workspace of Plumego's size where the shared data is there, else on the sample. Machines
 * differ and are noisy, so what counts are the ratios to an empty Node process in the same run.
 *
 *   npm run bench -- [--programs DIR] [--workspace DIR] [--growth]
 *
 * DIR of --programs holds Plumego's own programs, built: they are timed as well. With --growth only the workspace grows,
 * by thousands of Go files, and is measured at each size.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { readImports } from '../../server/src/core/golang/imports.ts'
import { newCounters } from '../../server/src/core/repo/counters.ts'
import { Repository } from '../../server/src/core/repo/repository.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import { plumegoModule } from '../../server/src/core/spec/repo.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { Converter } from '../../server/src/lsp/convert.ts'
import { Hovers } from '../../server/src/lsp/hover.ts'
import { Session } from '../../server/src/lsp/session.ts'
import { nodePlatform } from '../../server/src/node/platform.ts'
import { loadWorkspace } from '../../server/src/node/workspace.ts'
import { LspClient, uriOf } from '../support/lsp-client.ts'
import { loadMaterializer } from '../support/parity-cases.ts'
import { besideYamlLanguageServer, p95 } from './beside.ts'
import { besidePrograms } from './beside-programs.ts'
import { completions } from './completions.ts'
import { completionsBeside, slowestKeys } from './completions-beside.ts'
import { growthLines } from './growth-bench.ts'

const root = path.join(import.meta.dirname, '..', '..')
const bin = path.join(root, 'server', 'bin', 'plumego-check.cjs')
const rounds = 25

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0

function timed(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** The medians of several commands, run in turn so that a busy moment hits all alike. */
function processes(commands: Readonly<Record<string, readonly string[]>>, cwd: string): Record<string, number> {
  const times = new Map(Object.keys(commands).map(name => [name, [] as number[]]))
  for (let round = 0; round <= rounds; round++) {
    for (const [name, words] of Object.entries(commands)) {
      const time = timed(() => spawnSync(process.execPath, words, { cwd, stdio: 'ignore' }))
      // The first round fills caches: of the disk, and of compiled code.
      if (round > 0) times.get(name)?.push(time)
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]))
}

function inProcess(workspace: string): Record<string, number> {
  const file = 'router/zz_bench.go'
  const steps = { load: [] as number[], check: [] as number[], keystroke: [] as number[] }
  for (let round = 0; round <= rounds; round++) {
    const counters = newCounters()
    const repository = new Repository(counters)
    const checker = new Checker(allRules, english)
    const load = timed(() => repository.load(loadWorkspace(workspace, counters)))
    const check = timed(() => checker.check(repository.snapshot()))
    const typed = (text: string): void => {
      const imports = readImports(new TextEncoder().encode(text), true)
      repository.openDocument(file, { text, ...(imports && { imports }) })
      checker.check(repository.snapshot())
    }
    typed('package router\n')
    const keystroke = timed(() => typed('package router\n\nimport "github.com/spcent/plumego/x/rest"\n'))
    if (round === 0) continue
    steps.load.push(load)
    steps.check.push(check)
    steps.keystroke.push(keystroke)
  }
  return Object.fromEntries(Object.entries(steps).map(([name, times]) => [name, median(times)]))
}

/** From the start of the server's process to its answer about an import, and from a keystroke to its diagnostics. */
async function server(workspace: string): Promise<Record<string, number>> {
  const file = path.join(workspace, 'router', 'zz_bench.go')
  const text = 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n'
  const times = { 'server start to hover': [] as number[], 'keystroke to diagnostics': [] as number[] }
  for (let round = 0; round <= 5; round++) {
    const start = performance.now()
    const client = await LspClient.start([workspace])
    await client.open(uriOf(file), text)
    await client.hover(uriOf(file), 2, 20)
    const answered = performance.now()
    await client.waitForDiagnostics(uriOf(file), found => found.length === 1)
    const typed = performance.now()
    await client.waitForVersion(uriOf(file), await client.change(uriOf(file), text.replace('x/rest', 'x/ai')))
    if (round > 0) {
      times['server start to hover'].push(answered - start)
      times['keystroke to diagnostics'].push(performance.now() - typed)
    }
    await client.stop()
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]))
}

/** From the server's having read a request to its having the answer, for each import of Plumego in each Go file. */
function hovers(workspace: string): number[] {
  const converter = new Converter({
    encoding: 'utf-16',
    versionedEdits: true,
    relatedPlaces: true,
    diagnosticData: true,
    preferredActions: true,
    pageOf: () => undefined,
  })
  const session = new Session(nodePlatform, converter, english, {
    publish: () => {},
    opened: () => {},
    modelChanged: () => {},
    watchOutside: () => true,
    log: () => {},
    warn: () => {},
    failed: (doing, error) => assert.fail(`${doing}: ${error}`),
  })
  session.setFolders([uriOf(workspace)])
  const answers = new Hovers(session, converter, english, { processId: null, rootUri: null, capabilities: {} })
  const times: number[] = []
  for (const [file, { imports }] of loadWorkspace(workspace, newCounters()).files) {
    const found = imports?.imports.filter(({ path }) => path.startsWith(`${plumegoModule}/`)) ?? []
    if (found.length === 0) continue
    const uri = uriOf(workspace, file)
    const text = fs.readFileSync(path.join(workspace, file), 'utf8')
    session.changeDocument(TextDocument.create(uri, 'go', 1, text))
    for (const { range } of found) {
      times.push(timed(() => answers.answer({ textDocument: { uri }, position: range.start })))
    }
    session.closeDocument(uri)
  }
  return times
}

/** Prints what everything takes in one workspace. @param isLaid whether it is Plumego, laid from the shared data */
async function report(workspace: string, isLaid: boolean, programs: string | undefined): Promise<void> {
  const whole = processes(
    {
      'empty node': ['-e', '0'],
      'bare reading and git': [path.join(import.meta.dirname, 'bare-reading.cjs')],
      'plumego-check': [bin],
      'plumego-check --version': [bin, '--version'],
    },
    workspace,
  )
  const empty = whole['empty node'] ?? 1
  console.log(
    `${isLaid ? 'Plumego laid from the shared data' : workspace}, medians of ${rounds} rounds, Node ${process.versions.node}\n`,
  )
  for (const [name, time] of Object.entries(whole)) {
    console.log(
      `${name.padEnd(26)} ${time.toFixed(1).padStart(7)} ms  ${(time / empty).toFixed(2)} x empty node  +${(time - empty).toFixed(1)} ms`,
    )
  }
  for (const [name, time] of Object.entries(inProcess(workspace))) {
    console.log(
      `${`warm ${name}`.padEnd(26)} ${time.toFixed(2).padStart(7)} ms  ${(time / empty).toFixed(3)} x empty node`,
    )
  }
  for (const [name, time] of Object.entries(await server(workspace))) {
    console.log(`${name.padEnd(26)} ${time.toFixed(1).padStart(7)} ms  ${(time / empty).toFixed(2)} x empty node`)
  }
  console.log('\nthe checks of Plumego that are answered for, beside its own programs')
  for (const line of besidePrograms(workspace, bin, programs)) console.log(line)
  console.log()
  const answers = hovers(workspace)
  const answer = median(answers)
  console.log(
    `${'hover in the server'.padEnd(26)} ${answer.toFixed(2).padStart(7)} ms  ${(answer / empty).toFixed(3)} x empty node, over ${answers.length} imports`,
  )
  const asked = completions(workspace)
  for (const [name, time] of Object.entries({ median: median(asked), p95: p95(asked) })) {
    console.log(
      `${`completion, ${name}`.padEnd(26)} ${time.toFixed(2).padStart(7)} ms  ${(time / empty).toFixed(3)} x empty node, over ${asked.length} keystrokes`,
    )
  }
  console.log('\ncompletion over stdio, at each letter, beside yaml-language-server with the same schemas')
  const [typed, theirTyped] = await completionsBeside(workspace)
  for (const [name, share] of Object.entries({ median, p95 })) {
    const [time, theirTime] = [typed, theirTyped].map(times => share([...times.values()].flat()))
    console.log(`${name.padEnd(26)} ${time?.toFixed(2).padStart(7)} ms, theirs ${theirTime?.toFixed(2)} ms`)
  }
  console.log(`p95 of the slowest keys: ${slowestKeys(typed, 5).join(', ')}`)
  const [ours, theirs] = await besideYamlLanguageServer()
  console.log('\nx/messaging/module.yaml of the sample, beside yaml-language-server with the same schemas')
  for (const name of ['completion', 'completion p95', 'hover', 'diagnostics'] as const) {
    const ratio = (theirs[name] / ours[name]).toFixed(1)
    console.log(
      `${name.padEnd(26)} ${ours[name].toFixed(2).padStart(7)} ms, theirs ${theirs[name].toFixed(2)} ms  ${ratio} x ours`,
    )
  }
}

const { values: wanted } = parseArgs({
  options: { programs: { type: 'string' }, workspace: { type: 'string' }, growth: { type: 'boolean' } },
})
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-bench-'))
try {
  const materializer = wanted.workspace === undefined ? await loadMaterializer() : undefined
  const sample = wanted.workspace ?? path.join(root, 'test', 'fixtures', 'sample')
  const workspace = materializer ? path.join(scratch, 'plumego') : path.resolve(sample)
  materializer?.layWorkspace(workspace, materializer.pristineFiles())
  if (!wanted.growth)
    await report(workspace, materializer !== undefined, wanted.programs && path.resolve(wanted.programs))
  else if (materializer) for await (const line of growthLines(workspace)) console.log(line)
  else throw new Error('--growth needs the shared data, and adds files to no workspace of yours')
} finally {
  fs.rmSync(scratch, { recursive: true, force: true })
}
