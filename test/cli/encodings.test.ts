import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check, sample } from '../support/check-command.ts'
import { LspClient, uriOf } from '../support/lsp-client.ts'

type Diagnostic = Readonly<Record<'code' | 'message' | 'file' | 'severity', string>> & {
  readonly check: string | null
  readonly fixes: readonly { readonly safe: boolean }[]
}

const manifest = 'x/rest/module.yaml'

/** The bytes of a text; a byte order mark is a character like any other. */
const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-16LE': text => Buffer.from(text, 'utf16le'),
  'UTF-16BE': text => Buffer.from(text, 'utf16le').swap16(),
  'UTF-32LE': text => Buffer.concat([...text].map(letter => int32(letter.codePointAt(0) ?? 0))),
  'UTF-32BE': text => Buffer.concat([...text].map(letter => int32(letter.codePointAt(0) ?? 0).swap32())),
}

function int32(number: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeInt32LE(number)
  return buffer
}

describe('a file that is no UTF-8', () => {
  let workspace: string

  beforeEach(() => {
    workspace = path.join(fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-encoding-'))), 'sample')
    fs.cpSync(sample, workspace, { recursive: true })
  })

  afterEach(() => fs.rmSync(path.dirname(workspace), { recursive: true, force: true }))

  const found = (file: string, ...words: string[]): Diagnostic[] => {
    const { output } = check(['--format', 'json', ...words, workspace])
    const all: Diagnostic[] = JSON.parse(output).workspaces[0].diagnostics
    return all.filter(one => one.file === file)
  }

  for (const [encoding, encode] of Object.entries(encodings)) {
    for (const mark of ['', '\ufeff']) {
      it(`is told by its encoding: ${encoding} ${mark === '' ? 'without' : 'with'} a byte order mark`, () => {
        const file = path.join(workspace, manifest)
        const bytes = encode(mark + fs.readFileSync(file, 'utf8'))
        fs.writeFileSync(file, bytes)
        const own = found(manifest)
        // What CI fails on is all there, in words that help.
        const missing = own.filter(({ code }) => code === 'missing-key')
        assert.ok(missing.length > 10)
        for (const { check, message, fixes } of missing) {
          assert.equal(check, 'module-manifests')
          assert.ok(message.includes(encoding) && message.includes('UTF-8') && !message.includes('add it'), message)
          assert.deepEqual(fixes, [])
        }
        const others = own.filter(one => !missing.includes(one))
        const codes = ['check-blocked', 'entrypoint-primer-missing', 'yaml-syntax']
        assert.deepEqual(others.map(({ code }) => code).sort(), codes)
        for (const { message } of others) assert.ok(message.includes(`is ${encoding}`), message)
        check(['--fix', workspace])
        assert.ok(fs.readFileSync(file).equals(bytes))
      })
    }
  }

  it('is told of specs, too', () => {
    const file = 'specs/extension-taxonomy.yaml'
    const absolute = path.join(workspace, file)
    fs.writeFileSync(absolute, Buffer.from(`\ufeff${fs.readFileSync(absolute, 'utf8')}`, 'utf16le'))
    assert.ok(found(file).some(({ code, message }) => code === 'yaml-syntax' && message.includes('is UTF-16LE')))
  })

  it('is none where a text in UTF-8 only holds what others write', () => {
    const file = path.join(workspace, manifest)
    fs.writeFileSync(file, `\ufeff# 漢字 and a \0 of its own\n${fs.readFileSync(file, 'utf8')}`)
    assert.ok(!found(manifest).some(({ message }) => /UTF-(?:16|32)/.test(message)))
  })

  it('stays what it is to CI while an editor shows it', async () => {
    const file = path.join(workspace, manifest)
    const text = fs.readFileSync(file, 'utf8')
    fs.writeFileSync(file, Buffer.from(`\ufeff${text}`, 'utf16le'))
    const client = await LspClient.start([workspace])
    client.probeDirectory = workspace
    try {
      const uri = uriOf(file)
      const tells = (all: readonly { readonly message: unknown }[]): boolean =>
        all.some(({ message }) => String(message).includes('UTF-16LE'))
      await client.waitForDiagnostics(uri, tells)
      await client.open(uri, text)
      await client.settle()
      assert.ok(tells(client.published.findLast(set => set.uri === uri)?.diagnostics ?? []))
    } finally {
      await client.stop()
    }
  })
})

describe('a merge key', () => {
  const cases: Readonly<Record<string, (text: string) => string>> = {
    'of a map': text => text.replace(/^layer: .*$/m, '<<: { layer: extension }'),
    'of an alias': text => `x-base: &base\n  layer: extension\n${text.replace(/^layer: .*$/m, '<<: *base')}`,
    'of several': text => `x-a: &a { layer: extension }\n${text.replace(/^layer: .*$/m, '<<: [*a]')}`,
    'of a block': text => text.replace(/^layer: .*$/m, '<<:\n  layer: extension'),
  }
  for (const [name, change] of Object.entries(cases)) {
    it(`${name} is told as one that CI does not know`, () => {
      const workspace = fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-merge-'))
      try {
        fs.cpSync(sample, workspace, { recursive: true })
        const file = path.join(workspace, manifest)
        fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')))
        const { output } = check(['--format', 'json', workspace])
        const all: Diagnostic[] = JSON.parse(output).workspaces[0].diagnostics
        const own = all.filter(one => one.file === manifest && one.message.includes('CI does not merge'))
        assert.deepEqual(own.map(({ code, check }) => [code, check]).sort(), [
          ['missing-key', 'module-manifests'],
          ['schema-violation', null],
        ])
      } finally {
        fs.rmSync(workspace, { recursive: true, force: true })
      }
    })
  }
})
