import assert from 'node:assert/strict'
import type { Severity } from '../../server/src/core/findings/finding.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import type { Rule } from '../../server/src/core/rules/rule.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { markedFiles, showPlace } from './marked-files.ts'
import { workspaceFromFiles } from './workspace.ts'

/** One example of a rule: a workspace whose marked ranges are where the rule must speak, in order of their places. */
export interface Example {
  readonly code: string
  /** Files laid over the base, in the form of `markedFiles`. */
  readonly files: string
  /** The key of each finding, as the rule documents it. */
  readonly keys: readonly (readonly string[])[]
  /** Of every finding; not looked at where it is left out. A hint has no check. */
  readonly severity?: Severity
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
  assert.deepEqual(found.map(showPlace).sort(), [...marks].sort())
  if (example.severity !== undefined) {
    for (const { severity, check } of found) {
      assert.equal(severity, example.severity)
      if (severity === 'hint') assert.equal(check, null)
    }
  }
  if (example.message !== undefined) assert.equal(found[0]?.message, example.message)
}

/** A new text for a path replaces the one there; a path whose text is `(deleted)` goes. */
export function laidOver(base: ReadonlyMap<string, string>, over: ReadonlyMap<string, string>): Map<string, string> {
  const files = new Map([...base, ...over])
  for (const [path, text] of over) if (text.trim() === '(deleted)') files.delete(path)
  return files
}
