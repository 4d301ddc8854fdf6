import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check, sample } from '../support/check-command.ts'

/** Names and values of a workspace, each with something that must not get through. */
const odd = [
  '\u001b[31mred',
  '\u001b]0;title\u0007',
  '\u009b2J',
  'a\n::set-output name=x::y',
  'a\r::error::z',
  'a\n##[set-env name=x]y',
  'a\u2028::warning::w',
  '\u202egnp.exe',
  '\u0008\u0008\u007f',
]

describe('what plumego-check prints of names and values', () => {
  let scratch: string
  let root: string

  beforeEach(() => {
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-escapes-')))
    root = path.join(scratch, 'sample')
    fs.cpSync(sample, root, { recursive: true })
    const manifest = fs.readFileSync(path.join(root, 'x/messaging/pubsub/module.yaml'), 'utf8')
    for (const [i, name] of [...odd, '::set-output name=a::b'].entries()) {
      const directory = path.join(root, 'x', name.replaceAll('/', ''))
      fs.mkdirSync(directory)
      const value = JSON.stringify(`${name} ${i}`)
      fs.writeFileSync(
        path.join(directory, 'module.yaml'),
        manifest.replace('risk: medum', `risk: ${name.split(/[\r\n]/)[0]}\nowner: ${value}`),
      )
    }
    fs.mkdirSync(path.join(root, '::notice::n'))
    fs.writeFileSync(
      path.join(root, '::notice::n', 'a.go'),
      'package a\nimport "github.com/spcent/plumego/x/\u001b[1mbold"\n',
    )
  })

  afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }))

  for (const format of ['text', 'github']) {
    it(`--format ${format} shows them, and neither a terminal nor GitHub takes them for more`, () => {
      const { output, errors } = check(['--format', format, '--fail-on', 'hint', root])
      assert.match(output, /red/)
      for (const line of [...output.split('\n'), ...errors.split('\n')]) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/)
        assert.doesNotMatch(line, /^\s*::(?!(?:error|warning|notice) file=)/)
        assert.doesNotMatch(line, /##\[/)
      }
    })
  }

  it('what was typed wrong is told on one line', () => {
    for (const name of odd) {
      const { errors, status } = check([path.join(scratch, name)])
      assert.equal(status, 2)
      assert.equal(errors.split('\n').length, 2, JSON.stringify(errors))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      assert.doesNotMatch(errors, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    }
  })

  it('what machines read has them as they are', () => {
    const { output } = check(['--format', 'json', root])
    const [{ diagnostics }] = JSON.parse(output).workspaces
    const files = diagnostics.map(({ file }: { file: string }) => file)
    assert.ok(files.some((file: string) => file.includes('\u001b[31mred')))
    assert.equal(output.trim().split('\n').length, 1)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    assert.doesNotMatch(output, /[\u0000-\u0009\u000b-\u001f]/)
  })
})
