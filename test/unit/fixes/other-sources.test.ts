import assert from 'node:assert/strict'
import { valuesElsewhere } from '../../../server/src/core/fixes/other-sources.ts'
import { evidenceWorkspace } from '../../support/evidence-workspace.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { edited } from '../../support/rule-examples.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const entry = '  - module: x/rest\n    owner: api\n    current_status: beta\n'

const cases: readonly (readonly [
  what: string,
  key: string,
  edits: Parameters<typeof edited>[1],
  values: readonly string[],
])[] = [
  ['one of ledger and dashboard that agree', 'status', [], ['beta']],
  [
    'that of the ledger, not one that exceeds it',
    'status',
    [[entry, entry.replace('beta', 'experimental')]],
    ['experimental'],
  ],
  ['that of the dashboard', 'risk', [], ['medium']],
  ['one of ledger and dashboard', 'owner', [], ['api']],
  ['those of both, the ledger’s first', 'owner', [[entry, entry.replace('api', 'web')]], ['web', 'api']],
  ['none of another key', 'layer', [], []],
]

describe('what other files say for a key of a manifest', () => {
  for (const [what, key, edits, values] of cases) {
    it(`is ${what}: ${key}`, () => {
      const { files } = markedFiles(edited(evidenceWorkspace, edits))
      assert.deepEqual(valuesElsewhere(workspaceFromFiles(files).snapshot(), 'x/rest', key), values)
    })
  }
})
