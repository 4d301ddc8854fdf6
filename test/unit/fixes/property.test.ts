import assert from 'node:assert/strict'
import { styles } from '../../support/fixes/styles.ts'
import { FixTrials, newChecker } from '../../support/fixes/trials.ts'
import { badWorkspace } from '../../support/rule-pages/examples.ts'
import { rulePages } from '../../support/rule-pages/index.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const releases = new Map([
  ['v1.0.0', true],
  ['v1.1.0', true],
])

const pages = rulePages.filter(({ subject, settings }) => subject === undefined && settings === undefined)

describe('each fix, made alone, keeps its promises', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`in the examples of all pages, written with ${style}`, () => {
      const trials = new FixTrials()
      const checker = newChecker()
      const problems = pages.flatMap(page => {
        const files = badWorkspace(page)
        const changed = Object.keys(page.bad).filter(path => path.endsWith('.yaml') && files.has(path))
        for (const path of changed) files.set(path, write(files.get(path) ?? ''))
        const snapshot = workspaceFromFiles(files, { commits: page.commits ?? releases })
          .snapshot()
          .with(new Map())
        const problems = trials.tryAll(page.code, snapshot, checker.check(snapshot), checker)
        return problems.map(problem => `${page.code}: ${problem}`)
      })
      assert.deepEqual(problems, [])
    })
  }
})
