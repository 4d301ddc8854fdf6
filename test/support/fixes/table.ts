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
import { FixFigures } from './figures.ts'
import { Checkouts, subjectOf } from './subjects.ts'
import { FixTrials } from './trials.ts'

const figures = new FixFigures()
const trials = new FixTrials(figures)
const problems: string[] = []

for (const page of rulePages) problems.push(...trials.tryAll(page.code, subjectOf(page, badWorkspace(page))))
const materializer = await loadMaterializer()
const pristine = materializer?.pristineFiles()
const checkouts = new Checkouts()
for (const one of materializer?.loadCases() ?? []) {
  if (pristine) problems.push(...trials.tryAll(one.name, checkouts.of(editedFiles(pristine, one))))
}
console.log(String(figures))
for (const problem of problems) console.log(problem)
process.exitCode = problems.length > 0 ? 1 : 0
