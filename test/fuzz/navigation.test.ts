import assert from 'node:assert/strict'
import fc from 'fast-check'
import { wordKinds } from '../../server/src/core/colour/word-kinds.ts'
import { definitionAt } from '../../server/src/core/navigation/definitions.ts'
import { documentLinks } from '../../server/src/core/navigation/document-links.ts'
import { mentionsIn } from '../../server/src/core/navigation/mentions.ts'
import { outline } from '../../server/src/core/navigation/outline.ts'
import { movePath, renameOwner } from '../../server/src/core/navigation/rename.ts'
import { cleanPath, joinPath } from '../../server/src/core/repo/paths.ts'
import { applyEdits } from '../support/apply-edits.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

const paths = ['x/a', 'x/a/b', 'x/ab', 'x/c', 'router', 'x/missing', 'docs/modules/x/a/README.md', '../x/a']
const path = fc.constantFrom(...paths)
const written = fc
  .tuple(fc.constantFrom('', './', '"', "'", '`', 'go test ./', 'see ', 'github.com/spcent/plumego/'), path)
  .chain(([lead, name]) =>
    fc
      .constantFrom('', '/**', '/*', '/...', '/', '.', ', and more', ' # x/a')
      .map(end => `${lead}${name}${end}${/["'`]$/.test(lead) ? lead : ''}`),
  )
const key = fc.constantFrom(
  'name',
  'path',
  'owner',
  'allowed_imports',
  'deny',
  'stability_tiers',
  'module',
  'x/a',
  'note',
)
const line = fc.oneof(
  fc.tuple(key, written).map(([name, value]) => `${name}: ${value}`),
  key.map(name => `${name}:`),
  written.map(value => `  - ${value}`),
  fc.tuple(key, written).map(([name, value]) => `  ${name}: ${value}`),
  fc.tuple(written, written).map(([a, b]) => `list: [${a}, ${b}]`),
  fc.constantFrom(
    '# x/a',
    '',
    'text: |',
    '  - bar',
    '- {',
    '  - [',
    'k: &a x/a',
    'l: *a',
    '\t- x/a',
    'owner: me',
    '扩展: x/a 之下',
  ),
)
const lineEnd = fc.constantFrom('\n', '\r\n')
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), lineEnd, fc.constantFrom('', '\ufeff'))
  .map(([lines, end, mark]) => mark + lines.map(each => each + end).join(''))

const workspace = (files: Readonly<Record<string, string>>) =>
  workspaceFromFiles(
    new Map(
      Object.entries({
        'x/a/a.go': 'package a\n',
        'x/a/b/b.go': 'package b\n',
        'x/ab/ab.go': 'package ab\n',
        'docs/modules/x/a/README.md': '',
        ...files,
      }),
    ),
  ).snapshot()

const names = ['x/c/module.yaml', 'specs/extension-beta-evidence.yaml', 'docs/concepts/extension-maturity.md']

describe('navigation over any text', () => {
  it('never throws, and every mention stands on the text that it names', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...names), (content, name) => {
        const snapshot = workspace({ [name]: content })
        for (const mention of mentionsIn(snapshot, name)) {
          const word = content.slice(mention.span.start, mention.span.end)
          if (mention.kind === 'owner') assert.equal(word, mention.name)
          else assert.equal(cleanPath(joinPath(mention.from, word)), mention.path)
        }
        outline(snapshot, name)
        documentLinks(snapshot, name)
        wordKinds(snapshot, name)
        const lines = content.split('\n').length
        for (let number = 0; number < lines; number++) definitionAt(snapshot, name, { line: number, character: 6 })
      }),
    )
  })

  it('a move changes nothing but paths, and there and back is nothing', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...names), (content, name) => {
        const move = (before: string, from: string, to: string): string => {
          // The package exists where it is moved from, as it does while an editor moves it.
          const snapshot = workspace({ [name]: before, [`${from}/new.go`]: 'package new\n' })
          const edits = movePath(snapshot, from, to, () => true).filter(({ file }) => file === name)
          return applyEdits(before, edits)
        }
        const there = move(content, 'x/a', 'x/elsewhere')
        assert.equal(there.replaceAll('x/elsewhere', 'x/a'), content.replaceAll('x/elsewhere', 'x/a'))
        assert.equal(move(there, 'x/elsewhere', 'x/a'), content)
      }),
    )
  })

  it('an owner that is renamed is named as before, there and back', () => {
    fc.assert(
      fc.property(text, content => {
        const name = 'x/c/module.yaml'
        const rename = (before: string, from: string, to: string): string =>
          applyEdits(
            before,
            renameOwner(workspace({ [name]: before }), from, to, () => true),
          )
        assert.equal(rename(rename(content, 'me', 'somebody else'), 'somebody else', 'me'), content)
      }),
    )
  })
})
