import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import type { Finding } from '../../server/src/core/findings/finding.ts'
import { newCounters } from '../../server/src/core/repo/counters.ts'
import { isGoFile, isTextOfInterest } from '../../server/src/core/repo/interest.ts'
import { Repository } from '../../server/src/core/repo/repository.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { readDiskFile } from '../../server/src/node/disk-files.ts'
import { loadWorkspace } from '../../server/src/node/workspace.ts'
import { apply, type Edit, edits } from '../parity/live/mutations.ts'
import { filesBelow, sampleDirectory } from '../support/sample-files.ts'

/** A server for a long day: one repository and one checker, told of each change as an editor tells. */
class LongLived {
  readonly #root: string
  readonly #repository = new Repository()
  readonly #checker = new Checker(allRules, english)

  constructor(root: string) {
    this.#root = root
    this.#repository.load(loadWorkspace(root, newCounters()))
  }

  /** @param isTyped whether the text is an editor's, and not yet, or not only, the disk's */
  take(edit: Edit, isTyped: boolean): void {
    if (isTyped && edit.op === 'write' && isTextOfInterest(edit.path) && !isGoFile(edit.path)) {
      this.#repository.openDocument(edit.path, { text: edit.text })
    } else this.#repository.closeDocument(edit.path)
    this.#repository.changeFile(edit.path, readDiskFile(this.#root, edit.path, newCounters()))
  }

  /** Begins to check, and leaves off where it has asked so often whether it has to. @returns whether nothing is left */
  prepare(questions: number): boolean {
    let left = questions
    return this.#checker.prepare(this.#repository.snapshot(), () => left-- <= 0)
  }

  check(): readonly Finding[] {
    return this.#checker.check(this.#repository.snapshot())
  }
}

function checkAnew(root: string): readonly Finding[] {
  const repository = new Repository()
  repository.load(loadWorkspace(root, newCounters()))
  return new Checker(allRules, english).check(repository.snapshot())
}

/** What is kept from one check to the next must never show. */
describe('a checker that has seen many states', () => {
  const texts = filesBelow(sampleDirectory)
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-incremental-'))
  after(() => fs.rmSync(scratch, { recursive: true, force: true }))
  let runs = 0

  /**
   * Holds a checker that takes the edits one list after another to a new one for each state.
   * @param steps with `questions`, the checker is interrupted after as many behind each edit
   */
  function compareStates(
    steps: readonly (readonly [all: readonly Edit[], isTyped: boolean, questions?: number | undefined])[],
  ): void {
    const root = path.join(scratch, String(runs++))
    fs.cpSync(sampleDirectory, root, { recursive: true })
    const longLived = new LongLived(root)
    longLived.check()
    for (const [all, isTyped, questions] of steps) {
      for (const edit of all) {
        apply(root, [edit])
        longLived.take(edit, isTyped)
        if (questions !== undefined) longLived.prepare(questions)
      }
      assert.deepEqual(longLived.check(), checkAnew(root))
    }
    fs.rmSync(root, { recursive: true })
  }

  it('sees that a neighbour breaks and is mended, for cross-extension-deps passes its directory over', () => {
    const neighbour = (text: string): Edit[] => [{ op: 'write', path: 'x/rest/zz.go', text }]
    const [good, broken] = ['package rest\n', 'package rest\n\nimport fmt\n']
    compareStates([good, broken, good].map(text => [neighbour(text), false]))
  })

  it('sees that a program makes the checkout an older one, whose findings are hints, and a newer one again', () => {
    const program = (name: string, body = ''): Edit => ({
      op: 'write',
      path: `internal/checks/${name}/main.go`,
      text: `package main\n\nfunc main() {${body}}\n`,
    })
    const others = ['dependency-rules', 'cross-extension-deps', 'community-extension', 'public-entrypoints-sync']
    const newer = program('extension-maturity', ' check("README.md") ')
    const readme: Edit = { op: 'write', path: 'README.md', text: 'Nothing is promised here.\n' }
    const first = [readme, newer, ...others.map(name => program(name))]
    compareStates([first, [program('extension-maturity')], [newer]].map(all => [all, false]))
  })

  it('goes on where it was interrupted, however often that is', () => {
    const longLived = new LongLived(sampleDirectory)
    let rounds = 1
    while (!longLived.prepare(0)) rounds++
    assert.ok(rounds > 100, `${rounds} rounds`)
    assert.deepEqual(longLived.check(), checkAnew(sampleDirectory))
  })

  it('says of each what a new one says, interrupted or not', () => {
    const step = fc.tuple(edits(texts), fc.boolean(), fc.option(fc.nat(400), { nil: undefined }))
    fc.assert(fc.property(fc.array(step, { minLength: 2, maxLength: 6 }), compareStates), { numRuns: 40 })
  })
})
