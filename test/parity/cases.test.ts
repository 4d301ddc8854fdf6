import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checks, type Finding } from '../../server/src/core/findings/finding.ts'
import { type Commits, specPaths } from '../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import { releaseRefs } from '../../server/src/core/spec/beta-evidence.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { resolveCommits } from '../../server/src/node/release-refs.ts'
import { type Expected, editedFiles, loadMaterializer, type ParityCase } from '../support/parity-cases.ts'
import { type FilesAndLinks, workspaceFromFiles } from '../support/workspace.ts'

const materializer = await loadMaterializer()

describe('the verdicts that Plumego’s programs gave', () => {
  const pristine = materializer?.pristineFiles() ?? new Map<string, Uint8Array>()
  let commits: Commits = new Map()

  before(async function () {
    if (!materializer) return this.skip()
    commits = await commitsOf(materializer.loadCases(), pristine, materializer.layWorkspace)
  })

  const findingsIn = (files: FilesAndLinks): Finding[] =>
    new Checker(allRules, english).check(workspaceFromFiles(files, { commits }).snapshot())

  if (!materializer) it('needs the recorded verdicts in ../shared')
  else {
    it('of the pristine workspace: nothing, and both readings agree', () => {
      const loud = findingsIn(pristine).filter(one => one.severity === 'error' || one.code === 'readings-differ')
      assert.deepEqual(loud, [])
    })
  }
  for (const one of materializer?.loadCases() ?? []) {
    it(one.name, () => {
      const findings = findingsIn(editedFiles(pristine, one))
      for (const check of checks)
        compare(
          findings.filter(finding => finding.check === check),
          one.expected[check],
        )
      if (one.readingsDiffer) assertReadingsDiffer(findings, one)
    })
  }
})

/** Where CI and YAML read an edited file differently, or YAML cannot read it, a finding says so in that file. */
function assertReadingsDiffer(findings: readonly Finding[], { edits }: ParityCase): void {
  const edited = new Set(edits.map(({ path }) => path))
  const isTold = ({ code, file }: Finding): boolean =>
    (code === 'readings-differ' || code === 'yaml-syntax') && edited.has(file)
  assert.ok(findings.some(isTold), `no readings-differ or yaml-syntax in ${[...edited]}`)
}

function compare(findings: readonly Finding[], expected: Expected | undefined): void {
  if (expected?.fatal) {
    assert.ok(findings.some(({ severity }) => severity === 'error'))
    return
  }
  const verdict = ({ code, key }: { code: string; key: readonly string[] }): string => JSON.stringify([code, ...key])
  assert.deepEqual(distinct(findings.map(verdict)), distinct((expected?.findings ?? []).map(verdict)))
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort()

/** What git says of every ref that any case names, in the history that the cases were recorded with. */
async function commitsOf(
  cases: readonly ParityCase[],
  pristine: ReadonlyMap<string, Uint8Array>,
  layWorkspace: (directory: string, files: ReadonlyMap<string, Uint8Array>) => void,
): Promise<Commits> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-history-'))
  try {
    layWorkspace(directory, new Map())
    const refs = cases.flatMap(
      one => workspaceFromFiles(editedFiles(pristine, one)).snapshot().read(specPaths.betaEvidence, releaseRefs) ?? [],
    )
    return await resolveCommits(directory, [...new Set(refs)])
  } finally {
    fs.rmSync(directory, { recursive: true, force: true })
  }
}
