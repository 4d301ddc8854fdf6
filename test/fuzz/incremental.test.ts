import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { newCounters } from '../../server/src/core/repo/counters.ts'
import { isGoFile, isTextOfInterest } from '../../server/src/core/repo/interest.ts'
import { Repository } from '../../server/src/core/repo/repository.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import type { Finding } from '../../server/src/core/rules/finding.ts'
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

  /** Holds a checker that takes the edits one list after another to a new one for each state. */
  function compareStates(steps: readonly (readonly [all: readonly Edit[], isTyped: boolean])[]): void {
    const root = path.join(scratch, String(runs++))
    fs.cpSync(sampleDirectory, root, { recursive: true })
    const longLived = new LongLived(root)
    longLived.check()
    for (const [all, isTyped] of steps) {
      for (const edit of all) {
        apply(root, [edit])
        longLived.take(edit, isTyped)
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

  it('says of each what a new one says', () => {
    const step = fc.tuple(edits(texts), fc.boolean())
    fc.assert(fc.property(fc.array(step, { minLength: 2, maxLength: 6 }), compareStates), { numRuns: 40 })
  })
})
