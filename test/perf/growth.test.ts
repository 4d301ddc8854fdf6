import assert from 'node:assert/strict'
import path from 'node:path'
import { readImports } from '../../server/src/core/golang/imports.ts'
import { newCounters } from '../../server/src/core/repo/counters.ts'
import { FileMap } from '../../server/src/core/repo/file-map.ts'
import { type LoadedWorkspace, Repository } from '../../server/src/core/repo/repository.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { loadWorkspace, readWholeText } from '../../server/src/node/workspace.ts'

const sample = path.join(import.meta.dirname, '..', 'fixtures', 'sample')

/** What an edit costs, counted: the same on every machine. */
interface Steps {
  readonly rulesRun: number
  readonly textsParsed: number
  readonly filesRead: number
  /** Files that were looked up by their paths, or gone through with all others. */
  readonly filesVisited: number
}

/** The sample with so many more Go files, in packages of four that import one another. */
function grown(files: number): LoadedWorkspace {
  const loaded = loadWorkspace(sample, newCounters())
  const all = new Map(loaded.files)
  for (let i = 0; i < files; i++) {
    const [group, name] = [i >> 2, `f${i % 4}.go`]
    const file = `x/grown/p${group}/${name}`
    const imported = `github.com/spcent/plumego/x/grown/p${group + 1}`
    const text = `package p${group}\n\nimport (\n\t"net/http"\n\n\t"${imported}"\n)\n`
    const imports = readImports(new TextEncoder().encode(text), true)
    assert.ok(imports)
    all.set(file, { imports })
    loaded.tree.add(file, 'file')
  }
  const texts = (file: string): string | undefined =>
    file.includes('/grown/') ? 'package p\n' : readWholeText(sample, file)
  return { ...loaded, files: all, readText: texts }
}

/** The steps of one keystroke, once others have gone before. */
function stepsOf(files: number, edited: string, change: (text: string, letter: number) => string): Steps {
  const counters = newCounters()
  const repository = new Repository(counters)
  repository.load(grown(files))
  const checker = new Checker(allRules, english)
  checker.check(repository.snapshot())
  const diskText = readWholeText(sample, edited) ?? ''
  const type = (letter: number): void => {
    const text = change(diskText, letter)
    const imports = edited.endsWith('.go') ? readImports(new TextEncoder().encode(text), true) : undefined
    repository.openDocument(edited, { text, diskText, ...(imports && { imports }) })
    checker.check(repository.snapshot())
  }
  for (const letter of [1, 2, 3]) type(letter)
  const { rulesRun, textsParsed, filesRead } = counters
  const filesVisited = visitedBy(() => type(4))
  return {
    rulesRun: counters.rulesRun - rulesRun,
    textsParsed: counters.textsParsed - textsParsed,
    filesRead: counters.filesRead - filesRead,
    filesVisited,
  }
}

/** How many files a run looks at in maps of files. */
function visitedBy(run: () => void): number {
  const own = { get: FileMap.prototype.get, values: FileMap.prototype.values, entries: FileMap.prototype.entries }
  const { keys } = FileMap.prototype
  let visited = 0
  FileMap.prototype.get = function (file) {
    visited++
    return own.get.call(this, file)
  }
  FileMap.prototype.values = function () {
    visited += this.size
    return own.values.call(this)
  }
  FileMap.prototype.entries = function () {
    visited += this.size
    return own.entries.call(this)
  }
  FileMap.prototype.keys = function () {
    visited += this.size
    return keys.call(this)
  }
  try {
    run()
  } finally {
    Object.assign(FileMap.prototype, own, { keys })
  }
  return visited
}

describe('a keystroke in a repository ten times as large', () => {
  const edits: Readonly<Record<string, (text: string, letter: number) => string>> = {
    'x/rest/module.yaml': (text, letter) => text.replace('summary:', `summary: ${'a'.repeat(letter)}`),
    'specs/repo.yaml': (text, letter) => `${text}# ${'a'.repeat(letter)}\n`,
    'specs/task-routing.yaml': (text, letter) => `${text}# ${'a'.repeat(letter)}\n`,
    'docs/concepts/extension-maturity.md': (text, letter) => `${text}${'a'.repeat(letter)}\n`,
    'x/rest/tenancy.go': (text, letter) => text.replace('import (', `import (\n\t"o${'s'.repeat(letter)}"`),
    'router/router.go': (text, letter) => `${text}\n// ${'a'.repeat(letter)}\n`,
  }
  for (const [file, change] of Object.entries(edits)) {
    it(`costs the same: ${file}`, () => assert.deepEqual(stepsOf(4000, file, change), stepsOf(400, file, change)))
  }
})
