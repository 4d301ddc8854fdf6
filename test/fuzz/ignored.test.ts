import assert from 'node:assert/strict'
import fs from 'node:fs'
import fc from 'fast-check'
import { filesIn, filesOfGit, git, newDirectory, snapshotOf, write } from '../support/git-tree.ts'

const names = ['a', 'b', 'gen', '.c', 'a b', 'x[1]', '!d', '#e']
const directory = fc.array(fc.constantFrom(...names), { maxLength: 3 }).map(parts => parts.join('/'))
const file = fc
  .tuple(directory, fc.constantFrom('a.go', 'b.go', 'gen', '.c.go'))
  .map(([way, name]) => (way ? `${way}/${name}` : name))

/** What patterns are made of, each part as people write it and as they mistype it. */
const piece = fc.constantFrom(
  'a',
  'b',
  'gen',
  '.c',
  '*',
  '**',
  '*.go',
  '?',
  '[a-c]',
  '[!a]',
  '\\!d',
  '\\#e',
  'x\\[1\\]',
  'a b',
  '/',
  '',
)
const pattern = fc
  .tuple(
    fc.constantFrom('', '', '', '!', '#'),
    fc.constantFrom('', '', '/', '**/'),
    fc.array(piece, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '/', '/**', '/*', '  '),
  )
  .map(([sign, start, parts, end]) => sign + start + parts.join('/').replaceAll('//', '/') + end)
const ignoreFile = fc.tuple(directory, fc.array(pattern, { minLength: 1, maxLength: 4 }))

/** Holds which files are the workspace's own to what git says. @param lay fills a repository */
function compareWithGit(lay: (root: string) => void): void {
  const root = newDirectory()
  try {
    git(root, 'init', '--quiet')
    lay(root)
    const snapshot = snapshotOf(root)
    assert.deepEqual(
      filesIn(root).filter(one => !snapshot.isForeign(one)),
      filesOfGit(root),
    )
  } finally {
    fs.rmSync(root, { recursive: true })
  }
}

describe('what git ignores, over random files and patterns', function () {
  this.timeout(60_000)

  for (const line of ['  ', '!  ', '/  ', '/', '!', '\\t', '**/  ', 'a  ', '/a  ']) {
    it(`is what it takes ${JSON.stringify(line)} for, in a directory as at the top`, () => {
      for (const way of ['.gitignore', '.c/.gitignore']) {
        compareWithGit(root => write(root, { 'a/a.go': '', '.c/a/a.go': '', '.c/b.go': '', [way]: `${line}\n` }))
      }
    })
  }

  it('is foreign, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.array(file, { minLength: 1, maxLength: 12 }),
        fc.array(ignoreFile, { maxLength: 3 }),
        fc.nat(3),
        (files, ignoring, kept) => {
          compareWithGit(root => {
            const held = files.filter(one => !files.some(other => other.startsWith(`${one}/`)))
            write(root, Object.fromEntries(held.map(one => [one, 'package a\n'])))
            for (const [way, patterns] of ignoring) {
              if (fs.statSync(`${root}/${way}`, { throwIfNoEntry: false })?.isDirectory()) {
                write(root, { [way ? `${way}/.gitignore` : '.gitignore']: `${patterns.join('\n')}\n` })
              }
            }
            for (const one of held.slice(0, kept)) git(root, 'add', '--force', '--', one)
          })
        },
      ),
      { numRuns: 40 },
    )
  })
})
