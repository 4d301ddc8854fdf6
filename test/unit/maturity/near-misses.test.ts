import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { absenceOf } from '../../../server/src/core/maturity/absence.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

/** The packages of Plumego that are imported most, and those that are near to each other. */
const packages = [
  ...['x/rest', 'x/rest/versioning', 'x/ai', 'x/ai/tool', 'x/ai/sse', 'x/ai/session', 'x/tenant', 'x/tenant/policy'],
  ...['x/tenant/session', 'x/tenant/store/cache', 'x/gateway', 'x/gateway/cache', 'x/gateway/ipc', 'x/fileapi'],
  ...['x/observability', 'x/observability/ops', 'x/observability/testlog', 'x/openapi', 'x/messaging'],
  ...['x/messaging/mq', 'x/messaging/pubsub', 'x/messaging/webhook', 'x/data/cache', 'x/data/rw', 'x/data/sqlx'],
  ...['x/data/pgx', 'x/rpc/server', 'x/rpc/client', 'x/validate', 'x/websocket', 'x/resilience', 'x/frontend'],
  'x/resilience/ratelimit',
]
const snapshot = workspaceFromFiles(
  new Map([
    ['go.mod', 'module github.com/spcent/plumego\n'],
    ...packages.map((path): [string, string] => [`${path}/a.go`, 'package a\n']),
  ]),
).snapshot()

/** What is written, and the packages that are told; an import that is too far away from all has none. */
const table: readonly (readonly [written: string, told: string])[] = [
  // A letter lost.
  ['x/messagin', 'x/messaging'],
  ['x/rst', 'x/rest'],
  ['x/tennt', 'x/tenant'],
  ['x/esilience', 'x/resilience'],
  ['x/observablity', 'x/observability'],
  ['x/messaging/pubsu', 'x/messaging/pubsub'],
  ['x/messagin/mq', 'x/messaging/mq'],
  ['x/data/w', 'x/data/rw'],
  ['x/i', 'x/ai'],
  // Doubled.
  ['x/resst', 'x/rest'],
  ['x/websockett', 'x/websocket'],
  ['x/aii', 'x/ai'],
  ['x/ai/tooll', 'x/ai/tool'],
  ['x/gatewayy/cache', 'x/gateway/cache'],
  ['x/messsaging/webhook', 'x/messaging/webhook'],
  // Swapped.
  ['x/rets', 'x/rest'],
  ['x/tenatn', 'x/tenant'],
  ['x/ia', 'x/ai'],
  ['x/data/slqx', 'x/data/sqlx'],
  ['x/observability/osp', 'x/observability/ops'],
  ['x/frnotend', 'x/frontend'],
  // Of another case.
  ['x/Rest', 'x/rest'],
  ['X/rest', 'x/rest'],
  ['x/REST', 'x/rest'],
  ['x/WebSocket', 'x/websocket'],
  ['x/OpenAPI', 'x/openapi'],
  ['x/messaging/pubSub', 'x/messaging/pubsub'],
  ['x/Ai/Tool', 'x/ai/tool'],
  // Singular and plural.
  ['x/tenants', 'x/tenant'],
  ['x/gateways', 'x/gateway'],
  ['x/tenant/policies', 'x/tenant/policy'],
  ['x/data/caches', 'x/data/cache'],
  ['x/ai/tools', 'x/ai/tool'],
  ['x/observability/op', 'x/observability/ops'],
  // Slashes.
  ['x/rest/', 'x/rest'],
  ['x/rest//', 'x/rest'],
  ['x//rest', 'x/rest'],
  ['x/messaging/mq/', 'x/messaging/mq'],
  ['x/Rest/', 'x/rest'],
  ['x/./rest', 'x/rest'],
  // Another letter, where the name is long enough; and two.
  ['x/rast', 'x/rest'],
  ['x/websacket', 'x/websocket'],
  ['x/observibilty', 'x/observability'],
  ['x/resillience', 'x/resilience'],
  // An abbreviation of one, and of two.
  ['x/messag', 'x/messaging'],
  ['x/obs', 'x/observability'],
  ['x/res', 'x/rest'],
  // By its own name, elsewhere; in the right place first.
  ['x/webhook', 'x/messaging/webhook'],
  ['x/session', 'x/ai/session, x/tenant/session'],
  ['x/cach', ''],
  ['x/tenant/sesion', 'x/tenant/session'],
  // Too far away.
  ['x/weather', ''],
  ['x/rot', ''],
  ['x/ap', ''],
  ['x/rpx', ''],
  ['x/restaurant', ''],
  ['x/data/pqx', ''],
  ['x/graphql', ''],
  ['x/', ''],
  ['x/re', ''],
]

describe('near misses of a package', () => {
  for (const [written, told] of table) {
    it(`${written} is ${told || 'nothing that is there'}`, () => {
      const found = absenceOf(snapshot, written)
      const names = found?.kind === 'family' ? [] : found?.packages
      assert.equal(names?.join(', '), told)
    })
  }

  it('hold the order in which packages are found for nothing', () => {
    const reversed = workspaceFromFiles(
      new Map([...packages].reverse().map((path): [string, string] => [`${path}/a.go`, 'package a\n'])),
    ).snapshot()
    for (const [written] of table) assert.deepEqual(absenceOf(reversed, written), absenceOf(snapshot, written))
  })

  it('of every package with a letter lost, doubled or of another case name that package', () => {
    for (const path of packages.filter(name => name.length > 8)) {
      const last = path.length - 1
      const misses = [
        path.slice(0, last),
        path + path[last],
        path.slice(0, last) + path[last]?.toUpperCase(),
        `${path}/`,
      ]
      for (const miss of misses) {
        if (!packages.includes(miss))
          assert.ok(
            absenceOf(snapshot, miss)?.packages.some(name => name === path),
            miss,
          )
      }
    }
  })
})
