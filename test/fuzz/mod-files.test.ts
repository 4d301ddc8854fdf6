import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { readGoMod } from '../../server/src/core/golang/mod/go-mod.ts'
import { readGoWork } from '../../server/src/core/golang/mod/go-work.ts'
import { readVendorModules } from '../../server/src/core/golang/mod/vendor-modules.ts'
import { askGo, hasGo, modAnswer, workAnswer } from '../support/mod-files.ts'

/** Pieces that the files are made of, and pieces that break them. */
const pieces = [
  ...['module ', 'require ', 'replace ', 'exclude ', 'retract ', 'tool ', 'ignore ', 'use ', 'go ', 'toolchain '],
  ...['godebug ', 'a.b/c ', 'a.b/d ', './e ', '../f ', 'v1.0.0 ', 'v0.1.0-rc.1 ', 'v1 ', 'master ', '1.24', 'x=y '],
  ...['=> ', '(', ')', '(\n', ')\n', '[', ']', ',', '\n', '\r\n', '\t', ' ', '//', '// indirect\n', '/* */', '/'],
  ...['"a.b/c" ', '"./\\x41" ', '"\\q"', '`raw` ', '"', '`', "'", '\\', '\ufeff', '\0', '\u00a0', 'é', '世'],
]

const randomText = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map(parts => parts.join(''))

/** A file of many lines that are right, for the greater part. */
const lines = [
  'require a.b/c v1.0.0\n',
  'require (\n\ta.b/d v0.1.0 // indirect\n\t"a.b/e" v1.2\n)\n',
  'replace a.b/c => ./c\n',
  'replace (\n\ta.b/d v0.1.0 => a.b/e v1.0.0\n)\n',
  'exclude a.b/f v1.0.0\n',
  'retract [v1.0.0, v1.1.0] // why\n',
  'use ./g\n',
  'use (\n\t./h\n\t"./i j"\n)\n',
  '// a comment\n',
  '\n',
]
const likelyText = fc
  .tuple(fc.shuffledSubarray(lines), fc.option(fc.tuple(fc.nat(200), fc.constantFrom(...pieces))))
  .map(([parts, change]) => {
    const text = `go 1.24\n${parts.join('')}`
    if (!change) return text
    const [at, piece] = change
    return text.slice(0, at) + piece + text.slice(at)
  })

describe('module files at random', () => {
  it('never make a reader throw, and every place lies in the text', function () {
    this.timeout(60_000)
    fc.assert(
      fc.property(fc.oneof(randomText, likelyText, fc.string({ unit: 'binary' })), text => {
        readVendorModules(text)
        const { module, requires, replaces, errors: modErrors } = readGoMod(text)
        const { uses, errors: workErrors } = readGoWork(text)
        const spans = [
          ...(module ? [module] : []),
          ...requires.flatMap(one => [one.path, one.version]),
          ...replaces.flatMap(one => [one.oldPath, one.newPath]),
          ...[...uses, ...modErrors, ...workErrors],
        ]
        for (const { start, end } of spans) assert.ok(0 <= start && start < end && end <= text.length)
        for (const { path: name } of requires) {
          const written = text.slice(name.start, name.end)
          assert.ok(/["`]/.test(written) || written === name.text)
        }
      }),
      { numRuns: 2000 },
    )
  })

  for (const kind of ['mod', 'work'] as const) {
    it(`say what the go command says of a go.${kind}`, function () {
      if (!hasGo()) {
        console.log('      no go command here to compare with')
        return this.skip()
      }
      this.timeout(120_000)
      const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-mod-'))
      const file = path.join(directory, `go.${kind}`)
      const [answer, read] = kind === 'mod' ? [modAnswer, readGoMod] : [workAnswer, readGoWork]
      const text =
        kind === 'mod' ? likelyText.map(one => `module a.b/z\n${one.replaceAll('use ', 'tool ')}`) : likelyText
      fc.assert(
        fc.property(text, content => {
          fs.writeFileSync(file, content)
          const go = askGo(kind, file)
          if (go) assert.deepEqual(answer(content), go)
          assert.equal(read(content).errors.length > 0, go === null)
        }),
        { numRuns: 60 },
      )
      fs.rmSync(directory, { recursive: true })
    })
  }
})
