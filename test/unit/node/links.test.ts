import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import type { Finding } from '../../../server/src/core/rules/finding.ts'
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
          place === 'in the workspace' ? at('moved', linked) : path.join(scratch, 'repository', 'moved', linked)
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
      JSON.stringify(['check-blocked', 'core/pipe.go']),
      JSON.stringify(['check-blocked', 'core/piped.go']),
    ])
  })
})
