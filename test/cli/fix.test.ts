import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check, sample } from '../support/check-command.ts'

const manifest = 'x/messaging/pubsub/module.yaml'

describe('plumego-check --fix', () => {
  let copy: string

  beforeEach(() => {
    copy = path.join(fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-fix-'))), 'sample')
    fs.cpSync(sample, copy, { recursive: true })
  })

  afterEach(() => fs.rmSync(path.dirname(copy), { recursive: true, force: true }))

  const contents = (): Map<string, string> =>
    new Map(
      fs
        .readdirSync(copy, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => path.join(entry.parentPath, entry.name))
        .map(file => [path.relative(copy, file), fs.readFileSync(file, 'latin1')] as const),
    )

  const changes = (before: ReadonlyMap<string, string>): string[] =>
    [...contents()].filter(([file, text]) => text !== before.get(file)).map(([file]) => file)

  it('mends what is safe, writes nothing else and tells what is left', () => {
    const before = contents()
    const { status, output } = check(['--fix', copy])
    assert.equal(status, 1)
    assert.deepEqual(changes(before), [manifest])
    const expected = before
      .get(manifest)
      ?.replace('name: x/pubsub', 'name: x/messaging/pubsub')
      .replace('medum', 'medium')
    assert.equal(contents().get(manifest), expected)
    assert.match(output, /missing-key/)
    assert.doesNotMatch(output, /name-mismatch|invalid-value/)
    const after = contents()
    assert.equal(check(['--fix', copy]).output.replace(/\d+ ms/, ''), output.replace(/\d+ ms/, ''))
    assert.deepEqual(changes(after), [])
  })

  it('mends only what is asked for', () => {
    const before = contents()
    check(['--fix', '--check', 'dependency-rules', copy])
    check(['--fix', path.join(copy, 'x', 'rest')])
    assert.deepEqual(changes(before), [])
  })

  it('keeps a byte order mark and line ends', () => {
    const shaped = (text: string): string => text.replaceAll('\n', '\r\n').replace('layer: extension', 'layer: stable')
    const file = path.join(copy, 'x/rest/module.yaml')
    const text = fs.readFileSync(file, 'utf8')
    fs.writeFileSync(file, `\ufeff# REST\r\n${shaped(text)}`)
    check(['--fix', copy])
    assert.equal(fs.readFileSync(file, 'utf8'), `\ufeff# REST\r\n${text.replaceAll('\n', '\r\n')}`)
  })

  it('leaves a file alone that is no UTF-8', () => {
    const file = path.join(copy, manifest)
    const bytes = Buffer.concat([Buffer.from('# caf\xe9\n', 'latin1'), fs.readFileSync(file)])
    fs.writeFileSync(file, bytes)
    const { status, output } = check(['--fix', copy])
    assert.equal(status, 1)
    assert.match(output, /name-mismatch/)
    assert.deepEqual(fs.readFileSync(file), bytes)
  })

  const made = ['5: Replace by x/messaging/pubsub (name-mismatch)', '9: Replace by medium (invalid-value)']

  it('says of each fix its file, line and rule, and how many there were', () => {
    const { errors } = check(['--fix', copy])
    const lines = [...made.map(line => `${manifest}:${line}`), 'fixes: 2, files: 1']
    assert.equal(errors, lines.map(line => `plumego-check: ${line}\n`).join(''))
    assert.equal(check(['--fix', copy]).errors, '')
  })

  it('says so in JSON, and nothing of fixes where none were asked for', () => {
    const workspaceOf = (words: readonly string[]) =>
      JSON.parse(check([...words, '--format', 'json', copy]).output).workspaces[0]
    assert.equal(workspaceOf([]).fixed, undefined)
    const { fixed } = workspaceOf(['--fix'])
    const { range, ...rest } = fixed[1]
    assert.deepEqual(range.start, { line: 8, character: 6 })
    assert.deepEqual(rest, {
      code: 'invalid-value',
      check: 'module-manifests',
      key: [manifest, 'risk', 'medum'],
      file: manifest,
      title: 'Replace by medium',
      files: [manifest],
    })
    assert.deepEqual(workspaceOf(['--fix']).fixed, [])
  })

  const shapes: Readonly<Record<string, (text: string) => string>> = {
    'as it is': text => text,
    'with CRLF': text => text.replaceAll('\n', '\r\n'),
    'with a byte order mark': text => `\ufeff${text}`,
    'without a last line break': text => text.trimEnd(),
    'with letters beyond the BMP': text => text.replace('medum', 'medum # 𝒳 中'),
  }
  for (const [shape, shaped] of Object.entries(shapes)) {
    it(`prints with --dry-run what git can apply, and writes nothing: a file ${shape}`, () => {
      const file = path.join(copy, manifest)
      fs.writeFileSync(file, shaped(fs.readFileSync(file, 'utf8')))
      const before = contents()
      const { status, output, errors } = check(['--fix', '--dry-run', '.'], copy)
      assert.equal(status, 1)
      assert.match(errors, /^plumego-check: fixes: 2, files: 1$/m)
      assert.deepEqual(changes(before), [])
      const twin = path.join(path.dirname(copy), 'twin')
      fs.cpSync(copy, twin, { recursive: true })
      check(['--fix', copy])
      const applied = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
        cwd: twin,
        input: output,
        encoding: 'utf8',
      })
      assert.equal(applied.stderr, '')
      assert.deepEqual(fs.readFileSync(path.join(twin, manifest)), fs.readFileSync(file))
      assert.deepEqual(check(['--fix', '--dry-run', copy]), { status: 0, output: '', errors: '' })
    })
  }

  it('names files from where it was called, whatever their names', () => {
    const folder = path.join(path.dirname(copy), 'a "b" c')
    fs.renameSync(copy, path.join(path.dirname(copy), 'a "b" c'))
    const { output } = check(['--fix', '--dry-run', folder], path.dirname(folder))
    const applied = spawnSync('git', ['apply', '--check', '-'], {
      cwd: path.dirname(folder),
      input: output,
      encoding: 'utf8',
    })
    assert.equal(applied.stderr, '')
  })

  it('says what --dry-run needs', () => {
    for (const [words, said] of [
      [['--dry-run'], /say --fix --dry-run/],
      [['--fix', '--dry-run', '--format', 'json'], /leave out --format json/],
    ] as const) {
      const { status, errors } = check([...words, copy])
      assert.equal(status, 2)
      assert.match(errors, said)
    }
  })
})
