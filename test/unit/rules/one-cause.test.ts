import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { type ToldFinding, toldOnce } from '../../../server/src/core/rules/one-cause.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { type Edit, edits } from '../../parity/live/mutations.ts'
import { editedFiles, loadMaterializer } from '../../support/parity-cases.ts'
import { filesBelow, sampleDirectory } from '../../support/sample-files.ts'
import { type Files, type FilesAndLinks, workspaceFromFiles } from '../../support/workspace.ts'

const findingsIn = (files: FilesAndLinks): Finding[] =>
  new Checker(allRules, english).check(workspaceFromFiles(files).snapshot())

const sample = filesBelow(sampleDirectory)

interface Change {
  readonly what: string
  readonly file: string
  /** What stands in the file, and what comes in its place; a file that is not there gets the second as its text. */
  readonly from: string
  readonly to: string
  /** The codes of the one diagnostic, itself first. */
  readonly codes: readonly string[]
  /** Titles of its fixes. */
  readonly fixes: readonly string[]
  /** Files of its related places, each once. */
  readonly places: readonly string[]
}

const rules = 'specs/dependency-rules.yaml'
const ledger = 'specs/extension-beta-evidence.yaml'

const changes: readonly Change[] = [
  {
    what: 'an import that a rule and the manifest forbid',
    file: 'x/rest/both.go',
    from: '',
    to: 'package rest\n\nimport "github.com/spcent/plumego/x/ai"\n',
    codes: ['forbidden-import', 'manifest-forbidden-import'],
    fixes: ['Remove this import', 'Widen the rule: let x/rest import x/ai'],
    places: [rules, 'x/rest/both.go', 'x/rest/module.yaml'],
  },
  {
    what: 'the same in a test file, where none of them is CI’s',
    file: 'x/rest/both_test.go',
    from: '',
    to: 'package rest\n\nimport "github.com/spcent/plumego/x/ai"\n',
    codes: ['forbidden-import', 'manifest-forbidden-import'],
    fixes: ['Remove this import'],
    places: [rules, 'x/rest/both_test.go', 'x/rest/module.yaml'],
  },
  {
    what: 'a name that two checks compare',
    file: 'x/tenant/module.yaml',
    from: 'name: x/tenant',
    to: 'name: tenant',
    codes: ['maturity-name-mismatch', 'name-mismatch'],
    fixes: ['Replace by x/tenant'],
    places: ['x/tenant/module.yaml'],
  },
  {
    what: 'a status that two checks refuse',
    file: 'x/tenant/module.yaml',
    from: 'status: experimental',
    to: 'status: stable',
    codes: ['invalid-status', 'invalid-value'],
    fixes: [],
    places: ['x/tenant/module.yaml'],
  },
  {
    what: 'a layer that is none, and not that of its place',
    file: 'x/tenant/module.yaml',
    from: 'layer: extension',
    to: 'layer: Extension',
    codes: ['invalid-value', 'layer-mismatch'],
    fixes: ['Replace by extension'],
    places: ['x/tenant/module.yaml'],
  },
]

function laid({ file, from, to }: Change): Files {
  const before = sample.get(file) ?? ''
  if (from !== '') assert.ok(before.includes(from), `${file} holds no ${from}`)
  return new Map([...sample, [file, from === '' ? to : before.replace(from, to)]])
}

/** What holds of all that is told, whatever it is. */
function assertWhole(findings: readonly Finding[], told: readonly ToldFinding[]): void {
  const identity = (one: Finding): string => JSON.stringify([one.code, one.check, one.key, one.file, one.range])
  assert.deepEqual(
    told
      .flatMap(({ members }) => members)
      .map(identity)
      .sort(),
    findings.map(identity).sort(),
  )
  for (const one of told) {
    const [first] = one.members
    assert.equal(first?.code, one.code)
    for (const member of one.members) {
      assert.deepEqual([member.file, member.range], [one.file, one.range])
      for (const place of member.related) assert.ok(one.related.some(other => isSame(other, place)))
      for (const fix of member.fixes) assert.ok(one.fixes.some(({ edits }) => isSame(edits, fix.edits)))
      if (member !== first)
        assert.ok(one.message.includes(member.code) && one.related.some(({ message }) => message === member.message))
    }
    const made = one.fixes.map(fix => JSON.stringify(fix.edits))
    assert.equal(new Set(made).size, made.length)
  }
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Two diagnostics at one place that offer the same edits would be one cause told twice. */
function assertNoTwins(told: readonly ToldFinding[]): void {
  const seen = new Map<string, string>()
  for (const one of told) {
    for (const { edits } of one.fixes) {
      const place = JSON.stringify([one.file, one.range, edits])
      assert.equal(seen.get(place), undefined, `${seen.get(place)} and ${one.code} at ${one.file}: ${one.message}`)
      seen.set(place, one.code)
    }
  }
}

function mutated(files: ReadonlyMap<string, string>, all: readonly Edit[]): Files {
  const result = new Map(files)
  for (const edit of all) {
    if (edit.op === 'mkdir') result.set(`${edit.path}/`, '')
    else if (edit.op === 'write') result.set(edit.path, edit.text)
    else {
      for (const path of [...result.keys()]) {
        if (path === edit.path || path.startsWith(`${edit.path}/`)) result.delete(path)
      }
    }
  }
  return result
}

describe('one cause', () => {
  for (const change of changes) {
    it(`is told once: ${change.what}`, () => {
      const told = toldOnce(findingsIn(laid(change)), english)
      const [one, ...more] = told.filter(({ file, code }) => file === change.file && change.codes.includes(code))
      assert.deepEqual(more, [])
      assert.deepEqual(
        one?.members.map(({ code }) => code),
        change.codes,
      )
      assert.deepEqual(
        one?.fixes.map(({ title }) => title),
        change.fixes,
      )
      assert.deepEqual([...new Set(one?.related.map(({ file }) => file))], change.places)
    })
  }

  it('is told once: a blocker that is unknown and that nothing calls for', () => {
    const text = sample.get(ledger) ?? ''
    const edited = text.replace(/blockers:\n(\s+- )/, (all, lead: string) => `${all}zz\n${lead.replace(/^\n/, '')}`)
    const told = toldOnce(findingsIn(new Map([...sample, [ledger, edited]])), english)
    const one = told.find(({ members }) => members.some(({ code }) => code === 'blocker-unknown'))
    assert.deepEqual(
      one?.members.map(({ code }) => code),
      ['blocker-stale', 'blocker-unknown'],
    )
    assert.equal(one?.fixes.length, 1)
  })

  it('keeps apart what only stands in the same place: keys that are missing', () => {
    const files = new Map([...sample, ['x/tenant/module.yaml', 'name: x/tenant\n']])
    const told = toldOnce(findingsIn(files), english).filter(({ code }) => code === 'missing-key')
    assert.ok(told.length > 5)
    for (const { members } of told) assert.equal(members.length, 1)
  })

  for (const [what, keys] of [
    ['a key', ['beta']],
    ['a key that has a value', ['summary']],
    ['several keys', ['beta', 'gamma']],
  ] as const) {
    it(`is that a spec asks for ${what} twice: CI misses it twice, a person is told once`, () => {
      const spec = sample.get('specs/module-manifest.schema.yaml') ?? ''
      const doubled = [...keys, ...keys].map(key => `  - ${key}\n`).join('')
      const manifest = 'x/tenant/module.yaml'
      const files = new Map([
        ...sample,
        ['specs/module-manifest.schema.yaml', spec.replace('required:\n', `required:\n${doubled}`)] as const,
        [manifest, (sample.get(manifest) ?? '').replace(/^summary:.*$/m, '')] as const,
      ])
      const findings = findingsIn(files)
      const missing = (all: readonly Finding[]) =>
        all.filter(
          ({ code, key }) => code === 'missing-key' && key[0] === manifest && keys.some(name => name === key[1]),
        )
      assert.ok(missing(findings).length > keys.length)
      const told = toldOnce(findings, english)
      assertWhole(findings, told)
      assert.equal(missing(told).length, keys.length)
    })
  }

  it('is told once whatever is changed, and nothing is lost', () => {
    fc.assert(
      fc.property(edits(sample), all => {
        const findings = findingsIn(mutated(sample, all))
        const told = toldOnce(findings, english)
        assertWhole(findings, told)
        assertNoTwins(told)
      }),
      { numRuns: 30 },
    )
  })

  it('is told once in every recorded case', async function () {
    // Some hundreds of workspaces are judged: others may be busy, too.
    this.timeout(120_000)
    const materializer = await loadMaterializer()
    if (!materializer) return this.skip()
    const pristine = materializer.pristineFiles()
    const cases = materializer.loadCases()
    const step = Math.ceil(cases.length / 30)
    for (const one of cases.filter((_, number) => number % step === 0)) {
      const findings = findingsIn(editedFiles(pristine, one))
      const told = toldOnce(findings, english)
      assertWhole(findings, told)
      assertNoTwins(told)
    }
  })
})
