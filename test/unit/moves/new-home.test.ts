import assert from 'node:assert/strict'
import { newHome } from '../../../server/src/core/moves/new-home.ts'
import { movePath } from '../../../server/src/core/navigation/rename.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { applyEdits } from '../../support/apply-edits.ts'
import { loadMaterializer } from '../../support/parity-cases.ts'
import { filesBelow, sampleDirectory } from '../../support/sample-files.ts'
import { type Files, workspaceFromFiles } from '../../support/workspace.ts'

const sample: Files = filesBelow(sampleDirectory)

const textOf = (content: Uint8Array | string | undefined): string =>
  typeof content === 'string' ? content : Buffer.from(content ?? []).toString('utf8')

/** Moves a package as an editor does that shows edits: all but what is optional is made, or that as well. */
function moveIn(files: Files, from: string, to: string, withOptional = false) {
  const snapshot = workspaceFromFiles(files).snapshot()
  const paths = movePath(snapshot, from, to, () => true)
  const home = newHome(snapshot, { from, to }, paths, english)
  const made = home?.changes.filter(({ isOptional }) => withOptional || !isOptional).flatMap(({ edits }) => edits)
  const edits = made ?? paths
  const after = new Map<string, Uint8Array | string>()
  for (const [file, content] of files) {
    const own = edits.filter(edit => edit.file === file)
    const text = own.length > 0 ? applyEdits(textOf(content), own) : content
    after.set(file.startsWith(`${from}/`) ? to + file.slice(from.length) : file, text)
  }
  return { home, edits, after, text: (file: string): string => textOf(after.get(file)) }
}

const findingsIn = (files: Files) => new Checker(allRules, english).check(workspaceFromFiles(files).snapshot())

/** What is found after a move that was not found before, by code, the new path taken for the old one. */
function newCodes(before: Files, after: Files, from: string, to: string): string[] {
  const verdict = ({ code, key }: { code: string; key: readonly string[] }): string =>
    [code, ...key].join(' ').replaceAll(to, from)
  const known = new Set(findingsIn(before).map(verdict))
  return [
    ...new Set(
      findingsIn(after)
        .filter(found => !known.has(verdict(found)))
        .map(({ code }) => code),
    ),
  ]
}

/** But for one that the sample has for its faults. */
const modulesBelow = (files: Files): string[] =>
  [...workspaceFromFiles(files).snapshot().manifests.keys()].filter(
    path => /^x\/.*\//.test(path) && path !== 'x/messaging/pubsub',
  )

/** What a person has to see to where a package is promoted with its family, or stands in a table of what is. */
const ofEvidence = /^(?:evidence-|promotion-|readme-omits-beta$|dashboard-drift$|signal-missing$)/
/** What code and lists of others say of the new place, which no entry can change. */
const ofImports =
  /^(?:forbidden-import|manifest-forbidden-import|allowed-and-denied|allowed-import-denied|rule-allows-forbidden|import-not-allowed)$/
/** What CI asks of a family that had no other module before. */
const ofIndex = /^(?:hotspot-canonical-missing|hotspot-subordinate-missing|unfilled-value)$/

function assertOut(files: Files): void {
  for (const from of modulesBelow(files)) {
    const to = `x/${from.split('/').at(-1)}out`
    const { home, after } = moveIn(files, from, to)
    assert.ok(home, from)
    assert.match(home.losses, /import rule of x\/.* no longer holds/, from)
    // Whoever denied its family is free of that until a person decides otherwise.
    const isOthers = (code: string): boolean => ofEvidence.test(code) || code === 'import-not-allowed'
    const codes = newCodes(files, after, from, to).filter(code => !isOthers(code))
    assert.deepEqual(codes, [], `${from} to ${to}`)
  }
}

function assertInto(files: Files, family: string): void {
  for (const from of modulesBelow(files)) {
    if (from.startsWith(`${family}/`)) continue
    const to = `${family}/${from.split('/').at(-1)}in`
    const codes = newCodes(files, moveIn(files, from, to).after, from, to)
    const left = codes.filter(code => !ofEvidence.test(code) && !ofImports.test(code) && !ofIndex.test(code))
    assert.deepEqual(left, [], `${from} to ${to}`)
  }
}

describe('a package that leaves its family', () => {
  it('loses its rule and says so, and every entry of a family of its own is there: all of the sample', () => {
    assertOut(sample)
  })

  it('belongs wholly to another family that it comes into: all of the sample', () => {
    assertInto(sample, 'x/frontend')
    assertInto(sample, 'x/observability')
  })

  it('the same of the laid workspace', async function () {
    const materializer = await loadMaterializer()
    if (!materializer) return this.skip()
    this.timeout(120_000)
    const files = materializer.pristineFiles()
    const few = ['x/gateway/ipc', 'x/messaging/scheduler', 'x/ai/tool', 'x/data/cache', 'x/observability/ops']
    for (const from of few) {
      const to = `x/${from.split('/').at(-1)}out`
      const { after } = moveIn(files, from, to)
      const codes = newCodes(files, after, from, to).filter(code => !ofEvidence.test(code))
      assert.deepEqual(codes, [], `${from} to ${to}`)
    }
  })

  it('takes the rule over, is declared, and has left every list of its family', () => {
    const { text } = moveIn(sample, 'x/gateway/discovery', 'x/discovery')
    const rules = text('specs/dependency-rules.yaml')
    assert.match(
      rules,
      / {2}x\/discovery:\n {4}path: x\/discovery\n {4}layer: extension\n {4}allow:\n {6}- stdlib\n {6}- contract\n {6}- log\n {6}- x\/resilience\n {4}deny:\n {6}- core\/\*\*\n {6}- x\/ai\/\*\*\n/,
    )
    assert.match(text('specs/repo.yaml'), /- x\/discovery$/m)
    assert.match(
      text('specs/extension-taxonomy.yaml'),
      /discovery:\n {4}canonical_root: x\/discovery\n {4}roots:\n {6}- x\/discovery\n/,
    )
    assert.doesNotMatch(text('x/discovery/module.yaml'), /parent_family/)
    assert.doesNotMatch(text('x/gateway/module.yaml'), /^subordinate_families/m)
    assert.match(text('docs/concepts/extension-boundary.md'), /\| `x\/discovery` \| — \|/)
  })

  it('offers to be denied by those who denied it as a part of its family, and only offers it', () => {
    const { text } = moveIn(sample, 'x/gateway/discovery', 'x/discovery')
    assert.doesNotMatch(text('specs/dependency-rules.yaml'), /x\/discovery\/\*\*/)
    const offered = moveIn(sample, 'x/gateway/discovery', 'x/discovery', true)
    assert.match(offered.text('specs/dependency-rules.yaml'), /- x\/discovery\/\*\*\n {6}- x\/gateway\/\*\*\n/)
    const label = offered.home?.changes.find(({ isOptional }) => isOptional)?.label
    assert.equal(label, 'Lists that deny x/discovery')
  })

  it('is taken from a list of maps with all that its map says, and comes to stand in one as a map', () => {
    const manifest = textOf(sample.get('x/messaging/module.yaml'))
    const maps = manifest.replace(
      /^ {2}- (x\/messaging\/\w+)$(?=[\s\S]*\n\nresponsibilities)/gm,
      '  - package: $1\n    role: a primitive',
    )
    assert.notEqual(maps, manifest)
    const files = new Map([...sample, ['x/messaging/module.yaml', maps]])
    const { text } = moveIn(files, 'x/messaging/mq', 'x/mq')
    assert.doesNotMatch(text('x/messaging/module.yaml'), /package: x\/(?:messaging\/)?mq/)
    assert.equal(text('x/messaging/module.yaml').match(/role: a primitive/g)?.length, 1)
    const into = moveIn(files, 'x/gateway/discovery', 'x/messaging/discovery')
    assert.match(into.text('x/messaging/module.yaml'), /^ {2}- package: x\/messaging\/discovery$/m)
  })

  it('is told as one change with what it loses, and no two edits overlap', () => {
    for (const [from, to] of [
      ['x/gateway/discovery', 'x/discovery'],
      ['x/messaging/mq', 'x/gateway/mq'],
      ['x/websocket', 'x/gateway/websocket'],
    ] as const) {
      const { home } = moveIn(sample, from, to)
      const all = home?.changes.flatMap(({ edits }) => edits) ?? []
      for (const one of all)
        for (const other of all) {
          if (one === other || one.file !== other.file) continue
          const [a, b] = [one.range, other.range]
          const isBefore = (p: typeof a.start, q: typeof a.start): boolean =>
            p.line < q.line || (p.line === q.line && p.character <= q.character)
          assert.ok(isBefore(a.end, b.start) || isBefore(b.end, a.start), JSON.stringify([one, other]))
          assert.notDeepEqual(a.start, b.start, JSON.stringify([one, other]))
        }
    }
    const labels = moveIn(sample, 'x/gateway/discovery', 'x/discovery').home?.changes ?? []
    const leaving = labels.find(({ label }) => label === 'x/discovery leaves x/gateway')
    assert.match(
      leaving?.description ?? '',
      /import rule of x\/gateway .*; lists that deny x\/gateway no longer cover it: \d/,
    )
  })

  it('of code without a manifest copies the rule alone', () => {
    const files = new Map([...sample, ['x/messaging/tap/tap.go', 'package tap\n']])
    const { text, home } = moveIn(files, 'x/messaging/tap', 'x/tap')
    assert.match(home?.losses ?? '', /import rule of x\/messaging/)
    assert.match(text('specs/dependency-rules.yaml'), /x\/tap:\n {4}path: x\/tap/)
  })

  it('is no move out of a family: a rename in it, of a family, of a directory that is no package', () => {
    for (const [from, to] of [
      ['x/gateway/discovery', 'x/gateway/found'],
      ['x/gateway', 'x/edge'],
      ['docs/modules', 'docs/families'],
    ] as const)
      assert.equal(moveIn(sample, from, to).home, undefined, from)
  })
})

describe('values that a manifest gives from its own directory on', () => {
  const manifest = (lines: string): Files =>
    new Map([
      ['go.mod', 'module github.com/spcent/plumego\n'],
      ['x/a/module.yaml', `name: x/a\npath: x/a\n${lines}`],
      ['x/a/b/b.go', 'package b\n'],
      ['x/a/c/c.go', 'package c\n'],
    ])
  const cases: readonly (readonly [what: string, lines: string, to: string, expected: string])[] = [
    ['a landing zone follows', 'landing_zones:\n  b: b/\n  c: c/\n', 'x/a/d', 'landing_zones:\n  b: d/\n  c: c/\n'],
    ['a landing zone goes', 'landing_zones:\n  b: b/\n  c: c/\n', 'x/b', 'landing_zones:\n  c: c/\n'],
    ['the last landing zone takes its key along', 'landing_zones:\n  b: b/\nrisk: low\n', 'x/b', 'risk: low\n'],
    ['a landing zone of one file goes', 'landing_zones:\n  c: c/\n  b: b/b.go\n', 'x/b', 'landing_zones:\n  c: c/\n'],
    ['an entrypoint goes', 'public_entrypoints:\n  - b\n  - New\n', 'x/b', 'public_entrypoints:\n  - New\n'],
    ['an entrypoint follows', 'public_entrypoints:\n  - b\n', 'x/a/c/b', 'public_entrypoints:\n  - c/b\n'],
    ['a tier goes', 'stability_tiers:\n  beta:\n    - b\n    - c\n', 'x/b', 'stability_tiers:\n  beta:\n    - c\n'],
    ['one in brackets goes', 'public_entrypoints: [b, c]\n', 'x/b', 'public_entrypoints: [c]\n'],
    ['from the root on it follows', 'landing_zones:\n  b: x/a/b/\n', 'x/b', 'landing_zones:\n  b: x/b/\n'],
  ]
  for (const [what, lines, to, expected] of cases) {
    it(`${what}: ${to}`, () => {
      const files = manifest(lines)
      const snapshot = workspaceFromFiles(files).snapshot()
      const edits = movePath(snapshot, 'x/a/b', to, () => true).filter(({ file }) => file === 'x/a/module.yaml')
      assert.equal(applyEdits(textOf(files.get('x/a/module.yaml')), edits), `name: x/a\npath: x/a\n${expected}`)
    })
  }
})
