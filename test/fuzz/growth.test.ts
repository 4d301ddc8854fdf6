import assert from 'node:assert/strict'
import { namesPlumego } from '../../client/src/plumego-files.ts'
import { readGoMod } from '../../server/src/core/golang/mod/go-mod.ts'
import { readGoWork } from '../../server/src/core/golang/mod/go-work.ts'
import { readVendorModules } from '../../server/src/core/golang/mod/vendor-modules.ts'
import { isGoFile } from '../../server/src/core/repo/interest.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import { readSettingsFile } from '../../server/src/core/settings-file.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { importsOf } from '../../server/src/lsp/go-imports.ts'
import { cost, growsTooFast } from '../support/cpu-cost.ts'
import {
  type Growing,
  goTexts,
  ignoreTexts,
  jsonTexts,
  modTexts,
  pageTexts,
  yamlTexts,
} from '../support/growing-texts.ts'
import { filesBelow, sampleDirectory } from '../support/sample-files.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

// One of each, as in a server: what is found of the other files is found once.
const repository = workspaceFromFiles(filesBelow(sampleDirectory))
const checker = new Checker(allRules, english)

/** All that is found in the sample with one file replaced. */
function checkWith(file: string, text: string): void {
  repository.openDocument(file, { text, ...(isGoFile(file) && { imports: importsOf(text) }) })
  checker.check(repository.snapshot())
  repository.closeDocument(file)
}

const inFile =
  (file: string) =>
  (text: string): void =>
    checkWith(file, text)

const readers: readonly (readonly [string, Readonly<Record<string, Growing>>, (text: string) => unknown])[] = [
  ['a manifest', yamlTexts, inFile('x/rest/module.yaml')],
  ['specs/repo.yaml', yamlTexts, inFile('specs/repo.yaml')],
  ['specs/dependency-rules.yaml', yamlTexts, inFile('specs/dependency-rules.yaml')],
  ['the evidence ledger', yamlTexts, inFile('specs/extension-beta-evidence.yaml')],
  ['a Go file', goTexts, inFile('x/rest/zz.go')],
  ['the dashboard', pageTexts, inFile('docs/concepts/extension-maturity.md')],
  ['the boundary page', pageTexts, inFile('docs/concepts/extension-boundary.md')],
  ['README.md', pageTexts, inFile('README.md')],
  ['.gitignore', ignoreTexts, inFile('.gitignore')],
  ['go.mod of a workspace', modTexts, inFile('go.mod')],
  ['go.mod', modTexts, readGoMod],
  ['go.work', modTexts, readGoWork],
  ['vendor/modules.txt', modTexts, readVendorModules],
  ['a look at go.mod', modTexts, namesPlumego],
  ['settings', jsonTexts, text => readSettingsFile(text, english)],
]

describe('the cost of hostile texts', () => {
  // Mocha has errors keep the whole stack, which is long where a text nests deep.
  const { stackTraceLimit } = Error
  before(() => {
    Error.stackTraceLimit = 10
  })
  after(() => {
    Error.stackTraceLimit = stackTraceLimit
  })

  for (const [name, texts, read] of readers) {
    it(`${name}: ten times the text takes about ten times as long`, () => {
      cost(() => read('a: b\n'))
      for (const [kind, grow] of Object.entries(texts)) {
        const found = growsTooFast(read, grow)
        assert.equal(found, undefined, `${kind}: ${found}`)
      }
    })
  }
})
