/**
 * Makes each fix of every page's example and of every recorded case alone, and prints for each rule the cases, findings and
 * fixes, how many findings were gone after, how many were new, and how many characters the fixes wrote.
 *
 *   npm run fixes
 *
 * Ends with 1 where a fix breaks a promise, and says which.
 */
import { editedFiles, loadMaterializer } from '../parity-cases.ts'
import { badWorkspace } from '../rule-pages/examples.ts'
import { rulePages } from '../rule-pages/index.ts'
import { type FilesAndLinks, workspaceFromFiles } from '../workspace.ts'
import { FixFigures } from './figures.ts'
import { FixTrials, newChecker } from './trials.ts'

const releases = new Map([
  ['v1.0.0', true],
  ['v1.1.0', true],
])

const figures = new FixFigures()
const trials = new FixTrials(figures)
const problems: string[] = []

function tryAll(name: string, files: FilesAndLinks, commits?: typeof releases): void {
  const snapshot = workspaceFromFiles(files, commits ? { commits } : {}).snapshot()
  const checker = newChecker()
  problems.push(
    ...trials.tryAll(name, snapshot, checker.check(snapshot), checker).map(problem => `${name}: ${problem}`),
  )
}

for (const page of rulePages) {
  if (page.subject === undefined && page.settings === undefined) tryAll(page.code, badWorkspace(page), releases)
}
const materializer = await loadMaterializer()
const pristine = materializer?.pristineFiles()
for (const one of materializer?.loadCases() ?? []) if (pristine) tryAll(one.name, editedFiles(pristine, one))
console.log(String(figures))
for (const problem of problems) console.log(problem)
process.exitCode = problems.length > 0 ? 1 : 0
