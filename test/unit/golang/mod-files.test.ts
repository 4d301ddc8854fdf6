import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readGoMod } from '../../../server/src/core/golang/mod/go-mod.ts'
import { readGoWork } from '../../../server/src/core/golang/mod/go-work.ts'
import { cachedModule, cachedVersionOf } from '../../../server/src/core/golang/mod/module-cache.ts'
import { readVendorModules } from '../../../server/src/core/golang/mod/vendor-modules.ts'
import {
  canonicalVersion,
  compareVersions,
  isGoAtLeast,
  pseudoVersionTime,
} from '../../../server/src/core/golang/mod/versions.ts'
import { askGo, hasGo, type ModFile, modAnswer, workAnswer } from '../../support/mod-files.ts'

const fixture = path.join(import.meta.dirname, '..', '..', 'fixtures', 'mod-files.json')
/** Files of many kinds, and what the go command said of each. */
const recorded: { readonly mod: readonly ModFile[]; readonly work: readonly ModFile[] } = JSON.parse(
  fs.readFileSync(fixture, 'utf8'),
)

describe('go.mod and go.work', () => {
  const kinds = [
    { kind: 'mod', answer: modAnswer, errors: (text: string) => readGoMod(text).errors },
    { kind: 'work', answer: workAnswer, errors: (text: string) => readGoWork(text).errors },
  ] as const

  for (const { kind, answer, errors } of kinds) {
    describe(`go.${kind}`, () => {
      for (const { what, text, go } of recorded[kind]) {
        it(`${what}: ${go ? 'is read as Go reads it' : 'is refused, and read as far as it goes'}`, () => {
          if (go) assert.deepEqual(answer(text), go)
          assert.equal(errors(text).length > 0, go === null)
        })
      }

      it('is as the go command of this machine has it', function () {
        if (!hasGo()) {
          console.log('      no go command here: only what was recorded of one is compared')
          return this.skip()
        }
        this.timeout(60_000)
        const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-mod-'))
        const file = path.join(directory, `go.${kind}`)
        for (const { what, text, go } of recorded[kind]) {
          fs.writeFileSync(file, text)
          assert.deepEqual(askGo(kind, file), go, what)
        }
        fs.rmSync(directory, { recursive: true })
      })
    })
  }

  it('gives the place of each value, quotes included', () => {
    const text = 'module a.b/c\n\nrequire "a.b/d" v1 // indirect\n\nreplace (\n\ta.b/d v1.0.0 => ../d\n)\n'
    const { module, requires, replaces } = readGoMod(text)
    const written = (span: { start: number; end: number } | undefined): string | undefined =>
      span && text.slice(span.start, span.end)
    assert.equal(written(module), 'a.b/c')
    assert.deepEqual([written(requires[0]?.path), written(requires[0]?.version)], ['"a.b/d"', 'v1'])
    assert.deepEqual([requires[0]?.path.text, requires[0]?.version.text], ['a.b/d', 'v1.0.0'])
    const [replace] = replaces
    assert.deepEqual([replace?.oldPath, replace?.oldVersion, replace?.newPath].map(written), [
      'a.b/d',
      'v1.0.0',
      '../d',
    ])
    assert.equal(replace?.newVersion, undefined)
  })

  it('reads on behind what Go stops at', () => {
    const { module, requires, errors } = readGoMod('module `a.b/c`\nwhat ever\nrequire a.b/d v1.0.0 /* no */\n')
    assert.equal(module?.text, 'a.b/c')
    assert.deepEqual(
      requires.map(({ path: { text } }) => text),
      ['a.b/d'],
    )
    assert.equal(errors.length, 3)
  })
})

describe('vendor/modules.txt', () => {
  it('lists modules, what replaces them, and their packages', () => {
    const text = [
      '# a.b/c v1.0.0',
      '## explicit; go 1.24.0',
      'a.b/c',
      'a.b/c/d',
      '# a.b/e v1.2.0 => ../e',
      '## explicit',
      'a.b/e',
      '# a.b/f v0.1.0 => a.b/g v0.2.0',
      'a.b/f',
      '# a.b/e => ../e',
      '# a.b/h what is this',
      'a.b/h/i',
      '',
    ].join('\n')
    const { ofWorkspace, modules } = readVendorModules(text)
    assert.equal(ofWorkspace, false)
    const shown = modules.map(({ path: name, version, replacement, explicit, packages }) =>
      [name, version ?? '-', replacement?.path ?? '-', replacement?.version ?? '-', explicit, ...packages].join(' '),
    )
    assert.deepEqual(shown, [
      'a.b/c v1.0.0 - - true a.b/c a.b/c/d',
      'a.b/e v1.2.0 ../e - true a.b/e',
      'a.b/f v0.1.0 a.b/g v0.2.0 false a.b/f',
      'a.b/e - ../e - false',
    ])
  })

  it('tells that of a go.work', () => {
    assert.equal(readVendorModules('## workspace\n# a.b/c v1.0.0\n').ofWorkspace, true)
    assert.equal(readVendorModules('').ofWorkspace, false)
  })
})

describe('versions', () => {
  it('are ordered as Go orders them', () => {
    const ordered = [
      'none',
      'v0.0.0-20200101000000-abcdefabcdef',
      'v0.2.0',
      'v1.0.0-alpha',
      'v1.0.0-alpha.1',
      'v1.0.0-alpha.beta',
      'v1.0.0-rc.2',
      'v1.0.0-rc.10',
      'v1.0.0',
      'v1.0.1-0.20260623032526-9fe655f7bac6',
      'v1.0.1',
      'v1.9.0',
      'v1.10.0',
      'v2.0.0+incompatible',
    ]
    for (const [i, a] of ordered.entries()) {
      for (const [j, b] of ordered.entries())
        assert.equal(Math.sign(compareVersions(a, b)), Math.sign(i - j), `${a} ${b}`)
    }
    // The other way round it is the opposite.
    const sums = ordered.flatMap(a => ordered.map(b => compareVersions(a, b) + compareVersions(b, a)))
    assert.deepEqual(new Set(sums), new Set([0]))
  })

  it('have a full form', () => {
    assert.equal(canonicalVersion('v1'), 'v1.0.0')
    assert.equal(canonicalVersion('v1.2.3+meta'), 'v1.2.3')
    assert.equal(canonicalVersion('v2.0.0+incompatible'), 'v2.0.0+incompatible')
    for (const none of ['1.2.3', 'v1.2-rc', 'v01.2.3', 'v1.2.3-01', 'v1.2.3-', 'latest']) {
      assert.equal(canonicalVersion(none), undefined, none)
    }
  })

  it('have a time where they name a commit', () => {
    assert.equal(pseudoVersionTime('v0.0.0-20200102030405-abcdefabcdef'), '20200102030405')
    assert.equal(pseudoVersionTime('v1.0.1-0.20260623032526-9fe655f7bac6'), '20260623032526')
    assert.equal(pseudoVersionTime('v1.0.0-rc.1.0.20260516090413-edf448b4abcd'), '20260516090413')
    assert.equal(pseudoVersionTime('v1.0.0'), undefined)
    assert.equal(pseudoVersionTime('v1.0.0-rc.1'), undefined)
  })

  it('of Go compare by number', () => {
    assert.equal(isGoAtLeast('1.9', [1, 14]), false)
    assert.equal(isGoAtLeast('1.14', [1, 14]), true)
    assert.equal(isGoAtLeast('1.24.0', [1, 14]), true)
    assert.equal(isGoAtLeast('2', [1, 14]), true)
  })
})

describe('the module cache', () => {
  it('keeps upper-case letters apart', () => {
    assert.equal(cachedModule('github.com/Azure/sdk', 'v1.0.0-RC1'), 'github.com/!azure/sdk@v1.0.0-!r!c1')
  })

  it('tells the version of what lies in it', () => {
    assert.equal(cachedVersionOf('/go/pkg/mod/github.com/spcent/plumego@v1.0.0/x/rest'), 'v1.0.0')
    assert.equal(cachedVersionOf('C:\\go\\mod\\a@v1.0.0-!r!c1'), 'v1.0.0-RC1')
    assert.equal(cachedVersionOf('/home/me@work/plumego'), undefined)
  })
})
