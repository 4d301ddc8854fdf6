import assert from 'node:assert/strict'
import { namesCheckout, namesOnlyIndirectly, namesPlumego } from '../../../client/src/plumego-files.ts'

describe('the look that decides whether to start the server', () => {
  for (const [title, text, expected] of [
    ["the checkout's own go.mod", 'module github.com/spcent/plumego\n\ngo 1.24\n', true],
    ['an application', 'module a\n\nrequire (\n\tgithub.com/spcent/plumego v1.0.0 // indirect\n)\n', true],
    ['a replace alone', 'module a\n\nreplace github.com/spcent/plumego => ../plumego\n', true],
    ['a quoted path', 'module a\n\nrequire "github.com/spcent/plumego" v1.0.0\n', true],
    ["a module of one's own that is called plumego", 'module example.com/team/plumego\n', false],
    ['another module of that name', 'module a\n\nrequire github.com/acme/plumego v1.0.0\n', false],
    ['tools for Plumego', 'module a\n\nrequire github.com/acme/plumego-tools v1.0.0\n', false],
    ['tools of Plumego', 'module a\n\nrequire github.com/spcent/plumego-tools v1.0.0\n', false],
    ['a module that is nested in a path like it', 'module a\n\nrequire x.github.com/spcent/plumego v1.0.0\n', false],
    ['another module', 'module github.com/spcent/plumego2\n', false],
    ['a mention in a comment', 'module a\n\n// like github.com/spcent/plumego\n', false],
    ['nothing', '', false],
  ] as const) {
    it(`says ${expected ? 'yes' : 'no'} to ${title}`, () => assert.equal(namesPlumego(text), expected))
  }

  for (const [title, text, expected] of [
    ["Plumego's own", 'repo:\n  module: github.com/spcent/plumego\n', true],
    ["a fork's, in quotes", 'repo:\n  module: "example.com/team/plumego"\n', true],
    ['that of tools', 'repo:\n  module: github.com/acme/plumego-tools\n', false],
    ['that of others', 'repo:\n  module: example.com/team/other\n', false],
  ] as const) {
    it(`says ${expected ? 'yes' : 'no'} to a specs/repo.yaml: ${title}`, () => {
      assert.equal(namesCheckout(text), expected)
    })
  }

  const direct = 'require github.com/spcent/plumego v1.0.0'
  for (const [title, text, expected] of [
    ['a line that says so', `module a\n${direct} // indirect\n`, true],
    ['a line that says more', `module a\n${direct} // indirect; for the tests\n`, true],
    ['a line without it', `module a\n${direct}\n`, false],
    ['one of two', `module a\n${direct} // indirect\nreplace github.com/spcent/plumego => ../p\n`, false],
    ['none at all', 'module a\n', false],
  ] as const) {
    it(`says ${expected ? 'yes' : 'no'} to what only something else requires: ${title}`, () => {
      assert.equal(namesOnlyIndirectly(text), expected)
    })
  }
})
