import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Commits } from '../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { extensionBetaEvidence, releaseRefs } from '../../server/src/core/rules/extension-beta-evidence/index.ts'
import { extensionMaturity } from '../../server/src/core/rules/extension-maturity/index.ts'
import type { Finding } from '../../server/src/core/rules/finding.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { resolveCommits } from '../../server/src/node/git.ts'
import { type Expected, editedFiles, loadMaterializer, type ParityCase } from '../support/parity-cases.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

const checks = ['extension-maturity', 'extension-beta-evidence'] as const
const materializer = await loadMaterializer()

describe('extension-maturity and extension-beta-evidence answer as Plumego recorded', () => {
  const pristine = materializer?.pristineFiles() ?? new Map<string, Uint8Array>()
  let commits: Commits = new Map()

  before(async function () {
    if (!materializer) return this.skip()
    commits = await commitsOf(materializer.loadCases(), pristine, materializer.layWorkspace)
  })

  if (!materializer) it('needs the recorded verdicts in ../shared')
  for (const one of materializer?.loadCases() ?? []) {
    it(one.name, () => {
      const repository = workspaceFromFiles(editedFiles(pristine, one), { commits })
      const findings = new Checker([...extensionMaturity, ...extensionBetaEvidence], english).check(
        repository.snapshot(),
      )
      for (const check of checks) {
        compare(
          findings.filter(finding => finding.check === check),
          one.expected[check],
        )
      }
    })
  }
})

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
    const refs = cases.flatMap(one => releaseRefs(workspaceFromFiles(editedFiles(pristine, one)).snapshot()))
    return await resolveCommits(directory, [...new Set(refs)])
  } finally {
    fs.rmSync(directory, { recursive: true, force: true })
  }
}
