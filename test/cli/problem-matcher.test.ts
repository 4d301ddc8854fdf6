import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check, root, sample } from '../support/check-command.ts'

interface Pattern {
  readonly regexp: string
  readonly [group: string]: string | number
}

const { contributes } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
const [matcher]: { name: string; owner: string; pattern: readonly Pattern[] }[] = contributes.problemMatchers

/** What VS Code makes of some lines: each pattern has to fit a line of its own, one behind the other. */
function problemsIn(text: string): Record<string, string>[] {
  const lines = text.split('\n')
  return lines.flatMap((_, first) => {
    const problem: Record<string, string> = {}
    for (const [index, { regexp, ...groups }] of (matcher?.pattern ?? []).entries()) {
      const match = new RegExp(regexp).exec(lines[first + index] ?? '')
      if (!match) return []
      for (const [name, group] of Object.entries(groups)) problem[name] = match[Number(group)] ?? ''
    }
    return [problem]
  })
}

interface Finding {
  readonly code: string
  readonly severity: string
  readonly file: string
  readonly message: string
  readonly range: Record<'start' | 'end', { readonly line: number; readonly character: number }>
}

const severities: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', information: 'notice' }

/** As VS Code reads it: lines and columns from 1, without columns where a range spans lines. */
function expected({ code, severity, file, message, range: { start, end } }: Finding): Record<string, string> {
  const isOneLine = start.line === end.line
  return {
    severity: severities[severity] ?? '',
    line: String(start.line + 1),
    endLine: String(end.line + 1),
    column: isOneLine ? String(start.character + 1) : '',
    endColumn: isOneLine ? String(end.character + 1) : '',
    file,
    message,
    code,
  }
}

const inOrder = (problems: readonly Record<string, string>[]): string[] =>
  problems.map(one => JSON.stringify(Object.entries(one).sort())).sort()

describe('the problem matcher', () => {
  let copy: string

  before(() => {
    copy = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-matcher-')), 'my fork, 1')
    fs.cpSync(sample, copy, { recursive: true })
    // What a name may hold that the lines part by.
    for (const name of ['a, b.go', 'c 3:4: d.go', 'e [f].go', '%41.go']) {
      if (process.platform === 'win32' && name.includes(':')) continue
      fs.writeFileSync(path.join(copy, 'router', name), 'package router\n\nimport _ "github.com/spcent/plumego/x/ai"\n')
    }
    const manifest = path.join(copy, 'x/ai/module.yaml')
    fs.writeFileSync(manifest, `${fs.readFileSync(manifest, 'utf8')}"a\n  b": 1\n`)
  })

  after(() => fs.rmSync(path.dirname(copy), { recursive: true }))

  for (const [language, locale] of [
    ['English', 'C'],
    ['Chinese', 'zh-cn'],
  ] as const) {
    it(`reads every finding that the command prints in ${language}, and nothing else`, () => {
      const env = { LC_ALL: locale, GITHUB_WORKSPACE: '' }
      const [workspace]: { diagnostics: Finding[] }[] = JSON.parse(
        check(['--format', 'json'], copy, env).output,
      ).workspaces
      const told = (workspace?.diagnostics ?? []).filter(({ severity }) => severity !== 'hint')
      assert.ok(told.length >= 10)
      const problems = problemsIn(check(['--format', 'github'], copy, env).output)
      assert.deepEqual(inOrder(problems), inOrder(told.map(expected)))
    })
  }

  it('marks what it reads with the owner of what the server tells', () => {
    const options = fs.readFileSync(path.join(root, 'client/src/client-options.ts'), 'utf8')
    assert.ok(options.includes(`diagnosticCollectionName: '${matcher?.owner}'`))
  })
})
