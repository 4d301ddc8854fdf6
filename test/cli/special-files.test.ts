import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Finding } from '../../server/src/core/findings/finding.ts'
import { bin } from '../support/check-command.ts'
import { badLinks, type HostileCase, layCases, oversized, specialFiles } from '../support/hostile-workspaces.ts'
import { LspClient, uriOf } from '../support/lsp-client.ts'

interface Workspace {
  readonly root: string
  readonly diagnostics: readonly Finding[]
}

describe('files that cannot be read to an end', function () {
  this.timeout(240_000)
  let scratch: string

  beforeEach(() => {
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-special-')))
  })

  afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }))

  /** All in one run: one that hangs or ends the command takes the verdicts of all others with it. */
  const checked = (cases: readonly HostileCase[]): readonly Workspace[] => {
    const roots = layCases(cases, scratch)
    const run = spawnSync(process.execPath, [bin, '--format', 'json', ...roots], {
      encoding: 'utf8',
      timeout: 180_000,
      killSignal: 'SIGKILL',
      maxBuffer: 1 << 30,
    })
    assert.equal(run.signal, null, 'the command did not come to an end')
    assert.doesNotMatch(run.stderr, /^\s+at /m)
    const { workspaces }: { workspaces: Workspace[] } = JSON.parse(run.stdout)
    assert.deepEqual(
      workspaces.map(({ root }) => root),
      roots,
    )
    return workspaces
  }

  for (const [kind, cases] of Object.entries({ 'special files': specialFiles, 'bad links': badLinks })) {
    it(`${cases.length} workspaces with ${kind} are judged, each with the findings of its other files`, () => {
      for (const [i, { diagnostics }] of checked(cases).entries()) {
        const name = cases[i]?.name ?? ''

        const isThere = diagnostics.some(({ file }) => file.startsWith('x/messaging/') || file.startsWith('specs/'))
        assert.ok(isThere, name)
        assert.ok(diagnostics.length > 0, name)
      }
    })
  }

  it('what is longer than is read is told once, with the checks that are not judged', () => {
    const clean = new Set(checked([{ name: 'as it is', lay: () => {} }])[0]?.diagnostics.map(({ code }) => code))
    assert.ok(!clean.has('check-blocked'))
    fs.rmSync(path.join(scratch, '0'), { recursive: true })
    for (const [i, { diagnostics }] of checked(oversized).entries()) {
      const told = diagnostics.filter(({ message }) => message.includes('larger than what is read here'))
      assert.deepEqual(
        told.map(({ code, check, severity }) => [code, check, severity]),
        [['check-blocked', null, 'warning']],
        oversized[i]?.name,
      )
    }
  })

  it('a run with a file that was left out ends with 2', () => {
    for (const root of layCases(oversized, scratch)) {
      assert.equal(spawnSync(process.execPath, [bin, root], { timeout: 60_000 }).status, 2)
    }
  })

  it('the server answers in all of them', async () => {
    const cases = [
      ...specialFiles.filter((_, i) => i % 9 === 0),
      ...badLinks.filter((_, i) => i % 9 === 4),
      ...oversized,
    ]
    const roots = layCases(cases, scratch)
    const client = await LspClient.start(roots)
    try {
      for (const [i, root] of roots.entries()) {
        const file = path.join(root, 'x', 'rest', 'zz.go')
        await client.open(uriOf(file), 'package rest\n\nimport "github.com/spcent/plumego/x/validate"\n')
        const hover = await client.hover(uriOf(file), 2, 40)
        if (!cases[i]?.name.startsWith('x is')) assert.ok(hover, cases[i]?.name)
      }
      assert.deepEqual(
        client.logged.filter(({ type }) => type === 1),
        [],
      )
    } finally {
      await client.stop()
    }
  })
})
