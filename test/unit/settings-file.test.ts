import assert from 'node:assert/strict'
import { readSettingsFile } from '../../server/src/core/settings-file.ts'
import { english } from '../../server/src/core/text/localize.ts'

const read = (text: string) => {
  const { settings, fileProblems, problems } = readSettingsFile(text, english)
  return { levels: Object.fromEntries(settings.rules.severity), fileProblems, problems }
}

describe('a file of settings', () => {
  const readable: readonly (readonly [title: string, text: string])[] = [
    ['flat', '{ "plumego.rules.severity": { "yaml-syntax": "off" } }'],
    ['with a byte order mark', '\ufeff{ "plumego.rules.severity": { "yaml-syntax": "off" } }'],
    ['with comments and a comma at the end', '{ // a\n "plumego.rules.severity": { "yaml-syntax": "off", }, /* b */ }'],
    ['nested', '{ "plumego": { "rules": { "severity": { "yaml-syntax": "off" } } } }'],
    ['partly nested', '{ "plumego.rules": { "severity": { "yaml-syntax": "off" } } }'],
    [
      'in several parts',
      '{ "plumego.rules": {}, "plumego.rules.severity": { "yaml-syntax": "off" }, "plumego.imports": { "acknowledged": [] } }',
    ],
    ['of others beside ours', '{ "[go]": [], "plumegox": 1, "plumego.rules.severity": { "yaml-syntax": "off" } }'],
  ]
  for (const [title, text] of readable) {
    it(`that is ${title} is read without a word`, () => {
      assert.deepEqual(read(text), { levels: { 'yaml-syntax': 'off' }, fileProblems: [], problems: [] })
    })
  }

  for (const text of ['', '\n', '{}', '{ "editor.tabSize": 2 }', '{ "a": 1, } // b', '// nothing yet']) {
    it(`says nothing of Plumego: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(read(text), { levels: {}, fileProblems: [], problems: [] })
    })
  }

  const broken: readonly (readonly [text: string, line: number, told: RegExp])[] = [
    ['[]', 1, /an object of settings/],
    ['\n"plumego"', 2, /an object of settings/],
    ['\n\n7', 3, /an object of settings/],
    ['[{ "plumego.rules.severity": {} }]', 1, /an object of settings/],
    ['{\n  "a": 1\n  "b": 2\n}', 3, /expected ","/],
    ['{\n  "a" 1\n}', 2, /expected ":"/],
    ["{\n  'a': 1\n}", 2, /valid JSON|in double quotes/],
    ['{\n  "a": \n}', 3, /a value/],
    ['{\n  "a": [1\n', 3, /"]"/],
    ['{\n  "a": 1\n', 3, /"}"/],
    ['{}\n}', 2, /end of the file/],
    ['plumego:\n  rules: {}\n', 1, /valid JSON|a value/],
    ['<<<<<<< HEAD\n{}\n', 1, /valid JSON|a value/],
  ]
  for (const [text, line, told] of broken) {
    it(`that is no JSON is told once, with the line: ${JSON.stringify(text)}`, () => {
      const { fileProblems } = read(text)
      assert.equal(fileProblems.length, 1)
      assert.match(fileProblems[0] ?? '', new RegExp(`^\\.vscode/settings\\.json:${line}: `))
      assert.match(fileProblems[0] ?? '', told)
    })
  }

  for (const deep of ['{"a":', '[', '{"plumego": [{"b": ']) {
    it(`that nests ${JSON.stringify(deep)} without end is told once, with the line, and says nothing`, () => {
      const told = '.vscode/settings.json:2: nested deeper than 200 levels: no setting of this file counts.'
      const text = `{ "plumego.rules.severity": { "yaml-syntax": "off" },\n"plumego.deep": ${deep.repeat(50_000)}`
      assert.deepEqual(read(text), { levels: {}, fileProblems: [told], problems: [] })
    })
  }

  it('counts as far as it can be read', () => {
    const { levels, fileProblems } = read('{\n "plumego.rules.severity": { "yaml-syntax": "off" }\n "b": }')
    assert.deepEqual(levels, { 'yaml-syntax': 'off' })
    assert.equal(fileProblems.length, 1)
  })

  it('is told by line what of ours cannot be read', () => {
    const text = `{
  "plumego.rules.severity": {
    "yaml-syntax": "loud",
    "missing-key": "off",
    "nonsense": "off"
  },
  "plumego.imports.acknowledged": [
    { "import": "x/ai", "reason": "tried" },
    { "import": "x/ai" }
  ],
  "plumego.rules.severty": {},
  "plumego.colour": "green",
  "plumego.application": { "lowestMaturity": "prototype" },
  "plumego.inlayHints.status": "on"
}`
    assert.deepEqual(
      read(text).problems.map(problem => /^\.vscode\/settings\.json:(\d+): (plumego[^:]*): /.exec(problem)?.slice(1)),
      [
        ['11', 'plumego.rules.severty'],
        ['12', 'plumego.colour'],
        ['3', 'plumego.rules.severity.yaml-syntax'],
        ['4', 'plumego.rules.severity.missing-key'],
        ['5', 'plumego.rules.severity.nonsense'],
        ['9', 'plumego.imports.acknowledged[1]'],
        ['13', 'plumego.application.lowestMaturity'],
        ['14', 'plumego.inlayHints.status'],
      ],
    )
    assert.deepEqual(
      read('{\n "plumego": []\n}').problems.map(problem => problem.split(' expected', 1)[0]),
      ['.vscode/settings.json:2: plumego:'],
    )
  })
})
