import assert from 'node:assert/strict'
import { namesPlumego } from '../../client/src/plumego-files.ts'
import { readGoMod } from '../../server/src/core/golang/mod/go-mod.ts'
import { readGoWork } from '../../server/src/core/golang/mod/go-work.ts'
import { readVendorModules } from '../../server/src/core/golang/mod/vendor-modules.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import { readSettingsFile } from '../../server/src/core/settings-file.ts'
import { english } from '../../server/src/core/text/localize.ts'
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

const sample = filesBelow(sampleDirectory)

/** All that is found in the sample with one file replaced. */
function checkWith(file: string, text: string): void {
  const files = new Map([...sample, [file, text]])
  new Checker(allRules, english).check(workspaceFromFiles(files).snapshot())
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

/** In milliseconds of this process, whatever else runs on the machine; the best of a few. */
function cost(run: () => unknown, times: number): number {
  const costs = Array.from({ length: times }, () => {
    const start = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return Math.min(...costs)
}

describe('the cost of hostile texts', function () {
  this.timeout(300_000)

  for (const [name, texts, read] of readers) {
    it(`${name}: ten times the text takes about ten times as long`, () => {
      cost(() => read('a: b\n'), 3)
      for (const [kind, grow] of Object.entries(texts)) {
        const large = cost(() => read(grow(20_000)), 1)
        // What takes no time is not worth a second look.
        if (large < 300) continue
        const small = cost(() => read(grow(2_000)), 3)
        const again = Math.min(
          large,
          cost(() => read(grow(20_000)), 2),
        )
        assert.ok(again < 30 * Math.max(small, 10), `${kind}: ${Math.round(small)} ms, then ${Math.round(again)} ms`)
      }
    })
  }
})
