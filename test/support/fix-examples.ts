import assert from 'node:assert/strict'
import { groupBy } from '../../server/src/core/collections.ts'
import type { Finding, TextEdit } from '../../server/src/core/findings/finding.ts'
import type { Commits } from '../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { applyEdits } from './apply-edits.ts'
import { markedFiles } from './marked-files.ts'
import { edited } from './rule-examples.ts'
import { workspaceFromFiles } from './workspace.ts'

/** A text that stands once in a workspace, and what comes instead. */
type Edits = readonly (readonly [old: string, replacement: string])[]

/** A mistake and its mend: what is changed in a workspace without findings, and what the fix makes of it. */
export interface FixExample {
  readonly code: string
  readonly when: string
  readonly mistake: Edits
  /** What the fix changes in the workspace with the mistake; none where it is offered no fix. */
  readonly mend: Edits | 'none'
  readonly safe?: boolean
  /** Codes of what shows only when the mistake is mended; a safe fix has none. */
  readonly shows?: readonly string[]
}

function findingsOf(files: ReadonlyMap<string, string>, commits: Commits): Finding[] {
  return new Checker(allRules, english).check(workspaceFromFiles(files, { commits }).snapshot())
}

const verdict = ({ check, code, key }: Finding): string => [check, code, ...key].join(' ')

/** The files after a fix. */
function applyFix(files: ReadonlyMap<string, string>, edits: readonly TextEdit[]): Map<string, string> {
  const result = new Map(files)
  for (const [file, list] of groupBy(edits, edit => edit.file)) {
    const text = files.get(file)
    assert.ok(text !== undefined, `the fix is for ${file}`)
    result.set(file, applyEdits(text, list))
  }
  return result
}

/** Fails unless the fix makes of the mistake exactly what the example says, with which the finding is gone. */
export function checkFix(workspace: string, { code, mistake, mend, safe, shows }: FixExample): void {
  const bad = edited(workspace, mistake)
  const { files } = markedFiles(bad)
  const before = findingsOf(files, new Map())
  const found = before.find(finding => finding.code === code)
  assert.ok(found, `no ${code} in ${before.map(verdict).join('; ')}`)
  if (mend === 'none') {
    assert.deepEqual(found.fixes, [])
    return
  }
  const [fix] = found.fixes
  assert.ok(fix, `no fix for ${verdict(found)}`)
  assert.equal(fix.safe, safe ?? false)
  const mended = applyFix(files, fix.edits)
  assert.deepEqual([...mended], [...markedFiles(edited(bad, mend)).files])
  const after = findingsOf(mended, new Map())
  const known = new Set(before.map(verdict))
  assert.deepEqual(
    after.filter(one => !known.has(verdict(one))).map(one => one.code),
    shows ?? [],
  )
  assert.ok(!after.some(one => verdict(one) === verdict(found)), `${verdict(found)} is still there`)
}
