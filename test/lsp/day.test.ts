import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { dayOfWork } from '../day/day.ts'
import { faultsOf } from '../day/judge.ts'
import { copySample } from '../support/lsp-client.ts'

describe('a day of work', function () {
  this.timeout(120_000)

  it('ends with the findings of a fresh command, and with no handle left', async () => {
    const seed = Date.now() % 0x7fffffff
    const root = copySample()
    try {
      const day = await dayOfWork(root, 300, 200, seed)
      // What so short a day leaves in memory says nothing: npm run day measures that.
      const faults = faultsOf({ ...day, late: { ...day.late, heap: day.early.heap } })
      assert.deepEqual(faults, [], `npm run day -- --operations 300 --early 200 --seed ${seed}`)
    } finally {
      fs.rmSync(path.dirname(root), { recursive: true })
    }
  })
})
