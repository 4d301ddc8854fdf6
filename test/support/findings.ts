import assert from 'node:assert/strict'
import { Checker } from '../../server/src/core/rules/checker.ts'
import type { Finding } from '../../server/src/core/rules/finding.ts'
import type { Rule } from '../../server/src/core/rules/rule.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { laidOver, markedFiles } from './marked-files.ts'
import { workspaceFromFiles } from './workspace.ts'

/** One example of a rule: a workspace whose marked ranges are where the rule must speak, in order of their places. */
export interface Example {
  readonly code: string
  /** Files laid over the base, in the form of `markedFiles`. */
  readonly files: string
  /** The key of each finding, as the rule documents it. */
  readonly keys: readonly (readonly string[])[]
  /** The English message of the first finding. */
  readonly message?: string
}

/** Findings of one code in an example, which must lie at its marks and nowhere else, with its keys. */
export function assertExample(base: string, rules: readonly Rule[], example: Example): void {
  const { files, marks } = markedFiles(example.files)
  const repository = workspaceFromFiles(laidOver(markedFiles(base).files, files))
  const found = new Checker(rules, english).check(repository.snapshot()).filter(({ code }) => code === example.code)
  assert.deepEqual(
    found.map(({ key }) => key),
    example.keys,
  )
  assert.deepEqual(found.map(showRange).sort(), [...marks].sort())
  if (example.message !== undefined) assert.equal(found[0]?.message, example.message)
}

function showRange({ file, range: { start, end } }: Finding): string {
  const to = start.line === end.line ? String(end.character) : `${end.line}:${end.character}`
  return `${file}:${start.line}:${start.character}-${to}`
}
