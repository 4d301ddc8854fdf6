import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Finding } from '../../server/src/core/findings/finding.ts'
import { fixAll } from '../../server/src/core/fixes/fix-all.ts'
import type { Snapshot } from '../../server/src/core/repo/snapshot.ts'
import { SourceText } from '../../server/src/core/text/source-text.ts'
import { type Fault, faults, withFault } from '../support/fixes/faults.ts'
import { newChecker, releases } from '../support/fixes/subjects.ts'
import { verdict } from '../support/fixes/trial.ts'
import { cleanWorkspace } from '../support/rule-pages/workspace.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 2000)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)

const clean = workspaceFromFiles(cleanWorkspace, { commits: releases }).snapshot()
const files = clean.textPaths.filter(path =>
  /^(?:specs\/|x\/(?:rest|data|new)\/module|README|docs\/concepts)/.test(path),
)
const checker = newChecker()
const check = (snapshot: Snapshot): Finding[] => checker.check(snapshot)

/** What is told wrong: the words under each finding in a YAML file that stands at a value. */
function wrongWords(snapshot: Snapshot, findings: readonly Finding[]): Set<string> {
  return new Set(
    findings.flatMap(({ file, range, code }) => {
      const source = file.endsWith('.yaml') ? snapshot.text(file) : undefined
      if (!source || range.start.line !== range.end.line || !/^(?:invalid-|readings-differ|unfilled-value)/.test(code))
        return []
      const text = source.text.slice(source.offsetAt(range.start), source.offsetAt(range.end)).trim()
      return /^["']?[\w/.-]{3,}["']?$/.test(text) ? text.replaceAll(/["']/g, '') : []
    }),
  )
}

/** Words that a text has more often than before. */
function newWords(before: string, after: string): string[] {
  const left = before.split(wordEnds)
  return after.split(wordEnds).filter(word => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const wordEnds = /[\s|`"'[\],:;()]+/

function assertHarmless(pair: readonly Fault[]): void {
  const texts = new Map<string, SourceText>()
  for (const fault of pair) {
    const text = texts.get(fault.file)?.text ?? clean.text(fault.file)?.text ?? ''
    texts.set(fault.file, new SourceText(withFault(text, fault)))
  }
  const snapshot = clean.with(texts)
  const before = check(snapshot)
  const mended = fixAll(snapshot, state => (state === snapshot ? before : check(state)))
  if (mended.texts.size === 0) return
  const known = new Set(before.map(verdict))
  assert.deepEqual(
    mended.findings.map(verdict).filter(one => !known.has(one)),
    [],
  )
  const wrong = wrongWords(snapshot, before)
  for (const [file, { text }] of mended.texts) {
    const words = newWords(snapshot.text(file)?.text ?? '', text)
    assert.deepEqual(
      words.filter(word => /^(?:TODO|tbd)$/i.test(word) || word.includes('\u001b')),
      [],
      `${file}: a placeholder`,
    )
    assert.deepEqual(
      words.filter(word => wrong.has(word)),
      [],
      `${file}: what is told wrong`,
    )
  }
}

describe('two faults at once', () => {
  it(`are mended without a word that is open or wrong (seed ${seed})`, () => {
    fc.assert(fc.property(faults(files), assertHarmless), { numRuns: runs, seed })
  })
})
