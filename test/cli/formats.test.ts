import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import Ajv from 'ajv-draft-04'
import type { Log, Region, Result } from 'sarif'
import { applyEdits } from '../support/apply-edits.ts'
import { check, root, sample } from '../support/check-command.ts'

const formats = {
  uri: (text: string) => URL.canParse(text),
  'uri-reference': (text: string) => URL.canParse(text, 'file:///'),
  'date-time': true as const,
}
/** SARIF 2.1.0's own schema, as Microsoft's package carries it; its patterns are no Unicode ones. */
const isSarif = new Ajv.default({ strict: false, unicodeRegExp: false, allErrors: true, formats }).compile<Log>(schema)

describe('plumego-check --format', () => {
  let scratch: string

  before(() => {
    scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-formats-')))
  })

  after(() => fs.rmSync(scratch, { recursive: true, force: true }))

  function copySample(name: string): string {
    const copy = path.join(scratch, name)
    fs.cpSync(sample, copy, { recursive: true })
    return copy
  }

  describe('sarif', () => {
    const sarif = (...words: string[]): Log => {
      const log: unknown = JSON.parse(check(['--format', 'sarif', ...words]).output)
      assert.ok(isSarif(log), JSON.stringify(isSarif.errors, null, 2))
      return log
    }
    const results = (log: Log): Result[] => log.runs.flatMap(run => run.results ?? [])
    const names = (log: Log): string[] =>
      results(log)
        .map(({ partialFingerprints }) => partialFingerprints?.['plumegoFinding/v1'] ?? '')
        .sort()

    it('is told from what is no SARIF', () => {
      const log = sarif(sample)
      assert.ok(!isSarif({ ...log, version: '2.0.0' }))
      assert.ok(!isSarif({ ...log, runs: [{ ...log.runs[0], columnKind: 'bytes' }] }))
    })

    it('tells every finding, with its rule, its level and its place', () => {
      const { output } = check(['--format', 'json', sample])
      const findings: { code: string; severity: string; message: string }[] =
        JSON.parse(output).workspaces[0].diagnostics
      const log = sarif(sample)
      assert.deepEqual(
        results(log).map(({ ruleId, message }) => [ruleId, message.text]),
        findings.filter(({ severity }) => severity !== 'hint').map(({ code, message }) => [code, message]),
      )
      const rules = log.runs[0]?.tool.driver.rules ?? []
      for (const { ruleId, ruleIndex = -1 } of results(log)) assert.equal(rules[ruleIndex]?.id, ruleId)
      assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length)

      const found = results(log).find(({ ruleId }) => ruleId === 'forbidden-import')
      assert.equal(found?.level, 'error')
      const { artifactLocation, region } = found.locations?.[0]?.physicalLocation ?? {}
      assert.deepEqual(artifactLocation, {
        uri: 'test/fixtures/sample/router/legacy.go',
        uriBaseId: 'SRCROOT',
      })
      assert.equal(textAt(path.join(sample, 'router/legacy.go'), region), '"github.com/spcent/plumego/x/rest"')
      assert.equal(log.runs[0]?.originalUriBaseIds?.SRCROOT?.uri, pathToFileURL(`${root}/`).href)
      const [related] = found.relatedLocations ?? []
      const rule = related?.physicalLocation
      assert.equal(rule?.artifactLocation?.uri, 'test/fixtures/sample/specs/dependency-rules.yaml')
      assert.equal(textAt(path.join(sample, 'specs/dependency-rules.yaml'), rule?.region), 'x/**')
    })

    it('names findings alike when they only move, and each of two that are about the same', () => {
      const copy = copySample('moved')
      const file = path.join(copy, 'router/legacy.go')
      const before = names(sarif(copy))
      fs.writeFileSync(file, `// Moved.\n\n${fs.readFileSync(file, 'utf8')}`)
      assert.deepEqual(names(sarif(copy)), before)
      const twice =
        'package router\n\nimport "github.com/spcent/plumego/x/rest"\nimport again "github.com/spcent/plumego/x/rest"\n'
      fs.writeFileSync(file, twice)
      const now = names(sarif(copy))
      assert.equal(now.length, before.length + 1)
      assert.equal(new Set(now).size, now.length)
    })

    it('carries fixes that mend', () => {
      const copy = copySample('mended')
      const [wrong] = results(sarif(copy)).filter(({ ruleId }) => ruleId === 'name-mismatch')
      const [change, ...others] = wrong?.fixes?.[0]?.artifactChanges ?? []
      assert.ok(change)
      assert.deepEqual(others, [])
      const file = path.join(copy, change.artifactLocation.uri ?? '')
      const edits = change.replacements.map(({ deletedRegion, insertedContent }) => ({
        range: rangeOf(deletedRegion),
        newText: insertedContent?.text ?? '',
      }))
      fs.writeFileSync(file, applyEdits(fs.readFileSync(file, 'utf8'), edits))
      assert.deepEqual(
        results(sarif(copy)).filter(({ ruleId }) => ruleId === 'name-mismatch'),
        [],
      )
    })
  })

  describe('github', () => {
    const legacy = '::error file=sample/router/legacy.go,line='

    it('annotates the file from where the command runs', () => {
      const copy = copySample('sample')
      const { status, output } = check(['--format', 'github', 'sample'], scratch, { GITHUB_WORKSPACE: '' })
      assert.equal(status, 1)
      const line = output.split('\n').find(text => text.startsWith(legacy)) ?? output
      const [, at, from, to] =
        /line=(\d+),endLine=\1,col=(\d+),endColumn=(\d+),title=plumego forbidden-import::/.exec(line) ?? []
      const text = fs.readFileSync(path.join(copy, 'router/legacy.go'), 'utf8').split('\n')[Number(at) - 1]
      assert.equal(text?.slice(Number(from) - 1, Number(to) - 1), '"github.com/spcent/plumego/x/rest"')
      assert.match(line, /::router may not import x\/rest: .*specs\/dependency-rules\.yaml:\d+/)
    })

    it('annotates it from the root of the checkout on GitHub, wherever the command runs', () => {
      const { output } = check(['--format', 'github'], path.join(scratch, 'sample/router'), {
        GITHUB_WORKSPACE: scratch,
      })
      assert.ok(output.startsWith(legacy), output)
      const link = path.join(scratch, 'link')
      fs.symlinkSync(scratch, link)
      const linked = check(['--format', 'github', path.join(link, 'sample/router')], scratch, {
        GITHUB_WORKSPACE: link,
      })
      assert.ok(linked.output.startsWith(legacy), linked.output)
    })

    describe('has for the log', () => {
      const place = /^(.+?):(\d+):(\d+): (error|warning|information|hint): .* \[([\w-]+)\]$/
      const command = /^::(error|warning|notice) file=/
      const severities = ['error', 'warning', 'information', 'hint']

      function logged(directory: string, ...words: string[]) {
        const { output } = check(['--format', 'github', directory, ...words], scratch, { GITHUB_WORKSPACE: scratch })
        const lines = output.trimEnd().split('\n')
        return { lines, places: lines.map(line => place.exec(line)).filter(match => match !== null) }
      }

      const makes: Readonly<Record<string, () => string>> = {
        'the sample': () => copySample('log'),
        'many findings': () => {
          const copy = copySample('log')
          for (let i = 0; i < 15; i++) {
            fs.writeFileSync(
              path.join(copy, `router/a${i}.go`),
              'package router\n\nimport _ "github.com/spcent/plumego/x/rest"\n',
            )
          }
          return copy
        },
        'warnings that stand before errors': () => {
          const copy = copySample('log')
          fs.writeFileSync(path.join(copy, 'contract/module.yaml'), '\u0000: [\n')
          return copy
        },
      }
      for (const [name, make] of Object.entries(makes)) {
        it(`each finding of ${name} as a line, the worst first, and a summary at the end`, () => {
          const copy = make()
          const { workspaces } = JSON.parse(check(['--format', 'json', copy]).output)
          const findings: { file: string; range: { start: { line: number; character: number } }; severity: string }[] =
            workspaces[0].diagnostics
          const { lines, places } = logged(copy)
          const told = findings.filter(({ severity }) => severity !== 'hint')
          const shown = (file: string, line: string | number, column: string | number) => `${file}:${line}:${column}`
          assert.deepEqual(
            places.map(([, file = '', line = '', column = '']) => shown(file, line, column)).sort(),
            told.map(({ file, range: { start } }) => shown(`log/${file}`, start.line + 1, start.character + 1)).sort(),
          )
          const ranks = places.map(([, , , , severity = '']) => severities.indexOf(severity))
          assert.deepEqual(ranks, [...ranks].sort())
          const kinds = lines.flatMap(line => command.exec(line)?.[1] ?? [])
          assert.equal(kinds.length, told.length)
          assert.deepEqual(
            kinds,
            [...kinds].sort((a, b) => 'ewn'.indexOf(a.charAt(0)) - 'ewn'.indexOf(b.charAt(0))),
          )
          const summary = lines.slice(lines.findLastIndex(line => place.test(line)) + 1)
          const errors = told.filter(({ severity }) => severity === 'error').length
          assert.match(summary[0] ?? '', new RegExp(`^${errors} errors`))
          assert.equal(
            summary.some(line => line.includes('more than GitHub annotates')),
            errors > 10,
          )
          fs.rmSync(copy, { recursive: true })
        })
      }

      it('hints too, where --fail-on hint asks for them', () => {
        const copy = copySample('log')
        assert.ok(!logged(copy).places.some(([, , , , severity]) => severity === 'hint'))
        assert.ok(logged(copy, '--fail-on', 'hint').places.some(([, , , , severity]) => severity === 'hint'))
        fs.rmSync(copy, { recursive: true })
      })

      it('no command that a file makes up', () => {
        const copy = copySample('log')
        const names = ['::warning::a.go', '##[error]b.go', 'c\n::error::d.go', 'e\r##[group]f.go']
        for (const name of names) {
          const directory = path.join(copy, 'router')
          fs.writeFileSync(
            path.join(directory, name),
            'package router\n\nimport _ "github.com/spcent/plumego/x/rest"\n',
          )
        }
        const { lines } = logged(path.join(copy, 'router'))
        const own = /^::error file=[^:]*,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=plumego [\w-]+::/
        // The runner takes two forms of commands: one at the beginning of a line, and one anywhere in it.
        for (const line of lines.filter(one => one.trim().startsWith('::'))) assert.match(line, own)
        for (const line of lines.filter(one => !own.test(one))) assert.ok(!line.includes('##['), line)
        assert.equal(lines.filter(line => own.test(line)).length, names.length + 1)
        fs.rmSync(copy, { recursive: true })
      })
    })

    it('escapes what would end a value, and calls milder findings notices', () => {
      const copy = copySample('100%, a:b')
      fs.writeFileSync(path.join(copy, 'x/rest/module.yaml'), 'name: x/rest\nrisk: 5%,a:b\n')
      const { output } = check(['--format', 'github', copy], scratch, { GITHUB_WORKSPACE: scratch })
      assert.match(output, /^::error file=100%25%2C a%3Ab\/x\/rest\/module\.yaml,.*::risk "5%25,a:b": expected/m)
      fs.rmSync(path.join(copy, 'specs'), { recursive: true })
      const old = check(['--format', 'github', copy], scratch, { GITHUB_WORKSPACE: scratch })
      assert.match(old.output, /^::notice file=100%25%2C a%3Ab\/go\.mod,line=1,.*title=plumego layout-differs::/m)
    })
  })
})

/** The text of a file in a region that lies on one line. */
function textAt(file: string, region: Region | undefined): string {
  assert.ok(region)
  assert.equal(region.startLine, region.endLine)
  const { start, end } = rangeOf(region)
  return fs.readFileSync(file, 'utf8').split('\n')[start.line]?.slice(start.character, end.character) ?? ''
}

function rangeOf({ startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 }: Region) {
  return {
    start: { line: startLine - 1, character: startColumn - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  }
}
