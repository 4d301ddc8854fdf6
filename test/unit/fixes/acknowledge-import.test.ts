import assert from 'node:assert/strict'
import { acknowledgeImport } from '../../../server/src/core/fixes/acknowledge-import.ts'
import { readSettingsFile } from '../../../server/src/core/settings-file.ts'
import { english } from '../../../server/src/core/text/localize.ts'

const reason = '<why it stays>'

describe('an import that is acknowledged in the settings', () => {
  const added = '{ "import": "x/ai", "reason": "<why it stays>" }'
  const list = `"plumego.imports.acknowledged": [\n    ${added}\n  ]`
  const tried = '{ "import": "x/rpc", "reason": "tried" }'
  const texts: readonly (readonly [title: string, before: string, after: string])[] = [
    ['a file that is not there', '', `{\n  ${list}\n}\n`],
    ['an empty object', '{}\n', `{\n  ${list}\n}\n`],
    ['an object with a comment alone', '{\n  // later\n}\n', `{\n  ${list}\n  // later\n}\n`],
    ['others’ settings', '{\n  "a": 1 // one\n}\n', `{\n  "a": 1, // one\n  ${list}\n}\n`],
    ['one line', '{ "a": 1 }', `{ "a": 1,\n  ${list}\n}`],
    ['commas at the end', '{\n  "a": 1, // one\n}', `{\n  "a": 1, // one\n  ${list},\n}`],
    ['tabs', '{\n\t"a": 1\n}', `{\n\t"a": 1,\n\t${list.replace(/ {4}/, '\t\t').replace('\n  ]', '\n\t]')}\n}`],
    ['Windows line ends', '{\r\n  "a": 1\r\n}\r\n', `{\r\n  "a": 1,\r\n  ${list.replaceAll('\n', '\r\n')}\r\n}\r\n`],
    ['an empty list', '{\n  "plumego.imports.acknowledged": []\n}', `{\n  ${list}\n}`],
    [
      'a list',
      `{\n  "plumego.imports.acknowledged": [\n    ${tried} // once\n  ]\n}`,
      `{\n  "plumego.imports.acknowledged": [\n    ${tried}, // once\n    ${added}\n  ]\n}`,
    ],
  ]
  for (const [title, before, after] of texts) {
    it(`stands in ${title}, and the place of its reason is known`, () => {
      const written = acknowledgeImport(before, 'x/ai', reason)
      assert.ok(written)
      assert.equal(written.text, after)
      assert.equal(written.text.slice(written.reason.start, written.reason.end), reason)
      const { settings, fileProblems } = readSettingsFile(after.replace(reason, 'why'), english)
      assert.deepEqual(settings.imports.acknowledged.at(-1), { import: 'x/ai', reason: 'why' })
      assert.deepEqual(fileProblems, [])
    })
  }

  for (const text of [
    '{ "a": ',
    '[]',
    '{ "plumego.imports.acknowledged": {} }',
    '{ "plumego": { "imports": {} } }',
    '{ "plumego.imports": { "acknowledged": [] } }',
    '{ "plumego.imports.acknowledged": [{ "import": "x/ai", "reason": "" }] }',
  ]) {
    it(`is not written into ${text}`, () => assert.equal(acknowledgeImport(text, 'x/ai', reason), undefined))
  }
})
