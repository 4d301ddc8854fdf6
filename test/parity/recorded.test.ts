import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { type Check, checks, type Finding } from '../../server/src/core/findings/finding.ts'
import { Link } from '../../server/src/core/repo/file-tree.ts'
import { type Commits, specPaths } from '../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules, rulesOf } from '../../server/src/core/rules/registry.ts'
import type { Rule } from '../../server/src/core/rules/rule.ts'
import { releaseRefs } from '../../server/src/core/spec/beta-evidence.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { deleteAt } from '../support/parity-cases.ts'
import { type FilesAndLinks, workspaceFromFiles } from '../support/workspace.ts'
import type { RecordedCase, RecordedEdit } from './live/recorder.ts'

const sample = path.join(import.meta.dirname, '..', 'fixtures', 'sample')
const recorded = (file: string): RecordedCase[] =>
  JSON.parse(fs.readFileSync(path.join(import.meta.dirname, file), 'utf8'))
/** Changes, and the checks whose answers to them are kept. */
const kept: readonly (readonly [all: readonly RecordedCase[], asked: readonly Check[]])[] = [
  [[...recorded('recorded.json'), ...recorded('recorded-adversary.json')], checks],
  [recorded('recorded-extension.json'), ['community-extension']],
]
const cases = kept.flatMap(([all, asked]) => all.map(one => ({ ...one, asked })))

const pristine = new Map(
  fs
    .readdirSync(sample, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(sample, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .map(file => [file, fs.readFileSync(path.join(sample, file), 'utf8')]),
)

/** Where the programs answered, the sample was a repository with one commit, which these two refs name and no other. */
const commitsOf = (refs: readonly string[]): Commits => new Map(refs.map(ref => [ref, ref === 'HEAD' || ref === '@']))

/** Answers that Plumego's programs gave, kept by `npm run parity:live -- --record`: they need no programs, nor ../shared. */
describe('recorded verdicts over the sample', () => {
  for (const [number, { edits, expected, asked }] of cases.entries()) {
    it(`${number}: ${edits.map(({ op, path }) => `${op} ${path}`).join(', ')}`, () => {
      const repository = workspaceFromFiles(edited(edits))
      repository.setCommits(commitsOf(repository.snapshot().read(specPaths.betaEvidence, releaseRefs) ?? []))
      const findingsOf = (rules: readonly Rule[]): Finding[] => new Checker(rules, english).check(repository.snapshot())
      const findings = findingsOf(allRules)
      // One check in turn, and those that have something to say, by their own rules alone.
      const alone = asked.filter((check, i) => (expected[check] ?? []).length > 0 || number % asked.length === i)
      for (const check of asked) {
        const ours = findings.filter(one => one.check === check)
        if (alone.includes(check)) assertSame(findingsOf(rulesOf([check])), ours, check)
        const theirs = expected[check] ?? []
        if (theirs === 'stops') assert.ok(ours.some(({ severity }) => severity === 'error'))
        else assert.deepEqual([...new Set(ours.map(({ code, key }) => JSON.stringify([code, key])))].sort(), theirs)
      }
    })
  }
})

/** Holds what the rules of one check find by themselves to what is found of it by all. */
function assertSame(alone: readonly Finding[], ours: readonly Finding[], check: Check): void {
  assert.deepEqual(alone.filter(one => one.check === check).map(verdict), ours.map(verdict))
}

/** What is told of a finding without its fixes: those hang on what others found. */
const verdict = ({ code, severity, key, file, range, message, related }: Finding): object => [
  code,
  severity,
  key,
  file,
  range,
  message,
  related,
]

function edited(edits: readonly RecordedEdit[]): FilesAndLinks {
  const files = new Map<string, string | Link>([...pristine, ['.git/', '']])
  for (const edit of edits) {
    if (edit.op === 'delete') deleteAt(files, edit.path)
    else if (edit.op === 'mkdir') files.set(`${edit.path}/`, '')
    else if (edit.op === 'symlink') {
      deleteAt(files, edit.path)
      files.set(edit.path, new Link(edit.target))
    } else if (edit.op === 'write') files.set(edit.path, edit.text)
    else {
      const lines = (pristine.get(edit.path) ?? '').split('\n')
      lines.splice(edit.splice.start, edit.splice.remove, ...edit.splice.insert)
      files.set(edit.path, lines.join('\n'))
    }
  }
  return files
}
