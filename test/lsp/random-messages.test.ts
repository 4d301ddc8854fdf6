import assert from 'node:assert/strict'
import { sendAtRandom } from '../fuzz/random/protocol.ts'

describe('random messages', function () {
  this.timeout(120_000)

  for (const [name, odd] of [
    ['in any order, about places anywhere, are answered, and nothing is logged as a mistake', 1],
    ['with values of other types among them are answered, and the server judges as ever', 0],
  ] as const) {
    it(name, async () => {
      const seed = 2 * (Date.now() % 0x3fffffff) + odd
      const { requests, notifications, findings } = await sendAtRandom(seed, 200)
      assert.deepEqual(findings, [])
      assert.ok(requests > 50 && notifications > 20, `${requests} requests and ${notifications} notifications`)
    })
  }
})
