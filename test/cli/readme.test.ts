import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { check } from '../support/check-command.ts'

const root = path.join(import.meta.dirname, '..', '..')
const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8')

/** The time is another in each run. */
const timeless = (text: string): string => text.replace(/in \d+ ms/, 'in N ms')

describe('the README', () => {
  it('shows what the command writes', () => {
    const [, words = '', shown = ''] = /^npx plumego-check (.*)\n```\n\n```text\n(.*?)^```$/ms.exec(readme) ?? []
    assert.ok(words)
    assert.equal(timeless(shown), timeless(check(words.split(' ')).output))
  })

  it('lists options that the command has, and the checks that it runs', () => {
    const { output } = check(['--help'])
    const options = [...readme.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, option = '']) => option)
    assert.ok(options.length > 0)
    assert.deepEqual(
      options.filter(option => !output.includes(option)),
      [],
    )
    const checks = /^Checks: (.*)$/m.exec(output)?.[1]?.split(', ') ?? []
    assert.ok(checks.length > 0)
    assert.deepEqual(
      checks.filter(name => !readme.includes(name)),
      [],
    )
  })
})
