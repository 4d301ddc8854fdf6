import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root, sample } from '../support/check-command.ts'
import { buildWithFaults, type FaultyBuild } from '../support/faulty-build.ts'

interface Report {
  readonly workspaces: readonly {
    readonly root: string
    readonly diagnostics: readonly { readonly code: string; readonly file: string; readonly message: string }[]
  }[]
}

/** Faults in rules of each scope, what else is not judged then, and a finding of the sample that is told as before. */
const ruleFaults = [
  { fault: 'rule:forbidden-import', check: 'dependency-rules', left: 'invalid-value' },
  { fault: 'rule:manifest-forbidden-import', check: 'cross-extension-deps', left: 'forbidden-import' },
  { fault: 'rule:missing-key', check: 'module-manifests', left: 'forbidden-import' },
  { fault: 'rule:pattern-matches-nothing', check: undefined, left: 'forbidden-import' },
  { fault: 'rule:blocks', check: 'dependency-rules', left: 'invalid-value' },
]

describe('a mistake of ours', function () {
  this.timeout(120_000)
  let faulty: FaultyBuild
  let scratch: string
  let other: string

  before(async () => {
    faulty = await buildWithFaults()
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-contained-')))
    other = path.join(scratch, 'other')
    fs.cpSync(sample, other, { recursive: true })
  })

  after(() => {
    faulty.remove()
    fs.rmSync(scratch, { recursive: true, force: true })
  })

  const check = (fault: string, ...words: string[]) => {
    const env = { ...process.env, LC_ALL: 'C', PLUMEGO_FAULT: fault }
    const { status, stdout, stderr } = spawnSync(process.execPath, [faulty.check, ...words], {
      encoding: 'utf8',
      // A log of several workspaces carries the page of each rule each time.
      maxBuffer: 1 << 26,
      cwd: root,
      env,
    })
    return { status, output: stdout, errors: stderr }
  }
  const findings = (output: string, at = sample) => {
    const { workspaces }: Report = JSON.parse(output)
    return workspaces.find(({ root }) => root === at)?.diagnostics ?? []
  }

  it('is not there where none is asked for', () => {
    const { status, errors } = check('', sample)
    assert.deepEqual([status, errors], [1, ''])
  })

  for (const { fault, check: name, left } of ruleFaults) {
    it(`in ${fault} costs what that rule says, and ends with 2`, () => {
      const { status, output, errors } = check(fault, '--format', 'json', sample)
      assert.equal(status, 2)
      const told = findings(output)
      assert.ok(told.some(({ code }) => code === left))
      assert.ok(told.some(({ code, message }) => code === 'check-blocked' && message.includes('fault in rule:')))
      assert.ok(errors.startsWith(`plumego-check: ${sample} could not be judged by `), errors)
      assert.equal(errors.split('could not be judged').length, 2, 'it is told once')
      assert.match(errors, /^ {4}at .*check\.cjs:\d+/m)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      assert.doesNotMatch(errors, /\u001b/)
      const text = check(fault, sample).output
      if (name) assert.match(text, new RegExp(`^not judged: .*${name}`, 'm'))
      if (name) assert.doesNotMatch(text, new RegExp(`^clean: .*${name}`, 'm'))
    })
  }

  for (const words of [
    ['--format', 'json'],
    ['--format', 'sarif'],
    ['--fix', '--dry-run'],
  ]) {
    it(`in the proof of a fix costs that fix, and ends ${words.join(' ')} with 2`, () => {
      const { status, output, errors } = check('provenFixes', ...words, other, sample)
      assert.equal(status, 2)
      for (const root of [other, sample]) assert.ok(errors.includes(`plumego-check: ${root} could not be judged by `))
      assert.match(errors, /fault in provenFixes/)
      if (words.includes('json')) {
        const sound = check('', '--format', 'json', other, sample).output
        for (const root of [other, sample]) {
          const codes = (report: string) => findings(report, root).map(({ code, file }) => `${code} ${file}`)
          assert.deepEqual(codes(output), codes(sound))
        }
      }
    })
  }

  it('in a rule of another check does not speak against the one that was asked for', () => {
    const fault = 'rule:manifest-forbidden-import'
    assert.equal(check(fault, '--check', 'dependency-rules', sample).status, 1)
    assert.equal(check(fault, '--check', 'cross-extension-deps', sample).status, 2)
  })

  it('in telling whether a rule looks at a file costs nothing', () => {
    const sound = check('', '--format', 'json', sample)
    const { status, output, errors } = check('concerns:forbidden-import', '--format', 'json', sample)
    assert.deepEqual([status, errors], [sound.status, ''])
    assert.deepEqual(findings(output), findings(sound.output))
  })

  for (const fault of ['reading:readManifestLines', 'reading:readRepoSpec', 'reading:readForbiddenImports']) {
    it(`in ${fault} names what was read`, () => {
      const { status, output, errors } = check(fault, '--format', 'json', sample)
      assert.equal(status, 2)
      assert.ok(errors.includes(sample), errors)
      assert.ok(findings(output).length > 0 || errors.includes('Please report it with these lines'), errors)
    })
  }

  it('in reading the imports of a Go file costs that file', () => {
    const { status, output } = check('readPlainImports', '--format', 'json', sample)
    assert.equal(status, 2)
    const told = findings(output)
    assert.ok(told.some(({ code, file }) => code === 'check-blocked' && file.endsWith('.go')))
    assert.ok(told.some(({ file }) => file.endsWith('module.yaml')))
  })

  for (const format of ['text', 'json', 'github', 'sarif']) {
    it(`in what all findings go through costs the workspace, with --format ${format}`, () => {
      const { status, output, errors } = check('judged', '--format', format, sample, other)
      assert.equal(status, 2)
      for (const at of [sample, other]) assert.ok(errors.includes(`${at} could not be judged, for a mistake`), errors)
      assert.doesNotMatch(output, /clean:|nothing found/)
    })
  }

  it('in the settings of one workspace leaves the others their verdict', () => {
    fs.mkdirSync(path.join(other, '.vscode'), { recursive: true })
    fs.writeFileSync(path.join(other, '.vscode', 'settings.json'), '{}')
    const { status, output, errors } = check('readSettingsFile', '--format', 'json', other, sample)
    assert.equal(status, 2)
    assert.ok(errors.startsWith(`plumego-check: ${other} could not be judged, for a mistake`), errors)
    assert.ok(findings(output).length > 0)
    assert.equal(findings(output, other).length, 0)
  })

  it('is told by a list of acknowledgements, too', () => {
    const { status, errors } = check('rule:forbidden-import', '--list-acknowledgements', sample)
    assert.equal(status, 2)
    assert.ok(errors.includes(sample), errors)
  })
})
