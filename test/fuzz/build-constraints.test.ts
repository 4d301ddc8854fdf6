import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { buildsOf, constraintIn } from '../../server/src/core/golang/build-constraints.ts'
import { GoCommand } from '../support/go-command.ts'

const program = path.join(import.meta.dirname, '..', 'support', 'build-constraints.go.txt')

const tag = fc.constantFrom(
  ...['linux', 'windows', 'darwin', 'android', 'ios', 'illumos', 'solaris', 'plan9', 'js', 'unix', 'amd64', 'arm64'],
  ...['wasm', 'cgo', 'gc', 'gccgo', 'go1.18', 'go1.99', 'ignore', 'tools', 'integration', 'enterprise'],
)
const { expression } = fc.letrec<{ expression: string }>(tie => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tag,
    tag.map(name => `!${name}`),
    fc
      .tuple(tie('expression'), fc.constantFrom('&&', '||'), tie('expression'))
      .map(([a, operator, b]) => `${a} ${operator} ${b}`),
    tie('expression').map(inner => `(${inner})`),
    tie('expression').map(inner => `!(${inner})`),
  ),
}))
const option = fc.array(
  fc.tuple(fc.constantFrom('', '', '!'), tag).map(parts => parts.join('')),
  { minLength: 1, maxLength: 2 },
)
const older = fc
  .array(option, { minLength: 1, maxLength: 2 })
  .map(options => `// +build ${options.map(terms => terms.join(',')).join(' ')}\n`)
const head = fc.oneof(
  fc.constant(''),
  expression.map(text => `//go:build ${text}\n\n`),
  expression.map(text => `// Licence\n\n//go:build ${text}\n// Package a is one.\n`),
  expression.map(text => `/* //go:build ignore */\n\n//go:build ${text}\n`),
  older.map(line => `${line}\n`),
  older,
  fc.tuple(older, older).map(([a, b]) => `${a}${b}\n// Package a is one.\n`),
  fc.tuple(expression, older).map(([text, line]) => `//go:build ${text}\n${line}\n`),
)
const name = fc.constantFrom(
  ...['a.go', 'a_windows.go', 'a_linux.go', 'a_linux_amd64.go', 'a_unix.go', 'a_arm64.go', 'windows.go', 'a_wasm.go'],
  ...['a_linux.pb.go', 'a_b_darwin_arm64.go', 'a_amd64_linux.go', 'linux_amd64.go', 'a_android.go', 'a_ios_test2.go'],
)

/** What is said of a build that takes more than go's does: nothing that is claimed to be left out is built. */
const lessIsKnown: Readonly<Record<string, readonly string[]>> = {
  all: ['all', 'some'],
  some: ['some'],
  tagged: ['tagged', 'some'],
  none: ['none', 'tagged', 'some'],
}

describe('which builds take a Go file', () => {
  it('is what go/build says of random constraints and names, or less', function () {
    this.timeout(60_000)
    if (!GoCommand.isInstalled) this.skip()
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'builds-'))
    try {
      const cases = fc.sample(fc.record({ Name: name, head }), 400)
      const files = cases.map(({ Name, head: written }) => ({ Name, Text: `${written}package a\n` }))
      fs.copyFileSync(program, path.join(directory, 'main.go'))
      const env = { ...process.env, GOFLAGS: '', GO111MODULE: 'off', GOWORK: 'off', GOTOOLCHAIN: 'local' }
      const run = spawnSync('go', ['run', 'main.go'], {
        cwd: directory,
        env,
        input: JSON.stringify(files),
        encoding: 'utf8',
      })
      assert.equal(run.status, 0, run.stderr)
      const verdicts: string[] = JSON.parse(run.stdout)
      let known = 0
      for (const [i, { Name, Text }] of files.entries()) {
        const verdict = verdicts[i] ?? ''
        const ours = buildsOf(Name, constraintIn(Text))
        // What go cannot read is left out by nothing.
        const allowed = verdict === '' ? ['some', 'all'] : lessIsKnown[verdict]
        assert.ok(allowed?.includes(ours), `${Name} ${JSON.stringify(Text)}: go says ${verdict}, we say ${ours}`)
        if (verdict === ours) known++
      }
      assert.ok(known > files.length / 2, `${known} of ${files.length} told as go does`)
    } finally {
      fs.rmSync(directory, { recursive: true, force: true })
    }
  })
})
