import assert from 'node:assert/strict'
import { importVerdict, writtenPath } from '../../../server/src/core/boundaries/import-verdict.ts'
import type { Fix } from '../../../server/src/core/findings/finding.ts'
import { applyEdits } from '../../../server/src/core/fixes/fix-all.ts'
import { modulePaths } from '../../../server/src/core/maturity/packages.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { Checkouts } from '../../support/fixes/subjects.ts'
import { tryFix } from '../../support/fixes/trial.ts'
import { loadMaterializer } from '../../support/parity-cases.ts'
import { filesBelow, sampleDirectory } from '../../support/sample-files.ts'
import type { Files } from '../../support/workspace.ts'

const sample: Files = filesBelow(sampleDirectory)
const module = 'github.com/spcent/plumego'
const checkouts = new Checkouts()

/** How much of one text is parsed for proofs has a limit, so each workspace has texts of its own. */
let made = 0
const ownText = (files: Files, path: string): [string, string] => {
  const content = files.get(path) ?? ''
  return [path, `${typeof content === 'string' ? content : Buffer.from(content).toString('utf8')}# ${++made}\n`]
}

/** A workspace in which a package has a file more, which imports one. */
const importing = (files: Files, importer: string, imported: string) =>
  checkouts.of(
    new Map([
      ...files,
      ...['specs/dependency-rules.yaml', `${importer}/module.yaml`].map(path => ownText(files, path)),
      [`${importer}/widened.go`, `package ${importer.split('/').at(-1)}\n\nimport _ "${module}/${imported}"\n`],
    ]),
  )

type Subject = ReturnType<typeof importing>

const fixesIn = (subject: Subject, importer: string) =>
  subject.findings
    .filter(({ file }) => file === `${importer}/widened.go`)
    .flatMap(finding => finding.fixes.filter(({ title }) => title.startsWith('Widen')).map(fix => ({ finding, fix })))

function after({ snapshot }: Subject, { edits }: Fix): (file: string) => string {
  return file => {
    const source = snapshot.text(file)
    return source
      ? applyEdits(
          source,
          edits.filter(edit => edit.file === file),
        )
      : ''
  }
}

/** Every pair of an extension and a package that it may not import. */
function deniedPairs(files: Files): (readonly [importer: string, imported: string])[] {
  const { snapshot } = checkouts.of(files)
  const importers = [...snapshot.manifests.keys()].filter(path => path.startsWith('x/'))
  return importers.flatMap(importer =>
    modulePaths(snapshot)
      .filter(imported => {
        const spec = writtenPath(`${module}/${imported}`)
        return importVerdict(snapshot, { file: `${importer}/widened.go`, spec }).kind === 'denied'
      })
      .map(imported => [importer, imported] as const),
  )
}

function assertTrue(files: Files, pairs: readonly (readonly [string, string])[]): number {
  let count = 0
  for (const [importer, imported] of pairs) {
    const subject = importing(files, importer, imported)
    for (const { finding, fix } of fixesIn(subject, importer)) {
      count++
      const trial = tryFix(subject, [finding, fix])
      assert.deepEqual(trial?.problems, [], `${importer} imports ${imported}`)
      assert.deepEqual(trial?.brought, [], `${importer} imports ${imported}`)
      const left = subject.check(
        new Map(
          [...new Set(fix.edits.map(({ file }) => file))].map(file => [file, sourceOf(after(subject, fix)(file))]),
        ),
      )
      assert.deepEqual(
        left.filter(({ file }) => file === `${importer}/widened.go`).map(({ code }) => code),
        [],
        `${importer} imports ${imported}`,
      )
    }
  }
  return count
}

const sourceOf = (text: string): SourceText => new SourceText(text)

describe('a rule that is widened', () => {
  it('lets the import be, and brings nothing about: denied pairs of the sample', function () {
    this.timeout(120_000)
    const pairs = deniedPairs(sample).filter((_, index) => index % 4 === 0)
    assert.ok(assertTrue(sample, pairs) > pairs.length / 2, `${pairs.length} pairs`)
  })

  it('the same of the laid workspace', async function () {
    const materializer = await loadMaterializer()
    if (!materializer) return this.skip()
    this.timeout(300_000)
    const files = materializer.pristineFiles()
    const pairs = deniedPairs(files).filter((_, index) => index % 23 === 0)
    assert.ok(assertTrue(files, pairs) > pairs.length / 2, `${pairs.length} pairs`)
  })

  it('keeps denied what the pattern denies beside the package, in rule and manifest, with a place for the reason', () => {
    const subject = importing(sample, 'x/gateway', 'x/ai/provider')
    const [{ fix } = assert.fail('no fix')] = fixesIn(subject, 'x/gateway')
    const text = after(subject, fix)
    const reason = '# <why x/gateway may import it>'
    assert.match(
      text('specs/dependency-rules.yaml'),
      /- x\/resilience\n {6}# <why x\/gateway may import it>\n {6}- x\/ai\/provider\n {4}deny:\n {6}- core\/\*\*\n {6}- x\/ai\/tokenizer\/\*\*\n/,
    )
    assert.match(text('x/gateway/module.yaml'), /forbidden_imports:\n {2}- core\/\*\*\n {2}- x\/ai\/tokenizer\/\*\*\n/)
    assert.ok(text('x/gateway/module.yaml').includes(`  ${reason}\n  - x/ai/provider\n`))
    assert.equal(fix.safe, false)
    assert.deepEqual(
      fix.parts?.map(({ label, isOptional }) => [label, isOptional]),
      [
        ['specs/dependency-rules.yaml', true],
        ['x/gateway/module.yaml', true],
      ],
    )
    assert.equal(fix.toWrite?.file, 'specs/dependency-rules.yaml')
    assert.equal(fix.toWrite?.line, `      ${reason}`)
  })

  it('is one fix of all findings of the import', () => {
    const fixes = fixesIn(importing(sample, 'x/gateway', 'x/ai/provider'), 'x/gateway')
    assert.deepEqual([...new Set(fixes.map(({ finding }) => finding.code))].sort(), [
      'forbidden-import',
      'manifest-forbidden-import',
    ])
    assert.equal(new Set(fixes.map(({ fix }) => JSON.stringify(fix.edits))).size, 1)
  })

  const refused: readonly (readonly [why: string, importer: string, imported: string])[] = [
    ['a stable root', 'router', 'x/rest'],
    ['another stable root', 'core', 'store'],
    ['an internal package', 'x/rest', 'internal/clock'],
    ['what may be imported', 'x/rest', 'contract'],
  ]
  for (const [why, importer, imported] of refused) {
    it(`is not offered: ${why}`, () => {
      assert.deepEqual(fixesIn(importing(sample, importer, imported), importer), [])
    })
  }
})
