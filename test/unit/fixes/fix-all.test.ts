import assert from 'node:assert/strict'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { applyEdits, differenceBetween, fixAll } from '../../../server/src/core/fixes/fix-all.ts'
import type { Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'
import { importWorkspace } from './imports.ts'
import { manifestWorkspace } from './manifests.ts'

const check = (snapshot: Snapshot): Finding[] => new Checker(allRules, english).check(snapshot)
const manifest = 'x/rest/module.yaml'

/** The manifest workspace with the manifest of x/rest changed. */
function snapshotWith(change: (text: string) => string): Snapshot {
  const { files } = markedFiles(manifestWorkspace)
  files.set(manifest, change(files.get(manifest) ?? ''))
  return workspaceFromFiles(files).snapshot()
}

const clean = snapshotWith(text => text).text(manifest)?.text

describe('all safe fixes', () => {
  const mistakes = (text: string): string =>
    text
      .replace('name: x/rest', 'name: "x/rst"')
      .replace('path: x/rest', 'path: rest')
      .replace('layer: extension', 'layer: extention')
      .replace('risk: low', 'risk: lov')
      .replace('non_goals:\n  - transactions', 'non_goals: [transactions]')

  it('mend five mistakes of one manifest', () => {
    const { texts, findings } = fixAll(snapshotWith(mistakes), check)
    assert.deepEqual([...texts.keys()], [manifest])
    assert.equal(texts.get(manifest)?.text, clean?.replace('name: x/rest', 'name: "x/rest"'))
    assert.deepEqual(
      findings.filter(({ file }) => file === manifest),
      [],
    )
  })

  it('ask for no fix of a finding that has no safe one: a proof parses', () => {
    const before = snapshotWith(text => mistakes(text).replace('owner: api', 'owner:'))
    const asked: string[] = []
    const noted = (state: Snapshot): Finding[] =>
      check(state).map(one => ({
        ...one,
        get fixes() {
          asked.push(one.code)
          return one.fixes
        },
      }))
    const unsafe = check(before).filter(({ fixes }) => fixes.length > 0 && !fixes.some(({ safe }) => safe))
    assert.ok(unsafe.length > 0)
    const { texts } = fixAll(before, noted)
    assert.deepEqual([...texts.keys()], [manifest])
    assert.deepEqual(
      asked.filter(code => unsafe.some(one => one.code === code && one.hasNoSafeFix)),
      [],
    )
    assert.ok(asked.length > 0)
  })

  it('keep a byte order mark, line ends and a missing last one', () => {
    const shape = (text: string | undefined): string => `\ufeff${text?.replaceAll('\n', '\r\n').trimEnd()}`
    const { texts } = fixAll(
      snapshotWith(text => shape(mistakes(text))),
      check,
    )
    assert.equal(texts.get(manifest)?.text, shape(clean).replace('name: x/rest', 'name: "x/rest"'))
  })

  it('go on until what one fix brings to light is mended too', () => {
    const before = snapshotWith(text => text.replace('name: x/rest\npath: x/rest\nlayer: extension\n', ''))
    const { texts } = fixAll(before, check)
    assert.equal(texts.get(manifest)?.text, clean)
  })

  it('are only those of the findings and files that are wanted', () => {
    const before = snapshotWith(mistakes)
    const named = fixAll(before, check, ({ code }) => code === 'name-mismatch')
    assert.equal(named.texts.get(manifest)?.text, before.text(manifest)?.text.replace('x/rst', 'x/rest'))
    assert.equal(fixAll(before, check, undefined, path => path !== manifest).texts.size, 0)
  })

  for (const [count, isMade] of [
    [20, true],
    [21, false],
  ] as const) {
    it(`are ${isMade ? '' : 'not '}made in a manifest of ${count} aliases`, () => {
      const aliases = `notes:\n  - &a b\n${'  - *a\n'.repeat(count)}`
      const before = snapshotWith(text => text.replace('name: x/rest', 'name: x/rst') + aliases)
      const { made } = fixAll(before, check, ({ code }) => code === 'name-mismatch')
      assert.equal(made.length, isMade ? 1 : 0)
    })
  }

  it('never touch what a person has to decide', () => {
    const { files } = markedFiles(importWorkspace)
    files.set('router/a.go', 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n')
    const { texts, findings } = fixAll(workspaceFromFiles(files).snapshot(), check)
    assert.equal(texts.size, 0)
    assert.ok(findings.some(({ code, fixes }) => code === 'forbidden-import' && fixes.length === 1))
  })

  it('leave a fix alone that brings another fault, and what else is mended stays so', () => {
    const nothing = { check: null, severity: 'error', message: '', related: [] } as const
    const range = (start: number) => ({ start: { line: 0, character: start }, end: { line: 0, character: start + 2 } })
    const mistake = (text: string, at: number, newText: string): Finding => {
      const fix = { title: '', edits: [{ file: manifest, range: range(at), newText }], safe: true }
      return { code: text, key: [text], file: manifest, range: range(at), fixes: [fix], ...nothing }
    }
    const judged = (snapshot: Snapshot): Finding[] => {
      const text = snapshot.text(manifest)?.text ?? ''
      return [
        ...(text.includes('a1') ? [mistake('a1', 0, 'a2')] : []),
        ...(text.includes('b1') ? [mistake('b1', 3, 'b2')] : []),
        ...(text.includes('a2')
          ? [{ code: 'worse', key: ['a2'], file: manifest, range: range(0), fixes: [], ...nothing }]
          : []),
      ]
    }
    const before = workspaceFromFiles(new Map([[manifest, 'a1 b1\n']])).snapshot()
    assert.equal(fixAll(before, judged).texts.get(manifest)?.text, 'a1 b2\n')
  })

  it('end where two fixes undo each other', () => {
    const swing = (snapshot: Snapshot): Finding[] => {
      const text = snapshot.text(manifest)?.text ?? ''
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }
      const newText = text.startsWith('#') ? '%' : '#'
      const fix = { title: '', edits: [{ file: manifest, range, newText }], safe: true }
      const nothing = { check: null, severity: 'error', key: [], message: '', related: [] } as const
      return [{ code: 'swing', file: manifest, range, fixes: [fix], ...nothing }]
    }
    assert.equal(
      fixAll(
        snapshotWith(text => text),
        swing,
      ).texts.size,
      0,
    )
  })
})

describe('the difference between two texts', () => {
  const cases: readonly (readonly [before: string, after: string, edited: string])[] = [
    ['a\nb\nc\n', 'a\nB\nc\n', 'B'],
    ['\ufeffa\nb\n', '\ufeffa\nx\nb\n', 'x\n'],
    ['a\r\nb\r\n', 'a\r\nc\r\nb\r\n', 'c\r\n'],
    ['a\r\n', 'a\n', '\n'],
    ['😀', '😁', '😁'],
    ['a', '', ''],
  ]
  for (const [before, after, edited] of cases) {
    it(`${JSON.stringify(before)} to ${JSON.stringify(after)} is one edit`, () => {
      const edit = differenceBetween('f', new SourceText(before), new SourceText(after))
      assert.equal(applyEdits(new SourceText(before), [edit]), after)
      assert.equal(edit.newText, edited)
    })
  }
})
