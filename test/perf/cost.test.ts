import assert from 'node:assert/strict'
import path from 'node:path'
import { completionsAt } from '../../server/src/core/completion/completion.ts'
import { readImports } from '../../server/src/core/golang/imports.ts'
import { newCounters } from '../../server/src/core/repo/counters.ts'
import { Repository } from '../../server/src/core/repo/repository.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { isLookedAt } from '../../server/src/core/rules/deprecation-inventory/files.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { SourceText } from '../../server/src/core/text/source-text.ts'
import { loadWorkspace, readWholeText } from '../../server/src/node/workspace.ts'

const sample = path.join(import.meta.dirname, '..', 'fixtures', 'sample')

/** Cost is held to counts, which are the same on every machine, not to clocks. */
describe('the cost of an edit', () => {
  const counters = newCounters()
  const repository = new Repository(counters)
  const checker = new Checker(allRules, english)
  const loaded = loadWorkspace(sample, counters)
  repository.load(loaded)
  checker.check(repository.snapshot())
  const filesReadAtStart = counters.filesRead

  /** What has been done since `before`. */
  const since = (before: typeof counters) => ({
    filesRead: counters.filesRead - before.filesRead,
    textsParsed: counters.textsParsed - before.textsParsed,
    yamlParsed: counters.yamlParsed - before.yamlParsed,
    rulesRun: counters.rulesRun - before.rulesRun,
  })
  const goFileRules = allRules.filter(({ scope }) => scope === 'go-file').length
  const importRules = allRules.filter(({ scope }) => scope === 'import').length
  /** Of the rules for the whole workspace, as many look at what one text says. */
  const mostWorkspaceRules = 10

  const type = (file: string, change: (text: string) => string): void => {
    const diskText = readWholeText(sample, file)
    const text = change(diskText ?? '')
    const imports = file.endsWith('.go') ? readImports(new TextEncoder().encode(text), true) : undefined
    repository.openDocument(file, { text, ...(diskText !== undefined && { diskText }), ...(imports && { imports }) })
  }

  it('reads each file of interest once', () => {
    const again = newCounters()
    loadWorkspace(sample, again)
    assert.equal(again.filesRead, loaded.files.size)
  })

  it('nothing, for a second look at the same state', () => {
    const before = { ...counters }
    checker.check(repository.snapshot())
    assert.deepEqual(since(before), { filesRead: 0, textsParsed: 0, yamlParsed: 0, rulesRun: 0 })
  })

  it('of a Go file: its one reading, the rules of that file, and those that look at what it exports', () => {
    // Its manifest forbids one of them, so the rules for imports look at it as well.
    type('x/rest/tenancy.go', text => text)
    checker.check(repository.snapshot())
    const before = { ...counters }
    type('x/rest/tenancy.go', text => text.replace('import (', 'import (\n\t"os"'))
    checker.check(repository.snapshot())
    const { rulesRun, ...read } = since(before)
    // What the one text exports, with signatures and without, of one parse, and its markers.
    assert.deepEqual(read, { filesRead: 0, textsParsed: 3, yamlParsed: 0 })
    const most = goFileRules + importRules + mostWorkspaceRules
    assert.ok(rulesRun > 0 && rulesRun <= most, `${rulesRun} rules run, where ${most} are the most`)
  })

  it('of an import outside of the extensions: the rules for imports only where one wants to see it', () => {
    const typed = (imported: string): number => {
      type('router/router.go', () => `package router\n\nimport "github.com/spcent/plumego/${imported}"\n`)
      const before = { ...counters }
      checker.check(repository.snapshot())
      return since(before).rulesRun
    }
    typed('log')
    const withoutConcern = typed('contract')
    assert.ok(withoutConcern <= mostWorkspaceRules, `${withoutConcern} rules run`)
    assert.equal(typed('x/rest') - withoutConcern, goFileRules + importRules)
    repository.closeDocument('router/router.go')
    checker.check(repository.snapshot())
  })

  it('reads each Go file as a whole once, for its markers, whatever else is asked of it', () => {
    const searched = [...loaded.files.keys()].filter(path => path.endsWith('.go') && isLookedAt(path))
    assert.equal(filesReadAtStart - loaded.files.size, searched.length)
  })

  it('of a Go file of a stable root, of a test and of an extension: that file, and no other', () => {
    for (const [file, readings] of [
      // Its HTTP surface, its markers and what it exports.
      ['middleware/auth/auth.go', 3],
      ['middleware/auth/auth_test.go', 1],
      // With signatures, for it is promised.
      ['x/rest/rest.go', 3],
      ['x/openapi/openapi.go', 2],
    ] as const) {
      type(file, () => 'package p\n')
      checker.check(repository.snapshot())
      const before = { ...counters }
      type(file, () => 'package p\n\n// TODO: one\nfunc F() {}\n')
      checker.check(repository.snapshot())
      const { filesRead, textsParsed, yamlParsed } = since(before)
      assert.deepEqual({ file, filesRead, yamlParsed }, { file, filesRead: 0, yamlParsed: 0 })
      assert.ok(textsParsed <= readings, `${file}: ${textsParsed} readings`)
      repository.closeDocument(file)
      checker.check(repository.snapshot())
    }
  })

  it('of a manifest: its own readings, no other text, and of the Go files those that it speaks for', () => {
    const before = { ...counters }
    type('x/rest/module.yaml', text => text.replace('risk: ', 'risk: very '))
    checker.check(repository.snapshot())
    const readings = since(before).textsParsed
    assert.ok(readings >= 1 && readings <= 6, `${readings} readings of one text`)
    assert.equal(since(before).filesRead, 0)
    const spokenFor = [...loaded.files.keys()].filter(file => file.startsWith('x/rest/') && file.endsWith('.go')).length
    const manifestRules = allRules.filter(({ scope }) => scope === 'manifest').length
    const workspaceRules = allRules.filter(({ scope }) => scope === 'workspace').length
    // Its own, those of two or three manifests that look at it, and of the rules for the workspace most.
    const most = 3 * manifestRules + workspaceRules + spokenFor * (goFileRules + importRules)
    assert.ok(since(before).rulesRun <= most, `${since(before).rulesRun} rules run, where ${most} are the most`)
  })

  it('of a letter in a list of a manifest: that text, and no file once its names are known', () => {
    const file = 'x/rest/module.yaml'
    const letter = (list: string, typed: string): void => {
      const head = (readWholeText(sample, file) ?? '').replace(new RegExp(`^${list}:\\n(?: .*\\n)*`, 'm'), '')
      const text = `${head}\n${list}:\n  - ${typed}`
      repository.openDocument(file, { text, diskText: readWholeText(sample, file) ?? '' })
      const source = new SourceText(text)
      completionsAt(repository.snapshot(), file, source, source.positionAt(text.length), english, 'typing')
    }
    for (const list of [
      'public_entrypoints',
      'allowed_imports',
      'forbidden_imports',
      'doc_paths',
      'entrypoint_reads',
    ]) {
      // The packages below are read where the module's own has no such name.
      for (const typed of ['N', 'Ne']) letter(list, typed)
      const before = { ...counters }
      letter(list, 'New')
      const { filesRead, textsParsed, yamlParsed } = since(before)
      assert.deepEqual(
        { list, filesRead, yamlParsed, textsParsed },
        { list, filesRead: 0, yamlParsed: 0, textsParsed: 1 },
      )
    }
    repository.closeDocument(file)
  })

  it('of a letter in a list of packages: nothing is said anew of packages whose manifests are as they were', () => {
    const file = 'x/rest/module.yaml'
    let said: string[] = []
    const t: typeof english = (template, values) => {
      said.push(template)
      return english(template, values)
    }
    const letter = (typed: string): void => {
      const text = `name: x/rest\nallowed_imports:\n  - ${typed}`
      repository.openDocument(file, { text, diskText: readWholeText(sample, file) ?? '' })
      const source = new SourceText(text)
      completionsAt(repository.snapshot(), file, source, source.positionAt(text.length), t, 'typing')
    }
    letter('x')
    assert.ok(said.includes('Owner {owner}'))
    said = []
    letter('x/')
    assert.ok(said.length > 0 && !said.includes('Owner {owner}'))
    repository.closeDocument(file)
  })
})
