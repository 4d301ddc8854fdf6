import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { distancesFrom, root, stateOf } from './import-graph.ts'
import { runMocha } from './mocha.ts'

/** A part of a file, as V8 counts: offsets in UTF-16 code units, and whether it ran. */
type Part = readonly [start: number, end: number, ran: boolean]

/** What one test file runs, and for how long. */
export interface Covered {
  readonly test: string
  readonly milliseconds: number
  /** Whether it is red without any change: it tells nothing then. */
  readonly isRed: boolean
  /** By file, relative to the repository; of each process and thread that ran it. */
  readonly parts: Readonly<Record<string, readonly (readonly Part[])[]>>
}

interface V8Report {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly {
      readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[]
    }[]
  }[]
}

const kept = path.join(root, 'out', 'mutants')

/** Measures what a test file runs of some files, or takes what was measured of the same sources before. */
export async function coverageOf(test: string, of: ReadonlySet<string>): Promise<Covered> {
  const state = stateOf(distancesFrom(path.join(root, test)))
  const file = path.join(kept, `${test.replaceAll('/', '+')}.${state}.json`)
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'))
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-mutants-'))
  try {
    const { milliseconds, outcome } = await runMocha([test], 600_000, { NODE_V8_COVERAGE: folder })
    // What is measured is slower, and a test of costs may mind.
    const isRed = outcome !== 'green' && (await runMocha([test], 600_000)).outcome !== 'green'
    const covered = { test, milliseconds, isRed, parts: partsIn(folder, of) }
    fs.mkdirSync(kept, { recursive: true })
    fs.writeFileSync(file, JSON.stringify(covered))
    return covered
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

function partsIn(folder: string, of: ReadonlySet<string>): Record<string, Part[][]> {
  const parts: Record<string, Part[][]> = {}
  for (const name of fs.readdirSync(folder)) {
    const report: V8Report = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))
    for (const { url, functions } of report.result) {
      if (!url.startsWith('file:')) continue
      const file = path.relative(root, fileURLToPath(url)).replaceAll(path.sep, '/')
      if (!of.has(file)) continue
      const ranges = functions.flatMap(one => one.ranges)
      parts[file] ??= []
      parts[file].push(ranges.map(({ startOffset, endOffset, count }): Part => [startOffset, endOffset, count > 0]))
    }
  }
  return parts
}

/** Whether a test ran what stands at an offset of a file. */
export const runs = ({ parts }: Covered, file: string, offset: number): boolean =>
  (parts[file] ?? []).some(one => innermost(one, offset)?.[2])

function innermost(parts: readonly Part[], offset: number): Part | undefined {
  let best: Part | undefined
  for (const part of parts) {
    const [start, end] = part
    if (start <= offset && offset < end && (!best || end - start <= best[1] - best[0])) best = part
  }
  return best
}
