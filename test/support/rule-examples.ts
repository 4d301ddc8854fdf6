import assert from 'node:assert/strict'
import type { Finding } from '../../server/src/core/findings/finding.ts'
import type { Commits } from '../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import type { Rule } from '../../server/src/core/rules/rule.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { markedFiles, showPlace } from './marked-files.ts'
import { workspaceFromFiles } from './workspace.ts'

/** One rule at work: what is changed in a workspace without findings, and what is then found. */
export interface RuleExample {
  readonly code: string
  /** What is special about the example, where a rule has several. */
  readonly when?: string
  readonly key: readonly string[]
  /** A text of the workspace that stands there once, and what comes instead, with the marks of `markedFiles`. */
  readonly edits: readonly (readonly [old: string, replacement: string])[]
  readonly message: string
  /** Codes of what else the change brings about. */
  readonly also?: readonly string[]
  readonly commits?: Commits
}

/** What `rules` say of a workspace that is written as `markedFiles` reads it. */
export function findingsOf(rules: readonly Rule[], workspace: string, commits?: Commits): Finding[] {
  const repository = workspaceFromFiles(markedFiles(workspace).files, commits === undefined ? {} : { commits })
  return new Checker(rules, english).check(repository.snapshot())
}

/** Fails unless exactly the example's finding, with its key, places and words, and what else it names, is found. */
export function checkExample(rules: readonly Rule[], clean: string, example: RuleExample): void {
  const workspace = edited(clean, example.edits)
  const { marks, related } = markedFiles(workspace)
  const findings = findingsOf(rules, workspace, example.commits)
  assert.deepEqual(findings.map(({ code }) => code).sort(), [example.code, ...(example.also ?? [])].sort())
  const found = findings.find(({ code, key }) => code === example.code && key.join() === example.key.join())
  assert.ok(found, `no ${example.code} with the key ${example.key}`)
  assert.deepEqual(found.key, example.key)
  assert.deepEqual([showPlace(found)], marks)
  assert.deepEqual(found.related.map(showPlace), related)
  assert.equal(found.message, example.message)
}

export function edited(workspace: string, edits: RuleExample['edits']): string {
  let text = workspace
  for (const [old, replacement] of edits) {
    assert.equal(text.split(old).length, 2, `stands there once: ${old}`)
    text = text.replace(old, () => replacement)
  }
  return text
}
