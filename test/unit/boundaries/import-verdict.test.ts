import assert from 'node:assert/strict'
import { importVerdict, writtenPath } from '../../../server/src/core/boundaries/import-verdict.ts'
import { verdictPlaces } from '../../../server/src/core/boundaries/verdict-places.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const base = markedFiles(`-- specs/repo.yaml --
module: github.com/spcent/plumego
-- specs/dependency-rules.yaml --
modules:
  x/rest:
    path: x/rest
    deny:
      - x/mail
  internal/ring:
    path: internal/ring
    declared_callers:
      - core
special_rules:
  forbidden_import_patterns:
    - github.com/spcent/plumego
-- x/rest/module.yaml --
allowed_imports:
  - x/openapi/**
  - x/mail
forbidden_imports:
  - x/mail/**
  - x/ai/*
-- x/broken/module.yaml --
forbidden_imports:
  - x/mail
-- x/broken/broken.go --
package
-- x/rest/nested/go.mod --
module example.org/nested
-- x/rest/nested/module.yaml --
forbidden_imports:
  - x/ai
`).files
const snapshot = workspaceFromFiles(base).snapshot()

/** `denied: specs/dependency-rules.yaml:5` of the first line that a verdict rests on. */
function verdictOn(file: string, path: string, literal?: string): string {
  const importPath = `github.com/spcent/plumego${path && `/${path}`}`
  const spec = literal === undefined ? writtenPath(importPath) : { path: importPath, literal }
  const verdict = importVerdict(snapshot, { file, spec })
  const places = verdictPlaces(snapshot, verdict).map(
    ({ place }) => `${place.file.replace(/^.*\/(?=.*\/)/, '')}:${place.range.start.line + 1}`,
  )
  return [verdict.kind, ...places].join(' ')
}

const rules = 'specs/dependency-rules.yaml'

const cases: readonly (readonly [what: string, file: string, path: string, verdict: string, literal?: string])[] = [
  ['a rule and the manifest deny', 'x/rest/a.go', 'x/mail', `denied ${rules}:5 rest/module.yaml:5`],
  ['only the manifest denies', 'x/rest/a.go', 'x/ai/client', 'denied rest/module.yaml:6'],
  ['nobody denies or lists', 'x/rest/a.go', 'x/ai', 'not-listed rest/module.yaml:1'],
  ['below what is listed', 'x/rest/a.go', 'x/openapi/v3', `allowed ${rules}:2`],
  ['its own module', 'x/rest/a.go', 'x/rest/sub', `allowed ${rules}:2`],
  ['tests need no list', 'x/rest/a_test.go', 'x/ai', `allowed ${rules}:2`],
  ['tests are denied the same', 'x/rest/a_test.go', 'x/ai/client', 'denied rest/module.yaml:6'],
  ['the root', 'x/rest/a.go', '', `denied ${rules}:12`],
  ['a manifest below is not looked at', 'x/rest/sub/a.go', 'x/ai/client', 'not-listed rest/module.yaml:1'],
  ['a raw literal, to the manifest', 'x/rest/a.go', 'x/ai/client', 'not-listed rest/module.yaml:1', '`…`'],
  ['a raw literal, to the rules', 'x/rest/a.go', 'x/mail', `denied ${rules}:5`, '`…`'],
  ['a directory with a broken file', 'x/broken/a.go', 'x/mail', 'allowed'],
  ['rules end at a nested module', 'x/rest/nested/a.go', 'x/mail', 'allowed'],
  ['manifests do not', 'x/rest/nested/a.go', 'x/ai', 'denied nested/module.yaml:2'],
  ['an internal package, to its caller', 'core/sub/a.go', 'internal/ring', 'allowed'],
  ['an internal package, to another', 'x/rest/a.go', 'internal/ring', `denied ${rules}:6`],
  ['an internal package that nobody declares', 'core/a.go', 'internal/other', 'denied'],
]

describe('whether a file may import a package', () => {
  for (const [what, file, path, expected, literal] of cases) {
    it(`${what}: ${file} imports ${path || 'the root'}`, () => assert.equal(verdictOn(file, path, literal), expected))
  }

  it('where no check runs, no check denies', () => {
    const bare = workspaceFromFiles(new Map([...base].filter(([path]) => !path.startsWith('specs/')))).snapshot()
    const spec = writtenPath('github.com/spcent/plumego/x/ai/client')
    assert.equal(importVerdict(bare, { file: 'x/rest/a.go', spec }).kind, 'not-listed')
  })
})
