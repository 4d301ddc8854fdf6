import assert from 'node:assert/strict'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { applyEdits } from '../../support/apply-edits.ts'
import { filesBelow, sampleDirectory } from '../../support/sample-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const sample = filesBelow(sampleDirectory)

const findingsOf = (manifest: string, text: string) =>
  new Checker(allRules, english)
    .check(workspaceFromFiles(new Map([...sample, [manifest, text]])).snapshot())
    .filter(({ file }) => file === manifest)

describe('an empty manifest', () => {
  const manifest = 'x/gateway/discovery/module.yaml'
  const empty: readonly (readonly [title: string, text: string])[] = [
    ['nothing', ''],
    ['a line end', '\n'],
    ['blanks', '  \n\t\n'],
    ['a byte order mark', '\ufeff'],
    ['a comment', '# Plumego: discovery\n'],
    ['the start of a document', '---\n'],
    ['a map of nothing', '{}\n'],
    ['null', '# none yet\nnull\n'],
    ['Windows line ends', '\r\n# soon\r\n'],
  ]
  for (const [title, text] of empty) {
    it(`of ${title} has one finding of ours beside CI’s, with the one fix that fills it`, () => {
      const found = findingsOf(manifest, text)
      const ours = found.filter(({ check }) => check === null)
      assert.deepEqual(
        ours.map(({ code, key }) => [code, ...key]),
        [['schema-violation', manifest, '', 'type']],
      )
      assert.ok(found.filter(({ code }) => code === 'missing-key').length > 10)
      const [fix, ...others] = ours[0]?.fixes ?? []
      assert.deepEqual(others, [])
      assert.ok(fix && !fix.safe)
      const filled = applyEdits(text, fix.edits)
      assert.deepEqual([...new Set(findingsOf(manifest, filled).map(({ code }) => code))], ['unfilled-value'])
      assert.match(filled, /^name: x\/gateway\/discovery\r?$/m)
      assert.match(filled, /^owner: edge\r?$/m)
      assert.match(filled, /^parent_family: x\/gateway\r?$/m)
      for (const comment of text.match(/#.*/g) ?? []) assert.ok(filled.includes(comment.trim()))
      if (text.includes('\r\n')) assert.doesNotMatch(filled, /[^\r]\n/)
    })
  }

  for (const directory of ['x/rest', 'router', 'x/messaging/mq']) {
    it(`of ${directory} is filled with what follows from its place`, () => {
      const path = `${directory}/module.yaml`
      const [ours] = findingsOf(path, '').filter(({ code }) => code === 'schema-violation')
      const filled = applyEdits('', ours?.fixes[0]?.edits ?? [])
      const left = new Set(findingsOf(path, filled).map(({ code }) => code))
      for (const code of [
        'missing-key',
        'empty-list',
        'doc-path-missing',
        'strict-boundary-missing',
        'schema-violation',
      ]) {
        assert.ok(!left.has(code), code)
      }
      assert.equal(/^strict_boundary: TODO$/m.test(filled), directory === 'router')
    })
  }

  for (const text of ['name: x\n', '- a\n', 'x\n', '{ name: x }\n', '# a\nname:\n', '[]\n']) {
    it(`is none that says ${JSON.stringify(text)}`, () => {
      const messages = findingsOf(manifest, text).map(({ message }) => message)
      assert.deepEqual(
        messages.filter(message => message.includes('is empty: it is to say')),
        [],
      )
    })
  }
})
