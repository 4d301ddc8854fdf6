import assert from 'node:assert/strict'
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
})
