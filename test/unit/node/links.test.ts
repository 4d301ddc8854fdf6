import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { checkWorkspace } from '../../../server/src/node/check-workspace.ts'
import { sampleDirectory } from '../../support/sample-files.ts'

describe('links and odd files of a workspace', () => {
  let scratch: string
  let root: string

  const at = (...names: string[]): string => path.join(root, ...names)
  const move = (from: string, to: string): void => {
    fs.mkdirSync(path.dirname(to), { recursive: true })
    fs.renameSync(from, to)
  }
  const found = async (): Promise<readonly Finding[]> =>
    (await checkWorkspace(root, new Checker(allRules, english))).findings
  /** What counts for CI, and what could not be judged. */
  const verdicts = async (): Promise<string[]> =>
    (await found())
      .filter(({ check, code }) => check !== null || code === 'path-outside')
      .map(({ code, key }) => JSON.stringify([code, ...key]))

  let clean: string[] = []

  beforeEach(async () => {
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-links-')))
    root = path.join(scratch, 'repository', 'sample')
    fs.cpSync(sampleDirectory, root, { recursive: true })
    execFileSync('git', ['init', '-q'], { cwd: path.join(scratch, 'repository') })
    clean = await verdicts()
  })

  afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }))

  for (const linked of ['docs', 'specs', 'docs/concepts', 'docs/evidence', 'README.md', 'specs/repo.yaml']) {
    for (const place of ['in the workspace', 'beside it, in the repository']) {
      it(`${linked} is looked up through a link to a place ${place}`, async () => {
        const to =
          place === 'in the workspace'
            ? at('examples/moved', linked)
            : path.join(scratch, 'repository', 'moved', linked)
        move(at(linked), to)
        fs.symlinkSync(path.relative(path.dirname(at(linked)), to), at(linked))
        assert.deepEqual(await verdicts(), clean)
        fs.rmSync(at(linked))
        fs.symlinkSync(to, at(linked))
        assert.deepEqual(await verdicts(), clean, 'an absolute link')
      })
    }

    it(`${linked} is not looked up through a link out of the repository`, async () => {
      const to = path.join(scratch, 'elsewhere', linked)
      move(at(linked), to)
      fs.symlinkSync(to, at(linked))
      const told = await found()
      const outside = told.filter(({ code }) => code === 'path-outside')
      assert.deepEqual(
        outside.map(({ file, key, severity }) => [file, key, severity]),
        [[linked, [linked, to], 'warning']],
      )
      assert.ok((outside[0]?.unjudged ?? []).length > 0)
      // Nothing is made up about what would be there.
      const known = new Set(clean)
      assert.deepEqual(
        (await verdicts()).filter(verdict => !known.has(verdict) && !verdict.includes('path-outside')),
        [],
      )
    })
  }

  /** Linked within the workspace, with the file gone where it was. */
  const link = (linked: string): void => {
    move(at(linked), at('examples/moved', linked))
    fs.symlinkSync(path.relative(path.dirname(at(linked)), at('examples/moved', linked)), at(linked))
  }
  const addedVerdicts = async (): Promise<string[]> => (await verdicts()).filter(verdict => !clean.includes(verdict))

  it('a rule walks from its path on where that leads through a link, and nowhere where it is one', async () => {
    const rule = (name: string, rulePath: string): string =>
      `  ${name}:\n    path: ${rulePath}\n    deny:\n      - x/validate\n`
    const rules = at('specs', 'dependency-rules.yaml')
    const text = fs.readFileSync(rules, 'utf8')
    const added = rule('zz-a', 'x/data/file') + rule('zz-b', './x/data/cache/.') + rule('zz-c', 'x/data')
    fs.writeFileSync(rules, text.replace(/^modules:\n/m, `modules:\n${added}`))
    link('x/data')
    fs.mkdirSync(at('x', 'data', 'file', 'nested'))
    fs.writeFileSync(at('x', 'data', 'file', 'nested', 'go.mod'), 'module nested\n')
    for (const file of [
      'file/zz.go',
      'file/zz_test.go',
      'file/nested/zz.go',
      'file/deep/zz.go',
      'cache/zz.go',
      'zz.go',
    ]) {
      fs.mkdirSync(path.dirname(at('x', 'data', file)), { recursive: true })
      fs.writeFileSync(at('x', 'data', file), 'package zz\n\nimport "github.com/spcent/plumego/x/validate"\n')
    }
    assert.deepEqual(
      (await addedVerdicts()).filter(verdict => verdict.includes('forbidden-import')).sort(),
      ['cache/zz.go', 'file/deep/zz.go', 'file/zz.go'].map(file =>
        JSON.stringify(['forbidden-import', `x/data/${file}`, 'github.com/spcent/plumego/x/validate']),
      ),
    )
  })

  it('stable roots and families behind links are asked for what the programs ask for by path', async () => {
    const manifest = at('metrics', 'module.yaml')
    fs.writeFileSync(manifest, 'name: elsewhere\n')
    link('metrics')
    assert.deepEqual(await addedVerdicts(), [JSON.stringify(['strict-boundary-missing', 'metrics/module.yaml'])])
    link('x/rest')
    fs.writeFileSync(at('x', 'rest', 'module.yaml'), 'name: x/other\nstatus: zz\nowner: api\nrisk: low\n')
    const codes = (await addedVerdicts()).map(verdict => JSON.parse(verdict)[0])
    assert.ok(codes.includes('maturity-name-mismatch'))
    assert.ok(!codes.includes('missing-key') && !codes.includes('manifest-missing'))
  })

  it('paths that leave the workspace are not looked up', async () => {
    fs.writeFileSync(path.join(scratch, 'repository', 'page.md'), '')
    const manifest = at('x', 'rest', 'module.yaml')
    fs.appendFileSync(
      manifest,
      '\ndoc_paths:\n  - ../page.md\n  - docs/../../page.md\n  - ../none.md\n  - /../page.md\n',
    )
    const added = (await verdicts()).filter(verdict => !clean.includes(verdict))
    assert.deepEqual(
      added.filter(verdict => !verdict.includes('list-too-long')),
      ['../page.md', 'docs/../../page.md', '../none.md', '/../page.md'].map(written =>
        JSON.stringify(['path-outside', 'x/rest/module.yaml', written]),
      ),
    )
  })

  it('pipes, circles and links to nowhere end nothing but the checks that read them', async function () {
    this.timeout(20_000)
    execFileSync('mkfifo', [at('core', 'pipe.go')])
    execFileSync('mkfifo', [at('core', 'pipe.txt')])
    fs.symlinkSync('loop', at('loop'))
    fs.symlinkSync('..', at('docs', 'up'))
    fs.symlinkSync('pipe.txt', at('core', 'piped.go'))
    fs.symlinkSync('user@host.1', at('core', '.#locked.go'))
    const added = (await verdicts()).filter(verdict => !clean.includes(verdict))
    assert.deepEqual(added, [
      // Three programs read them: dependency-rules, public-entrypoints-sync and deprecation-inventory.
      ...['core/pipe.go', 'core/pipe.go', 'core/pipe.go', 'core/piped.go', 'core/piped.go', 'core/piped.go'].map(file =>
        JSON.stringify(['check-blocked', file]),
      ),
    ])
  })
})
