import assert from 'node:assert/strict'
import { namesPlumego } from '../../../client/src/plumego-files.ts'

describe('the look that decides whether to start the server', () => {
  for (const [title, text, expected] of [
    ["the checkout's own go.mod", 'module github.com/spcent/plumego\n\ngo 1.24\n', true],
    ['an application', 'module a\n\nrequire (\n\tgithub.com/spcent/plumego v1.0.0 // indirect\n)\n', true],
    ['a fork', 'module example.com/team/plumego\n', true],
    ['specs/repo.yaml', 'repo:\n  module: github.com/spcent/plumego\n', true],
    ['another module', 'module github.com/spcent/plumego2\n', false],
    ['a mention in a comment', 'module a\n\n// like github.com/spcent/plumego\n', false],
    ['nothing', '', false],
  ] as const) {
    it(`says ${expected ? 'yes' : 'no'} to ${title}`, () => assert.equal(namesPlumego(text), expected))
  }
})
