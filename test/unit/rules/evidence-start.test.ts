import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { applyEdits } from '../../../server/src/core/fixes/fix-all.ts'
import type { Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { entryForNew, promoted, promotionFiles } from '../../support/promotions.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

type Edits = readonly (readonly [before: string, after: string])[]

const ledger = 'specs/extension-beta-evidence.yaml'
const commits = new Map(['v1.0.0', 'v1.0.1', 'v1.1.0', 'v1.2.0', 'v1.3.0'].map(ref => [ref, true] as const))

const workspace = (edits: Edits, tags: readonly string[] = [], more = ''): Snapshot =>
  workspaceFromFiles(promotionFiles(edits, more), { commits, tags }).snapshot()

const check = (snapshot: Snapshot): Finding[] => new Checker(allRules, english).check(snapshot)

const promotionIn = (snapshot: Snapshot): Finding => {
  const found = check(snapshot).find(({ code, key }) => code === 'promotion-without-evidence' && key[0] === 'x/new')
  assert.ok(found)
  return found
}

const title = 'Start the evidence for x/new'

/** The ledger once the evidence is started; undefined where that is not offered. */
function started(snapshot: Snapshot): string | undefined {
  const fix = promotionIn(snapshot).fixes.find(one => one.title === title)
  const source = snapshot.text(ledger)
  return fix && source && applyEdits(source, fix.edits)
}

/** The lines that a text has beside those of another. */
const added = (text: string, to: Snapshot): string => {
  const before = to.text(ledger)?.text ?? ''
  let start = 0
  while (before[start] === text[start]) start++
  start = text.lastIndexOf('\n', start) + 1
  return text.slice(start, start + text.length - before.length)
}

const entry = (releases: string, blockers: readonly string[]): string => `  - module: x/new
    owner: labs
    current_status: beta
    evidence_doc: docs/evidence/x-new.md
    ${releases}
    api_snapshots: []
    owner_signoff: missing
    blockers:
${blockers.map(blocker => `      - ${blocker}\n`).join('')}`

const all = ['release_history_missing', 'api_snapshot_missing', 'owner_signoff_missing']

describe('a promotion that lacks its evidence', () => {
  it('is started with the whole entry', () => {
    const snapshot = workspace([promoted])
    assert.equal(added(started(snapshot) ?? '', snapshot), entry('release_refs: []', all))
  })

  for (const [what, tags, releases] of [
    ['the newest two consecutive minor releases', ['v1.2.0', 'v1.1.0', 'v1.0.0', 'v2.0.0-rc.1'], ['v1.1.0', 'v1.2.0']],
    ['the first of each minor release', ['v1.0.1', 'v1.1.3', 'v1.0.0', 'v1.1.0', 'v1.1.10'], ['v1.0.0', 'v1.1.0']],
    ['the last of a major version', ['v1.8.0', 'v1.9.0', 'v2.0.0', 'nightly', 'v3'], ['v1.8.0', 'v1.9.0']],
    ['numbers, not letters', ['v1.9.0', 'v1.10.0', 'v1.11.0'], ['v1.10.0', 'v1.11.0']],
  ] as const) {
    it(`has from the tags ${what}`, () => {
      const snapshot = workspace([promoted], tags)
      const refs = `release_refs:\n${releases.map(tag => `      - ${tag}`).join('\n')}`
      assert.equal(added(started(snapshot) ?? '', snapshot), entry(refs, all.slice(1)))
    })
  }

  it('has no release where no two are consecutive', () => {
    const snapshot = workspace([promoted], ['v0.2.0', 'v1.0.0-rc.1', 'v1.0.0', 'v1.2.0'])
    assert.equal(added(started(snapshot) ?? '', snapshot), entry('release_refs: []', all))
  })

  it('has the snapshots that are kept under its name', () => {
    const kept = 'docs/evidence/extension/snapshots/x-new'
    const snapshot = workspace([promoted], [], `-- ${kept}/base.snapshot --\n-- ${kept}/head.snapshot --\n`)
    const text = started(snapshot) ?? ''
    assert.ok(text.includes(`    api_snapshots:\n      - ${kept}/base.snapshot\n      - ${kept}/head.snapshot\n`))
    assert.ok(!added(text, snapshot).includes('api_snapshot_missing'))
  })

  it('brings nothing to light but what there is to do', () => {
    const snapshot = workspace([promoted], ['v1.0.0', 'v1.1.0'])
    const known = new Set(check(snapshot).map(({ code, key }) => [code, ...key].join(' ')))
    const after = check(snapshot.with(new Map([[ledger, new SourceText(started(snapshot) ?? '')]])))
    const found = after.map(({ code, key }) => [code, ...key].join(' ')).filter(name => !known.has(name))
    assert.deepEqual(found.toSorted(), [
      'dashboard-blocker-text x/new API snapshot',
      'dashboard-blocker-text x/new owner sign-off',
      'dashboard-evidence-link x/new evidence/x-new.md',
      'evidence-doc-not-found x/new docs/evidence/x-new.md',
    ])
  })

  it('is not started where it has an entry, which the finding leads to with what it lacks', () => {
    const snapshot = workspace([promoted, entryForNew({ refs: '', blockers: 'blockers: [release_history_missing]' })])
    assert.equal(started(snapshot), undefined)
    const [place] = promotionIn(snapshot).related
    assert.equal(place?.message, 'Evidence entry of x/new. It lacks: two release refs, an empty list of blockers.')
    assert.equal(snapshot.text(ledger)?.lineText(place.range.start.line), '  - module: x/new')
  })

  it('leads to the place of the entry where there is none', () => {
    const snapshot = workspace([promoted])
    const [place] = promotionIn(snapshot).related
    assert.equal(place?.message, 'The entry for x/new belongs here')
    assert.equal(snapshot.text(ledger)?.lineText(place.range.start.line), 'candidates:')
  })

  for (const [form, edit] of [
    ['nothing below it', (text: string) => text.replace(/candidates:\n[\s\S]*?(?=subpackage)/, 'candidates:\n')],
    ['an empty list', (text: string) => text.replace(/candidates:\n[\s\S]*?(?=subpackage)/, 'candidates: []\n')],
  ] as const) {
    it(`is started below a key with ${form}`, () => {
      const files = new Map(promotionFiles([promoted]))
      files.set(ledger, edit(files.get(ledger) ?? ''))
      const text = started(workspaceFromFiles(files, { commits }).snapshot()) ?? ''
      assert.equal(
        text.slice(0, text.indexOf('subpackage_candidates')),
        `candidates:\n${entry('release_refs: []', all)}`,
      )
    })
  }

  it('keeps the distance that entries have, and line ends', () => {
    const files = new Map(promotionFiles([promoted]))
    const apart = (files.get(ledger) ?? '')
      .replace('  - module: x/data', '\n  - module: x/data')
      .replaceAll('\n', '\r\n')
    files.set(ledger, apart)
    const text = started(workspaceFromFiles(files, { commits }).snapshot()) ?? ''
    assert.ok(text.includes('blockers: []\r\n\r\n  - module: x/new\r\n    owner: labs\r\n'), text)
    assert.doesNotMatch(text, /[^\r]\n/)
  })
})

describe('the places of what an entry lacks', () => {
  for (const [key, blocker, other] of [
    ['release_refs', 'release_history_missing', { refs: 'release_refs: []' }],
    ['api_snapshots', 'api_snapshot_missing', { snapshots: 'api_snapshots: []' }],
    ['owner_signoff', 'owner_signoff_missing', { signoff: 'owner_signoff: missing' }],
  ] as const) {
    it(`${blocker} is told at ${key}, and at the entry where that lacks it`, () => {
      const lineOf = (entry: Parameters<typeof entryForNew>[0]): string | undefined => {
        const snapshot = workspace([entryForNew({ status: 'current_status: experimental', ...entry })])
        const found = check(snapshot).find(({ code, key: [, what] }) => code === 'blocker-missing' && what === blocker)
        const source = snapshot.text(ledger)
        return found && source?.text.slice(source.offsetAt(found.range.start), source.offsetAt(found.range.end))
      }
      assert.equal(lineOf(other), key)
      const without = Object.fromEntries(Object.keys(other).map(name => [name, '']))
      assert.equal(lineOf(without), 'x/new')
    })
  }
})

describe('releases of an entry', () => {
  for (const [what, refs, tags, message] of [
    [
      'are in order',
      'v1.1.0, v1.0.0',
      [],
      'v1.0.0 of x/new is older than v1.1.0 in front of it: write the older release first.',
    ],
    [
      'are of two minor releases',
      'v1.0.0, v1.0.1',
      [],
      'v1.0.0 and v1.0.1 of x/new are of one minor release: beta needs two consecutive ones.',
    ],
    [
      'follow each other',
      'v1.0.0, v1.3.0',
      ['v1.0.0', 'v1.2.0', 'v1.3.0'],
      'v1.0.0 and v1.3.0 of x/new are not consecutive: v1.2.0 lies between them. Beta needs two consecutive minor releases.',
    ],
    [
      'follow each other, of which one alone lies between',
      'v1.0.0, v1.2.0',
      ['v1.0.0', 'v1.1.0', 'v1.2.0'],
      'v1.0.0 and v1.2.0 of x/new are not consecutive: v1.1.0 lies between them. Beta needs two consecutive minor releases.',
    ],
    ['may be what they are', 'v1.0.0, v1.1.0', ['v1.0.0', 'v1.1.0'], undefined],
    ['may skip what was never released', 'v1.1.0, v1.3.0', ['v1.1.0', 'v1.3.0'], undefined],
    [
      'may skip what only another major version has',
      'v1.1.0, v1.3.0',
      ['v0.2.0', 'v1.1.0', 'v1.3.0', 'v2.2.0'],
      undefined,
    ],
    ['may be patches of consecutive ones', 'v1.0.1, v1.1.0', ['v1.0.0', 'v1.1.0'], undefined],
    ['may be commits, of which nobody knows', 'ffffff0, 0fffff0', ['v1.0.0'], undefined],
    ['may lead over a major version', 'v1.3.0, v2.0.0', ['v1.3.0', 'v2.0.0'], undefined],
  ] as const) {
    it(what, () => {
      const entry = entryForNew({ status: 'current_status: experimental', refs: `release_refs: [${refs}]` })
      const found = check(workspace([entry], tags)).filter(
        ({ code, key }) => code === 'release-refs-apart' && key[0] === 'x/new',
      )
      assert.deepEqual(
        found.map(one => one.message),
        message === undefined ? [] : [message],
      )
    })
  }

  it('are completed from the tags: two consecutive minor ones in their order, what others name, and the rest', () => {
    const snapshot = workspace([], ['v1.3.0', 'v1.2.0', 'v1.0.0', 'v0.9.0', 'v1.3.0-rc.1', 'nightly'])
    const text = 'candidates:\n  - module: x/new\n    release_refs:\n      - '
    const source = new SourceText(text)
    const found = completionsAt(snapshot, ledger, source, source.positionAt(text.length), english)
    assert.deepEqual(
      found.map(({ label }) => label),
      ['v1.2.0', 'v1.3.0', 'v1.0.0', 'v1.1.0', 'v0.9.0'],
    )
  })
})
